package employment

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/careers-index/careers/content/wordlist"
)

// The kinds of employment. Each has its counterpart in schema.org's employmentType.
const (
	FullTime   = "full-time"
	PartTime   = "part-time"
	Contract   = "contract"
	Temporary  = "temporary"
	Internship = "internship"
	Volunteer  = "volunteer"
	PerDiem    = "per-diem"
	Other      = "other"
)

// All are all kinds, in the order in which messages list them.
func All() []string {
	return []string{FullTime, PartTime, Contract, Temporary, Internship, Volunteer, PerDiem, Other}
}

//go:embed data/kinds.txt
var data string

var list = sync.OnceValue(func() *wordlist.List { return wordlist.Parse(data) })

// Data is the word list, for digests: texts mean the same as long as it is the same.
func Data() string { return data }

// maxText is the length in bytes up to which a text is read. It is a line; a page that
// came here by mistake must not take long.
const maxText = 500

// Kinds returns the kinds of employment that a text names, in the order of the text.
func Kinds(text string) []string {
	var strong, weak []string
	for _, name := range list().Names(text[:min(len(text), maxText)]) {
		kinds := &strong
		kind, isWeak := strings.CutSuffix(name, " weak")
		if isWeak {
			kinds = &weak
		}
		if !slices.Contains(*kinds, kind) {
			*kinds = append(*kinds, kind)
		}
	}
	if len(strong) == 0 {
		return weak
	}
	return strong
}

// Named is the kind of employment that a text as a whole is a name of ("working
// student"), and "" for one that says more, has weak meaning only, or names several.
func Named(text string) string {
	text = text[:min(len(text), maxText)]
	tokens := list().Tokens(text)
	if len(tokens) == 0 {
		return ""
	}
	names, n := list().At(tokens, 0)
	if n < len(tokens) || len(names) != 1 || names[0] == "not" || strings.HasSuffix(names[0], " weak") {
		return ""
	}
	return names[0]
}
