// Package history tells when the files of a folder came to be and when they last changed,
// from the Git work tree that the folder is in.
//
//	dates, err := history.Read(ctx, "content/en")
//	fmt.Println(dates["open-positions/engineer.md"].First)
//
// The log is read once for the whole folder, by the git program. Files that were moved
// keep their first date, if nine tenths of them stayed the same: a posting that was made
// from another one is new. A file that was deleted and came back is new, too. Files that
// are not committed have no dates.
//
// A shallow clone does not know what came before its oldest commits, so what these say is
// left out: a checkout of depth 1 has no dates at all, and not that of today for every
// file.
//
// Where there is no work tree or no git program, there are no dates, which is no error.
package history
