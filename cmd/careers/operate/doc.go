// Package operate is what operators see of a running server and ask of it: logs, metrics,
// profiles, and the promise of HTTPS.
//
// In: flags of a command, and what the server tells of its answers. Out: lines of a log,
// and answers at an address of its own.
//
//	var ops operate.Flags
//	ops.Register(cmd.Flags()) // --admin, --hsts, --log-format, --access-log, …
//	err := ops.Check()
//	log := ops.Logger(os.Stderr)
//	observe, stop, err := ops.Start(metrics, os.Stdout, os.Stderr)
//	defer stop()
//	handler, err := web.New(source, web.Options{Observe: observe, HSTS: ops.HSTS()})
//
// Queries are not logged unless they are asked for: what people search for can say who
// they are.
package operate
