// Package author is what only the author of a site sees beside its pages while it is
// written (serve --watch): what check says about a page, and what is made of its text.
//
// In: the path of a page. Out: [Notes] and a [Preview]. Package web shows them, and knows
// neither content nor index; the command that reads the content implements [Source].
package author

import (
	"context"
	"errors"
)

// Source knows the content that a site is made of. It is safe for concurrent use.
type Source interface {
	// Notes are about the page at a path, unescaped, whether it is shown or not. "/" has
	// those about the site as a whole, too.
	Notes(path string) Notes
	// Preview reads the page at a path again; [ErrNoPage] if no file is one there.
	Preview(ctx context.Context, path string) (*Preview, error)
}

// ErrNoPage is returned for a path that no file of the content makes a page at.
var ErrNoPage = errors.New("no file makes a page here")

// Notes are what the author of a page has to know. The zero value is nothing.
type Notes struct {
	File   string // of the page, relative to the content root; "" for none
	Hidden string // why the page is not shown: "draft: true"; "" if it is
	// Failed is why the newest content is not shown; "" if it is. What is wrong with it is
	// among the findings of every page.
	Failed   string
	Findings []Finding // those about the page and the sections in it, errors first
	Cut      int       // how many there are besides
	Others   []Others  // of "/": other pages that have findings, errors first
	More     int       // how many there are besides
}

// Finding is one finding of check.
type Finding struct {
	Severity string // error, warning
	Rule     string
	Message  string
	File     string // relative to the content root
	Line     int    // from 1
	Column   int    // in bytes, from 1
	Section  string // the shared section that it is in; "" for none
}

// Others counts the findings about another page.
type Others struct {
	Path, File       string
	Errors, Warnings int
}

// Preview is what is made of a page.
type Preview struct {
	File   string
	Skills []Skill
	Parts  []Part // the page's own text, then the sections in it, in their order
}

// Skill is a skill of the page, with every place that says so.
type Skill struct {
	Name, Strength string
	Evidence       []Place
}

// Place is a place in a file, and what stands there.
type Place struct {
	File         string
	Line, Column int
	Text         string
	Section      string // "" for the page's own text
}

// Part is the text of one origin.
type Part struct {
	Section, File   string // "" is the page's own text
	Passages, Words int
	Skills          []string // that it names
	Only            []string // of these, those that no other part names
	Pages           int      // of the site that include the section
}
