// Package highlight shows what a plan has found in a page: the title with marks, the
// snippets that say most, and the reason for each word of the query.
//
//	var h highlight.Highlighter
//	h.Reset(plan, skills, facets)
//	h.Show(&hit, highlight.Page{Card: card, Passages: passages, Values: values})
//	hit.TitleHTML      // <mark>Scala</mark> Engineer
//	hit.Snippets       // [{HTML: "… we write <mark>Scala</mark> …", Heading: "What we use", …}]
//	hit.Why            // [{Word: "scala", Term: "Scala", Tier: "exact", Field: "title"}]
//
// Texts are analysed again, in the few pages that are shown: nothing in the index says
// where in a passage a word is. Most words are passed over by their first letters
// (analysis.Filter). A Highlighter keeps its memory from query to query, and is not safe for
// concurrent use.
//
//	highlight.go  where the words of a plan are in a text
//	first.go      where reading a text may stop
//	snippet.go    the pieces of a page that show most of them
//	why.go        a hit as a whole, and the reasons why it is one
package highlight
