package index

// The versions of what is written.

// SchemaVersion is the version of the files of a generation: their layout, and what goes
// into which field. Open refuses any other version. Raise it
// when the same pages give other files; a test fails until you do. The analysis and
// the detection of skills have versions of their own.
//
// History:
//
//	1  the first layout
//	2  the manifest has the digest of detection; the lexicon says policy, related
//	   and context; bleve's segments have zap's format 17; facets are a table: each
//	   has a field of its name, and columns hold all their values in one row
//	3  cards have pay, several types, the countries of areas, and who hires
//	4  columns have the terms of titles and the languages; a file of synonyms
//	5  bleve's files are the same in every build: several segments, each with the pages
//	   of some paths in their order; the id of a document is its path; the manifest has
//	   the versions of the libraries that write, and no longer that of the program
//	6  a file of terms; names of several words are terms too
//	7  bleve does not count ids; the file of buckets has each document; for the file of
//	   terms mean lengths are rounded, and it has how many pages have a word in each field,
//	   the places of words, the lengths of fields, and the largest shares
//	8  no index of bleve: the file of terms has all; documents are numbered by path; the file
//	   of what was kept has equal texts of a page once
//	9  the file of what was kept has levels and the terms of titles
const SchemaVersion = 9

// Libraries are those whose output is in the files, with their versions: another version may
// write other bytes. It is a constant, as not every way to build the program tells it the
// versions; a test compares it with go.mod.
const Libraries = "compress v1.20.4"
