package web_test

import (
	"errors"
	"io/fs"
	"net/http"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// workingCopy is the templates and assets of this package, to be changed.
func workingCopy(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, folder := range []string{"templates", "assets"} {
		err := fs.WalkDir(os.DirFS("."), folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			files[path] = &fstest.MapFile{Data: b}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func TestFilesAreReadAgainOnEachRequest(t *testing.T) {
	t.Parallel()
	files := workingCopy(t)
	h := newHandler(t, site(search.Site{Generation: "g"}), web.Options{Files: files})
	embedded := newHandler(t, site(search.Site{Generation: "g"}), web.Options{})
	before := get(t, h, "/x")
	if got := get(t, embedded, "/x").Body.String(); got != before.Body.String() {
		t.Error("the files of this package are not the embedded ones")
	}
	tag := get(t, h, "/").Header().Get("ETag")

	files["templates/error.html"] = &fstest.MapFile{Data: []byte(`{{define "main"}}<h1>Changed: {{.Heading}}</h1>{{end}}`)}
	files["assets/page.css"] = &fstest.MapFile{Data: []byte(".changed{}")}
	after := get(t, h, "/x").Body.String()
	if !strings.Contains(after, "<h1>Changed: Page not found</h1>") {
		t.Errorf("a changed template is not shown:\n%s", after)
	}
	style := assetLink.FindAllStringSubmatch(after, -1)[1][1]
	if css := get(t, h, style); css.Code != http.StatusOK || !strings.Contains(css.Body.String(), ".changed{}") {
		t.Errorf("a changed stylesheet is not served at %s: %d", style, css.Code)
	}
	if got := get(t, h, "/").Header().Get("ETag"); got == tag {
		t.Error("pages of other files have the same ETag")
	}
}

func TestBrokenFilesFailTheStartOrTheRequest(t *testing.T) {
	t.Parallel()
	for name := range workingCopy(t) {
		files := workingCopy(t)
		delete(files, name)
		if _, err := web.New(site(search.Site{}), web.Options{Files: files}); !errors.Is(err, fs.ErrNotExist) && !strings.Contains(name, "templates/") || err == nil {
			t.Errorf("without %s: %v", name, err)
		}
	}
	files := workingCopy(t)
	var reported error
	h := newHandler(t, site(search.Site{Generation: "g"}), web.Options{Files: files, Report: func(_ *http.Request, err error) { reported = err }})
	files["templates/home.html"] = &fstest.MapFile{Data: []byte(`{{define "main"}}{{.Heading`)}
	w := get(t, h, "/")
	if w.Code != http.StatusInternalServerError || w.Header().Get("Content-Type") != "text/plain; charset=utf-8" || reported == nil || !strings.Contains(reported.Error(), "home.html") {
		t.Errorf("a broken template: %d %s, reported %v", w.Code, w.Body, reported)
	}
	if w = get(t, h, "/api/v1/search?page=x"); w.Code != http.StatusInternalServerError || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("a broken template, asked by a program: %d %s", w.Code, w.Body)
	}
}
