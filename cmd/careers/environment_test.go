package main

import (
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"github.com/careers-index/careers/cmd/careers/environment"
)

// lookup looks variables up in a map.
func lookup(vars map[string]string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		value, ok := vars[name]
		return value, ok
	}
}

// TestEveryFlagOfServeHasAVariable sets each flag, whatever there will be, by its
// variable, by the command line, by both, and to what it cannot be.
func TestEveryFlagOfServeHasAVariable(t *testing.T) {
	t.Parallel()
	// Of a type: a value, what the flag then says, another value, and one that cannot be.
	values := map[string]struct{ one, says, other, bad string }{
		"string":      {"some/where", "some/where", "else/where", ""},
		"bool":        {"1", "true", "false", "maybe"},
		"stringArray": {`Jobs,"Open, now"`, `[Jobs,"Open, now"]`, "Careers", `Jobs,"Open`},
		"stringSlice": {`Jobs,"Open, now"`, `[Jobs,"Open, now"]`, "Careers", `Jobs,"Open`},
		"time":        {"48h", "48h", "1h", "soon"},
		"duration":    {"48h", "48h0m0s", "1h", "soon"},
		"int":         {"7", "7", "8", "many"},
		"float64":     {"1.5", "1.5", "2", "many"},
	}
	var names []string
	newServe().Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if len(names) < 12 {
		t.Fatalf("serve has the flags %q", names)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v, ok := values[newServe().Flags().Lookup(name).Value.Type()]
			if !ok {
				t.Fatalf("the test has no values for a %s", newServe().Flags().Lookup(name).Value.Type())
			}
			variable := environment.Variable(name)
			// given returns what the flag is after the command line args and an environment.
			given := func(value string, args ...string) (flag *pflag.Flag, set []string, err error) {
				flags := newServe().Flags()
				if err := flags.Parse(args); err != nil {
					t.Fatal(err)
				}
				set, err = fromEnvironment(flags, lookup(map[string]string{variable: value}))
				return flags.Lookup(name), set, err
			}
			f, set, err := given(v.one)
			if err != nil || f.Value.String() != v.says || !f.Changed || len(set) != 1 || set[0] != name {
				t.Errorf("%s=%s: --%s is %s, set %q, %v", variable, v.one, name, f.Value, set, err)
			}
			if !strings.Contains(f.Usage, variable) {
				t.Errorf("the help of --%s does not name %s", name, variable)
			}
			alone, _, _ := given("", "--"+name+"="+v.other)
			f, set, err = given(v.one, "--"+name+"="+v.other)
			if err != nil || f.Value.String() != alone.Value.String() || len(set) != 0 {
				t.Errorf("%s=%s --%s=%s: it is %s, %v; the command line counts", variable, v.one, name, v.other, f.Value, err)
			}
			f, set, err = given("")
			if err != nil || f.Value.String() != f.DefValue || len(set) != 0 {
				t.Errorf("an empty %s: --%s is %s, %v; it is as if there were none", variable, name, f.Value, err)
			}
			if v.bad == "" {
				return
			}
			if _, _, err = given(v.bad); err == nil || !strings.Contains(err.Error(), variable) || exitStatus(new(strings.Builder), err) != exitUsage {
				t.Errorf("%s=%s: %v; it names the variable, and is a matter of usage", variable, v.bad, err)
			}
		})
	}
}

func TestErrorsNameTheVariableOfAFlag(t *testing.T) {
	t.Parallel()
	err := environment.Name(usagef("--addr is HOST:PORT, not %q; --watch needs --content", "x"), []string{"addr", "content", "index"})
	const want = `--addr is HOST:PORT, not "x"; --watch needs --content; --addr is set by CAREERS_ADDR, --content is set by CAREERS_CONTENT`
	if err.Error() != want || exitStatus(new(strings.Builder), err) != exitUsage {
		t.Errorf("%v\nwant %s", err, want)
	}
	if plain := usagef("--addr is wrong"); environment.Name(plain, []string{"content"}).Error() != plain.Error() || environment.Name(nil, nil) != nil {
		t.Error("an error that names no such flag is changed")
	}
}
