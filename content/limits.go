package content

// What one page may cost. Each limit is far above what a careers site needs
// and far below what would slow its build: a page past one of them is an error
// at the place that went too far, and every other page is built.
const (
	// MaxFileBytes bounds a page or section. The longest of 900 real postings
	// has 60 kB, and some constructs of Markdown cost more than linear time.
	MaxFileBytes = 512 << 10

	// MaxNesting bounds how many quotes and lists stand in each other. The
	// parser looks at all of them on every line, and the renderer recurses.
	MaxNesting = 32

	// MaxMarks bounds the brackets, and the emphasis marks, of one paragraph,
	// cell or heading: pairing them costs up to their number squared.
	MaxMarks = 1000

	// MaxLinkScan bounds the bytes that are read in search of the ends of
	// links, all links of a file taken together: after each "](" the parser
	// may read the rest of the line.
	MaxLinkScan = 32 << 20

	// MaxTags bounds the tags of raw HTML among the text of a file. Each is read
	// by a tokenizer of its own.
	MaxTags = 10_000

	// MaxNotes bounds the footnotes of a file: each reference looks through all.
	MaxNotes = 200

	// MaxTableColumns and MaxTableCells bound one table. Every row has a cell
	// for each column of the header, so few bytes ask for many cells.
	MaxTableColumns = 100
	MaxTableCells   = 10_000

	// MaxIncludeDepth bounds how deeply sections include each other.
	MaxIncludeDepth = 8

	// MaxIncludes bounds the sections that one page takes in, each counted as
	// often as it is included: ten sections that include the next one twice
	// are a thousand.
	MaxIncludes = 200

	// MaxPageBytes bounds a page together with all that it includes.
	MaxPageBytes = 2 << 20

	// MaxLinkBytes bounds the addresses and titles of a page's links: a
	// reference of four bytes can stand for a definition of a megabyte.
	MaxLinkBytes = 1 << 20
)
