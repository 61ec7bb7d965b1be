package synonyms

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Group is a concept with its names.
type Group struct {
	Concept string // as in the files; "" in a decoded set, and for a site's own
	Names   []Name
}

// Name is one name of a concept.
type Name struct {
	Text     string
	Language string // BCP 47; "" for a site's own
	Use      Use
}

// Use restricts what a name is used for. A site's languages are those that it is
// written in, and English.
type Use string

// The uses of a name, keys in the files of names.
const (
	// Always: understood in every query, looked for on sites in its language.
	Always Use = ""
	// Local: understood and looked for on sites in its language.
	Local Use = "local"
	// Asked: understood on sites in its language, and never looked for.
	Asked Use = "asked"
)

// english is the language that names concepts.
const english = "en"

// readFiles reads every file of the built-in names, the English one first.
func readFiles(fsys fs.FS) ([]Group, error) {
	files, err := fs.Glob(fsys, "data/*.yaml")
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(files, func(a, b string) int { return order(a) - order(b) })
	var r reader
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		if err := r.read(languageOf(file), data); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	return r.groups, nil
}

func languageOf(file string) string { return strings.TrimSuffix(path.Base(file), ".yaml") }

func order(file string) int {
	if languageOf(file) == english {
		return 0
	}
	return 1
}

// reader collects the concepts of all files.
type reader struct {
	groups []Group
	index  map[string]int // of groups, by concept
}

// read adds the names of one file.
func (r *reader) read(language string, data []byte) error {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return err
	}
	if len(doc.Content) == 0 {
		return nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return errorAt(root, "want a mapping of concepts to their names")
	}
	seen := map[string]bool{}
	for i := 0; i < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if seen[key.Value] {
			return errorAt(key, "%q is there twice", key.Value)
		}
		seen[key.Value] = true
		if err := r.concept(language, key, value); err != nil {
			return err
		}
	}
	return nil
}

// concept adds the names of one concept.
func (r *reader) concept(language string, key, value *yaml.Node) error {
	i, known := r.index[key.Value]
	if !known {
		if r.index == nil {
			r.index = map[string]int{}
		}
		i = len(r.groups)
		r.index[key.Value] = i
		r.groups = append(r.groups, Group{Concept: key.Value, Names: []Name{{Text: key.Value, Language: language}}})
	}
	g := &r.groups[i]
	if value.Kind == yaml.SequenceNode {
		return g.add(language, Always, value)
	}
	if value.Kind != yaml.MappingNode {
		return errorAt(value, "want a list of names, or the keys names, local and asked")
	}
	for j := 0; j < len(value.Content); j += 2 {
		k, list := value.Content[j], value.Content[j+1]
		use, ok := uses[k.Value]
		if !ok {
			return errorAt(k, "unknown key %q; write names, local or asked", k.Value)
		}
		if err := g.add(language, use, list); err != nil {
			return err
		}
	}
	return nil
}

var uses = map[string]Use{"names": Always, "local": Local, "asked": Asked}

// add adds a list of names.
func (g *Group) add(language string, use Use, list *yaml.Node) error {
	if list.Kind != yaml.SequenceNode {
		return errorAt(list, "want a list of names")
	}
	for _, n := range list.Content {
		if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" || strings.TrimSpace(n.Value) == "" {
			return errorAt(n, "want a name; put what is not a text in quotes")
		}
		g.Names = append(g.Names, Name{Text: n.Value, Language: language, Use: use})
	}
	return nil
}

func errorAt(n *yaml.Node, format string, args ...any) error {
	return fmt.Errorf("line %d: "+format, append([]any{n.Line}, args...)...)
}
