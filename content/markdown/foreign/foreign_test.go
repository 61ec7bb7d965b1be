package foreign

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// kindNames are the names of the kinds in tests.
var kindNames = []string{"shortcode", "template", "liquid", "attributes", "esm", "jsx", "container", "code", "contents", "frontmatter"}

func TestConstructsAreFound(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]string{
		`{{< figure src="a.png" >}} x`:                                    `shortcode {{< figure src="a.png" >}}`,
		"a {{% notice\ntip %}} b":                                         "shortcode {{% notice\ntip %}}",
		"## {{ page.title }}":                                             "template {{ page.title }}",
		"{{!-- a }} b --}}":                                               "template {{!-- a }} b --}}",
		"{{{ raw }}} x":                                                   "template {{{ raw }}}",
		"{{/* c }} */}}":                                                  "template {{/* c }} */}}",
		"{%- if a -%}b{%- endif -%}":                                      "liquid {%- if a -%}; liquid {%- endif -%}",
		"{% comment %}\n\n80k\n\n{% endcomment %} b":                      "liquid {% comment %}\n\n80k\n\n{% endcomment %}",
		"{% raw %}{{ a }}{% endraw %}":                                    "liquid {% raw %}; liquid {% endraw %}",
		"{% comment %} never closed":                                      "liquid {% comment %}",
		"{::comment}a{:/comment} b {::comment}c{:/}":                      "attributes {::comment}a{:/comment}; attributes {::comment}c{:/}",
		"{# a comment #}":                                                 "liquid {# a comment #}",
		"[a](b){:target=\"_blank\"} c":                                    `attributes {:target="_blank"}`,
		"a\n{: .note #x }":                                                "attributes {: .note #x }",
		"* TOC\n{:toc}":                                                   "contents * TOC\n{:toc}",
		"## Apply {#apply .big}\n":                                        "attributes {#apply .big}",
		"**a**{.red} b":                                                   "attributes {.red}",
		"import A from '../A.astro'\n\nb":                                 "esm import A from '../A.astro'",
		"import {\n  A,\n  B,\n} from './shared'\nb":                      "esm import {\n  A,\n  B,\n} from './shared'",
		"import './x.css';":                                               "esm import './x.css';",
		"export const meta = { team: 'hull' }\n\nb":                       "esm export const meta = { team: 'hull' }",
		"export const m = {\n  a: [\n\n 1],\n}\n\nb":                      "esm export const m = {\n  a: [\n\n 1],\n}",
		"export default Layout\n":                                         "esm export default Layout",
		"export default ({ children }) => (\n a\n)\n\n":                   "esm export default ({ children }) => (\n a\n)",
		"x <Apply url={a > b ? '}' : c} /> y":                             "jsx <Apply url={a > b ? '}' : c} />",
		"<Tabs.Item\n  items={['a', 'b']}\n>":                             "jsx <Tabs.Item\n  items={['a', 'b']}\n>",
		"a {/* note */}b{' '}c {props.name}":                              "jsx {/* note */}; jsx {' '}; jsx {props.name}",
		`<div className="a" style={{ color: 'red' }}>`:                    `jsx <div className="a" style={{ color: 'red' }}>`,
		":::tip\na\n:::":                                                  "container :::tip; container :::",
		"::: warning Wet {.x}\na\n:::\n":                                  "container ::: warning Wet {.x}; container :::",
		":::note[Title]\n":                                                "container :::note[Title]",
		"> ::::{.columns}\n":                                              "container > ::::{.columns}",
		"!!! note \"Title\"\n    a":                                       `container !!! note "Title"`,
		"import A from 'a'\n\n<>{items.map(i => <b>{i}</b>)} `{code}`</>": "esm import A from 'a'; jsx <>; jsx {items.map(i => <b>{i}</b>)}; jsx </>",
		"=== \"Tab\"\n    a":                                              `container === "Tab"`,
		"\\newpage\n":                                                     "contents \\newpage",
		"<CTA href={x}>Go</CTA> <BR/>":                                    "jsx <CTA href={x}>",
		"::youtube{id=1}":                                                 "container ::youtube{id=1}",
		"<% include perks %> <?php echo 1 > 0 ?>":                         "code <% include perks %>; code <?php echo 1 > 0 ?>",
		"[[toc]]\n[TOC]\n":                                                "contents [[toc]]; contents [TOC]",
		"\n---\nlayout: job\nlabels: [a]\n---\nb":                         "frontmatter ---\nlayout: job\nlabels: [a]\n---",
		"---\ntitle: a\n---\n":                                            "frontmatter ---\ntitle: a\n---",
		"+++\na = 1\nb = 2\n+++\n":                                        "frontmatter +++\na = 1\nb = 2\n+++",
		"[a]({{ site.baseurl }}/apply)":                                   "template {{ site.baseurl }}",
		"```\n{{ a }}\n:::tip\n```\n{{ b }}":                              "template {{ b }}",
		"- ~~~yaml\n  {% a %}\n  ~~~\n\n{% b %}":                          "liquid {% b %}",
		"`{{ a }}`":                                                       "template {{ a }}", // who reads the tree knows that it is code
	} {
		masked, found := Mask([]byte(src), 0)
		var got []string
		for _, c := range found {
			got = append(got, kindNames[c.Kind]+" "+src[c.Start:c.End])
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%q: got %q, want %q", src, s, want)
		}
		if len(masked) != len(src) || bytes.Count(masked, []byte("\n")) != strings.Count(src, "\n") {
			t.Errorf("%q is masked to %q", src, masked)
		}
	}
}

func TestProseIsNoConstruct(t *testing.T) {
	t.Parallel()
	for _, src := range []string{
		"import duties and export papers are yours. Braces {like these} and 100 % are prose.",
		"Export sales manager: no. A time of 10::30 neither.",
		"import Mercedes from Germany", "export default settings to all customers", "import",
		"Write `{{` and `}}`, or `{%` and `%}`.", `\{{ a }}`, "a {{ b", "{{ a\n\nb }}", "{}", "{", "{{", "{%", "a {#1} b",
		"Use {.NET} and C#", "a < b > c", "<BR> <Name> <b>x</b> <br/>", "<https://example.com/>", "std::vector<int>", ":: a", "a ::: b",
		"---\n\nText: a\n\n---\n", "Note: bring gloves\n---\n", "---\nYou: are\nright here\n---\n", "---\nPerks: many\n---\n", "---", "---\na: b\nc: d",
		"!!! Wow", "a\n===\n", "=== a", "<>{items.map(i)}</>", "![a](b)", "[toc] is a word", "> [!NOTE]\n> a", ":rocket: :+1:", "term\n: definition",
		`<common-section section-name="a"></common-section>`, "<Common-Section section-name=a />",
	} {
		if masked, found := Mask([]byte(src), 0); len(found) > 0 || !bytes.Equal(masked, []byte(src)) {
			t.Errorf("%q: found %+v, masked %q", src, found, masked)
		}
	}
}

func TestMasksKeepTheRest(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]string{
		"a {{ b }}c\n":                 "a \xff\xff\xff\xff\xff\xff\xffc\n",
		":::tip\na\n:::\n":             "      \na\n   \n",
		"skipped {{ a }} {{ b }}":      "skipped {{ a }} \xff\xff\xff\xff\xff\xff\xff",
		"<p className={a}>b</p>":       "<p              >b</p>",
		"{{ a\r\nb }}":                 "\xff\xff\xff\xff\r\n\xff\xff\xff\xff",
		"\n---\r\na: b\r\nc: d\r\n---": "\n   \r\n    \r\n    \r\n   ",
	} {
		start := 0
		if strings.HasPrefix(src, "skipped") {
			start = len("skipped {{ a }}")
		}
		before := []byte(src)
		if got, _ := Mask(before, start); string(got) != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
		if string(before) != src {
			t.Errorf("%q was changed", src)
		}
	}
}

func ExampleMask() {
	masked, found := Mask([]byte("See {{< ref x >}}."), 0)
	fmt.Println(found[0].Kind == Shortcode, found[0].Start, found[0].End, len(bytes.Trim(masked, "Se. ")) == 13)
	fmt.Println(slices.Contains(masked, Filler))
	// Output:
	// true 4 17 true
	// true
}
