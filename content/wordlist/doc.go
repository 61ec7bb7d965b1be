// Package wordlist reads data files of words and finds those words in short texts,
// such as the values of front matter.
//
// In: a data file, one line per name with its words. Out: a [List], which finds the
// names of the words and phrases of a text.
//
//	list := wordlist.Parse("month 3: March, Mar., März\nfiller: of, the\n")
//	tokens := list.Tokens("31st of März")
//	names, n := list.At(tokens, 3) // [month 3], 1
//
// # Data files
//
// A line is "name: word, phrase of words, …". A name may have several lines, and a
// phrase may be under several names. Lines that begin with # are comments. A word that
// ends in * stands for all words that begin with it: "Vollzeit*" is Vollzeitstelle, too.
//
// # Matching
//
// Letter case, accents and the width of characters do not matter. Of several phrases
// that begin at a word, the longest is found. Words of Chinese, Japanese and Korean have
// no spaces between them, so their words are found inside a run of such letters. Of a
// long text, the first 1,000 bytes are read.
package wordlist
