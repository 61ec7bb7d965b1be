// Package fence finds the front matter at the head of a file and decodes it.
//
// In: the bytes of a file. Out: a [Block], which is where the front matter is and its keys
// with their values; and what is wrong, or why there may be none.
//
//	block, findings := fence.Read(diag.NewSource(file, src), isKey)
//	block.Keys.Pairs()        // title: Engineer …
//	text := src[block.Body:]
//
// What the keys mean is known to package frontmatter.
//
// A page starts at its first byte with a block: YAML between two lines ---, TOML
// between +++ (or ---toml and ---), JSON between ;;; (or ---json and ---), or one
// JSON object, its braces on lines of their own, followed by an empty line. A block
// has at most 64 kB. It is decoded whole: a value that its format cannot decode is an
// error under any key, and so is a key given twice.
//
// These are findings too: a fence that is never closed (error), one inside a
// value (error), and what comes before the first fence (warnings): after spaces,
// empty lines or a byte order mark the block is still read, after text it is not.
package fence
