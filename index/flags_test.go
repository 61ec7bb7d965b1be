package index

import "flag"

var (
	soak   = flag.Bool("soak", false, "run the long versions of the tests of faults and damage")
	update = flag.Bool("update", false, "write generated files again")
)
