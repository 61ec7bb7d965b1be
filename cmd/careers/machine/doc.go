// Package machine tells Go how much of the machine to use: memory while pages are built,
// processors while they are served.
//
// In: how much there is to do. Out: settings of Go's runtime.
//
//	defer machine.LimitMemory(26_000)() // pages
//	machine.MakeRoom(26_000)            // before much is mapped, which Go does not count
//	options.Processors = machine.Processors()
//
// Who sets GOMEMLIMIT, GOGC or GOMAXPROCS knows better: then nothing is changed.
package machine
