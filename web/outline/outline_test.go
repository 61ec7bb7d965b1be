package outline

import (
	"reflect"
	"testing"
)

func TestOutlineCutsBeforeTheFirstHeading(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		body, lead string
		headings   []Heading
	}{
		{"", "", nil},
		{"<p>a</p>", "<p>a</p>", nil},
		{`<p>a<br>b</p><h2 id="x">X &amp; <code>y</code></h2><p>c</p><h2 id="z">Z</h2>`, "<p>a<br>b</p>", []Heading{{"X & y", "x"}, {"Z", "z"}}},
		{`<h3 id="s">S</h3><p>a</p>`, "", nil},
		{`<blockquote><h2 id="q">Q</h2></blockquote><p>a</p>`, `<blockquote><h2 id="q">Q</h2></blockquote><p>a</p>`, []Heading{{"Q", "q"}}},
		{`<img src="a.png"><h2>no anchor</h2>`, `<img src="a.png">`, nil},
		{"<h2 id=\"open\">never closed", "", nil},
	} {
		headings, lead := Of(c.body)
		if c.body[:lead] != c.lead || !reflect.DeepEqual(headings, c.headings) {
			t.Errorf("Of(%q) = %v, %q; want %v, %q", c.body, headings, c.body[:lead], c.headings, c.lead)
		}
	}
}
