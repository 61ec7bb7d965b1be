package content

// Settings of a site: careers.yaml at the content root, or settings.json in
// the folder above where there is none.

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The files that hold settings.
const (
	settingsFile = "careers.yaml"
	originFile   = "settings.json"
)

const defaultPostingCategory = "Open Positions"

// logo is a file that the settings name.
type logo struct {
	path string
	at   Position
}

// loadSettings reads the settings and says what is wrong with them. parent is
// the folder above root, nil for none.
func loadSettings(root, parent fs.FS) (Settings, settingsBytes, []logo, []Diagnostic) {
	var from settingsBytes
	r := settingsReader{Settings: Settings{Language: "en"}}
	src, err := readRegular(root, settingsFile)
	switch {
	case err == nil:
		from = settingsBytes{settingsFile, src}
		r.read(settingsFile, src, decodeYAML, settingsKeys)
	case !errors.Is(err, fs.ErrNotExist):
		r.diags = append(r.diags, diagnose(RuleSettings, Position{settingsFile, 1, 1}, "the settings cannot be read: %v", err))
	case parent != nil:
		if src, err := readRegular(parent, originFile); err == nil {
			from = settingsBytes{"../" + originFile, src}
			r.read(from.file, src, decodeJSON, originKeys)
		}
	}
	if r.Organization == "" {
		r.Organization = r.Title
	}
	if len(r.PostingCategories) == 0 {
		r.PostingCategories = []string{defaultPostingCategory}
	}
	return r.Settings, from, r.logos, r.diags
}

// readRegular reads a file up to one byte past the limit of a page. It opens
// nothing that could make it wait.
func readRegular(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is no regular file")
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	return io.ReadAll(io.LimitReader(f, MaxFileBytes+1))
}

// settingsReader fills Settings from one file.
type settingsReader struct {
	Settings
	diags []Diagnostic
	logos []logo
	src   *source
	end   int // offset behind the value that is read
}

// settingsKey reads one key; its result says what is wrong, "" for nothing.
type settingsKey func(r *settingsReader, v value) string

var settingsKeys = map[string]settingsKey{
	"title":            settingText(func(s *Settings) *string { return &s.Title }),
	"url":              readSiteURL,
	"language":         readLanguage,
	"accent":           readAccent,
	"logo":             readLogo,
	"organization":     settingText(func(s *Settings) *string { return &s.Organization }),
	"posting_category": readPostingCategories,
	"skills":           readSkillEntries,
	"rules":            readRules,
}

// originKeys are those of the origin's settings.json; it has more, which mean
// nothing here.
var originKeys = map[string]settingsKey{
	"title": settingText(func(s *Settings) *string { return &s.Title }),
	"url":   readSiteURL,
	"logo":  readLogo,
}

func (r *settingsReader) read(file string, src []byte, decode func([]byte) (*yaml.Node, error), keys map[string]settingsKey) {
	r.src = newSource(file, src)
	if ds := r.src.check(); ds != nil {
		r.diags = append(r.diags, ds...)
		return
	}
	bom := len(src) - len(strings.TrimPrefix(string(src), string(byteOrderMark)))
	root, err := decode(src[bom:])
	if err != nil {
		offset := 0
		if e := (*syntaxError)(nil); errors.As(err, &e) {
			offset = e.offset
		}
		r.complain(r.src.at(bom+offset), err.Error())
		return
	}
	if root == nil {
		return
	}
	places := newYAMLPlaces(src[bom:])
	place := func(n *yaml.Node, within int) Position { return r.src.at(bom + places.offset(n) + within) }
	names := slices.Sorted(maps.Keys(keys))
	for i := 0; i < len(root.Content); i += 2 {
		k, v := root.Content[i], newValue(root.Content[i+1], place)
		read, known := keys[k.Value]
		if !known && file == settingsFile {
			r.complain(place(k, 0), "there is no setting "+quoted(k.Value)+didYouMean(k.Value, names))
		}
		if !known || v.empty() {
			continue
		}
		r.end = len(src)
		if i+2 < len(root.Content) {
			r.end = r.src.startOf(place(root.Content[i+2], 0).Line)
		}
		if message := read(r, v); message != "" {
			r.complain(v.at, k.Value+": "+message)
		}
	}
}

func (r *settingsReader) complain(at Position, message string) {
	r.diags = append(r.diags, diagnose(RuleSettings, at, "%s", message))
}

func settingText(field func(*Settings) *string) settingsKey {
	return func(r *settingsReader, v value) string {
		text, ok := v.text()
		if !ok {
			return wrongType(v, "a text").message
		}
		*field(&r.Settings) = text
		return ""
	}
}

func readSiteURL(r *settingsReader, v value) string {
	text, _ := v.text()
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" || u.Fragment != "" {
		return wrongType(v, "an absolute address such as https://jobs.example.com").message
	}
	r.URL = strings.TrimRight(u.String(), "/")
	return ""
}

// languageTag is the shape of BCP 47's tags (RFC 5646, section 2.1).
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$`)

func readLanguage(r *settingsReader, v value) string {
	text, _ := v.text()
	if !languageTag.MatchString(text) {
		return wrongType(v, "a language tag such as en or pt-BR").message
	}
	r.Language = text
	return ""
}

var hexColour = regexp.MustCompile(`^#(?:[0-9a-f]{3}|[0-9a-f]{6})$`)

func readAccent(r *settingsReader, v value) string {
	text, _ := v.text()
	text = strings.ToLower(text)
	if !hexColour.MatchString(text) {
		return wrongType(v, `a colour such as "#0a6cff", in quotes`).message
	}
	if len(text) == len("#rgb") {
		text = string([]byte{'#', text[1], text[1], text[2], text[2], text[3], text[3]})
	}
	r.Accent = text
	return ""
}

// readLogo takes one logo, or one for light and one for dark pages.
func readLogo(r *settingsReader, v value) string {
	if text, ok := v.text(); ok {
		r.LogoLight, r.LogoDark = text, text
		r.logos = append(r.logos, logo{text, v.at})
		return ""
	}
	if v.node.Kind != yaml.MappingNode {
		return wrongType(v, "a path, or the keys light and dark").message
	}
	for i := 0; i < len(v.node.Content); i += 2 {
		k, sub := v.node.Content[i], newValue(v.node.Content[i+1], v.place)
		text, ok := sub.text()
		switch {
		case !ok:
			return wrongType(sub, "a path").message
		case k.Value == "light":
			r.LogoLight = text
		case k.Value == "dark":
			r.LogoDark = text
		default:
			return "there is no " + quoted(k.Value) + "; write light and dark"
		}
		r.logos = append(r.logos, logo{text, sub.at})
	}
	return ""
}

func readPostingCategories(r *settingsReader, v value) string {
	items, ok := v.items()
	if !ok {
		return wrongType(v, "a category or a list of categories").message
	}
	for _, item := range items {
		text, _ := item.text()
		r.PostingCategories = append(r.PostingCategories, text)
	}
	return ""
}

// readSkillEntries keeps the lexicon's entries as YAML, at the lines at which
// they stand; the skills package decodes them and its complaints name lines.
func readSkillEntries(r *settingsReader, v value) string {
	if v.node.Kind != yaml.MappingNode {
		return wrongType(v, "names of skills with their aliases").message
	}
	r.SkillsAt = v.at
	head := strings.Repeat("\n", v.at.Line-1) + strings.Repeat(" ", v.at.Column-1)
	r.Skills = append([]byte(head), r.src.src[r.src.offset(v.at):r.end]...)
	return ""
}

func readRules(r *settingsReader, v value) string {
	if v.node.Kind != yaml.MappingNode {
		return wrongType(v, "rules with error, warning or off").message
	}
	r.Rules = map[string]Severity{}
	for i := 0; i < len(v.node.Content); i += 2 {
		k, sub := v.node.Content[i], newValue(v.node.Content[i+1], v.place)
		at := v.place(k, 0)
		rule, known := RuleByID(k.Value)
		severity, ok := severityOf(sub)
		switch {
		case !known:
			r.complain(at, "there is no rule "+quoted(k.Value)+didYouMean(k.Value, ruleIDs()))
		case !ok:
			r.complain(sub.at, wrongType(sub, "error, warning or off").message)
		case rule.Fixed && severity != Error:
			r.complain(sub.at, "the rule "+rule.ID+" is always an error: such a page cannot be shown")
		default:
			r.Rules[rule.ID] = severity
		}
	}
	return ""
}

// severityOf reads error, warning or off. YAML 1.1 took off for false.
func severityOf(v value) (Severity, bool) {
	text, _ := v.text()
	switch s := Severity(strings.ToLower(text)); s {
	case Error, Warning, Off:
		return s, true
	case "false":
		return Off, true
	}
	return "", false
}

func ruleIDs() []string {
	ids := make([]string, len(rules))
	for i, r := range rules {
		ids[i] = r.ID
	}
	return ids
}
