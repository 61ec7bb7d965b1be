// Package corpus makes what every engine gets: a content root of a wanted size, the
// documents of its index, the queries, and what these must find.
//
// A content root of n pages is a copy of another one. With fewer pages than that, they
// are an even choice of its pages. With more, the rest are recombined: page i keeps the
// front matter of one page but for its title, which is that of another; each paragraph is
// the page's own or one of a third page, and a list of skills has those of both that the
// new text names. So words, their frequencies and the values of
// facets stay those of real pages. The same root and n always give the same files.
package corpus

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sectionsDir is the folder of passages that pages include.
const sectionsDir = "sections"

// Content is a content root of which others are made.
type Content struct {
	root   fs.FS
	pages  []string // paths, sorted
	others []string // settings and sections
}

// ReadContent lists a content root.
func ReadContent(root fs.FS) (*Content, error) {
	c := &Content{root: root}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.Type().IsRegular():
		case path.Ext(name) == ".md" && !slices.Contains(strings.Split(name, "/"), sectionsDir):
			c.pages = append(c.pages, name)
		default:
			c.others = append(c.others, name)
		}
		return nil
	})
	if err == nil && len(c.pages) == 0 {
		err = fmt.Errorf("there are no pages")
	}
	return c, err
}

// Len is the number of pages that are there.
func (c *Content) Len() int { return len(c.pages) }

// Write writes a content root of n pages into dir.
func (c *Content) Write(dir string, n int) error {
	for _, name := range c.others {
		text, err := fs.ReadFile(c.root, name)
		if err != nil {
			return err
		}
		if err := write(dir, name, text); err != nil {
			return err
		}
	}
	for i := range n {
		name, text, err := c.page(i, n)
		if err != nil {
			return err
		}
		if err := write(dir, name, []byte(text)); err != nil {
			return err
		}
	}
	return nil
}

func write(dir, name string, text []byte) error {
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o644)
}

// page returns page i of n.
func (c *Content) page(i, n int) (name, text string, err error) {
	if n < len(c.pages) {
		i = i * len(c.pages) / n
	}
	name = c.pages[i%len(c.pages)]
	b, err := fs.ReadFile(c.root, name)
	if err != nil || i < len(c.pages) {
		return name, string(b), err
	}
	rnd := rand.New(rand.NewPCG(1, uint64(i)))
	title, err := fs.ReadFile(c.root, c.pages[rnd.IntN(len(c.pages))])
	if err != nil {
		return "", "", err
	}
	other, err := fs.ReadFile(c.root, c.pages[rnd.IntN(len(c.pages))])
	if err != nil {
		return "", "", err
	}
	ending := path.Ext(name)
	name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ending), i/len(c.pages), ending)
	return name, recombine(string(b), string(title), string(other), rnd), nil
}

var titleLine = regexp.MustCompile(`(?m)^title:[ \t]*[^\s|>].*$`)

// recombine makes a page of the front matter of one, the title of another, and
// paragraphs of the first and a third.
func recombine(own, title, other string, rnd *rand.Rand) string {
	head, body := split(own)
	titleHead, _ := split(title)
	if t := titleLine.FindString(titleHead); t != "" {
		head = titleLine.ReplaceAllLiteralString(head, t)
	}
	otherHead, otherBody := split(other)
	paragraphs, others := strings.Split(body, "\n\n"), strings.Split(otherBody, "\n\n")
	for i := range paragraphs {
		if rnd.IntN(2) == 0 {
			paragraphs[i] = others[rnd.IntN(len(others))]
		}
	}
	body = strings.Join(paragraphs, "\n\n")
	return named(head, otherHead, body) + body + "\n"
}

var skillsLine = regexp.MustCompile(`(?m)^skills:[ \t]*\[(.*)\][ \t]*$`)

// named replaces the list of skills in the front matter of a page by those of it and of
// another page that the text names. Without a list it changes nothing.
func named(head, other, text string) string {
	own := skillsLine.FindStringSubmatch(head)
	if own == nil {
		return head
	}
	items := strings.Split(own[1], ",")
	if m := skillsLine.FindStringSubmatch(other); m != nil {
		items = append(items, strings.Split(m[1], ",")...)
	}
	text = strings.ToLower(text)
	var kept []string
	for _, item := range items {
		item = strings.TrimSpace(item)
		name := strings.ToLower(strings.Trim(item, `"'`))
		if !slices.Contains(kept, item) && says(text, name) {
			kept = append(kept, item)
		}
	}
	return skillsLine.ReplaceAllLiteralString(head, "skills: ["+strings.Join(kept, ", ")+"]")
}

// says says whether a text has a name that is not part of a longer word.
func says(text, name string) bool {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
	for from := 0; name != ""; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(name)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !inWord(before) && !inWord(after) {
			return true
		}
		from = end
	}
	return false
}

// split divides a page into YAML front matter, with its lines of dashes, and the rest.
func split(page string) (head, body string) {
	page = strings.ReplaceAll(page, "\r\n", "\n")
	if !strings.HasPrefix(page, "---\n") {
		return "", page
	}
	end := strings.Index(page, "\n---\n")
	if end < 0 {
		return "", page
	}
	end += len("\n---\n")
	return page[:end], strings.TrimRight(page[end:], "\n")
}
