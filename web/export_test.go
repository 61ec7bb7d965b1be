package web_test

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

func TestExportsHaveEveryHit(t *testing.T) {
	t.Parallel()
	var pages []string
	for i := range 130 {
		pages = append(pages, fmt.Sprintf("title: Job %d\ncategory: Open Positions\nlocation: [Berlin, Hamburg]\npay: {min: %d, currency: EUR, per: hour}\n---\nKnow Scala.", i, i))
	}
	h := siteOf(t, append(pages, "title: About us\ncategory: About\n---\nWe know Scala.")...)
	for query, want := range map[string]int{"": 131, "?q=scala": 131, "?q=scala&show=positions": 130, "?place=Berlin&page=2&per_page=3": 130, "?q=zzzqqqxxy": 0, "?show=pages": 1} {
		rows, err := csv.NewReader(get(t, h, "/export.csv"+query).Body).ReadAll()
		if err != nil || len(rows) != want+1 {
			t.Errorf("%s: %d rows, %v; want %d and the names", query, len(rows), err, want)
		}
		lines := bufio.NewScanner(get(t, h, "/export.ndjson"+query).Body)
		n := 0
		for ; lines.Scan(); n++ {
			var page struct {
				Path   string              `json:"path"`
				URL    string              `json:"url"`
				Skills []string            `json:"skills"`
				Job    search.Job          `json:"job"`
				Facets map[string][]string `json:"facets"`
			}
			if err := json.Unmarshal(lines.Bytes(), &page); err != nil || page.URL != "https://jobs.example.com"+page.Path || len(page.Skills) != 1 {
				t.Fatalf("%s: %v, %+v", query, err, page)
			}
		}
		if n != want {
			t.Errorf("%s: %d lines, want %d", query, n, want)
		}
	}
	body := get(t, h, "/export.csv?q=title:77").Body.String()
	const want = "path,url,title,description,category,skill,place,workplace,type,level,locations,posted,updated,closes,apply,pay_min,pay_max,pay_currency,pay_per,department,team,company,reference\r\n" +
		"/077,https://jobs.example.com/077,Job 77,Know Scala.,Open Positions,Scala,Berlin; Germany; Hamburg,,,,Berlin; Hamburg,,,,,77,,EUR,hour,,,,\r\n"
	if body != want {
		t.Errorf("got  %q\nwant %q", body, want)
	}
	head := record(h, httptest.NewRequest(http.MethodHead, "/export.csv", nil))
	if head.Code != http.StatusOK || head.Body.Len() > 0 || !strings.HasPrefix(head.Header().Get("Content-Disposition"), "attachment") {
		t.Errorf("HEAD: %d, %d bytes, %v", head.Code, head.Body.Len(), head.Header())
	}
}

// brokenExport fails after its first page.
type brokenExport struct{ *fakeEngine }

func (b brokenExport) Acquire() (search.Engine, func()) { return b, func() {} }

func (b brokenExport) All(ctx context.Context, r search.Request) iter.Seq2[*search.Page, error] {
	return func(yield func(*search.Page, error) bool) {
		for p, err := range b.fakeEngine.All(ctx, r) {
			if !yield(p, err) {
				return
			}
		}
		yield(nil, errors.New("the disk is gone"))
	}
}

// TestAnExportThatFailsIsNotWhole: its reader must not take half of the hits for all.
func TestAnExportThatFailsIsNotWhole(t *testing.T) {
	t.Parallel()
	e := brokenExport{&fakeEngine{search: func(search.Request) (*search.Result, error) {
		return &search.Result{Hits: []search.Hit{{Path: "/a"}}}, nil
	}}}
	told := make(chan error, 1)
	srv := httptest.NewServer(newHandler(t, e, web.Options{Report: func(_ *http.Request, err error) { told <- err }}))
	defer srv.Close()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, srv.URL+"/export.ndjson", nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := srv.Client().Do(r)
	if err == nil {
		_, err = bufio.NewReader(res.Body).ReadString(0)
		_ = res.Body.Close()
	}
	if err == nil || err.Error() == "EOF" {
		t.Errorf("the export seems whole: %v", err)
	}
	if err := <-told; !strings.Contains(err.Error(), "the disk is gone") {
		t.Errorf("told %v", err)
	}
}

func TestAMistakenExportIsRefused(t *testing.T) {
	t.Parallel()
	h := example(t)
	for range 40 { // a refused one gives its place back
		if w := get(t, h, "/export.csv?sort=nope"); w.Code != http.StatusBadRequest || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Fatalf("%d %v", w.Code, w.Header())
		}
	}
}
