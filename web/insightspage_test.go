package web_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// rowOf is a row of a table with one link and the number of positions.
var rowOf = regexp.MustCompile(`<tr><th scope="row"><a href="(/[^"]*)">[^<]*</a></th><td class="length">.*?</td><td>([\d,]+)</td>`)

// TestEveryFigureIsWhatItsLinkFinds follows each row and each cell of the figures.
func TestEveryFigureIsWhatItsLinkFinds(t *testing.T) {
	t.Parallel()
	h := example(t)
	total := func(target string) string {
		var res struct{ Total int }
		target = strings.Replace(html.UnescapeString(target), "/?", "/api/v1/search?show=positions&", 1)
		if err := json.Unmarshal(get(t, h, target).Body.Bytes(), &res); err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(res.Total)
	}
	for _, query := range []string{"", "?category=Engineering", "?place=Bristol&skill=Go", "?skill=Go&skill=Rust", "?skill=Go&skill=Kubernetes&skill_match=all", "?q=rust"} {
		body := get(t, h, "/insights"+query).Body.String()
		rows := rowOf.FindAllStringSubmatch(body, -1)
		cells := regexp.MustCompile(`<td><a href="(/[^"]*)" aria-label="[^"]*: (\d+)">`).FindAllStringSubmatch(body, -1)
		if len(rows) < 5 || len(cells) < 2 {
			t.Fatalf("%s: %d rows, %d cells", query, len(rows), len(cells))
		}
		for _, m := range append(rows, cells...) {
			if n := total(m[1]); n != m[2] {
				t.Errorf("%s: %s is said to find %s, and finds %s", query, m[1], m[2], n)
			}
		}
	}
}

func TestFiguresCanBeLeftOut(t *testing.T) {
	t.Parallel()
	e := &fakeEngine{search: func(search.Request) (*search.Result, error) { return &search.Result{}, nil }}
	h := newHandler(t, e, web.Options{})
	wantBody(t, h, "/insights", "There is no open position to count.", `<meta name="robots" content="noindex, follow">`)
	wantBody(t, h, "/?q=x", `<a href="/insights">`)
	off := &fakeEngine{search: e.search, site: search.Site{NoInsights: true}}
	h = newHandler(t, off, web.Options{})
	for _, target := range []string{"/insights", "/api/v1/insights"} {
		if w := get(t, h, target); w.Code != 404 {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
	if strings.Contains(get(t, h, "/?q=x").Body.String(), "/insights") {
		t.Error("a page leads to figures that are left out")
	}
}
