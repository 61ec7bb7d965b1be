package settings

import (
	"strings"
	"unicode"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
)

const (
	// maxSynonyms bounds the groups of names of a site: more are a dictionary, which
	// nobody has read for what its words mean in a posting.
	maxSynonyms = 1000
	// maxSynonymNames bounds the names of a group: a query for one of them reads the
	// pages that have any of them.
	maxSynonymNames = 20
)

// readSynonyms reads groups of names that mean one thing. What is wrong with a group
// leaves out that group.
func readSynonyms(r *reader, v mapping.Value) string {
	const want = "a list of groups of names, such as [[Guide, tour leader], [QA, tester]]"
	if !v.IsList() {
		return v.WantedMessage(want)
	}
	for _, item := range v.List() {
		if len(r.Synonyms) == maxSynonyms {
			r.report(item.At, "synonyms: there are more than %d groups; keep those that people search for", maxSynonyms)
			return ""
		}
		if names, ok := r.readSynonymGroup(item); ok {
			r.Synonyms = append(r.Synonyms, names)
		}
	}
	return ""
}

// readSynonymGroup reads the names of one group, and reports whether all can be used.
func (r *reader) readSynonymGroup(v mapping.Value) (names []string, ok bool) {
	if !v.IsList() {
		r.report(v.At, "synonyms: %s", v.WantedMessage("a list of at least two names, such as [Guide, tour leader]"))
		return nil, false
	}
	items := v.List()
	switch {
	case len(items) < 2:
		r.report(v.At, "synonyms: a group needs at least two names; add another name, or delete the group")
		return nil, false
	case len(items) > maxSynonymNames:
		r.report(items[maxSynonymNames].At, "synonyms: the group has more than %d names; make a group of each thing that they mean", maxSynonymNames)
		return nil, false
	}
	ok = true
	seen := map[string]bool{}
	for _, item := range items {
		name, isText := item.Text()
		key := strings.ToLower(name)
		switch {
		case !isText:
			r.report(item.At, "synonyms: %s", item.WantedMessage("a name"))
		case item.Empty():
			r.report(item.At, "synonyms: a name is empty; write it, or delete it")
		case !strings.ContainsFunc(name, isLetterOrDigit):
			r.report(item.At, "synonyms: the name %s has no letter and no digit, so no search can find it", diag.Quote(name))
		case seen[key]:
			r.report(item.At, "synonyms: %s is in the group twice; delete one", diag.Quote(name))
		default:
			seen[key] = true
			names = append(names, name)
			continue
		}
		ok = false
	}
	return names, ok
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
