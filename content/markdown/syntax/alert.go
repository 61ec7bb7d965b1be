package syntax

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// alertLine matches the first line of a quote that is an alert: GitHub's, or that of
// Obsidian, which may have a title.
var alertLine = regexp.MustCompile(`^[ \t]*\[!([A-Za-z]+)\][-+]?[ \t]*`)

// alertKinds are the five kinds of GitHub's alerts, by the names of kinds in use.
var alertKinds = map[string]string{
	"note": "note", "info": "note", "abstract": "note", "summary": "note", "tldr": "note", "todo": "note",
	"question": "note", "help": "note", "faq": "note", "example": "note", "quote": "note", "cite": "note",
	"tip": "tip", "hint": "tip", "success": "tip", "check": "tip", "done": "tip",
	"important": "important",
	"warning":   "warning", "attention": "warning",
	"caution": "caution", "danger": "caution", "error": "caution", "failure": "caution", "fail": "caution", "missing": "caution", "bug": "caution",
}

// AlertTitle is the title of an alert that has none in the file: the name of its kind.
// It is shown, and is no text for search.
type AlertTitle struct {
	ast.BaseBlock
	Name string
}

// KindAlertTitle is the kind of AlertTitle.
var KindAlertTitle = ast.NewNodeKind("AlertTitle")

// Kind implements ast.Node.
func (*AlertTitle) Kind() ast.NodeKind { return KindAlertTitle }

// IsRaw implements ast.Node.
func (*AlertTitle) IsRaw() bool { return true }

// Dump implements ast.Node.
func (t *AlertTitle) Dump(source []byte, level int) {
	ast.DumpHelper(t, source, level, map[string]string{"Name": t.Name}, nil)
}

// alerts makes a quote that begins with a line [!NOTE] an alert: a quote with a class,
// and with its title as a paragraph.
type alerts struct{}

// Transform implements parser.ParagraphTransformer.
func (alerts) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	quote, ok := node.Parent().(*ast.Blockquote)
	if !ok || node.PreviousSibling() != nil || node.Lines().Len() == 0 {
		return
	}
	first := node.Lines().At(0)
	m := alertLine.FindSubmatchIndex(first.Value(reader.Source()))
	if m == nil {
		return
	}
	name := string(first.Value(reader.Source())[m[2]:m[3]])
	kind, known := alertKinds[strings.ToLower(name)]
	if !known {
		return
	}
	quote.SetAttributeString("class", []byte("alert alert-"+kind))
	own := text.NewSegment(first.Start+m[1]-first.Padding, first.Stop)
	if own = own.TrimRightSpace(reader.Source()); own.IsEmpty() {
		quote.InsertBefore(quote, node, &AlertTitle{Name: strings.ToUpper(kind[:1]) + kind[1:]})
	} else {
		title := ast.NewParagraph()
		title.SetAttributeString("class", []byte("alert-title"))
		title.Lines().Append(own)
		quote.InsertBefore(quote, node, title)
	}
	if node.Lines().Len() == 1 {
		quote.RemoveChild(quote, node)
		return
	}
	node.Lines().SetSliced(1, node.Lines().Len())
}
