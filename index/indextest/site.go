// Package indextest helps to test and measure the index and what is built on it.
//
// [Site] makes sites of any size. The same arguments give the same site on any
// machine. [Behaviour] pins what code does to its version.
//
//	site := indextest.Site(1000, 1) // a thousand postings, seed 1
//	m, err := index.Build(ctx, site, t.TempDir(), index.BuildOptions{Volatile: true})
package indextest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/settings"
)

// Shape of the generated pages: about what real postings are like.
const (
	vocabulary   = 30_000 // words, drawn by Zipf's law
	zipfExponent = 1.07
	pageWords    = 190 // on average: about 1,100 characters
	maxSkills    = 12  // of a page, named in its text
	sharedEvery  = 3   // every third page includes a shared section
)

var categories = []string{
	"Engineering", "Data", "Product", "Design", "Marketing", "Sales", "Finance", "People", "Support", "Operations",
	"Legal", "Security", "Research", "Hardware", "Logistics",
}

// technologies are named by pages, the first ones most often.
var technologies = strings.Fields(`Python Java JavaScript SQL AWS Docker Kubernetes TypeScript React Linux Go Node.js
	PostgreSQL C# C++ .NET Terraform Kafka Scala Spark Redis MySQL MongoDB Angular Vue.js PHP Ruby Kotlin Jenkins Ansible
	Elasticsearch GraphQL Django Flask Tableau Snowflake Airflow Hadoop Azure GitLab Prometheus Grafana RabbitMQ Cassandra
	DynamoDB PyTorch TensorFlow Pandas Figma Jira Selenium Cypress F# Haskell Clojure Elixir Erlang Perl MATLAB Nginx`)

var roles = strings.Fields(`Engineer Developer Analyst Architect Manager Designer Scientist Consultant Administrator
	Specialist Lead Director Technician Coordinator Researcher`)

var (
	places     = []string{"Berlin", "Lisbon", "Gothenburg", "Bristol", "Hamburg", "Toronto", "Austin", "Kraków"}
	workplaces = []string{"onsite", "hybrid", "remote"}
)

// Site returns a site of n pages, every one a posting.
func Site(n int, seed uint64) *content.Site {
	site := &content.Site{Settings: settings.Settings{Title: "Generated", Language: "en", Organization: "Generated Ltd"}}
	words := newWords()
	h := sha256.New()
	for i := range n {
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		w := writer{Rand: r, words: words, zipf: rand.NewZipf(r, zipfExponent, 8, vocabulary-1)}
		p := w.page(i)
		_, _ = fmt.Fprintf(h, "%s %s %s\n", p.Path, p.Title, p.HTML) // a hash takes any write
		site.Pages = append(site.Pages, p)
	}
	site.Digest = hex.EncodeToString(h.Sum(nil))
	return site
}

// newWords makes words that can be spoken, the frequent ones short.
func newWords() []string {
	const consonants, vowels, ends = "bcdfghjklmnpqrstvwz", "aeiou", "nrtlmd"
	r := rand.New(rand.NewPCG(1, 2))
	seen := map[string]bool{}
	words := make([]string, 0, vocabulary)
	for len(words) < vocabulary {
		var b strings.Builder
		for range 1 + r.IntN(2) + len(words)*3/vocabulary {
			b.WriteByte(consonants[r.IntN(len(consonants))])
			b.WriteByte(vowels[r.IntN(len(vowels))])
		}
		if r.IntN(2) == 0 || len(words) > 300 {
			b.WriteByte(ends[r.IntN(len(ends))])
		}
		if len(words) > 1000 {
			b.WriteByte(vowels[r.IntN(len(vowels))])
		}
		if w := b.String(); !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	}
	return words
}

// writer writes one page, word by word.
type writer struct {
	*rand.Rand
	words []string
	zipf  *rand.Zipf
	line  int // of the page's file
}

func (w *writer) word() string { return w.words[w.zipf.Uint64()] }

// technology draws one: the first are much more frequent than the last.
func (w *writer) technology() string {
	n := len(technologies)
	return technologies[min(w.IntN(n), w.IntN(n))]
}

func (w *writer) page(i int) *content.Page {
	title := fmt.Sprintf("%s %s %s", capital(w.word()), w.technology(), roles[w.IntN(len(roles))])
	p := &content.Page{
		Path: fmt.Sprintf("/jobs/posting-%06d", i), File: fmt.Sprintf("jobs/posting-%06d.md", i),
		Title: title, Menu: title,
		Category: categories[min(w.IntN(len(categories)), w.IntN(len(categories)))],
		Position: float64(w.IntN(200)), Posting: true,
		Job: frontmatter.Job{
			Posted: "2026-01-02", EmploymentTypes: []string{"full-time"},
			Locations: []string{places[w.IntN(len(places))]}, Workplace: workplaces[w.IntN(len(workplaces))],
		},
	}
	if i%4 != 0 {
		p.Description = w.sentence(8 + w.IntN(8))
	}
	w.line = 8 // after the front matter
	for n, heading := range []string{"", "What you will do", "What you bring", "What we offer"} {
		s := markdown.Passage{Heading: heading, Anchor: strings.ReplaceAll(strings.ToLower(heading), " ", "-")}
		if heading != "" {
			p.Headings = append(p.Headings, markdown.Heading{Level: 2, Text: heading, Anchor: s.Anchor})
		}
		if n == 2 {
			w.block(p, &s, w.skills())
		}
		if n == 3 && i%sharedEvery == 0 {
			s.Section = "offer"
		}
		for left := pageWords / 4 * (50 + w.IntN(101)) / 100; left > 0; {
			length := min(left, 8+w.IntN(14))
			w.block(p, &s, w.sentence(length))
			left -= length
		}
		p.Passages = append(p.Passages, s)
	}
	p.HTML = html(p)
	return p
}

func (w *writer) sentence(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = w.word()
	}
	words[0] = capital(words[0])
	return strings.Join(words, " ") + "."
}

// skills is a line of up to maxSkills technologies, as postings list them.
func (w *writer) skills() string {
	names := make([]string, w.IntN(maxSkills+1))
	if len(names) == 0 {
		return w.sentence(6)
	}
	for i := range names {
		names[i] = w.technology()
	}
	return "Experience with " + strings.Join(names, ", ") + "."
}

// block adds a paragraph to a passage, as if it stood on a line of the file.
func (w *writer) block(p *content.Page, to *markdown.Passage, text string) {
	if to.Text != "" {
		to.Text += "\n"
	}
	start := len(to.Text)
	to.Text += text
	w.line += 2
	to.Blocks = append(to.Blocks, markdown.Block{Start: start, End: len(to.Text)})
	to.Runs = append(to.Runs, diag.Run{
		Start: start, End: len(to.Text), Verbatim: true, Offset: w.line * 80,
		At: diag.Position{File: p.File, Line: w.line, Column: 1},
	})
}

func html(p *content.Page) string {
	var b strings.Builder
	for _, s := range p.Passages {
		if s.Heading != "" {
			fmt.Fprintf(&b, "<h2 id=%q>%s</h2>\n", s.Anchor, s.Heading)
		}
		for block := range strings.SplitSeq(s.Text, "\n") {
			fmt.Fprintf(&b, "<p>%s</p>\n", block)
		}
	}
	return b.String()
}

func capital(w string) string { return strings.ToUpper(w[:1]) + w[1:] }
