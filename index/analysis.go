package index

// Token is one term of a text with its place in it.
type Token struct {
	Term       string // folded: lower case, no accents, light stemming where it is safe
	Start, End int    // bytes of the text
	Position   int    // from 1; blocks leave a gap
}

// Analyze cuts text into terms as the index does, for queries and snippets:
// technology names stay whole (c#, c++, .net, node.js), offsets are true bytes.
func Analyze(text string) []Token { return nil }
