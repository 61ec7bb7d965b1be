// Command careers answers the driver's requests with our engine:
//
//	careers answer DIR BUILD…
//
// DIR is an index folder, and BUILD the command that builds it again, which a change
// runs. "careers build" itself builds the index the first time.
package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/careers-index/careers/.peers/peer"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "careers:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 2 || args[0] != "answer" {
		return fmt.Errorf("usage: careers answer DIR BUILD…")
	}
	e := &engine{dir: args[1], build: args[2:]}
	if err := e.open(); err != nil {
		return err
	}
	return peer.Answer(e, os.Stdin, os.Stdout)
}

type engine struct {
	dir   string
	build []string

	local *local.Engine
	last  *search.Result
	body  bytes.Buffer // kept from answer to answer, as a server keeps its buffers
}

func (e *engine) open() (err error) {
	if e.local != nil {
		_ = e.local.Close() // only read
	}
	e.local, err = local.Open(e.dir)
	return err
}

// Search answers as the API does.
func (e *engine) Search(r peer.Request) ([]byte, int, error) {
	req := search.Request{Query: text(r), PerPage: 10}
	if r.Page > 0 {
		req.Page, req.PerPage = r.Page, search.MaxPerPage
	}
	if r.Category != "" {
		req = req.With(search.Filter{Facet: "category", Values: []string{r.Category}})
	}
	if r.Skill != "" {
		req = req.With(search.Filter{Facet: "skill", Values: []string{r.Skill}})
	}
	var err error
	if e.last, err = e.local.Search(context.Background(), req); err != nil {
		return nil, 0, err
	}
	e.body.Reset()
	err = e.last.WriteJSON(&e.body)
	return e.body.Bytes(), e.last.Total, err
}

// text is what a person types: words as they are, or each in quotes, without its other
// forms and without those that it begins.
func text(r peer.Request) string {
	words := r.Words
	if r.Exact && r.Kind != peer.Prefix && r.Kind != peer.Typo {
		words = nil
		for _, w := range r.Words {
			words = append(words, `"`+w+`"`)
		}
	}
	switch r.Kind {
	case peer.Or:
		return strings.Join(words, " OR ")
	case peer.Phrase:
		return `"` + strings.Join(r.Words, " ") + `"`
	default:
		return strings.Join(words, " ")
	}
}

// Common turns the last answer into the form of all engines.
func (e *engine) Common() (*peer.Found, error) {
	f := &peer.Found{Total: e.last.Total, Partial: e.last.Match == search.MatchSome, SetAside: len(e.last.SetAside) > 0}
	for _, h := range e.last.Hits {
		hit := peer.Hit{ID: h.Path, Title: h.Title, Category: h.Category, Skills: h.Skills, Score: h.Score}
		for _, w := range h.Why {
			hit.Why = append(hit.Why, e.tier(w)+" "+w.Field)
		}
		f.Hits = append(f.Hits, hit)
	}
	for _, facet := range e.last.Facets {
		var counts []peer.Count
		for _, v := range facet.Values {
			counts = append(counts, peer.Count{Value: v.Value, Count: v.Count})
		}
		switch facet.Name {
		case "category":
			f.Facets.Category = counts
		case "skill":
			f.Facets.Skill = counts
		}
	}
	return f, nil
}

// tier is the tier in which a word was found. The plural of a word is exact for us and
// another form for the peers.
func (e *engine) tier(w search.Why) string {
	if w.Tier != "exact" || strings.Contains(" "+strings.ToLower(e.last.Query)+" ", " "+strings.ToLower(w.Term)+" ") ||
		strings.Contains(strings.ToLower(e.last.Query), `"`+strings.ToLower(w.Term)+`"`) {
		return w.Tier
	}
	return "form"
}

// Change builds the index again: the driver has edited the content.
func (e *engine) Change([]peer.Document) error {
	cmd := exec.Command(e.build[0], e.build[1:]...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(e.build, " "), err, out)
	}
	return e.open()
}
