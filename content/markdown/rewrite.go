package markdown

// Rewriting a resolved tree, after its text was read: addresses of links lead to the
// same place from anywhere on the site, headings get their ids, and what a page may
// not have is taken out. For
//
//	[team](team.md) [bad](javascript:x) <a href="team.md" id="x">team</a>
//
// on about/us.md, the first link leads to /about/team; of the second, the text "bad"
// remains; the raw HTML becomes <a href="/about/team">.

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown/foreign"
	"github.com/careers-index/careers/content/markdown/sanitize"
	"github.com/careers-index/careers/content/markdown/syntax"
)

// rewriter changes one tree and collects its links.
type rewriter struct {
	sources *sourceMap
	linker  *pageLinker
	dropped droppedElement

	linkBytes int                        // of addresses and titles
	open      sanitize.OpenElements[int] // of raw HTML, with the offsets of their tags
	droppedAt int                        // offset of what is being dropped
	rewritten
}

// rewritten is what rewriting a tree found.
type rewritten struct {
	links     []Link
	rawHTML   bool // the tree has raw HTML, which has to be sanitized
	overLimit bool // its links have more than MaxLinkBytes
	findings  []diag.Finding
}

// rewrite rewrites a tree whose text has been read.
func rewrite(tree ast.Node, sources *sourceMap, linker *pageLinker, text *pageText) rewritten {
	r := &rewriter{sources: sources, linker: linker}
	r.children(tree)
	r.unclosed(r.open.Rest())
	r.unclosedDropped()
	for i, n := range text.nodes {
		n.SetAttributeString("id", []byte(text.headings[i].Anchor))
	}
	return r.rewritten
}

func (r *rewriter) children(n ast.Node) {
	for child := n.FirstChild(); child != nil; {
		next := child.NextSibling() // the node may be replaced
		r.node(child)
		child = next
	}
}

func (r *rewriter) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text, *ast.CodeSpan, *ast.CodeBlock:
	case *ast.FencedCodeBlock:
		r.language(n)
	case *ast.HTMLBlock:
		if out, changed := r.html(r.sources.htmlBlock(n)); changed {
			n.Parent().ReplaceChild(n.Parent(), n, &markup{html: out})
		}
	case *ast.RawHTML:
		if out, changed := r.html(r.sources.inlineHTML(n)); changed {
			s := ast.NewString(out)
			s.SetCode(true) // written as it is
			n.Parent().ReplaceChild(n.Parent(), n, s)
		}
	case *ast.Link:
		keep := r.address(n, &n.Destination, n.Title, false)
		r.children(n)
		if !keep {
			unwrap(n)
		}
	case *ast.Image:
		if !r.address(n, &n.Destination, n.Title, true) {
			unwrap(n)
		}
	case *ast.AutoLink:
		r.autoLink(n)
	default:
		r.children(n)
	}
}

// codeLanguage matches a name that can be part of a class.
var codeLanguage = regexp.MustCompile(`^[\w+#.-]+$`)

// language drops the language of a block of code if it is not a name.
func (r *rewriter) language(n *ast.FencedCodeBlock) {
	if n.Info == nil {
		return
	}
	name, _, _ := bytes.Cut(n.Info.Segment.Value(r.sources.buf), []byte{' '})
	if !codeLanguage.Match(name) {
		n.Info = nil
	}
}

// address resolves the address of a link or an image, and reports whether the link
// stays. Past the limit it does: the page is not shown, and each link need not be looked at.
func (r *rewriter) address(n ast.Node, destination *[]byte, title []byte, image bool) bool {
	if !r.count(len(title), n.Pos()) || len(*destination) > MaxLinkBytes {
		return true
	}
	address, keep := keepsLink(*destination)
	if !keep {
		r.unsafe(address, n.Pos())
		return false
	}
	if resolved := r.addLink(address, string(*destination), image, n.Pos()); resolved != address {
		*destination = []byte(resolved)
	}
	return true
}

// keepsLink is the address to which a destination leads, and whether a page may link
// to it.
func keepsLink(destination []byte) (address string, keep bool) {
	address = string(util.URLEscape(destination, true))
	return address, sanitize.SafeAddress(address)
}

// autoLink adds the link of an address in the text.
func (r *rewriter) autoLink(n *ast.AutoLink) {
	if r.dropped.active() {
		return
	}
	from, to := labelOf(n, r.sources.buf)
	address := autoLinkAddress(n, r.sources.buf)
	if sanitize.SafeAddress(address) {
		r.addLink(address, address, false, from)
		return
	}
	r.unsafe(address, from)
	n.Parent().ReplaceChild(n.Parent(), n, ast.NewRawTextSegment(text.NewSegment(from, to)))
}

// unsafe warns of an address that is dropped.
func (r *rewriter) unsafe(address string, at int) {
	r.findings = append(r.findings, diag.New(diag.RuleUnsafeLink, r.sources.at(at),
		"the address %s is dropped: a page can link to itself, the site, the web, mail and telephone", diag.Quote(address)))
}

// unwrap puts the children of a node in its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for child := n.FirstChild(); child != nil; child = n.FirstChild() {
		parent.InsertBefore(parent, n, child)
	}
	syntax.Remove(n)
}

// addLink adds a link and returns the address to write.
func (r *rewriter) addLink(address, written string, image bool, at int) string {
	if !r.count(len(address), at) {
		return ""
	}
	s := r.sources.file(at)
	sectionDir := ""
	if s.section != "" {
		sectionDir = folder(s.File)
	}
	resolved := r.linker.resolve(address, folder(r.sources.page().File), sectionDir)
	r.links = append(r.links, Link{URL: resolved, Written: written, Image: image, Section: s.section, At: r.sources.at(at)})
	return resolved
}

// folder is the folder of a file, "/" or "/a/b".
func folder(file string) string { return path.Join("/", path.Dir(file)) }

// count counts bytes of addresses and titles, and reports whether they are within the
// limit.
func (r *rewriter) count(n, at int) bool {
	r.linkBytes += n
	if r.linkBytes > MaxLinkBytes && !r.overLimit {
		r.overLimit = true
		r.findings = append(r.findings, diag.New(diag.RuleMarkdownLimit, r.sources.at(at),
			"the addresses and titles of the page's links have more than %d bytes; shorten them", MaxLinkBytes))
	}
	return !r.overLimit
}

// masked is a masked byte.
var masked = []byte{foreign.Filler}

// html rewrites raw HTML. It returns the HTML to write if that is not the same.
func (r *rewriter) html(t syntax.LineText) (out []byte, changed bool) {
	r.rawHTML = true
	at := r.dropped.closeComment(t.Bytes)
	out = append(out, t.Bytes[:at]...)
	z := html.NewTokenizer(bytes.NewReader(t.Bytes[at:]))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := z.Raw()
		rewritten := raw
		switch {
		case r.dropped.openComment(kind, raw):
			r.unclosedComment(t.Offset(at))
		case isLiteralTag(kind, raw):
			changed = true
			rewritten = []byte(html.EscapeString(string(raw)))
		case kind == html.StartTagToken || kind == html.SelfClosingTagToken:
			token := z.Token()
			if kind == html.StartTagToken && !r.dropped.active() && isPaired(token.Data) {
				r.open.Open(token.Data, t.Offset(at))
			}
			if r.startTag(&token, t.Offset(at)) {
				changed = true
				rewritten = []byte(token.String())
			}
		case kind == html.EndTagToken:
			name, _ := z.TagName()
			r.endTag(string(name), t.Offset(at))
		}
		out = append(out, rewritten...)
		at += len(raw)
	}
	if clean := bytes.ReplaceAll(out, masked, nil); len(clean) < len(out) {
		return clean, true
	}
	return out, changed
}

// startTag rewrites an opening tag and reports whether it has changed.
func (r *rewriter) startTag(t *html.Token, at int) (changed bool) {
	switch {
	case r.dropped.active():
		return false
	case sanitize.IsDropped(t.Data):
		r.findings = append(r.findings, diag.New(diag.RuleUnknownElement, r.sources.at(at),
			"the element <%s> is dropped with all that is in it; delete it", t.Data))
		r.droppedAt = at
		r.dropped.open(t.Data, t.Type)
		return false
	case !sanitize.IsAllowed(t.Data):
		r.findings = append(r.findings, diag.New(diag.RuleUnknownElement, r.sources.at(at),
			"the element <%s> is dropped, and its content stays; delete the tag or write it in Markdown", t.Data))
	}
	for i := range t.Attr {
		a := &t.Attr[i]
		a.Val = strings.ReplaceAll(a.Val, string(masked), "")
		switch {
		case !(a.Key == "href" && t.Data == "a" || a.Key == "src" && t.Data == "img"):
		case sanitize.SafeAddress(a.Val):
			address := r.addLink(a.Val, a.Val, t.Data == "img", at)
			changed = changed || address != a.Val
			a.Val = address
		default:
			r.unsafe(a.Val, at)
		}
	}
	if n := len(t.Attr); n > 0 {
		// Ids belong to headings; another one might take the name of theirs.
		t.Attr = slices.DeleteFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "id" || a.Key == "name" })
		changed = changed || len(t.Attr) < n
	}
	return changed
}
