package syntax

// What one file may cost to parse. Each limit is far above what a careers site
// needs and far below what would slow its build.
const (
	// MaxNesting bounds how deeply quotes and lists are nested. The parser looks
	// at all of them on every line, and the renderer recurses.
	MaxNesting = 32

	// MaxMarks bounds the brackets, and the emphasis marks, of one paragraph,
	// cell or heading: pairing them costs up to their number squared.
	MaxMarks = 1000

	// MaxLinkScan bounds the bytes that are read in search of the ends of links,
	// all links of a file taken together: after each "](" the parser may read the
	// rest of the line.
	MaxLinkScan = 32 << 20

	// MaxHTMLTags bounds the tags of raw HTML in the text of a file. A tokenizer of
	// its own reads each.
	MaxHTMLTags = 10_000

	// MaxNotes bounds the footnotes of a file: each reference looks through all.
	MaxNotes = 200

	// MaxDefinitions bounds the lines of one paragraph that begins as a link definition:
	// taking each out moves those after it.
	MaxDefinitions = 2000

	// MaxTableColumns and MaxTableCells bound one table. Every row has a cell for
	// each column of the header, so few bytes ask for many cells.
	MaxTableColumns = 100
	MaxTableCells   = 10_000
)
