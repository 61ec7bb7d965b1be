package absolute_test

import (
	"testing"

	"github.com/careers-index/careers/web/absolute"
)

func TestAddressesBecomeAbsoluteAndNothingElseChanges(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"beside it", `<a href="b">b</a>`, `<a href="https://x.example/jobs/b">b</a>`},
		{"of the site", `<img src="/a.png" alt="A &amp; B">`, `<img src="https://x.example/a.png" alt="A &amp; B">`},
		{"on the page", `<a title="t" href="#how">how</a>`, `<a title="t" href="https://x.example/jobs/a#how">how</a>`},
		{"with what has a meaning in HTML", `<a href="/?q=a&amp;b=%22c">c</a>`, `<a href="https://x.example/?q=a&amp;b=%22c">c</a>`},
		{"absolute ones", `<a href='https://y.example/'>y</a><a href="mailto:a@b.example">a</a>`, `<a href='https://y.example/'>y</a><a href="mailto:a@b.example">a</a>`},
		{"no addresses", "<p class='x'>1 &lt; 2<br/>\n<!-- c --></P>", "<p class='x'>1 &lt; 2<br/>\n<!-- c --></P>"},
		{"none that can be read", `<a href="%zz">z</a>`, `<a href="%zz">z</a>`},
		{"nothing", "", ""},
	} {
		if got := absolute.HTML(c.text, "https://x.example/jobs/a"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
