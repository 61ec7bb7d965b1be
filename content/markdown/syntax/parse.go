package syntax

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/careers-index/careers/content/markdown/foreign"
)

// The parsers of all files: CommonMark with tables, strikethrough, task lists,
// footnotes, definition lists, alerts, codes of emoji and bare links, our tag, and limits. They hold no state and are shared.
// Text that cannot have a bare link has a parser of its own: looking for one where
// each word starts is a fifth of all parsing.
var (
	plainParser   = sync.OnceValue(func() parser.Parser { return newParser() })
	linkingParser = sync.OnceValue(func() parser.Parser {
		return newParser(parser.WithInlineParsers(util.Prioritized(wordLink{extension.NewLinkifyParser()}, 999)))
	})
)

func newParser(more ...parser.Option) parser.Parser {
	rawHTML := parser.NewRawHTMLParser()
	return parser.NewParser(append([]parser.Option{
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(nestingLimit{extension.NewDefinitionListParser()}, 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(nestingLimit{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(nestingLimit{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(blockTagParser{}, 850),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(noteLimit{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(linkLimit{parser.NewLinkParser()}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(inlineTagParser{htmlLimit(rawHTML)}, 350),
			util.Prioritized(htmlLimit(rawHTML), 400),
			util.Prioritized(markLimit(parser.NewEmphasisParser()), 500),
			util.Prioritized(markLimit(extension.NewStrikethroughParser()), 500),
			util.Prioritized(newEmojis(), 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(alerts{}, 50),
			util.Prioritized(linkDefinitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tableLimit{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	}, more...)...)
}

// Parse parses src[start:] into a tree with tags: blocks of raw HTML are cut at the
// tags in them, and closing tags are gone. So is what package foreign has masked. Offsets in the tree are offsets in src.
// The tree is valid even if a limit was exceeded; what came after is plain text.
func Parse(src []byte, start int) (*ast.Document, *LimitError) {
	doc, err := parse(src, start)
	if bytes.IndexByte(src[start:], foreign.Filler) >= 0 {
		s := stripper{src: src}
		s.children(doc)
	}
	if MayHaveTag(src[start:]) {
		splitHTML(doc, src)
		dropClosing(doc)
	}
	return doc, err
}

func parse(src []byte, start int) (*ast.Document, *LimitError) {
	reader := text.NewReader(src)
	reader.SetPosition(-1, text.NewSegment(start, start))
	reader.AdvanceLine()
	var count limits
	pc := parser.NewContext()
	pc.Set(limitsKey, &count)
	p := plainParser
	if mayLink(src[start:]) {
		p = linkingParser
	}
	doc := p().Parse(reader, parser.WithContext(pc)).(*ast.Document)
	return doc, count.err
}
