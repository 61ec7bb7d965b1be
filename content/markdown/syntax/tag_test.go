package syntax

import "testing"

func TestTagLine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		line string
		want Tag // zero: the line is not only a tag
	}{
		{`<common-section section-name="a"></common-section>`, Tag{Name: "a", End: 50}},
		{`<common-section section-name='a'/>`, Tag{Name: "a", End: 34}},
		{`<common-section section-name=a>`, Tag{Name: "a", End: 31}},
		{`<common-section section-name=a/>`, Tag{Name: "a/", End: 32}}, // as HTML reads it
		{`<Common-Section CLASS=x Section-Name = "a" ></COMMON-SECTION >  `, Tag{Name: "a", End: 62}},
		{`<common-section section-name="a" section-name="b"/>`, Tag{Name: "a", End: 51}},
		{`<common-section data-x section-name="a&amp;b"/>`, Tag{Name: "a&b", End: 47}},
		{`<common-section title=">" section-name="a"/>`, Tag{Name: "a", End: 44}},
		{"<common-section\tsection-name=\"a\"/>\r\n", Tag{Name: "a", End: 34}},
		{`<common-section>`, Tag{End: 16}},
		{`<common-section section-name="">`, Tag{End: 32}},
		{`</common-section>`, Tag{End: 17, Closing: true}},
		{`<common-section section-name="a"></common-section> text`, Tag{}},
		{`<common-section section-name="a"/><common-section section-name="b"/>`, Tag{}},
		{`<common-section section-name="a">text</common-section>`, Tag{}},
		{`<common-section section-name="a>`, Tag{}},
		{`<common-section section-name=>`, Tag{}},
		{`<common-section section-name="a"class="b">`, Tag{}},
		{`<common-section"section-name="a">`, Tag{}},
		{`<common-sections section-name="a">`, Tag{}},
		{`<common-section`, Tag{}},
		{`< common-section section-name="a">`, Tag{}},
	} {
		var got Tag
		if StartsTag([]byte(c.line)) {
			if g, ok := tagLine([]byte(c.line)); ok {
				got = g
			}
		}
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.line, got, c.want)
		}
	}
}
