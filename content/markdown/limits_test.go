package markdown_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/internal/costtest"
	"github.com/careers-index/careers/content/markdown"
)

// hostilePages are pages that ask for much more than their size, with the rule
// that refuses each.
func hostilePages() map[string]struct{ text, rule string } {
	return map[string]struct{ text, rule string }{
		"ten megabytes":          {strings.Repeat("Text of a page. ", 10<<20/16), diag.RuleFileTooLarge},
		"quotes in quotes":       {strings.Repeat("> ", 100_000) + "x", diag.RuleMarkdownLimit},
		"quotes in quotes tight": {strings.Repeat(">", 100_000) + "x", diag.RuleMarkdownLimit},
		"lists in lists":         {strings.Repeat("- ", 50_000) + "x", diag.RuleMarkdownLimit},
		"numbers in numbers":     {strings.Repeat("1. ", 50_000) + "x", diag.RuleMarkdownLimit},
		"a list in each line":    {staircase(400), diag.RuleMarkdownLimit},
		"links in links":         {strings.Repeat("[a](", 100_000), diag.RuleMarkdownLimit},
		"links and quotes":       {strings.Repeat("[a](<b", 50_000), diag.RuleMarkdownLimit},
		"link titles":            {strings.Repeat(`[a](b "`, 50_000), diag.RuleMarkdownLimit},
		"brackets":               {strings.Repeat("[", 250_000), diag.RuleMarkdownLimit},
		"brackets closed":        {strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000), diag.RuleMarkdownLimit},
		"emphasis":               {strings.Repeat("*a_ ", 100_000), diag.RuleMarkdownLimit},
		"emphasis in emphasis":   {strings.Repeat("*a **a ", 30_000) + strings.Repeat("b** b*", 30_000), diag.RuleMarkdownLimit},
		"words with marks":       {strings.Repeat("a*b_c~", 80_000), diag.RuleMarkdownLimit},
		"words with underscores": {strings.Repeat("a_", 125_000) + "@example.com", diag.RuleMarkdownLimit},
		"open elements":          {strings.Repeat("<b>", 85_000), diag.RuleMarkdownLimit},
		"elements":               {strings.Repeat("<b x=1>", 70_000), diag.RuleMarkdownLimit},
		"strikes":                {strings.Repeat("~a ~~b ", 70_000), diag.RuleMarkdownLimit},
		"a wide table":           {strings.Repeat("a|", 8000) + "\n" + strings.Repeat("-|", 8000) + "\n" + strings.Repeat("b|\n", 100), diag.RuleMarkdownLimit},
		"a long table":           {strings.Repeat("a|", 90) + "\n" + strings.Repeat("-|", 90) + "\n" + strings.Repeat("b|\n", 150_000), diag.RuleMarkdownLimit},
		"one long definition":    {"[a]: /" + strings.Repeat("x", 50_000) + "\n\n" + strings.Repeat("[a]\n\n", 50_000), diag.RuleMarkdownLimit},
	}
}

// cheapPages are large and odd, and cost little.
func cheapPages() map[string]string {
	return map[string]string{
		"words":                   strings.Repeat("word ", 33_000),
		"words and an address":    strings.Repeat("word ", 33_000) + "a@example.com",
		"backticks":               backticks(1000),
		"comments":                strings.Repeat("<!--", 41_000),
		"instructions":            strings.Repeat("<?", 83_000),
		"tags":                    strings.Repeat("<a ", 55_000),
		"attributes":              "<a " + strings.Repeat("x=1 ", 41_000) + ">",
		"sections in part":        strings.Repeat("<common-section ", 9_000),
		"closing tags":            strings.Repeat("</common-section>", 9_000),
		"entities":                strings.Repeat("&amp", 41_000),
		"backslashes":             strings.Repeat(`\`, 166_000),
		"definitions":             definitions(30_000),
		"headings":                strings.Repeat("# a\n", 41_000),
		"rules":                   strings.Repeat("---\n\n", 33_000),
		"items":                   strings.Repeat("- a\n", 41_000),
		"items with blank lines":  strings.Repeat("-\n\n\n", 33_000),
		"blank lines in an item":  "- a\n" + strings.Repeat("\n", 166_000) + "  b",
		"quoted lines":            strings.Repeat("> a\n", 41_000),
		"fences":                  strings.Repeat("```\n", 41_000),
		"indented":                strings.Repeat("    a\n", 28_000),
		"divs":                    strings.Repeat("<div>\n\n", 23_000),
		"escaped pipes in a cell": "a|b\n-|-\n" + strings.Repeat("`\\|`|`\\|`\n", 4_000),
		"links":                   strings.Repeat("[a](/b)\n\n", 55_000),
		"addresses":               strings.Repeat("https://example.com/a ", 20_000),
		"mail":                    strings.Repeat("a@b.c ", 26_000),
		"exclamation marks":       strings.Repeat("!", 150_000),
		"parentheses":             strings.Repeat("(", 166_000),
		"carriage returns":        strings.Repeat("a\r\n", 50_000),
		"braces":                  strings.Repeat("{", 166_000),
		"open templates":          strings.Repeat("{{ a", 41_000),
		"templates with code":     strings.Repeat("{{ ` }}", 20_000),
		"templates":               strings.Repeat("{{a}} ", 27_000),
		"templates in addresses":  strings.Repeat("[a](/{{b}}/c)\n\n", 11_000),
		"raw regions":             strings.Repeat("{% raw %}{% endraw %}", 8_000),
		"open comments":           strings.Repeat("{% comment %}", 13_000),
		"attribute lists":         strings.Repeat("{.a=", 41_000),
		"JSX attributes":          strings.Repeat("<a b={", 27_000),
		"JSX strings":             strings.Repeat("<A b={'", 24_000),
		"components":              strings.Repeat("<Ab c={1} /> ", 12_000),
		"exports":                 strings.Repeat("export {\n\n", 16_000),
		"exported strings":        strings.Repeat("export const a = `\n", 9_000),
		"braces of MDX":           "import 'a'\n\n" + strings.Repeat("{a ", 55_000),
		"imports":                 strings.Repeat("import {\n\n", 16_000),
		"containers":              strings.Repeat(":::{\n:::a\n", 18_000),
		"keys":                    "---\n" + strings.Repeat("a: b\n", 33_000),
		"colons":                  strings.Repeat(":a", 83_000),
		"emoji":                   strings.Repeat(":tada: ", 23_000),
		"definitions of terms":    strings.Repeat("a\n: b\n", 27_000),
		"definitions of a term":   "a\n" + strings.Repeat(": b\n", 41_000),
		"terms of a definition":   strings.Repeat("a\n", 83_000) + ": b\n",
		"nested definitions":      definitionStaircase(500),
		"alerts":                  strings.Repeat("> [!NOTE]\n\n", 15_000),
		"template code":           strings.Repeat("<% a %>b", 20_000),
		"nested quotes by line":   strings.Repeat(strings.Repeat("> ", 31)+"a\n", 8_000),
	}
}

// TestHostilePagesCostLittle: what a page may cost is bounded, refused or not.
func TestHostilePagesCostLittle(t *testing.T) {
	texts := cheapPages()
	for name, c := range hostilePages() {
		texts["refused: "+name] = c.text
	}
	for name, text := range texts {
		costtest.Check(t, name, costtest.Limit, func() {
			load(t, fstest.MapFS{"a.md": {Data: []byte("---\ntitle: A\n---\n\n" + text)}})
		})
	}
}

func staircase(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s- a\n", strings.Repeat("  ", i))
	}
	return b.String()
}

func definitionStaircase(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%[1]sa\n%[1]s: ", strings.Repeat("  ", i%30))
	}
	return b.String()
}

func backticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i) + "a")
	}
	return b.String()
}

func definitions(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[a%d]: /b\n\n", i)
	}
	return b.String()
}

func TestHostilePagesAreRefusedAndOthersBuilt(t *testing.T) {
	t.Parallel()
	for name, c := range hostilePages() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := load(t, fstest.MapFS{
				"good.md": {Data: []byte("---\ntitle: Good\n---\n\nText.\n")},
				"bad.md":  {Data: []byte("---\ntitle: Bad\n---\n\n" + c.text)},
				// A section is bounded as a page is.
				"sections/bad.md": {Data: []byte(c.text)},
				"uses.md":         {Data: []byte("<common-section section-name=\"bad\"/>")},
			})
			if len(site.Pages) != 1 || site.Pages[0].Path != "/good" {
				t.Errorf("%d pages, want /good alone", len(site.Pages))
			}
			for _, file := range []string{"bad.md", "sections/bad.md"} {
				if got := rulesOf(site, file); !strings.Contains(got, c.rule) {
					t.Errorf("findings of %s: %s, want %s", file, got, c.rule)
				}
			}
		})
	}
}

func TestLargePagesAreBuilt(t *testing.T) {
	t.Parallel()
	for name, text := range cheapPages() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := fstest.MapFS{"a.md": {Data: []byte("---\ntitle: A\n---\n\n" + text)}}
			site := load(t, root)
			if len(site.Pages) != 1 && !strings.Contains(rulesOf(site, "a.md"), diag.RuleBrokenTag) {
				t.Errorf("not built: %s", rulesOf(site, "a.md"))
			}
			checkRuns(t, site, root)
		})
	}
}

// rulesOf are the rules that a file breaks.
func rulesOf(s *content.Site, file string) string {
	var rules []string
	for _, d := range s.Findings {
		if d.File == file {
			rules = append(rules, d.Rule)
		}
	}
	return strings.Join(rules, " ")
}

func TestSectionsThatIncludeEachOtherTwice(t *testing.T) {
	t.Parallel()
	root := fstest.MapFS{"page.md": {Data: []byte("---\ntitle: Page\n---\n\n<common-section section-name=\"s0\"/>\n")}}
	for i := range 1000 {
		text := fmt.Sprintf("Text.\n\n<common-section section-name=\"s%d\"/>\n<common-section section-name=\"s%d\"/>\n", i+1, i+1)
		root[fmt.Sprintf("sections/s%d.md", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	root["sections/s1000.md"] = &fstest.MapFile{Data: []byte("Text.\n")}
	site := load(t, root)
	if got := rulesOf(site, "page.md"); !strings.Contains(got, diag.RuleIncludeDepth) || len(site.Pages) != 0 {
		t.Errorf("findings: %s, %d pages", got, len(site.Pages))
	}
	root["sections/s1000.md"] = &fstest.MapFile{Data: []byte("<common-section section-name=\"s0\"/>\n")}
	site = load(t, root)
	if got := rulesOf(site, "sections/s1000.md"); !strings.Contains(got, diag.RuleIncludeCycle) {
		t.Errorf("findings: %s", got)
	}
}

func TestManyMissingSectionsHaveFewHints(t *testing.T) {
	t.Parallel()
	root := fstest.MapFS{}
	var text strings.Builder
	text.WriteString("---\ntitle: Page\n---\n\n")
	for i := range 1500 {
		root[fmt.Sprintf("sections/benefits-%04d.md", i)] = &fstest.MapFile{Data: []byte("Text.\n")}
	}
	const tags = 9000
	for i := range tags {
		fmt.Fprintf(&text, "<common-section section-name=\"benefit-%04d\"/>\n", i%(tags/2))
	}
	root["page.md"] = &fstest.MapFile{Data: []byte(text.String())}
	missing, hinted := 0, map[string]bool{}
	for _, d := range load(t, root).Findings {
		if d.Rule != diag.RuleMissingSection {
			continue
		}
		missing++
		if strings.Contains(d.Message, "did you mean") {
			hinted[d.Message] = true
		}
	}
	if missing != tags || len(hinted) != markdown.MaxNameHints {
		t.Errorf("%d findings and %d hints, want %d and %d", missing, len(hinted), tags, markdown.MaxNameHints)
	}
}

func TestIncludesOfAWholeSiteAreBounded(t *testing.T) {
	t.Parallel()
	tag := "<common-section section-name=\"a\"/>\n\n"
	root := fstest.MapFS{"sections/a.md": {Data: []byte(strings.Repeat("Text of a section.\n\n", 20_000))}}
	const pages = 50
	for i := range pages {
		root[fmt.Sprintf("p%02d.md", i)] = &fstest.MapFile{Data: []byte("---\ntitle: Page\n---\n\nText `" + strings.TrimSpace(tag) + "`.\n\n" + tag)}
	}
	root["small.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Small\n---\n\nText.\n")}
	site := load(t, root)
	size := len(root["sections/a.md"].Data)
	if got, most := len(site.Pages)-1, (markdown.SiteIncludeBytes+(pages+1)*markdown.PageIncludeBytes)/size; got < 1 || got > most {
		t.Errorf("%d pages include %d bytes each, at most %d may", got, size, most)
	}
	var first diag.Finding
	for _, d := range site.Findings {
		if d.Rule == diag.RuleIncludeLimit {
			first = d
			break
		}
	}
	if first.Line != 7 || first.Column != 1 || !strings.Contains(first.Message, "pages of the site together") {
		t.Errorf("finding %+v", first)
	}
}

func TestManyIncludesAreRefused(t *testing.T) {
	t.Parallel()
	tag := "<common-section section-name=\"a\"/>\n\n"
	page := func(n int) *content.Site {
		return load(t, fstest.MapFS{
			"page.md":       {Data: []byte("---\ntitle: Page\n---\n\n" + strings.Repeat(tag, n))},
			"sections/a.md": {Data: []byte("Text.\n")},
		})
	}
	if site := page(markdown.MaxIncludes); len(site.Pages) != 1 || len(site.Pages[0].Includes) != markdown.MaxIncludes {
		t.Errorf("%d includes are refused: %s", markdown.MaxIncludes, rulesOf(site, "page.md"))
	}
	if site := page(markdown.MaxIncludes + 1); !strings.Contains(rulesOf(site, "page.md"), diag.RuleIncludeLimit) {
		t.Errorf("%d includes are not refused", markdown.MaxIncludes+1)
	}
	big := load(t, fstest.MapFS{
		"page.md":       {Data: []byte("---\ntitle: Page\n---\n\n" + strings.Repeat(tag, 10))},
		"sections/a.md": {Data: []byte(strings.Repeat("Text of a section.\n\n", 25_000))},
	})
	if got := rulesOf(big, "page.md"); !strings.Contains(got, diag.RuleIncludeLimit) {
		t.Errorf("ten sections of 500 kB are not refused: %s", got)
	}
}
