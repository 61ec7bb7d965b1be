package skills

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Entry is one technology.
type Entry struct {
	Name string `json:"name"`
	// Aliases are spellings that mean the technology wherever they stand.
	Aliases []string `json:"aliases,omitempty"`
	// Unsure are spellings, Name among them perhaps, that are ordinary words
	// as well and count by Sense only.
	Unsure []string `json:"unsure,omitempty"`
	Kind   string   `json:"kind"` // language, framework, database, …
	// Parent is the name of the entry it belongs to, "" for none.
	Parent string `json:"parent,omitempty"`
	Sense  string `json:"sense,omitempty"` // word, letter, caps, channel, forge or item; "" without Unsure
	// Not are phrases in which an unsure spelling means something else.
	Not []string `json:"not,omitempty"`
	// Near are phrases that make an unsure spelling sure in their sentence.
	Near []string `json:"near,omitempty"`
	// Kin are names of entries that make an unsure spelling likely on their page.
	Kin []string `json:"kin,omitempty"`
	// Yes and No are example sentences in which an unsure spelling is and is
	// not the technology. The tests run them.
	Yes []string `json:"-"`
	No  []string `json:"-"`
}

// group is a part of a lexicon file: entries that share what it says.
type group struct {
	Kind   string
	Parent string
	// Prefix are vendors that may stand before every name: "Apache Kafka".
	Prefix []string
	// Suffix are endings that every name may have: "Ember.js", "EmberJS".
	Suffix []string
	Skills yaml.Node
}

// details is an entry in YAML where it is more than a list of aliases.
type details struct {
	Aliases, Unsure, Not, Near, Kin, Yes, No []string
	Kind, Parent, Sense                      string
}

// decodeGroups reads a lexicon file: a sequence of groups.
func decodeGroups(file string, data []byte) ([]Entry, error) {
	var groups []group
	if err := yaml.Unmarshal(data, &groups); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var out []Entry
	for _, g := range groups {
		entries, off, err := decodeSkills(&g.Skills, g)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if len(off) > 0 {
			return nil, fmt.Errorf("%s: %s is off: only a site can remove entries", file, off[0])
		}
		out = append(out, entries...)
	}
	return out, nil
}

// decodeSkills reads a mapping of names to aliases, details, nothing, or off.
func decodeSkills(n *yaml.Node, g group) (entries []Entry, off []string, err error) {
	if n.Kind != yaml.MappingNode {
		return nil, nil, fmt.Errorf("line %d: skills must be a mapping of names to aliases", max(1, n.Line))
	}
	for i := 0; i < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		e := Entry{Name: strings.TrimSpace(key.Value), Kind: g.Kind, Parent: g.Parent}
		removed, err := e.decode(value)
		if err != nil {
			return nil, nil, fmt.Errorf("line %d: skill %q: %w", key.Line, e.Name, err)
		}
		if removed {
			off = append(off, e.Name)
			continue
		}
		e.expand(g)
		entries = append(entries, e)
	}
	return entries, off, nil
}

var errForm = errors.New("want a list of aliases, a mapping, or off")

// decode reads what stands behind an entry's name.
func (e *Entry) decode(n *yaml.Node) (off bool, err error) {
	switch {
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
		return false, nil
	case n.Kind == yaml.ScalarNode && (n.Value == "off" || n.Value == "false"):
		return true, nil
	case n.Kind == yaml.SequenceNode:
		return false, n.Decode(&e.Aliases)
	case n.Kind != yaml.MappingNode:
		return false, errForm
	}
	d := details{Kind: e.Kind, Parent: e.Parent}
	if err := decodeStrict(n, &d); err != nil {
		return false, err
	}
	e.Aliases, e.Unsure, e.Sense = d.Aliases, d.Unsure, d.Sense
	e.Kind, e.Parent = d.Kind, d.Parent
	e.Not, e.Near, e.Kin, e.Yes, e.No = d.Not, d.Near, d.Kin, d.Yes, d.No
	if e.Sense != "" && len(e.Unsure) == 0 {
		e.Unsure = []string{e.Name}
	}
	return false, nil
}

// decodeStrict decodes a mapping and refuses keys that details does not have.
func decodeStrict(n *yaml.Node, d *details) error {
	for i := 0; i < len(n.Content); i += 2 {
		switch k := n.Content[i]; k.Value {
		case "aliases", "unsure", "not", "near", "kin", "yes", "no", "kind", "parent", "sense":
		default:
			return fmt.Errorf("line %d: unknown key %q", k.Line, k.Value)
		}
	}
	return n.Decode(d)
}

// expand adds the names that a group's prefixes and suffixes make.
func (e *Entry) expand(g group) {
	bare := append([]string{e.Name}, e.Aliases...)
	bare = append(bare, e.Unsure...)
	have := map[string]bool{}
	for _, n := range bare {
		have[Fold(n)] = true
	}
	add := func(n string) {
		if f := Fold(n); !have[f] {
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

// withoutPrefix cuts a vendor off a name: "Microsoft Project" is also "MS
// Project".
func withoutPrefix(name string, prefixes []string) string {
	for _, p := range prefixes {
		if len(name) > len(p) && strings.EqualFold(name[:len(p)], p) && strings.ContainsRune(" -", rune(name[len(p)])) {
			return name[len(p)+1:]
		}
	}
	return name
}
