package syntax

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
)

func TestLimitsStopWhatCostsTooMuch(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		text string
		want string // "" is within the limits
	}{
		"nested quotes":       {strings.Repeat("> ", MaxNesting+1) + "x", "quotes and lists are nested more than 32 deep"},
		"quotes":              {strings.Repeat("> ", MaxNesting) + "x", ""},
		"nested lists":        {strings.Repeat("- ", MaxNesting+1) + "x", "quotes and lists are nested more than 32 deep"},
		"brackets":            {strings.Repeat("[", 2*MaxMarks+1), "more than 1000 pairs of brackets in one block"},
		"brackets in blocks":  {strings.Repeat("[a\n\n", 2*MaxMarks+1), ""},
		"emphasis":            {strings.Repeat("*a_ ", MaxMarks), "more than 1000 marks of emphasis in one block"},
		"elements":            {"x " + strings.Repeat("<b>", MaxHTMLTags+1), "more than 10000 tags of HTML in the text"},
		"footnotes":           {footnotes(MaxNotes + 1), "more than 200 footnotes"},
		"some footnotes":      {footnotes(MaxNotes), ""},
		"a wide table":        {strings.Repeat("a|", MaxTableColumns+1) + "\n" + strings.Repeat("-|", MaxTableColumns+1) + "\n", "a table of more than 100 columns"},
		"a long table":        {strings.Repeat("a|", 90) + "\n" + strings.Repeat("-|", 90) + "\n" + strings.Repeat("b|\n", 200), "a table of more than 10000 cells"},
		"links on long lines": {strings.Repeat("[a](<b", 50_000), "too many links on lines that are too long"},
	} {
		_, err := Parse([]byte(tt.text), 0)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
}

func footnotes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[^%d]: note [^in]\n\n", i)
	}
	return b.String()
}

func TestTagsOfATree(t *testing.T) {
	t.Parallel()
	src := "skipped\n" + strings.Join([]string{
		`<common-section section-name="block"></common-section>`,
		"",
		`- item <common-section section-name="inline"/> text </common-section>`,
		"",
		`> <common-section section-name="quoted"/>`,
		"",
		"<details>",
		`<summary>More</summary> <common-section section-name="html"/>`,
		"<!-- <common-section section-name=\"comment\"/> -->",
		"</details>",
		"",
		"`<common-section section-name=\"code\"/>`",
		"",
		"    <common-section section-name=\"indented\"/>",
		"",
		"</common-section>",
		"a </common-section>",
		"paragraph",
		`<common-section section-name="interrupts"/>`,
		`text <common-section section-name="x"`,
		"",
		"# Heading",
	}, "\n")
	tree, err := Parse([]byte(src), len("skipped\n"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tag := range Tags(tree) {
		names = append(names, tag.Name)
		if text := src[tag.Start:tag.End]; !strings.HasPrefix(text, "<common-section") || !strings.HasSuffix(text, ">") || tag.Closing {
			t.Errorf("%s is at %q", tag.Name, text)
		}
	}
	if want := []string{"block", "inline", "quoted", "html", "interrupts"}; !reflect.DeepEqual(names, want) {
		t.Errorf("tags %q, want %q", names, want)
	}
	if n := len(Landmarks(tree)); n != len(names)+1 {
		t.Errorf("%d headings and tags, want %d", n, len(names)+1)
	}
}

func TestBareLinksAreFoundWhereWordsBegin(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"see https://example.com/ and a@example.com": 2,
		"a*b https://example.com/":                   1,
		"a_b_c@example.com":                          1,
		"(https://example.com/)":                     1,
		"no links here":                              0,
		"[a]: /b\n\nhttps://example.com/":            1,
	} {
		tree, err := Parse([]byte(text), 0)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		_ = ast.Walk(tree, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering && node.Kind() == ast.KindAutoLink {
				n++
			}
			return ast.WalkContinue, nil
		})
		if n != want {
			t.Errorf("%q has %d links, want %d", text, n, want)
		}
	}
}

func TestTagsAreNodes(t *testing.T) {
	t.Parallel()
	for _, src := range []string{"<common-section section-name=\"a\"/>", "x <common-section section-name=\"a\"/>"} {
		tree, _ := Parse([]byte(src), 0)
		for _, n := range Landmarks(tree) {
			if name := n.Kind().String(); !strings.HasSuffix(name, "SectionTag") {
				t.Errorf("%q is a node of kind %s", src, name)
			}
		}
	}
}

func TestLineTextMapsToTheSource(t *testing.T) {
	t.Parallel()
	src := []byte("> <div>\n> text\n> </div>\n")
	tree, _ := Parse(src, 0)
	var block *ast.HTMLBlock
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if b, ok := n.(*ast.HTMLBlock); ok && entering {
			block = b
		}
		return ast.WalkContinue, nil
	})
	text := NewLineText(block.Lines(), src)
	if got, want := string(text.Bytes), "<div>\ntext\n</div>\n"; got != want {
		t.Fatalf("%q, want %q", got, want)
	}
	at := bytes.Index(text.Bytes, []byte("text"))
	if got, want := text.Offset(at), bytes.Index(src, []byte("text")); got != want {
		t.Errorf("offset %d, want %d", got, want)
	}
	if got, want := text.LineEnd(at), at+len("text\n"); got != want {
		t.Errorf("the line ends at %d, want %d", got, want)
	}
}
