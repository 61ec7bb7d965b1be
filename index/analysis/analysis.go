package analysis

// What others use: Analyze, Scan and Token. The rules are in tokenize.go (where
// a term begins and ends), fold.go and plural.go (what it looks like).

// BlockGap is how many positions a line end moves the next term on, instead of
// one. It keeps a phrase from crossing blocks and passages, and leaves room for
// a search that allows words in between.
const BlockGap = 100

// Token is one term of a text with its place in the text.
type Token struct {
	Term       string // folded: lower case, no accents, no plural s
	Start, End int    // byte offsets: text[Start:End] is what the term was made from
	Position   int    // from 1; see BlockGap
}

// bytesPerTerm is a low estimate of the bytes that a term takes in a text.
const bytesPerTerm = 6

// Analyze returns the terms of text in order.
func Analyze(text string) []Token {
	tokens := make([]Token, 0, len(text)/bytesPerTerm+1)
	Scan(text, func(term []byte, start, end, position int) bool {
		tokens = append(tokens, Token{Term: termOf(term, text[start:end]), Start: start, End: end, Position: position})
		return true
	})
	return tokens
}

// termOf is a term as a string, which shares the memory of its text if it is the same.
func termOf(term []byte, original string) string {
	if original == string(term) {
		return original
	}
	return string(term)
}

// Terms are the terms of a text, without their positions.
func Terms(text string) []string {
	var terms []string
	Scan(text, func(term []byte, start, end, _ int) bool {
		terms = append(terms, termOf(term, text[start:end]))
		return true
	})
	return terms
}

// Scan calls yield for each term that Analyze would return, until yield
// returns false. It allocates nothing per term: term is only valid until yield
// returns.
func Scan(text string, yield func(term []byte, start, end, position int) bool) {
	scan(text, nil, yield)
}

func scan(text string, only *Filter, yield func(term []byte, start, end, position int) bool) {
	t := tokenizers.Get().(*tokenizer)
	defer t.release()
	t.text, t.only = text, only
	for t.next() {
		if !yield(t.term, t.start, t.end, t.position) {
			return
		}
	}
}
