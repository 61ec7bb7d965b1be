package analysis

// Looking for a few terms in a text. It repeats what the tokenizer knows about the start
// of a term, so it is kept beside it: a new rule for how terms begin belongs in both.
// FuzzFilter compares them.

// Filter finds a set of terms in texts. Words that cannot become one of them, by their
// first two letters, are not analysed: that is several times as fast as [Scan]. The zero
// value is a filter without terms.
//
// Add every term first. After that, any number of goroutines may call Scan.
type Filter struct {
	first  [256]bool      // first bytes of terms
	second [256][8]uint32 // by first byte: a bit for each second byte
}

// Add adds a term, as [Analyze] returns it. An empty term is ignored.
func (f *Filter) Add(term string) {
	if term == "" {
		return
	}
	first := term[0]
	f.first[first] = true
	if len(term) == 1 {
		return // a word by itself: no letter or digit follows
	}
	f.second[first][term[1]>>5] |= 1 << (term[1] & 31)
	if len(term) == 2 && term[1] == 'y' { // "vies" becomes vy
		f.second[first]['i'>>5] |= 1 << ('i' & 31)
	}
	if len(term) == 3 && term[1] == '&' { // "RnD"
		f.second[first]['n'>>5] |= 1 << ('n' & 31)
	}
}

// Scan is [Scan], but may leave out terms that the filter does not have.
func (f *Filter) Scan(text string, yield func(term []byte, start, end, position int) bool) {
	scan(text, f, yield)
}

// filtered is how many bytes of a term the filter looks at.
const filtered = 2

// passesPair reports whether a word of two letters or more may become one of the terms.
func (f *Filter) passesPair(first, second byte) bool {
	return f.second[first][second>>5]&(1<<(second&31)) != 0
}

// passes reports whether a folded word may become one of the terms.
func (f *Filter) passes(word []byte) bool {
	first := word[0]
	return f.first[first] && (len(word) == 1 || f.passesPair(first, word[1]))
}
