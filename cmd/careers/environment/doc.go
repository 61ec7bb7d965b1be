// Package environment lets variables of the environment set flags: containers and service
// managers set variables more easily than flags.
//
// In: the flags of a command. Out: the same flags, set.
//
//	environment.Document(flags) // "[CAREERS_ADDR]" in the help of --addr
//	set, err := environment.Set(flags, os.LookupEnv)
//	return environment.Name(run(), set) // "…; --addr is set by CAREERS_ADDR"
//
// Each flag has a variable, named by one rule, so there is no list of them to keep, and no
// file of settings. A flag on the command line counts before its variable. The values of a
// flag that may be repeated are separated by commas. A few lines over pflag do all that is
// needed of the libraries for it, which read files and servers as well.
package environment
