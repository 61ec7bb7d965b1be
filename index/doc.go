// Package index turns a [content.Site] into a generation on disk and opens it
// for reading. This comment is the specification of the index.
//
// # The index folder
//
//	INDEX/CURRENT       the pointer: names of generations, one a line, the
//	                    current one first, then the kept ones, newest first
//	INDEX/gen-<id>/     a generation; nothing in it ever changes
//	INDEX/.lock         held while a build writes; the system drops the lock of
//	                    a process that dies
//	INDEX/.build-…      what is not published yet
//
// [Build] takes the lock, sweeps what killed builds have left, writes the
// generation aside, opens it read-only and asks it a few questions, makes files
// and folders durable, renames the folder, and replaces the pointer last. A
// build that fails or is killed at any moment leaves the generation that was.
// Three old generations are kept; one of them becomes current again, without
// being built, when its content comes back. Who has a generation open is not
// disturbed when it is swept: an open file outlives its name.
//
// An index folder may be copied to another place or machine. Copy the
// generations first and CURRENT last.
//
// # A generation
//
//	manifest.json   what it was made from, and the sum of every other file
//	settings.json   content.Settings
//	lexicon         skills.Lexicon, whole: the program's own may change
//	bleve/          bleve's index, one segment
//	columns         facets and orders, loaded into memory
//	cards           per page: what a list shows
//	passages        per page: the text that snippets are cut from
//	bodies          per page: HTML, headings, skills with evidence
//	assets          the site's static files
//
// It is self-sufficient: nothing of the content is read again. A page's number,
// its ordinal, is its place in the listing: by position, title, path, bytewise.
// So the ordinal is the last key of every order.
//
// columns, cards, passages, bodies and assets are tables (table.go): numbered
// byte strings in one file, read through a memory map. A record (record.go) has
// its numbers first and its text in one piece behind: reading a card takes one
// string, of which the fields are parts. The entries of columns are: per facet,
// category and skill, its values, offsets and ordinals as in [Column]; the rank
// of each page by title; the ordinals sorted by path; the ordinal of each of
// bleve's document numbers; a bit for each posting; the strength of each skill
// of a page; the mean length of each analysed field. Values of a facet that
// [Fold] makes one are one value, in the spelling that most pages use. A table
// of assets has names and data in turn.
//
// # Manifest and identity
//
// The id is the first 96 bits of a SHA-256 over [SchemaVersion], the digest of
// the analysis' data, and the digests of content, settings and lexicon. Nothing
// else goes in: the same content has the same id and gets the same answers on
// any machine, though bleve's files differ from build to build. No file holds a
// time. When the current generation has the id already, nothing is built.
//
// Before bleve sees a byte, [Open] compares the manifest with its own sum and
// with its id, the folder's files with the manifest's list, and each file's
// size and SHA-256. A file too many is a mismatch as well. The reason: bleve
// compares no sums. A flipped bit gives wrong answers in silence, a truncated
// file ends the process. Errors wrap [ErrNoIndex], [ErrCorrupt] or [ErrSchema],
// and say what to do. [OpenNewest] falls back to a kept generation.
//
// # Fields
//
//	field              terms of                                     kind
//	title              the title                                    analysed
//	headings           the headings, also those of sections         analysed
//	description        the description, unless derived              analysed
//	facts              category, menu (if not the title), places,   analysed
//	                   workplace, employment type
//	own                passages of the page's own text              analysed
//	shared             passages of shared sections                  analysed
//	category           the category                                 keyword
//	skill              names of all skills                          keyword
//	skill_required,    names of the skills of one strength          keyword
//	skill_preferred,
//	skill_alternative
//	path               the path, as it is                           keyword
//
// [FieldText] is the text of an analysed field: its blocks (title, heading,
// paragraph, list item, table cell), one a line. Analysed fields keep
// frequencies, length norms and positions, but no places in the text. Keywords,
// except the path, are folded by [Fold], and are asked yes or no. Nothing is
// stored and there are no doc values. The mapping is static, has no _all, and
// asks for BM25. The id of a document is its ordinal in decimal.
//
// # Analysis
//
// [Analyze] makes the terms of pages, queries and snippets alike. Offsets are
// bytes of the text. No rule looks at letter case: a text and its lower-cased
// copy have the same terms. testdata/terms.txt shows each rule at work.
//
//   - A word is a run of letters, digits and their marks. Everything else
//     separates, except what follows.
//   - Signs that make another name belong to it: c#, f# (a letter and #), c++,
//     g++ (one or two letters and ++), .net, asp.net, node.js (a dot before net
//     or js), r&d, at&t (at most two letters on both sides).
//   - A letter alone on one side of a hyphen joins the other side: e-mail is
//     email, T-SQL is tsql, Objective-C is objectivec, so c does not find it.
//   - Other names split, and a query for the whole is a phrase: ci/cd is ci cd,
//     front-end is front end.
//   - Initials lose their dots (U.S. is us); numbers keep one between digits
//     (3.11). An apostrophe goes, and so does 's: O'Reilly is oreilly.
//   - Terms are folded: compatibility forms are one (NFKC), lower case, accents
//     gone (café is cafe, ß is ss). This happens to terms, not to the text, so
//     that offsets stay true.
//   - The plural s goes where that is nearly always right: engineers, APIs,
//     technologies. Never from words of three letters (AWS, iOS), words in -ss,
//     -us, -is, -js (business, status, Redis), and names of technologies
//     (protected.txt). There is no other stemming.
//   - No word is dropped: IT, Go and R are terms.
//   - Each character of scripts without blanks is a term (東京 is 東 京).
//   - The position of a term is one after the last one's, and [BlockGap] after
//     it where a line ends between: phrases do not cross blocks or passages.
//   - A term has at most 64 bytes.
//
// # Why so
//
// bleve's offline builder instead of batches: it writes one segment without a
// merge in the background, and nothing has to wait for it. It analyses in one
// goroutine, so the documents come to it analysed. A build, with detection of
// skills and verification, takes 1.3 times the processor time of bleve alone in
// batches (8,000 pages). The builder needs a page at least: an empty site's
// index is made the other way.
//
// Records and columns of our own instead of stored fields and doc values: ten
// hits are ten small reads of one kind each instead of ten decompressed
// documents, and facets are counted from arrays.
//
// Strings are copied out of the memory map, one copy a record: strings that
// point into it would be cheaper by 100 ns, and would crash whoever keeps one
// after Close.
//
// A pointer that lists what is kept instead of times of folders: copying and
// restoring change times. A pointer file instead of a symbolic link: it can be
// replaced and copied everywhere.
//
// Terms of technologies by rule instead of a list: the rules hold for names that
// nobody has listed yet, and an index does not depend on a site's lexicon.
// Synonyms are the business of the search, not of the index.
package index
