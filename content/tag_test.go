package content

import "testing"

func TestTagLine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		line string
		want tag // zero: the line is not a tag alone
	}{
		{`<common-section section-name="a"></common-section>`, tag{name: "a", end: 50}},
		{`<common-section section-name='a'/>`, tag{name: "a", end: 34}},
		{`<common-section section-name=a>`, tag{name: "a", end: 31}},
		{`<common-section section-name=a/>`, tag{name: "a/", end: 32}}, // as HTML reads it
		{`<Common-Section CLASS=x Section-Name = "a" ></COMMON-SECTION >  `, tag{name: "a", end: 62}},
		{`<common-section section-name="a" section-name="b"/>`, tag{name: "a", end: 51}},
		{`<common-section data-x section-name="a&amp;b"/>`, tag{name: "a&b", end: 47}},
		{`<common-section title=">" section-name="a"/>`, tag{name: "a", end: 44}},
		{"<common-section\tsection-name=\"a\"/>\r\n", tag{name: "a", end: 34}},
		{`<common-section>`, tag{end: 16}},
		{`<common-section section-name="">`, tag{end: 32}},
		{`</common-section>`, tag{end: 17, closing: true}},
		{`<common-section section-name="a"></common-section> text`, tag{}},
		{`<common-section section-name="a"/><common-section section-name="b"/>`, tag{}},
		{`<common-section section-name="a">text</common-section>`, tag{}},
		{`<common-section section-name="a>`, tag{}},
		{`<common-section section-name=>`, tag{}},
		{`<common-section section-name="a"class="b">`, tag{}},
		{`<common-section"section-name="a">`, tag{}},
		{`<common-sections section-name="a">`, tag{}},
		{`<common-section`, tag{}},
		{`< common-section section-name="a">`, tag{}},
	} {
		var got tag
		if startsTag([]byte(c.line)) {
			if g, ok := tagLine([]byte(c.line)); ok {
				got = g
			}
		}
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.line, got, c.want)
		}
	}
}
