// Package insert puts the tree of a section in place of a tag in the tree of a page.
//
// In: a tag and a section, both parsed by package syntax from one buffer. The tree of the
// page is changed, and that of the section is left without its blocks.
//
//	insert.Relevel(section, 2)   // the tag is under a heading of level 2
//	insert.Blocks(tag, section)  // a tag on a line of its own
//	misplaced := insert.Inline(tag, section, phrase, src)  // or a tag in a sentence
//
// The page reads as if its author had written the section's text there; package markdown
// specifies what that means. Lists need care: an author who puts a list of requirements
// after another one wants one list. [Notes] are the footnotes of all files of a page,
// which are in one list at its end.
//
// The package knows trees alone. Which section a tag names, and from which file and line
// something is, is known to package markdown.
package insert
