package operate

import (
	"strings"
	"testing"
	"time"

	"github.com/careers-index/careers/web"
)

func TestAnswersAreLoggedWhereTheyAreAskedFor(t *testing.T) {
	t.Parallel()
	o := web.Observation{Method: "GET", Path: "/a", Query: "q=x", Route: "/{path}", Status: 200, Bytes: 3, Duration: 1500 * time.Microsecond, Remote: "192.0.2.1"}
	const line = `level=INFO msg=answered method=GET path=/a status=200 bytes=3 duration_ms=1.5 route=/{path} remote=192.0.2.1`
	for _, c := range []struct {
		logs           logs
		stdout, stderr string
	}{
		{logs{answers: ""}, "", ""},
		{logs{answers: "stderr"}, "", line},
		{logs{answers: "-"}, line, ""},
		{logs{answers: "-", query: true}, line + ` query="q=x"`, ""},
	} {
		var stdout, stderr strings.Builder
		log, done, err := c.logs.openAnswers(&stdout, &stderr)
		if err != nil {
			t.Fatal(err)
		}
		if (log == nil) != (c.logs.answers == "") {
			t.Fatalf("%+v: there is a log: %v", c.logs, log != nil)
		}
		if log != nil {
			log(o)
		}
		done()
		for name, s := range map[string]struct{ got, want string }{"output": {stdout.String(), c.stdout}, "error": {stderr.String(), c.stderr}} {
			_, got, _ := strings.Cut(strings.TrimSpace(s.got), " ") // without the time
			if got != s.want {
				t.Errorf("%+v: standard %s has %s\nwant %s", c.logs, name, got, s.want)
			}
		}
	}
	long := new(logs).attrs(web.Observation{Path: strings.Repeat("x", 10_000)})
	if got := len(long[1].Value.String()); got > 1100 {
		t.Errorf("%d bytes of a path are logged", got)
	}
}
