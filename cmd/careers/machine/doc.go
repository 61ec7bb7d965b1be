// Package machine tells Go how much of the machine to use: memory while pages are built and
// served, processors while they are served.
//
// In: how much there is to do. Out: settings of Go's runtime.
//
//	memory := machine.LimitMemory()
//	defer memory.Restore()
//	memory.For(26_000) // pages
//	memory.Mapping()   // when files are mapped
//	options.Processors = machine.Processors()
//	machine.Settle() // a site was loaded
//
// The limit is for the work: what the process had before, as a server has the site that it
// serves, comes on top of it. [GiveBack] after the work makes that known for the next.
//
// Files that are mapped count as memory of the process, and Go does not know of them. While
// large ones are, the limit is lower.
//
// Who sets GOMEMLIMIT, GOGC or GOMAXPROCS knows better: then nothing is changed.
package machine
