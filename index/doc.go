// Package index turns a site into a generation on disk, and opens it for reading.
//
// In goes a [content.Site]. Out comes a generation: an immutable, verified build of
// the site in files. Nothing of the content is read again after that.
//
//	m, err := index.Build(ctx, site, dir, index.BuildOptions{})
//	g, err := index.Open(dir) // verifies every file that it reads
//	n, ok := g.Find("/open-positions/backend-engineer")
//	page, err := g.Page(n)
//	err = g.Close()
//
// Text becomes terms in package analysis, pages become lists of terms in package fulltext,
// skills are found by package skills, the values of facets by package facet, and what is
// stored of a page is in package stored. [Exporter] makes of the pages of a generation what
// another engine loads. The rest of this comment is the specification.
//
// The package is larger than most, because a generation is written, verified, opened
// and swept by the same rules. Read build.go first, then write.go, verify.go and read.go.
//
//	What is written:
//	documents.go   the pages of a site as they are written; entry.go as another index takes
//	               them; catalog.go the site as a whole
//	columns.go     values and orders of all pages, in columnfile.go as a file; facets.go
//	               the values of facets, titles.go the terms of titles
//	addresses.go   addresses that are no pages any more, or lead to one
//	write.go       all files of a generation; newfolder.go one file
//	schema.go      the versions of these
//
//	What is taken over:
//	keeper.go      what was made of pages, while a site is read and built; kepttext.go of
//	               one page; kept.go that of the generation before
//	previous.go    the lists of words of the generation before
//
//	Where it is put:
//	build.go       from a site to a published generation; selftest.go what it is asked first
//	publish.go     the index folder, its lock and pointer, and old generations
//	deploy.go      from one index folder to another
//
//	What is opened:
//	manifest.go    what a generation was made from, and its checksums
//	verify.go      comparing files with these; openfile_unix.go, openfile_other.go opening
//	               one so that nothing waits
//	open.go        the current generation; private.go a copy of it that nobody can reach
//	read.go        its files; generation.go what they have; scrub.go whether they change
//
// # The index folder
//
//	INDEX/CURRENT       the pointer: names of generations, one per line, the
//	                    current one first, then the kept ones, newest first
//	INDEX/gen-<id>/     a generation; nothing in it ever changes, and its files are
//	                    read-only (its folders are not, so that it can be removed)
//	INDEX/.lock         held while a build writes; the system releases the lock
//	                    of a process that dies
//	INDEX/.files        what the last build knows of the content's files (package
//	                    filestate); no part of a generation, and not deployed
//	INDEX/.build-…      what is not published yet
//
// [Build] takes the lock, removes what killed builds have left, writes the generation
// into a folder of its own, opens it read-only and asks it a few questions, syncs files
// and folders to disk, renames the folder, and replaces the pointer last. If a build
// fails or is killed at any moment, the index still has the generation that it had.
// Three old generations are kept. When the content of one of them comes back, it becomes
// current again without being built. Deleting a generation does not affect open
// readers: an open file outlives its name.
//
// [Deploy] copies the current generation to another index folder in the same way: it is
// verified while it is copied, synced, renamed, and the pointer is replaced last. Any
// other tool may copy an index folder too, in any order: what is incomplete is refused.
// The files of a generation are read-only, so that most tools do not write into one.
//
// # What is open is what was verified
//
// [Folder] says how a generation is opened. A private copy is written in the pass that
// verifies: each file is read once, no further than the manifest says, hashed, and
// written to a temporary folder (package tempdir) from which it is opened. The folder is
// removed at once where open files outlive their names. So nobody can overwrite or cut
// off what is open. It costs as much room as the generation, in memory or on disk as
// TMPDIR has it, but for what only builds read, and little time, as hashing takes longer
// than writing: opening 26,000 pages takes 0.4 s instead of 0.35, 260,000 pages 3.5 s
// instead of 2 (two processors).
//
// In place, the files are compared with their state before they were read, after they
// were opened. What changes later is noticed in three ways. A page that cannot be read is
// an error and not the end of the process, for callers that read within
// storage.Protect. [Generation.Touched] tells that somebody has written to a file. And
// [Generation.Scrub] reads the open files again, slowly.
//
// What is no regular file is refused without being opened: a pipe would wait for ever. A
// link is no regular file.
//
// [Current] has the manifest's checksum beside the id: an id may be had by two builds of
// different programs, and by whoever means harm. [Folder.OpenNewest] opens what is sound: the
// current generation, else the ones that the pointer names, else the others, newest
// first.
//
// # A generation
//
//	manifest.json   what it was made from, and a checksum of every other file
//	settings.json   settings.Settings
//	lexicon         lexicon.Lexicon, whole: the program's own may change
//	synonyms        synonyms.Set, whole too
//	columns         facets and orders, loaded into memory
//	terms           for each word: the pages that have it, and what it is worth there
//	                (packages fulltext and terms)
//	cards           for each page: what a list shows (package stored, as the next two)
//	passages        for each page: the text that snippets are cut from
//	bodies          for each page: HTML, headings, skills with evidence; compressed, with
//	                its passages as the dictionary
//	assets          the site's static files (package assets)
//	addresses       other addresses of pages, and closed postings
//	documents       for each page, in the order of paths: a digest of what is indexed of
//	                it, and what was seen of its text
//	kept            for each page: what was read of it, for the next build
//
// A page's number, its ordinal, is its place in the listing: by position, title and
// path, bytewise. So the ordinal is the last key of every other order. Terms and values of
// facets have another number of it, that of its document ([Doc]): its place in the order of
// paths, which stays when titles and positions change.
//
// columns, terms, cards, passages, bodies, assets, addresses, documents and kept are files of
// entries (package storage), read through a memory map. The entries of columns have names
// (columnfile.go): the values of each facet with their aliases; the numbers of the values of
// each document, of all facets in one sequence; the strength of each that is a skill; the
// rank of each page by title, and by date; the most that each pays a year; the ordinals
// sorted by path; a bit for each posting; the mean length of each analysed field. Package
// facet says what a page's values are and which spellings are one.
//
// # Manifest and identity
//
// The id of a generation is the first 96 bits of a SHA-256 over how it was made and
// what it was made from: [SchemaVersion], the digests of the analysis, of the
// detection of skills and of the facets, and the digests of content, settings,
// lexicon and synonyms. The versions of libraries whose output is in the files are
// part of it too, and nothing else. If the current generation has the id already, nothing
// is built.
//
// Behaviour is pinned to versions: tests hash the terms, the skills and the files of
// fixed corpora, and fail if a hash changes and the version does not.
//
// Before anything is opened, [Open] compares the manifest with its own checksum and
// with its id, the files in the folder with the manifest's list, and each file with its
// size and SHA-256; of what only builds read, the size alone, as they compare the rest
// ([Verify] compares all). An extra file is a mismatch as well. The reason: a flipped bit
// would give wrong answers in silence. Errors wrap [ErrNoIndex], [ErrCorrupt] or [ErrSchema]. An
// index is refused too if this program would make other terms or other values of facets
// of the same content: its questions would not fit the answers.
//
// # Same content, same bytes
//
// Two builds of the same content write the same files, byte for byte, on any machine,
// with any number of processors and in any folder. So two indexes can be compared with
// diff, and a copy over a copy changes nothing. No file contains a time, or anything of
// the machine or of how the program was compiled.
//
// # What a build takes over
//
// A build reads the current generation, and takes over what an edit did not touch. The files
// are the same as without it ([BuildOptions].Fresh): all that is in them follows from the
// content, so there is nothing that tells how often it was edited. A file is hashed before it
// is used: what does not match its checksum is made again.
//
// The file of terms is made of the one before and of the documents whose digests are new:
// lists lose the documents that are gone and get the new ones, and the others their new
// numbers: see package fulltext.
//
// Reading takes over pages, if it has a [Keeper]: package content says when. As soon as it is
// known that a file has changed, the keeper opens what building will take over as well. The file kept
// has what was read of a page but its text, each of its texts once, its skills and its level, the
// terms of its title, and the digest of the rules by which all of it was made: versions, lexicon,
// and the name of who hires. Its records and those in passages and bodies are copied. The file is empty if a site was read without a keeper. Columns and
// cards are made anew each time: they are small, and depend on all pages.
//
// Which files of the content have changed is known without reading them, where the system's
// times prove it: package filestate says when. That is the only cache besides a generation,
// and it has the SHA-256 of files alone; a fresh build does not use it.
//
// The keeper also takes texts out of memory: it detects the skills of a page as soon as
// the page is read, and puts its records into a temporary file, until they are written.
//
// # Why so
//
// Records and columns of our own instead of stored fields and doc values: ten
// hits are ten small reads of one kind each instead of ten decompressed
// documents, and facets are counted from arrays.
//
// Strings are copied out of the memory map, one copy for each record. Strings that
// point into the map would save 100 ns, and would crash a caller that keeps one after
// Close.
//
// A pointer with the list of kept generations instead of the times of folders: copying
// and restoring change times. A pointer file instead of a symbolic link: it can be
// replaced and copied everywhere.
package index
