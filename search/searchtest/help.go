package searchtest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
)

// Help.

func helpWhenLittleIsFound(t *testing.T, open Open) {
	e := open(t, Site("Plumber | copper pipes | | | Go", "Plumber | copper pipes", "Plumber | copper pipes", "Plumber | copper pipes", "Painter | copper colours | | | Scala", "Odd | plumer"))
	res := Ask(t, e, search.Request{Query: "plumber cobolzzz", Filters: []search.Filter{skillFilter("scala"), {Facet: "category", Values: []string{"none"}}}})
	if got := fmt.Sprint(res.Relaxations); got != "[{plumber cobolzzz 4 [skill category]}]" {
		t.Errorf("two filters in the way: %s", got)
	}
	res = Ask(t, e, search.Request{Query: "plumber", Filters: []search.Filter{skillFilter("scala")}})
	if got := fmt.Sprint(res.Relaxations); got != "[{plumber 4 [skill]} { 1 []}]" {
		t.Errorf("relaxations: %s", got)
	}
	res = Ask(t, e, search.Request{Filters: []search.Filter{skillFilter("scala"), {Facet: "category", Values: []string{"none"}}}})
	if got := fmt.Sprint(res.Relaxations); got != "[{ 1 [category]}]" {
		t.Errorf("relaxations of filters alone: %s", got)
	}
	if res = Ask(t, e, search.Request{Query: "plumer pipes"}); res.DidYouMean != "plumber pipes" {
		t.Errorf("did you mean %q", res.DidYouMean)
	}
}

func correctionsAreSaid(t *testing.T, open Open) {
	e := open(t, Site("Plumber | copper pipes and Kubernetes", "Painter | colours plaintes"))
	for query, want := range map[string]string{
		"plumber": "", "plubmer": "plumber", "kubernets copper": "Kubernetes copper", "plubmer cobolzzz": "plumber cobolzzz",
		"copper/plubmer": "copper/plumber", "plainter": "painter OR plainte", "plubmer OR x": "",
		"cobolzzz": "", "plumb": "", "title:plubmer": "title:plumber", "k8s": "", "reactjs": "",
	} {
		for page := 1; page < 3; page++ {
			if got := Ask(t, e, search.Request{Query: query, PerPage: 1, Page: page}).Showing; got != want {
				t.Errorf("%s: page %d: showing %q, want %q", query, page, got, want)
			}
		}
	}
}

func suggestions(t *testing.T, open Open) {
	e := open(t, Site("Scala engineer | scaling scalable systems | | | Scala", "Kubernetes | k8s | | | Kubernetes Scala", "Jobs in sales | amazon web services | | | AWS"))
	for typed, want := range map[string]string{
		"sca":      "skill Scala 2; title Scala engineer 1; word scalable 1; word scaling 1",
		"SCA":      "skill Scala 2; title Scala engineer 1; word scalable 1; word scaling 1",
		"kuberent": "skill Kubernetes 1; title Kubernetes 1",
		"web serv": "skill AWS 1; word web service 1",
		"job":      "category Jobs 3; title Jobs in sales 1",
		"":         "",
		"zzzz":     "",
		"\x00\"":   "",
	} {
		list, err := e.Suggest(t.Context(), typed, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range list {
			got = append(got, fmt.Sprint(s.Kind, " ", s.Text, " ", s.Count))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q suggests %q, want %q", typed, got, want)
		}
	}
}

func suggestionsFollowTheRulesOfSearch(t *testing.T, open Open) {
	e := open(t, jobsOf(
		"Frontend developer | x "+english, "Recruitment lead | front ends | Munich, Germany", "Software Tester | x | Munich, Germany | remote | part-time", "Senior Baker | x",
	))
	for typed, want := range map[string]string{
		"front end": "title Frontend developer", "recruiter": "title Recruitment lead", "qa": "title Software Tester",
		"münch": "place Munich", "teilzeit": "type part-time", "home office": "workplace remote", "seni": "level senior; title Senior Baker",
		"which jobs need front end": "title Frontend developer",
	} {
		list, err := e.Suggest(t.Context(), typed, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range list {
			if s.Kind != "word" {
				got = append(got, s.Kind+" "+s.Text)
			}
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q suggests %q, want %q", typed, got, want)
		}
	}
}

func suggestionsAreLimited(t *testing.T, open Open) {
	var pages []string
	for i := range 3 * search.MaxSuggestions {
		pages = append(pages, fmt.Sprintf("Baker %c%c | bread%c%c", 'a'+i/26, 'a'+i%26, 'a'+i/26, 'a'+i%26))
	}
	e := open(t, Site(pages...))
	for limit, most := range map[int]int{-1: 0, 0: 0, 1: 1, 3: 3, search.MaxSuggestions: search.MaxSuggestions, 1000: search.MaxSuggestions} {
		for typed, found := range map[string]bool{"b": true, "nothing": false} {
			list, err := e.Suggest(t.Context(), typed, limit)
			if err != nil || list == nil || len(list) > most || found && most > 0 && len(list) == 0 || !found && len(list) > 0 {
				t.Errorf("%s, at most %d: %d suggestions, %v", typed, limit, len(list), err)
			}
		}
	}
	_, err := e.Suggest(t.Context(), strings.Repeat("b", search.MaxQueryRunes+1), 10)
	var bad *search.BadRequestError
	if !errors.As(err, &bad) || bad.Param != "q" {
		t.Errorf("a long text: %v", err)
	}
}
