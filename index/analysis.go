package index

// This file is what others see of the analysis: Analyze, Scan, and Token. The
// rules stand in tokenize.go, fold.go and plural.go.

// BlockGap is how many positions a line end moves the next term on, instead of
// one. It keeps a phrase from crossing blocks and passages, and leaves room for
// a search that allows words between.
const BlockGap = 100

// Token is one term of a text with its place in it.
type Token struct {
	Term       string // folded: lower case, no accents, light stemming where it is safe
	Start, End int    // bytes of the text
	Position   int    // from 1; blocks leave a gap
}

// bytesPerTerm is a low guess of how many bytes a term takes in a text.
const bytesPerTerm = 6

// Analyze cuts text into terms as the index does, for queries and snippets:
// technology names stay whole (c#, c++, .net, node.js), offsets are true bytes.
func Analyze(text string) []Token {
	tokens := make([]Token, 0, len(text)/bytesPerTerm+1)
	Scan(text, func(term []byte, start, end, position int) bool {
		t := Token{Start: start, End: end, Position: position}
		if original := text[start:end]; original == string(term) {
			t.Term = original
		} else {
			t.Term = string(term)
		}
		tokens = append(tokens, t)
		return true
	})
	return tokens
}

// Scan calls yield for each term that Analyze would return, until yield
// returns false. It allocates nothing per term: term is only valid until yield
// returns.
func Scan(text string, yield func(term []byte, start, end, position int) bool) {
	t := tokenizers.Get().(*tokenizer)
	defer t.release()
	t.text = text
	for t.next() {
		if !yield(t.term, t.start, t.end, t.position) {
			return
		}
	}
}
