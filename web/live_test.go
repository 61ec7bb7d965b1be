package web_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/careers-index/careers/web"
)

var liveScript = regexp.MustCompile(`src="(/assets/live-[^"]+)"`)

// TestPagesAreLiveWhereTheSiteIsWritten: the script is there if it was asked for, on
// every kind of page, and nowhere else.
func TestPagesAreLiveWhereTheSiteIsWritten(t *testing.T) {
	t.Parallel()
	source, err := exampleSource()
	if err != nil {
		t.Fatal(err)
	}
	for _, live := range []bool{true, false} {
		h := newHandler(t, source, web.Options{Live: live})
		for _, target := range []string{"/", "/?q=rust", "/about/mission", "/no/such/page"} {
			found := liveScript.FindStringSubmatch(get(t, h, target).Body.String())
			if (found != nil) != live {
				t.Errorf("%s has the script: %v, want %v", target, found != nil, live)
			}
			if found != nil && !strings.Contains(get(t, h, found[1]).Body.String(), "location.reload") {
				t.Errorf("%s is not the script", found[1])
			}
		}
	}
}
