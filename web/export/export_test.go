package export_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/export"
)

// write writes pages as an export does.
func write(t *testing.T, w export.Writer, pages []*search.Page) {
	t.Helper()
	for _, p := range pages {
		if err := w.Write(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
}

// TestNoCellRunsInASpreadsheet: what begins as a formula does is text.
func TestNoCellRunsInASpreadsheet(t *testing.T) {
	t.Parallel()
	var pages []*search.Page
	for _, text := range []string{"=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", " =1", "＝1", "＋1", "－1", "＠1", "a=1", "", "'=1", "\"=1", "=1\n=2"} {
		pages = append(pages, &search.Page{Path: "/x", Title: text, Description: text, Values: map[string][]string{"team": {text}}, Job: search.Job{Locations: []string{text}, Company: text}})
	}
	var b bytes.Buffer
	write(t, export.CSV(&b, search.Facets{{Name: "team"}}), pages)
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != len(pages)+1 {
		t.Fatal(err, len(rows))
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n ") || strings.ContainsAny(cell, "\r\n\t") || strings.ContainsAny(cell[:min(3, len(cell))], "＝＋－＠") {
				t.Errorf("a spreadsheet runs %q", cell)
			}
		}
	}
}

// TestAFacetIsNoFactTwice: a site whose facet is a fact of jobs has one column for it.
func TestAFacetIsNoFactTwice(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	write(t, export.CSV(&b, search.Facets{{Name: "category"}, {Name: "team"}}), []*search.Page{{Path: "/a", Values: map[string][]string{"team": {"X", "Y"}}, Job: search.Job{Team: "Z"}}})
	const want = "path,url,title,description,category,team,locations,posted,updated,closes,apply,pay_min,pay_max,pay_currency,pay_per,department,company,reference\r\n" +
		"/a,,,,,X; Y,,,,,,,,,,,,\r\n"
	if b.String() != want {
		t.Errorf("got  %q\nwant %q", b.String(), want)
	}
}

func TestAPageIsALineOfJSON(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	write(t, export.NDJSON(&b), []*search.Page{{Path: "/a", Title: "A <b>\n"}, {Path: "/b", Skills: []string{"Go"}, Posting: true}})
	const want = `{"path":"/a","url":"","title":"A <b>\n","description":"","category":"","skills":[],"posting":false,"facets":null}
{"path":"/b","url":"","title":"","description":"","category":"","skills":["Go"],"posting":true,"facets":null}
`
	if b.String() != want {
		t.Errorf("got  %s\nwant %s", b.String(), want)
	}
}

// full is a disk without room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestAnExportThatIsNotWrittenFails(t *testing.T) {
	t.Parallel()
	w := export.CSV(full{}, nil)
	_ = w.Write(&search.Page{Path: "/a"}) // may be in a buffer
	if err := w.Flush(); !errors.Is(err, errFull) {
		t.Errorf("a table: %v", err)
	}
	if err := export.NDJSON(full{}).Write(&search.Page{Path: "/a"}); !errors.Is(err, errFull) {
		t.Errorf("JSON: %v", err)
	}
}
