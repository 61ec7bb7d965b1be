package syntax

import (
	emoji "github.com/yuin/goldmark-emoji"
	emojiast "github.com/yuin/goldmark-emoji/ast"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emojis finds GitHub's codes of emoji that are words: in 1:100:2 there is none. Codes
// of pictures that only GitHub has stay text.
type emojis struct{ parser.InlineParser }

func newEmojis() emojis { return emojis{emoji.NewParser()} }

// Parse implements parser.InlineParser.
func (e emojis) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if isWord(block.PrecendingCharacter()) {
		return nil
	}
	n, ok := e.InlineParser.Parse(parent, block, pc).(*emojiast.Emoji)
	if !ok || !n.Value.IsUnicode() {
		return nil
	}
	if next := block.Peek(); next != text.EOF && isWord(rune(next)) {
		return nil
	}
	return n
}

func isWord(r rune) bool { return r < 0x80 && util.IsAlphaNumeric(byte(r)) }
