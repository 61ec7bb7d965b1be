package check

// The rule about places in titles: see package jobtitle.

import (
	"fmt"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/place"
)

// titlePlace reports a posting whose title has a place.
func (l *linter) titlePlace(p *content.Page) {
	found := p.TitlePlaces.First(l.isLocation)
	if found == "" || !l.isPosting(p) {
		return
	}
	at := keyAt(p, "title")
	if i := strings.Index(p.FrontMatter.TitleLine, found); i >= 0 {
		at.Column += i
	}
	l.report(diag.RulePlaceInTitle, at, "%s", l.advice.of(found))
}

// titlePlaceAdvice says what is wrong with a place in a title, and what to do.
func titlePlaceAdvice(found string) string {
	return fmt.Sprintf("the title has a place in it, %s; write only the name of the job, and add %s", diag.Quote(found), keysFor(found))
}

// keysFor are the keys that say the same as a place in a title.
func keysFor(found string) string {
	var keys []string
	if workplace := place.Workplace(found); workplace != "" {
		keys = append(keys, "workplace: "+workplace)
	}
	if places := place.Parse(found); len(places) > 0 {
		names := make([]string, len(places))
		for i, known := range places {
			names[i] = known.FullName()
		}
		keys = append(keys, "location: "+strings.Join(names, "; "))
	}
	return strings.Join(keys, " and ")
}

// isLocation reports whether some page of the site has this as its location.
func (l *linter) isLocation(text string) bool { return l.locations[strings.ToLower(text)] }
