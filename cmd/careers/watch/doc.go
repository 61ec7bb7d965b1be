// Package watch notices when somebody has edited a folder.
//
// In: folders. Out: a call after each change.
//
//	w, err := watch.New("content/en", "static")
//	defer w.Close()
//	read() // what is edited from New on is noticed
//	w.Run(ctx, read, func(err error) { log.Print(err) })
//
// A change is told when there was none for a tenth of a second. New folders are watched,
// and so is one that takes the place of a watched folder, as with a checkout, a sync, or
// another target of a link. Below a folder links are not followed.
package watch
