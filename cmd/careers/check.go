package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/index/check/report"
	"github.com/careers-index/careers/web"
)

// checker is the check command: its flags.
type checker struct {
	src    source
	format string
	failOn string
	rules  bool
	fix    bool
	write  bool
}

func newCheck() *cobra.Command {
	var c checker
	cmd := &cobra.Command{
		Use:   "check [--content DIR]",
		Short: "Find what is wrong with the content",
		Long: `Check reads the content as build does and lists every problem of every file,
each with its place, what is wrong, what to do, and the name of its rule.

  path:line:column: severity: message [rule]

Errors keep a page from being published; warnings do not. --fail-on warning
exits 1 for warnings too. careers.yaml at the content root sets rules to error,
warning or off:

  rules:
    no-description: off

Formats (--format):
` + formatHelp() + `
'careers check --rules' prints the table of rules.

--fix prints as a diff what can be fixed automatically: the usual spelling of
skills, the names and order of the keys of front matter that the README lists, and front matter that
does not start at the first byte. --write also makes the changes.`,
		Example: `  careers check --content content/en
  careers check --content content/en --fail-on warning --format github
  careers check --content content/en --format sarif > careers.sarif
  careers check --content content/en --fix --write`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if c.rules {
				return printRules(cmd.OutOrStdout())
			}
			return c.check(cmd)
		},
	}
	c.src.register(cmd)
	f := cmd.Flags()
	f.StringVar(&c.format, "format", report.Names()[0], "how to print findings, a `FORMAT`: "+oneOf(report.Names()))
	f.StringVar(&c.failOn, "fail-on", string(diag.Error), "exit 1 from this `SEVERITY` on: error or warning")
	f.BoolVar(&c.rules, "rules", false, "print the table of rules")
	f.BoolVar(&c.fix, "fix", false, "print a diff of what can be fixed automatically, and exit 1 if there is any")
	f.BoolVar(&c.write, "write", false, "with --fix: change the files")
	for flag, values := range map[string][]string{"format": report.Names(), "fail-on": {string(diag.Error), string(diag.Warning)}} {
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
	return cmd
}

// formatHelp is a line for each format.
func formatHelp() string {
	var b strings.Builder
	for _, f := range report.Formats() {
		fmt.Fprintf(&b, "  %-7s %s\n", f.Name, f.Use)
	}
	return b.String()
}

// oneOf lists words of which one can be chosen: "text, json or sarif".
func oneOf(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// check prints the findings of the content. They are a findingsError when one
// is as severe as --fail-on.
func (c *checker) check(cmd *cobra.Command) error {
	if !slices.Contains(report.Names(), c.format) {
		return usagef("--format is %s, not %q", oneOf(report.Names()), c.format)
	}
	if c.failOn != string(diag.Error) && c.failOn != string(diag.Warning) {
		return usagef("--fail-on is error or warning, not %q", c.failOn)
	}
	if c.write && !c.fix {
		return usagef("--write needs --fix")
	}
	if c.fix && c.src.dir == "" {
		return usagef("--fix needs --content")
	}
	c.src.drafts = c.src.drafts || c.fix // hidden pages are fixed too
	read, done, err := c.src.loadAll(cmd.Context(), nil)
	if err != nil {
		return err
	}
	defer done()
	stdout, ds := cmd.OutOrStdout(), check.Run(read, check.Options{Reserved: web.Reserved})
	if c.fix {
		return c.printFixes(stdout, cmd.ErrOrStderr(), read, ds)
	}
	shown := content.Select(read, ds)
	ds = check.Fold(ds)
	if err := c.src.report(stdout, c.format, withHints(ds)); err != nil {
		return err
	}
	errs, warnings := countSeverities(ds)
	fmt.Fprintf(cmd.ErrOrStderr(), "careers: %s: %s\n", c.src.name(), summary(shown, ds))
	if left := leftOut(shown.LeftOut); left != "" {
		fmt.Fprintf(cmd.ErrOrStderr(), "careers: %s\n", left)
		printLeftOut(cmd.ErrOrStderr(), shown.LeftOut)
	}
	if errs > 0 || warnings > 0 && c.failOn == string(diag.Warning) {
		return &findingsError{}
	}
	return nil
}

// summary is the last line for a person: how much there is of what.
func summary(site *content.Site, ds []diag.Finding) string {
	errs, warnings := countSeverities(ds)
	pages := count(len(site.Pages), "page")
	if errs+warnings == 0 {
		return pages + ", no findings"
	}
	rules := map[string]int{}
	for _, d := range ds {
		rules[d.Rule]++
	}
	names := make([]string, 0, len(rules))
	for rule := range rules {
		names = append(names, rule)
	}
	slices.SortFunc(names, func(a, b string) int {
		if rules[a] != rules[b] {
			return rules[b] - rules[a]
		}
		return strings.Compare(a, b)
	})
	for i, rule := range names {
		names[i] = fmt.Sprintf("%s %d", rule, rules[rule])
	}
	return fmt.Sprintf("%s to show; %s, %s (%s)", pages, count(errs, "error"), count(warnings, "warning"), strings.Join(names, ", "))
}

// printRules prints the table of rules.
func printRules(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "RULE\tDEFAULT\tWHAT IS WRONG, AND WHAT TO DO")
	for _, r := range diag.Rules() {
		severity := string(r.Severity)
		if r.Fixed {
			severity += ", always"
		}
		fmt.Fprintf(t, "%s\t%s\t%s%s. %s\n", r.ID, severity, strings.ToUpper(r.Summary[:1]), r.Summary[1:], r.Help)
	}
	return t.Flush()
}
