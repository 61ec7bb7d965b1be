// Package tree reads the files of a content root, and says which of them are what.
//
// In: the content root, and the folder of static files. Out: a [Tree], which is the files
// of pages and sections, the files that are served as they are, and what is wrong with any
// of them.
//
//	files, err := tree.Read(ctx, root, static, nil, math.MaxInt64)
//	files.Pages[0].File  // "open-positions/engineer.md"
//	files.Pages[0].Path  // "/open-positions/engineer"
//	files.Findings       // b.rst: files that look like pages are not read
//
// A page's file may be known without being read, and its bytes need not be held until the
// page is made: see [PageFile]. tree.go follows a file through the steps; walk.go finds the
// files, pagefile.go reads those of pages, paths.go compares their addresses, unread.go
// reports what was probably meant as a page, and root.go recognises a folder that is not
// the content root. The rest of this comment is the specification.
//
// # Content root
//
//	index.md                     a page, served at /
//	open-positions/engineer.md   a page, served at /open-positions/engineer
//	about/index.md               a page, served at its folder, /about; so is _index.md
//	about/team.jpg               an image beside pages, served at /about/team.jpg
//	sections/benefits.md         a section: part of pages, never one itself
//	careers.yaml                 settings, see package settings
//
// A page is a file whose name ends in .md, .markdown, .mdown, .mkd, .mkdn, .mdwn, .mdtext
// or .mdx, in any letter case. Images (avif, gif, ico, jpeg, jpg, png, svg, webp) are
// served as they are, and so is every file of the folder for static files, which wins over
// an image at the same address. Names that start with a dot are left out, except for
// /.well-known of the static files (RFC 8615); other files are not for the site. Of those,
// files in another markup (.rst, .adoc) and files with front matter (.html) are one warning
// with their number: somebody expects a page. Names with a backslash, control characters or
// marks of direction are errors, and so are pages at addresses that the server needs. Two
// pages at one address are an error (a.md and a/index.md); addresses that differ only in
// letter case are a warning.
//
// Files are UTF-8 and have at most [markdown.MaxFileBytes]. A file that cannot be read is
// an error of that file and hides no other. Symbolic links to files are followed as far
// as the file system lets them lead: a root made by [os.Root.FS] lets none lead out of it.
//
// A folder without sections and settings is not the content root if a folder below it,
// or the one above, has them. If pages include sections, that is one error instead of
// one for each section that is missing.
package tree
