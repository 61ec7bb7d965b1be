package diag

// Position is a place in a file of the content root.
type Position struct {
	File   string
	Line   int // from 1
	Column int // from 1, in bytes
}

// FileStart is the first byte of a file: the place of a finding about the file
// as a whole.
func FileStart(file string) Position { return Position{File: file, Line: 1, Column: 1} }

// Run maps a piece of text to the place in a file that it came from: the same
// bytes, or one construct that means the text ("&amp;"). It never crosses the
// end of a line of its file.
type Run struct {
	Start, End int      // bytes of the text
	At         Position // of Start
	Offset     int      // byte offset in At.File of Start
	// Verbatim: the bytes of the text are the bytes of the file from Offset on.
	Verbatim bool
	// Link and Code: the text of a link, of a code span or block.
	Link, Code bool
}
