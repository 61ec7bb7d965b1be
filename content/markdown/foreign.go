package markdown

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown/foreign"
	"github.com/careers-index/careers/content/markdown/syntax"
)

// foreignKinds says, of each kind of other tools' syntax, what it is and what to do.
var foreignKinds = map[foreign.Kind]struct{ name, advice string }{
	foreign.Shortcode:  {"a Hugo shortcode", "write what it stands for in Markdown, or include a section"},
	foreign.Template:   {"a template expression", "write its value (nothing, if it is the address of the site)"},
	foreign.Liquid:     {"a Liquid tag or template comment", "write what it stands for in Markdown, or include a section"},
	foreign.Attributes: {"a list of attributes (kramdown, Pandoc)", "delete it: pages have one style, and headings get their ids from their text"},
	foreign.ESM:        {"an import or export of MDX", "delete it, and write what it brings in Markdown"},
	foreign.JSX:        {"JSX of MDX", "write what it shows in Markdown, or include a section"},
	foreign.Container:  {"the mark of a container", "delete it, or write the text as a quote that begins with [!NOTE]"},
	foreign.Code:       {"template code", "write what it stands for in Markdown"},
	foreign.Contents:   {"a mark for a table of contents or a new page", "delete it"},
}

// foreignFindings warns of other tools' syntax in a file, once for each kind. In code it
// is text.
func foreignFindings(src *diag.Source, tree ast.Node, found []foreign.Construct) []diag.Finding {
	if len(found) == 0 {
		return nil
	}
	literal := syntax.Literal(tree, src.Bytes)
	first := map[foreign.Kind]foreign.Construct{}
	count := map[foreign.Kind]int{}
	var kinds []foreign.Kind
	for _, c := range found {
		if isLiteral(literal, c.Start) {
			continue
		}
		if count[c.Kind]++; count[c.Kind] == 1 {
			first[c.Kind] = c
			kinds = append(kinds, c.Kind)
		}
	}
	var out []diag.Finding
	for _, kind := range kinds {
		c := first[kind]
		at := src.At(c.Start)
		if kind == foreign.FrontMatter {
			out = append(out, diag.New(diag.RuleSecondFrontMatter, at,
				"a second block of front matter is not read and not shown; move its keys into the first block, or delete it"))
			continue
		}
		more := ""
		if n := count[kind] - 1; n > 0 {
			more = fmt.Sprintf(" (%d more in this file)", n)
		}
		out = append(out, diag.New(diag.RuleForeignSyntax, at, "%s%s", describeForeign(string(src.Bytes[c.Start:c.End]), kind), more))
	}
	return out
}

// templates are the kinds that also stand in values of front matter.
var templates = []foreign.Kind{foreign.Shortcode, foreign.Template, foreign.Liquid, foreign.Code}

// PlainValue takes template syntax out of a value of front matter. message says what was
// taken out and what to do; "" for nothing. A value with a backtick may be about templates,
// and stays.
func PlainValue(value string) (plain, message string) {
	if strings.Contains(value, "`") {
		return value, ""
	}
	_, found := foreign.Mask([]byte(value), 0)
	at := 0
	var b strings.Builder
	for _, c := range found {
		if !slices.Contains(templates, c.Kind) {
			continue
		}
		b.WriteString(value[at:c.Start])
		if at = c.End; message == "" {
			message = describeForeign(value[c.Start:c.End], c.Kind)
		}
	}
	if message == "" {
		return value, ""
	}
	b.WriteString(value[at:])
	return strings.Join(strings.Fields(b.String()), " "), message
}

// describeForeign says what a construct is and what to do.
func describeForeign(text string, kind foreign.Kind) string {
	text = strings.Join(strings.Fields(text), " ")
	return fmt.Sprintf("%s is %s and is not shown; %s", diag.Quote(text), foreignKinds[kind].name, foreignKinds[kind].advice)
}

// isLiteral reports whether an offset is in one of the ranges, which are in order.
func isLiteral(ranges []syntax.Range, offset int) bool {
	i := sort.Search(len(ranges), func(i int) bool { return ranges[i].End > offset })
	return i < len(ranges) && ranges[i].Start <= offset
}
