package analysis

// Looking for a few terms in a text. It repeats what the tokenizer knows about the start
// of a term, so it is kept beside it: a new rule for how terms begin belongs in both.
// FuzzFilter compares them.

// Filter finds a set of terms in texts. Words that cannot become one of them, by their
// first letters, are not analysed: that is several times as fast as [Scan]. The zero
// value is a filter without terms.
//
// Add every term first. After that, any number of goroutines may call Scan.
type Filter struct {
	keys [1 << keyBits / 64]uint64 // a bit for each key
}

// keyBits is how many bits tell keys apart: with a few dozen terms, one word in a hundred
// passes that begins like none of them.
const keyBits = 12

// filtered is how many bytes of a word make its key.
const filtered = 3

// Add adds a term, as [Analyze] returns it. An empty term is ignored.
func (f *Filter) Add(term string) {
	if term == "" {
		return
	}
	f.add(term)
	switch {
	case len(term) == 2: // "oxes" and "vies" become ox and vy
		f.add(term + "e")
		f.add(term[:1] + "ie")
	case len(term) == 3 && term[2] == 'y': // "skies"
		f.add(term[:2] + "i")
	case len(term) == 3 && term[1] == '&': // "RnD"
		f.add(term[:1] + "n" + term[2:])
	}
}

func (f *Filter) add(word string) {
	at := keyOf(word)
	f.keys[at/64] |= 1 << (at % 64)
}

// Scan is [Scan], but may leave out terms that the filter does not have.
func (f *Filter) Scan(text string, yield func(term []byte, start, end, position int) bool) {
	scan(text, f, yield)
}

// passes reports whether a folded word of this key may become one of the terms.
func (f *Filter) passes(key uint32) bool { return f.keys[key/64]>>(key%64)&1 == 1 }

// keyOf is the key of a folded word: a hash of its first bytes.
func keyOf[Bytes string | []byte](word Bytes) uint32 {
	first := uint32(0)
	for i := range min(len(word), filtered) {
		first |= uint32(word[i]) << (8 * i)
	}
	return hashKey(first)
}

func hashKey(first uint32) uint32 { return first * 0x9e3779b1 >> (32 - keyBits) }
