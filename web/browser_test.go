//go:build browser

package web_test

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"
)

// TestBrowser drives Chromium over the example site; see
// testdata/browser/check.mjs for what it proves. It needs node, the packages of
// testdata/browser (npm ci) and a Chromium, named by CHROMIUM unless it is in
// the path; hence the build tag: everything else here needs Go alone.
// SCREENSHOTS names a folder for pictures of every page.
func TestBrowser(t *testing.T) {
	chromium := os.Getenv("CHROMIUM")
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && chromium == "" {
			chromium = found
		}
	}
	if chromium == "" {
		t.Fatal("no Chromium: install one, or name it in CHROMIUM")
	}
	srv := httptest.NewServer(example(t))
	defer srv.Close()
	cmd := exec.CommandContext(t.Context(), "node", "check.mjs", srv.URL, chromium, os.Getenv("SCREENSHOTS"))
	cmd.Dir = "testdata/browser"
	away := httptest.NewServer(awaySite(t))
	defer away.Close()
	_, written := authored(t)
	authors := httptest.NewServer(written)
	defer authors.Close()
	cmd.Env = append(os.Environ(), "CLOSED="+away.URL+"/jobs/closed", "AUTHOR="+authors.URL+"/about/mission")
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}
