package environment

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// Variable is the name of a flag's variable: --access-log is CAREERS_ACCESS_LOG.
func Variable(flag string) string {
	return "CAREERS_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// Document adds the variable of each flag to its help.
func Document(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) { f.Usage += " [" + Variable(f.Name) + "]" })
}

// Set gives the flags that the command line does not have the values of their variables.
// An empty variable is no value. It returns the flags that got one. An error is one of
// usage.
func Set(flags *pflag.FlagSet, lookup func(string) (string, bool)) (set []string, err error) {
	flags.VisitAll(func(f *pflag.Flag) {
		value, _ := lookup(Variable(f.Name))
		if f.Changed || f.Name == "help" || value == "" || err != nil {
			return
		}
		if bad := setFlag(f, value); bad != nil {
			err = fmt.Errorf("%s is %q, and --%s does not take that: %w", Variable(f.Name), value, f.Name, bad)
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

// Name makes an error say which of the flags that it names were set by variables: nobody
// finds them on the command line.
func Name(err error, set []string) error {
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
		from[i] = fmt.Sprintf("--%s is set by %s", name, Variable(name))
	}
	if len(from) == 0 {
		return err
	}
	return fmt.Errorf("%w; %s", err, strings.Join(from, ", "))
}
