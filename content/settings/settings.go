package settings

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/mapping"
	"github.com/careers-index/careers/content/markdown"
)

// FileName is the file of the content root that has the settings.
const FileName = "careers.yaml"

// originFile has some of them where there is none, in the folder above.
const originFile = "settings.json"

const defaultPostingCategory = "Open Positions"

// Settings of a site: careers.yaml at the content root, or the settings.json
// of the folder above where there is none.
type Settings struct {
	Title        string
	URL          string // absolute, without a slash at its end; "" when unknown
	Language     string // BCP 47, "en" unless set
	Accent       string // CSS colour "#rrggbb"; "" for the default
	LogoLight    string // path or URL; "" for none
	LogoDark     string
	Logos        []Logo // all that the file names, for findings
	Organization string // hiring organization; Title unless set
	// PostingCategories are the categories whose pages are postings, in the order of
	// navigation; "Open Positions" unless set. One name or a list.
	PostingCategories []string
	// PostingCategoriesAt is where the settings name them; the zero position if they do
	// not.
	PostingCategoriesAt diag.Position `json:"-"`
	// Defaults complete the facts of postings. content.Select applies them.
	Defaults frontmatter.Defaults
	// Facets chooses and orders the facets; nil when the key is absent.
	Facets []Facet
	// NoInsights keeps the figures for recruiters (/insights) off the site.
	NoInsights bool
	// Skills are the site's own lexicon entries, as YAML, "" for none. The skills
	// package decodes them: this package knows nothing about skills.
	Skills   []byte
	SkillsAt diag.Position // of Skills in their file
	// Synonyms are the site's own groups of names that mean one thing, two or more each.
	Synonyms [][]string
	// Rules maps a rule to "error", "warning" or "off". Package index/check applies them.
	Rules map[string]diag.Severity
}

// Logo is an image that the settings name.
type Logo struct {
	Path string // or URL
	At   diag.Position
}

// Severity is what the settings make of a rule.
func (s Settings) Severity(rule string) diag.Severity {
	r, _ := diag.RuleByID(rule)
	if set, ok := s.Rules[rule]; ok && !r.Fixed {
		return set
	}
	return r.Severity
}

// IsPostingCategory reports whether the pages of a category are postings.
func (s Settings) IsPostingCategory(category string) bool {
	return slices.ContainsFunc(s.PostingCategories, func(c string) bool { return strings.EqualFold(c, category) })
}

// File is settings with the file that they were read from.
type File struct {
	Settings
	Name     string // "" for none
	Bytes    []byte
	Findings []diag.Finding
}

// Read reads the settings. parent is the folder above root, nil for none.
func Read(root, parent fs.FS) File {
	r := reader{Settings: Settings{Language: "en"}}
	var from File
	src, err := readRegular(root, FileName)
	switch {
	case err == nil:
		from.Name, from.Bytes = FileName, src
		r.read(FileName, src, mapping.YAML, siteKeys)
	case !errors.Is(err, fs.ErrNotExist):
		r.findings = append(r.findings, diag.New(diag.RuleSettings, diag.FileStart(FileName), "the settings cannot be read: %v", err))
	case parent != nil:
		if src, err := readRegular(parent, originFile); err == nil {
			from.Name, from.Bytes = "../"+originFile, src
			r.read(from.Name, src, mapping.JSON, originKeys)
		}
	}
	if r.Organization == "" {
		r.Organization = r.Title
	}
	if len(r.PostingCategories) == 0 {
		r.PostingCategories = []string{defaultPostingCategory}
	}
	from.Settings, from.Findings = r.Settings, r.findings
	return from
}

// readRegular reads a file up to one byte past the limit of a page. It opens nothing
// that could make it wait.
func readRegular(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a regular file")
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	return io.ReadAll(io.LimitReader(f, markdown.MaxFileBytes+1))
}

// reader fills Settings from one file.
type reader struct {
	Settings
	findings []diag.Finding
	src      *diag.Source
	end      int // offset after the value that is being read
}

// read reads the keys of a file.
func (r *reader) read(file string, src []byte, decode mapping.Decoder, keys map[string]keyReader) {
	r.src = diag.NewSource(file, src)
	if findings := r.src.CheckText(markdown.MaxFileBytes); findings != nil {
		r.findings = append(r.findings, findings...)
		return
	}
	start := r.src.TextStart()
	origin := mapping.Origin{Source: r.src, Offset: start}
	root, err := decode(src[start:], origin)
	if err != nil {
		offset := 0
		if e := (*mapping.Error)(nil); errors.As(err, &e) {
			offset = e.Offset
		}
		r.report(origin.At(offset), "%s", err.Error())
		return
	}
	names := slices.Sorted(maps.Keys(keys))
	pairs := root.Pairs()
	for i, p := range pairs {
		read, known := keys[p.Key]
		if !known && file == FileName {
			r.report(p.At, "there is no setting %s%s", diag.Quote(p.Key), diag.DidYouMean(p.Key, names))
		}
		if !known || p.Value.Empty() {
			continue
		}
		r.end = len(src)
		if i+1 < len(pairs) {
			r.end = r.src.LineStart(pairs[i+1].At.Line)
		}
		if message := read(r, p.Value); message != "" {
			r.report(p.Value.At, "%s: %s", p.Key, message)
		}
	}
}

// report adds a finding about a setting.
func (r *reader) report(at diag.Position, format string, args ...any) {
	r.findings = append(r.findings, diag.New(diag.RuleSettings, at, format, args...))
}
