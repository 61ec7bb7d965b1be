// Package markdown makes a page of Markdown and of the sections that it includes.
//
// In: the sources of a page and of all sections. Out: a [Document]: HTML that is
// safe to show, and passages, headings, links and includes, each with its place.
//
//	sections, err := markdown.NewSections(ctx, files)
//	linker := markdown.NewLinker(pagePaths, assetPaths)
//	doc := sections.Render(markdown.PageFile{Source: source, Body: body}, linker)
//	fmt.Println(doc.HTML, doc.Passages[0].Text)
//	findings := append(doc.Findings, sections.Findings([]*markdown.Document{doc})...)
//
// document.go shows the steps with an example; each step has a file or two, which share
// the map of sources and the tree, and so are one package. Package foreign masks other
// tools' syntax, package syntax parses, package insert puts a section into a page's tree,
// package sanitize says which HTML a page may have.
//
//	document.go    one page through the steps; encode.go what is kept of it
//	foreign.go     what is said of other tools' syntax; htmltags.go of HTML that is not closed
//	sections.go    all sections; includes.go which files include which
//	resolve.go     sections in the place of tags; sourcemap.go where each byte is from
//	title.go       a title from a heading; headings.go the ids of headings
//	read.go        the text of a tree: readtext.go of words and links, readhtml.go of HTML,
//	               text.go with its places
//	rewrite.go     addresses and classes, with what links.go knows; render.go HTML
//	limits.go      what one page may cost
//
// # Markdown
//
// CommonMark with tables, strikethrough, task lists, footnotes, alerts (> [!NOTE]), codes
// of emoji (:rocket:) and bare links, as GitHub has them, and definition lists (a line
// ": text" below a term). A heading's id is its text as GitHub makes it. Ids are
// unique on the page; the page's own headings are named before those of sections,
// and a name that scripts know (location, main) gets the suffix "-section". No id
// of content starts with "site-".
//
// A relative address is relative to the page's file: team.jpg in about/index.md is
// /about/team.jpg. In a section it is relative to the page, unless there is a page
// or a file at the address as seen from the section. The address of a Markdown
// file is that of its page. Of a link with another scheme than http, https, mailto
// and tel, only the text remains.
//
// A page without a title takes that of a heading of level 1 with which its text opens;
// the heading is then not shown. A page whose first heading is of level 4 or lower is a
// finding: its levels begin at 2.
//
// Raw HTML may have what package sanitize allows. What is dropped is a warning, and so is
// an element or a comment that is not closed, and a tag that closes nothing: no HTML
// reaches beyond its page. What follows a comment that is not closed is not shown.
//
// # Other tools' syntax
//
// What Hugo, Jekyll, MDX and others would replace (package foreign lists it) is not
// shown and is in no text: it is masked before parsing, and taken out of the tree. Text
// around it stays. Each file has one warning for each kind, at the first place. In code
// such syntax is text.
//
// # Sections
//
// A tag includes the text of sections/<name>.md:
//
//	<common-section section-name="name"></common-section>
//	<common-section section-name='name' />
//
// Letter case, other attributes and the kind of quotes have no meaning. A tag is
// on a line of its own, also in a quote, a list item or an element of raw HTML
// such as <details>, and ends a paragraph above it. It may also be inside a
// sentence: a section of one paragraph becomes part of it, a longer one splits it.
// In code and comments a tag is text. A section may include others; its name has
// no folder.
//
// The page reads as if the section's text had been written there, except for:
//
//   - Lists. A section that begins with a list continues a list directly above the
//     tag: with the tag on the next line, indented into the last item, or after an
//     empty line. The page then has one list, tight or loose as the page's own is.
//     A tag that is indented and has an empty line above it is a paragraph of the
//     item, and its list is nested. An ordered list and a bullet list stay apart.
//   - Headings. The highest heading of a section is one level below the heading
//     above the tag, in the tag's file or, if there is none above, in the file that
//     includes it; the others keep their distance. Without a heading above, all
//     stay as they are.
//   - Names. Link definitions and footnotes belong to their file. Footnotes are at
//     the end of the page, numbered in the order of their references.
//
// # Passages
//
// The text for search comes from the tree of the resolved page, never from HTML
// with the tags removed. So words of two blocks never join, and every piece of
// text knows its file, line and column. See [Passage], [Block] and [diag.Run].
//
// # Limits
//
// What a page may cost is bounded by constants, each with its reason (limits.go
// here and in package syntax). A page or section that exceeds one is an error. What all
// pages of a site include is bounded, too ([Sections.OverBudget]). Sections
// are judged as a graph before any page is resolved: names, cycles, depth and size
// are known then, and no work is spent on an include that cannot end well.
//
// # Why a tree
//
// Sections are resolved in the parsed tree, not by replacing text: tags in code
// stay literal and definitions cannot leak. Places survive because all files of a
// page are in one buffer, one after the other, and each is parsed at its place in
// it; an offset then says which file it is in. Sections are parsed anew for every
// page, because nodes change when they are inserted.
package markdown
