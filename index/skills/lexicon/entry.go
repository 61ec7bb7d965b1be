package lexicon

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Entry is one technology.
type Entry struct {
	Name string `json:"name"`
	// Aliases are spellings that always mean the technology.
	Aliases []string `json:"aliases,omitempty"`
	// Unsure are spellings that are ordinary words as well, and count by Policy
	// only. Name may be among them.
	Unsure []string `json:"unsure,omitempty"`
	Kind   string   `json:"kind"` // language, framework, database, …
	// Parent is the name of the entry that it belongs to, "" for none.
	Parent string `json:"parent,omitempty"`
	// Policy says which evidence makes an unsure spelling count.
	Policy Policy `json:"policy,omitempty"`
	// Not are phrases in which an unsure spelling means something else.
	Not []string `json:"not,omitempty"`
	// Context are phrases that make an unsure spelling certain in their sentence.
	Context []string `json:"context,omitempty"`
	// Against are phrases in whose sentence every spelling means something else.
	Against []string `json:"against,omitempty"`
	// Related are names of entries that make an unsure spelling likely on their page.
	Related []string `json:"related,omitempty"`
	// Yes and No are example sentences in which an unsure spelling is, and is not,
	// the technology. The tests run them.
	Yes []string `json:"-"`
	No  []string `json:"-"`

	// key and value are the YAML that the entry was read from, nil if it was not.
	key, value *yaml.Node
}

// Spellings returns all names of an entry, its own first.
func (e Entry) Spellings() []string {
	return slices.Concat([]string{e.Name}, e.Aliases, e.Unsure)
}

// Policy names the evidence that an unsure spelling needs. What each accepts is a
// table of package skills.
type Policy string

// The policies. Entries without unsure spellings have none.
const (
	Word    Policy = "word"    // an ordinary word: Go, Spark, Excel
	Letter  Policy = "letter"  // a single letter: C, R
	Caps    Policy = "caps"    // a word or name unless it is in capitals: SOAP, RAID
	Channel Policy = "channel" // also a way to apply or to talk: Slack, Zoom
	Forge   Policy = "forge"   // also where people show their work: GitHub
	Item    Policy = "item"    // counts in lists of related skills: Effect, Play
	Foreign Policy = "foreign" // a word of another language than English: Scala, Vue
)

// Policies returns all policies.
func Policies() []Policy { return []Policy{Word, Letter, Caps, Channel, Forge, Item, Foreign} }

func (p Policy) known() bool { return p == "" || slices.Contains(Policies(), p) }

// group is a part of a lexicon file: entries that share what it says.
type group struct {
	Kind   string
	Parent string
	// Prefix are vendors that may precede every name: "Apache Kafka".
	Prefix []string
	// Suffix are endings that every name may have: "Ember.js", "EmberJS".
	Suffix []string
	Skills yaml.Node
}

// decodeGroups reads a lexicon file: a list of groups.
func decodeGroups(file string, data []byte) ([]Entry, error) {
	var groups []group
	if err := yaml.Unmarshal(data, &groups); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var out []Entry
	for _, g := range groups {
		entries, off, problems := decodeSkills(&g.Skills, g)
		for _, n := range off {
			problems = append(problems, problemAt(n, "%s is off: only a site can remove entries", n.Value))
		}
		if len(problems) > 0 {
			return nil, fmt.Errorf("%s: %w", file, problems)
		}
		out = append(out, entries...)
	}
	return out, nil
}

// decodeSkills reads a mapping of names to aliases, details, nothing, or "off". It
// returns the nodes of the names that are off.
func decodeSkills(n *yaml.Node, g group) (entries []Entry, off []*yaml.Node, problems Problems) {
	if n.Kind != yaml.MappingNode {
		return nil, nil, Problems{problemAt(n, "skills must be a mapping of names to aliases")}
	}
	for i := 0; i < len(n.Content); i += 2 {
		e := Entry{key: n.Content[i], value: resolved(n.Content[i+1]), Kind: g.Kind, Parent: g.Parent}
		e.Name = strings.TrimSpace(e.key.Value)
		if v := e.value; v.Kind == yaml.ScalarNode && (v.Value == "off" || v.Value == "false") {
			off = append(off, e.key)
			continue
		}
		if p, ok := e.decode(); !ok {
			problems = append(problems, p)
			continue
		}
		e.expand(g)
		entries = append(entries, e)
	}
	return entries, off, problems
}

// decode reads the value of an entry's name.
func (e *Entry) decode() (p Problem, ok bool) {
	switch v := e.value; {
	case v.Kind == yaml.ScalarNode && v.Tag == "!!null":
		return p, true
	case v.Kind == yaml.SequenceNode:
		return e.decodeTexts(v, &e.Aliases)
	case v.Kind != yaml.MappingNode:
		return e.problem(v, "want a list of aliases, a mapping, or off"), false
	}
	fields := map[string]any{
		"aliases": &e.Aliases, "unsure": &e.Unsure, "not": &e.Not, "context": &e.Context, "related": &e.Related, "against": &e.Against,
		"yes": &e.Yes, "no": &e.No, "kind": &e.Kind, "parent": &e.Parent, "policy": (*string)(&e.Policy),
	}
	for i := 0; i < len(e.value.Content); i += 2 {
		k, v := e.value.Content[i], resolved(e.value.Content[i+1])
		switch field := fields[canonicalKey(k.Value)].(type) {
		case *[]string:
			if p, ok := e.decodeTexts(v, field); !ok {
				return p, false
			}
		case *string:
			if v.Kind != yaml.ScalarNode {
				return e.problem(v, "%s must be text", k.Value), false
			}
			*field = v.Value
		default:
			return e.problem(k, "unknown key %q", k.Value), false
		}
	}
	if e.Policy != "" && len(e.Unsure) == 0 {
		e.Unsure = []string{e.Name}
	}
	return p, true
}

// decodeTexts reads a list of texts; an empty value is an empty list.
func (e *Entry) decodeTexts(v *yaml.Node, to *[]string) (p Problem, ok bool) {
	if v.Kind != yaml.SequenceNode && v.Tag != "!!null" {
		return e.problem(v, "want a list"), false
	}
	for _, item := range v.Content {
		item = resolved(item)
		if item.Kind != yaml.ScalarNode {
			return e.problem(item, "want text in the list"), false
		}
		*to = append(*to, item.Value)
	}
	return p, true
}

// formerKeys are the names that keys once had. Sites may still use them.
var formerKeys = map[string]string{"sense": "policy", "kin": "related", "near": "context"}

// canonicalKey returns the present name of a key.
func canonicalKey(key string) string {
	if k, ok := formerKeys[key]; ok {
		return k
	}
	return key
}

// resolved returns the node that a YAML alias (*x) refers to, or the node itself.
func resolved(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// expand adds the aliases that a group's prefixes and suffixes make.
func (e *Entry) expand(g group) {
	bare := append([]string{e.Name}, e.Aliases...)
	bare = append(bare, e.Unsure...)
	have := map[string]bool{}
	for _, n := range bare {
		have[Key(n)] = true
	}
	add := func(n string) {
		if f := Key(n); !have[f] {
			have[f] = true
			e.Aliases = append(e.Aliases, n)
		}
	}
	for _, n := range bare {
		for _, p := range g.Prefix {
			add(p + " " + withoutPrefix(n, g.Prefix))
		}
		for _, s := range g.Suffix {
			if !strings.HasSuffix(strings.ToLower(n), "js") {
				add(n + s)
			}
		}
	}
}

// withoutPrefix removes a vendor from a name: "Microsoft Project" is also "MS
// Project".
func withoutPrefix(name string, prefixes []string) string {
	for _, p := range prefixes {
		if len(name) > len(p) && strings.EqualFold(name[:len(p)], p) && strings.ContainsRune(" -", rune(name[len(p)])) {
			return name[len(p)+1:]
		}
	}
	return name
}
