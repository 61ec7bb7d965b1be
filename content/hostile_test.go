package content

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/content/internal/costtest"
)

// hostileSites are content roots that a pull request may hold, and that ask for much more
// than their size.
func hostileSites() map[string]fstest.MapFS {
	repeat := strings.Repeat
	yaml := func(block string) fstest.MapFS { return files("a.md", "---\n"+block+"\n---\n\nText.\n") }
	toml := func(block string) fstest.MapFS { return files("a.md", "+++\n"+block+"\n+++\n\nText.\n") }
	json := func(block string) fstest.MapFS { return files("a.md", block+"\n\nText.\n") }
	return map[string]fstest.MapFS{
		"YAML aliases":          yaml("a: &a [x,x,x,x,x,x,x,x,x]\n" + aliases(20) + "skills: *z19"),
		"YAML brackets":         yaml("a: " + repeat("[", 60_000)),
		"YAML braces":           yaml("a: " + repeat("{a: ", 15_000)),
		"YAML levels":           yaml(levels(300)),
		"YAML keys":             yaml(lines(6_000, "k%d: v\n")),
		"YAML equal keys":       yaml(repeat("k: v\n", 12_000)),
		"YAML anchors":          yaml(lines(4_000, "k%[1]d: &a%[1]d v\n")),
		"YAML names":            yaml("skills: [" + repeat("a,", 30_000) + "]"),
		"YAML places":           yaml("location: [" + repeat("Berlin,", 9_000) + "]"),
		"YAML place":            yaml("location: \"" + repeat("New York or ", 5_000) + "\""),
		"YAML a long title":     yaml("title: \"" + repeat("Berlin ", 9_000) + "\""),
		"YAML a long date":      yaml("closes: \"" + repeat("1", 60_000) + "\""),
		"YAML quotes":           yaml("title: '" + repeat("''", 30_000)),
		"YAML not closed":       files("a.md", "---\n"+repeat("title: a\n", 50_000)),
		"TOML dots":             toml("a" + repeat(".a", 30_000) + " = 1"),
		"TOML inline tables":    toml("a = " + repeat("{a=", 20_000)),
		"TOML arrays":           toml("a = " + repeat("[", 60_000)),
		"TOML tables":           toml(lines(5_000, "[a%d.b]\nc=1\n")),
		"TOML arrays of tables": toml(repeat("[[a]]\n[[a.b]]\n[[a.b.c]]\n", 2_500)),
		"JSON brackets":         json("{\"a\": " + repeat("[", 60_000) + "}"),
		"JSON braces":           json(repeat("{\"a\":", 12_000)),
		"settings":              files("careers.yaml", "a: &a [x,x]\n"+aliases(30)+"title: *z29\n", "a.md", "Text.\n"),
		"large sections":        manyIncludes(300, 100, 20<<10),
		"one large section":     manyIncludes(300, 1, 500<<10),
		"sections in sections":  nestedIncludes(2_000),
		"pages with one title":  manyPages(5_000),
		"link definitions":      files("a.md", repeat("[a]: b\n", 72_000)),
		"links of one page":     files("a.md", repeat("[a](b.md#c) ", 40_000)),
	}
}

// files is a file system of names and texts.
func files(namesAndTexts ...string) fstest.MapFS {
	root := fstest.MapFS{}
	for i := 0; i < len(namesAndTexts); i += 2 {
		root[namesAndTexts[i]] = &fstest.MapFile{Data: []byte(namesAndTexts[i+1])}
	}
	return root
}

// lines are n lines of a format with their number.
func lines(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// aliases are n lists that each have the one before nine times.
func aliases(n int) string {
	var b strings.Builder
	last := "a"
	for i := range n {
		fmt.Fprintf(&b, "z%[1]d: &z%[1]d [%[2]s*%[3]s]\n", i, strings.Repeat("*"+last+",", 8), last)
		last = fmt.Sprintf("z%d", i)
	}
	return b.String()
}

// levels are n keys, each below the one before.
func levels(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%sa:\n", strings.Repeat(" ", i))
	}
	return b.String()
}

// manyIncludes is a site of pages that include a section again and again.
func manyIncludes(pages, times, size int) fstest.MapFS {
	root := files("sections/s.md", strings.Repeat("Text of a section, with **words**.\n\n", size/36))
	for i := range pages {
		root[fmt.Sprintf("p%d.md", i)] = &fstest.MapFile{Data: []byte("---\ntitle: P\n---\n\n" + strings.Repeat("<common-section section-name=\"s\"/>\n\n", times))}
	}
	return root
}

// nestedIncludes is a site whose sections include the next one, up to the limit of depth.
func nestedIncludes(pages int) fstest.MapFS {
	root := fstest.MapFS{}
	for i := range 8 {
		tag := fmt.Sprintf("<common-section section-name=\"s%d\"/>\n\n", i+1)
		root[fmt.Sprintf("sections/s%d.md", i)] = &fstest.MapFile{Data: []byte("Text.\n\n" + strings.Repeat(tag, 2))}
	}
	root["sections/s8.md"] = &fstest.MapFile{Data: []byte("Text.\n")}
	for i := range pages {
		root[fmt.Sprintf("p%d.md", i)] = &fstest.MapFile{Data: []byte("---\ntitle: P\n---\n\n<common-section section-name=\"s1\"/>\n")}
	}
	return root
}

func manyPages(n int) fstest.MapFS {
	root := fstest.MapFS{}
	for i := range n {
		root[fmt.Sprintf("p%d.md", i)] = &fstest.MapFile{Data: []byte("---\ntitle: P\n---\n\n## A\n\nText.\n")}
	}
	return root
}

func TestHostileSitesCostLittle(t *testing.T) {
	for name, root := range hostileSites() {
		costtest.Check(t, name, costtest.Limit, func() {
			if _, err := Load(context.Background(), root, Options{}); err != nil {
				t.Error(name, err)
			}
		})
	}
}
