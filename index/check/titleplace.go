package check

// The rule about places in titles. A title is the name of the job alone: job search
// engines ask for it, and a place in a key can be searched.

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/place"
)

// titleTail matches what may be a place at the end of a title: "(New York)",
// "[Remote]", " - London", ", Berlin".
var titleTail = regexp.MustCompile(`(?:\(([^()]+)\)|\[([^\[\]]+)\]| [-–—|] ([^-–—|()]+)|, ([^,()]+))\s*$`)

// titlePlace reports a posting whose title ends in a place.
func (l *linter) titlePlace(p *content.Page) {
	title := p.FrontMatter.Title
	if !l.isPosting(p) || !strings.ContainsAny(title, "([-–—|,") {
		return
	}
	m := titleTail.FindStringIndex(title)
	if m == nil {
		return
	}
	tail := strings.TrimSpace(strings.Trim(title[m[0]:], " -–—|,()[]"))
	if !place.Known(tail) && !l.isLocation(tail) {
		return
	}
	at := keyAt(p, "title")
	if i := bytes.Index(p.Source.Line(at.Line)[at.Column-1:], []byte(strings.TrimSpace(title[m[0]:]))); i >= 0 {
		at.Column += i
	}
	key := "location: " + tail
	if workplace := place.Workplace(tail); workplace != "" {
		key = "workplace: " + workplace + " (and location, if it matters)"
	}
	l.report(diag.RulePlaceInTitle, at, "the title has a place in it, %s; write only the name of the job, and add %s", diag.Quote(tail), key)
}

// isLocation tells whether some page of the site has this as its location.
func (l *linter) isLocation(s string) bool {
	if l.locations == nil {
		l.locations = map[string]bool{}
		for _, p := range l.pages {
			for _, location := range p.Job.Locations {
				l.locations[strings.ToLower(location)] = true
			}
		}
	}
	return l.locations[strings.ToLower(s)]
}
