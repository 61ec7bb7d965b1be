package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// Environment: containers and service managers set variables more easily than
// flags. Each flag of serve has a variable, named by one rule, so there is no list
// of them to keep, and no file of settings. A few lines over pflag do all that is
// needed of the libraries for it, which read files and servers as well.

// variable is the name of a flag's variable: --access-log is CAREERS_ACCESS_LOG.
func variable(flag string) string {
	return "CAREERS_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// documentVariables adds the variable of each flag to its help.
func documentVariables(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) { f.Usage += " [" + variable(f.Name) + "]" })
}

// fromEnvironment gives the flags that the command line does not have the values of
// their variables. An empty variable is no value. Set are the flags that got one.
func fromEnvironment(flags *pflag.FlagSet, lookup func(string) (string, bool)) (set []string, err error) {
	flags.VisitAll(func(f *pflag.Flag) {
		value, _ := lookup(variable(f.Name))
		if f.Changed || f.Name == "help" || value == "" || err != nil {
			return
		}
		if bad := setFlag(f, value); bad != nil {
			err = usagef("%s is %q, and --%s does not take that: %w", variable(f.Name), value, f.Name, bad)
			return
		}
		f.Changed = true
		set = append(set, f.Name)
	})
	return set, err
}

// setFlag sets a flag to a value. The values of a flag that may be repeated are
// separated by commas, and quoted as in CSV if they have one.
func setFlag(f *pflag.Flag, value string) error {
	list, ok := f.Value.(pflag.SliceValue)
	if !ok {
		return f.Value.Set(value)
	}
	values, err := csv.NewReader(strings.NewReader(value)).Read()
	if err != nil {
		return err
	}
	return list.Replace(values)
}

var flagInText = regexp.MustCompile(`--([a-z][a-z-]*)`)

// nameVariables makes an error say which of the flags that it names come from the
// environment: nobody finds them on the command line.
func nameVariables(err error, set []string) error {
	if err == nil {
		return nil
	}
	var from []string
	for _, m := range flagInText.FindAllStringSubmatch(err.Error(), -1) {
		if slices.Contains(set, m[1]) && !slices.Contains(from, m[1]) {
			from = append(from, m[1])
		}
	}
	for i, name := range from {
		from[i] = fmt.Sprintf("--%s is set by %s", name, variable(name))
	}
	if len(from) == 0 {
		return err
	}
	named := fmt.Errorf("%w; %s", err, strings.Join(from, ", "))
	var usage *usageError
	if errors.As(err, &usage) {
		return &usageError{named}
	}
	return named
}
