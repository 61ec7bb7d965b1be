package skills

import (
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
)

// found is a text and its skills in order of name, joined by ", ".
type found struct{ text, want string }

// checkFound checks the skills of each text.
func checkFound(t *testing.T, d *Detector, tests []found) {
	t.Helper()
	for _, tt := range tests {
		if got := skillsOf(d, textPage(tt.text)); got != tt.want {
			t.Errorf("%q: found %q, want %q", tt.text, got, tt.want)
		}
	}
}

// skillsOf lists a page's skills in order of name, joined by ", ".
func skillsOf(d *Detector, p *content.Page) string {
	return strings.Join(names(d.Detect(p)), ", ")
}

// rated is a text below a heading, and how much it asks for Scala.
type rated struct {
	heading, text string
	want          Strength
}

// checkRated checks the strength of Scala in each text.
func checkRated(t *testing.T, tests []rated) {
	t.Helper()
	for _, tt := range tests {
		got := Strength("none")
		for _, s := range detector().Detect(pageUnder(tt.heading, tt.text)) {
			if s.Name == "Scala" {
				got = s.Strength
			}
		}
		if got != tt.want {
			t.Errorf("%q under %q: %s, want %s", tt.text, tt.heading, got, tt.want)
		}
	}
}

// pageUnder is a posting with one passage under a heading.
func pageUnder(heading, text string) *content.Page {
	p := textPage("")
	p.Passages[0] = passage("x.md", heading, text)
	return p
}

// titled is a posting with a title and one passage.
func titled(title, text string) *content.Page {
	p := textPage(text)
	p.Title = title
	p.TitleRuns = []diag.Run{{End: len(title), Verbatim: true, At: diag.Position{File: "x.md", Line: 2, Column: 8}}}
	return p
}
