package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity of a finding.
type Severity string

// The severities. Off is a setting of a rule: no finding carries it.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Off     Severity = "off"
)

// Finding is one finding about one place.
type Finding struct {
	Position
	Severity Severity
	Rule     string // id, kebab-case: "missing-section"
	Message  string // what is wrong and what to do, without place or rule
	// Chain is the places of the tags that include the place, outermost first.
	Chain []Position
	// Pages are the files of the pages that an error makes unusable, sorted.
	Pages []string
	// Fix replaces bytes of File to remove the problem; nil when none is safe.
	Fix *Fix
}

// IsError reports whether the finding is an error.
func (d Finding) IsError() bool { return d.Severity == Error }

// New makes a finding with the rule's own severity. An unknown rule is an error.
func New(rule string, at Position, format string, args ...any) Finding {
	r, ok := RuleByID(rule)
	if !ok {
		r.Severity = Error
	}
	return Finding{Position: at, Severity: r.Severity, Rule: rule, Message: fmt.Sprintf(format, args...)}
}

// sorted are the findings of lists by file, line, column, rule and message, equal ones as they
// were. They are large, so there are only pointers to them.
func sorted(lists [][]Finding) []*Finding {
	var all []*Finding
	for _, list := range lists {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	slices.SortStableFunc(all, compare)
	return all
}

func compare(a, b *Finding) int {
	if c := strings.Compare(a.File, b.File); c != 0 {
		return c
	}
	if c := cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)); c != 0 {
		return c
	}
	return cmp.Or(strings.Compare(a.Rule, b.Rule), strings.Compare(a.Message, b.Message))
}

// Merge returns the findings of lists sorted, with equal findings joined: several pages may
// report the same place of a section. A joined error names all their pages.
// The lists are not changed, and one that is merged already is returned.
func Merge(lists ...[]Finding) []Finding {
	lists = slices.DeleteFunc(slices.Clone(lists), func(list []Finding) bool { return len(list) == 0 })
	if len(lists) == 1 && isMerged(lists[0]) {
		return slices.Clip(lists[0])
	}
	all := sorted(lists)
	merged := make([]Finding, 0, len(all))
	for _, d := range all {
		if n := len(merged); n == 0 || compare(&merged[n-1], d) != 0 {
			merged = append(merged, *d)
			if d.Severity != Error {
				merged[n].Pages = nil
			}
		} else if d.Severity == Error {
			last := &merged[n-1]
			last.Pages = slices.Compact(slices.Sorted(slices.Values(slices.Concat(last.Pages, d.Pages))))
		}
	}
	return merged
}

// isMerged reports whether Merge would change nothing.
func isMerged(ds []Finding) bool {
	for i := range ds {
		if ds[i].Severity != Error && ds[i].Pages != nil || i > 0 && compare(&ds[i-1], &ds[i]) >= 0 {
			return false
		}
	}
	return true
}

// WithSeverities returns findings with the severities that settings give their
// rules, and without those that are off: ds itself without settings. Fixed rules keep theirs.
func WithSeverities(ds []Finding, settings map[string]Severity) []Finding {
	if len(settings) == 0 {
		return ds
	}
	out := make([]Finding, 0, len(ds))
	for _, d := range ds {
		if s, set := settings[d.Rule]; set {
			if r, known := RuleByID(d.Rule); known && !r.Fixed {
				d.Severity = s
			}
		}
		if d.Severity != Off {
			out = append(out, d)
		}
	}
	return out
}

// FilesWithErrors are the files that have an error, in themselves or in a
// section that they include.
func FilesWithErrors(ds []Finding) map[string]bool {
	failed := map[string]bool{}
	for _, d := range ds {
		if d.Severity != Error {
			continue
		}
		failed[d.File] = true
		for _, page := range d.Pages {
			failed[page] = true
		}
	}
	return failed
}
