// Package peer is the line protocol between the driver and one engine, for engines in
// Go. The README of .peers describes it.
//
// An engine implements [Engine]; its main calls [Answer]. Documents are in a file, one
// JSON object a line, in the order of the listing.
package peer

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"
)

// Document is a page as every engine indexes it.
type Document struct {
	ID       string   `json:"id"` // the path of the page
	Title    string   `json:"title"`
	Category string   `json:"category,omitempty"`
	Skills   []string `json:"skills,omitempty"`
	Body     string   `json:"body"` // every other text of the page, sections included
}

// Kind is what a query asks for.
type Kind string

// The kinds of queries. MultiSelect is Or with a category and a skill chosen.
const (
	Or     Kind = "or"
	And    Kind = "and"
	Phrase Kind = "phrase"
	Prefix Kind = "prefix"
	Typo   Kind = "typo"
)

// Request is one line to an engine.
type Request struct {
	// Op is "search" or "change". Change replaces the documents and waits until a search
	// for Words[0] sees them.
	Op        string     `json:"op"`
	Kind      Kind       `json:"kind,omitempty"`
	Words     []string   `json:"words,omitempty"`
	Category  string     `json:"category,omitempty"` // the chosen value, "" for none
	Skill     string     `json:"skill,omitempty"`
	Body      bool       `json:"body,omitempty"` // the answer itself is wanted too
	Documents []Document `json:"documents,omitempty"`
	// Exact asks our engine for the words alone, without their other forms; Page is the
	// page of a hundred hits that it returns, 0 for the first ten. Others ignore both.
	Exact bool `json:"exact,omitempty"`
	Page  int  `json:"page,omitempty"`
}

// Reply is one line of an engine. The first says that it is ready.
type Reply struct {
	Ready bool          `json:"ready,omitempty"`
	NS    time.Duration `json:"ns"` // from the request to the answer's last byte of JSON
	Total int           `json:"total"`
	Bytes int           `json:"bytes"`
	Found *Found        `json:"answer,omitempty"`
	Error string        `json:"error,omitempty"`
}

// Found is an answer, in the form that all engines have in common.
type Found struct {
	Total  int    `json:"total"`
	Hits   []Hit  `json:"hits"`
	Facets Facets `json:"facets"`
	// Partial says that no page has all words, SetAside that hits need not have some (our
	// engine alone).
	Partial  bool `json:"partial,omitempty"`
	SetAside bool `json:"set_aside,omitempty"`
}

// Hit is one page that was found. Why are the tiers in which our engine found the words.
type Hit struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Category string   `json:"category"`
	Skills   []string `json:"skills"`
	Score    float64  `json:"score"`
	Snippet  string   `json:"snippet"`
	Why      []string `json:"why,omitempty"`
}

// Facets are the counted values, up to 200 of each.
type Facets struct {
	Category []Count `json:"category"`
	Skill    []Count `json:"skill"`
}

// Count is how many hits have a value.
type Count struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// Engine answers requests. Search returns the JSON of an answer with its total; the
// slice is the engine's own until the next call. Common turns it into the form of all
// engines, when that is wanted.
type Engine interface {
	Search(r Request) (body []byte, total int, err error)
	Common() (*Found, error) // of the last answer
	Change(documents []Document) error
}

// Answer answers the requests of in until its end.
func Answer(e Engine, in io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<20)
	reply := json.NewEncoder(out)
	reply.SetEscapeHTML(false)
	if err := reply.Encode(Reply{Ready: true}); err != nil {
		return err
	}
	for lines.Scan() {
		var r Request
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return fmt.Errorf("request: %w", err)
		}
		a, err := answer(e, r)
		if err != nil {
			a = Reply{Error: err.Error()}
		}
		if err := reply.Encode(a); err != nil {
			return err
		}
	}
	return lines.Err()
}

func answer(e Engine, r Request) (Reply, error) {
	start := time.Now()
	if r.Op == "change" {
		if err := e.Change(r.Documents); err != nil {
			return Reply{}, err
		}
		_, total, err := e.Search(Request{Op: "search", Kind: And, Words: r.Words, Exact: true})
		return Reply{NS: time.Since(start), Total: total}, err
	}
	body, total, err := e.Search(r)
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{NS: time.Since(start), Total: total, Bytes: len(body)}
	if r.Body {
		reply.Found, err = e.Common()
	}
	return reply, err
}

// Read calls each with every document of a file.
func Read(path string, each func(Document) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	d := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for n := 1; ; n++ {
		var doc Document
		if err := d.Decode(&doc); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: document %d: %w", path, n, err)
		}
		if err := each(doc); err != nil {
			return err
		}
	}
}
