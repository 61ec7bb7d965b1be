// Package syntax parses Markdown into a tree that has tags in it, within limits.
//
// In: the bytes of a file. Out: goldmark's tree, in which a tag that includes a
// section is a node, and a [*LimitError] if the file would cost too much.
//
//	doc, err := syntax.Parse(src, body)
//	for _, tag := range syntax.Tags(doc) {
//		fmt.Println(tag.Name, tag.Start, tag.End)
//	}
//
// The grammar is CommonMark with tables, strikethrough, task lists, footnotes, alerts,
// codes of emoji and bare links, as GitHub has them, definition lists, and the tag:
//
//	<common-section section-name="name"></common-section>
//	<common-section section-name='name' />
//
// A tag on a line of its own is a [BlockTag], also in a quote, a list item or an
// element of raw HTML such as <details>, and ends a paragraph above it. A tag in a
// line of text is an [InlineTag]. In code and comments a tag is text.
//
// Limits (limits.go) wrap the parsers of goldmark (limited.go): where one of them
// could cost more than linear time, a counter stops it.
package syntax
