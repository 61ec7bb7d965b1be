// Package content reads a content root and returns a [Site]: its pages with
// front matter, resolved sections, HTML, passages, and every problem found on
// the way. This comment is the specification of the content format.
//
// # Content root
//
//	index.md                     a page, served at /
//	open-positions/engineer.md   a page, served at /open-positions/engineer
//	about/index.md               a page, served at its folder, /about
//	about/team.jpg               an image beside pages, served at /about/team.jpg
//	sections/benefits.md         a section: part of pages, never one itself
//	careers.yaml                 settings, see below
//
// A page is a file whose name ends in .md, in any letter case. Images (avif,
// gif, ico, jpeg, jpg, png, svg, webp) are served as they are, and so is every
// file of the folder for static files, which wins over an image at the same
// address. Names that begin with a dot are left out, other files are not for
// the site. Two files at one address are an error (a.md and a/index.md),
// addresses that differ in letter case only are a warning.
//
// Files are UTF-8 and at most [MaxFileBytes] long. A file that cannot be read
// is an error of that file and hides no other. Symbolic links to files are
// followed as far as the file system lets them lead: a root made by
// [os.Root.FS] lets none lead out of it.
//
// # Markdown
//
// CommonMark with tables, strikethrough, task lists, footnotes, and bare
// links, as GitHub has them. A heading's id is its text as GitHub makes it;
// ids are unique on the page, the page's own headings are named before those
// of sections, and a name that scripts know (location, main) gets "-section"
// behind it. No id of content begins with "site-".
//
// A relative address leads where it leads from the page's file: team.jpg in
// about/index.md is /about/team.jpg. In a section it is relative to the page,
// unless a page or a file stands there seen from the section. The address of a
// Markdown file is that of its page. Addresses may be relative or of the
// schemes http, https, mailto and tel; of another link only the text stays.
//
// Raw HTML may hold what shapes text: headings, paragraphs, lists, tables,
// details, figures, emphasis and code, images and links (the list is in
// sanitize.go). Anything else is dropped: script, style and frame elements
// with their content, other elements without it, and all attributes but
// those that such elements need. Dropped elements and addresses are warnings.
//
// # Sections
//
// A tag includes the text of sections/<name>.md in its place:
//
//	<common-section section-name="name"></common-section>
//	<common-section section-name='name' />
//
// Letter case, other attributes and the kind of quotes mean nothing. A tag
// stands on a line of its own, also in a quote, a list item or an element of
// raw HTML such as <details>, and ends a paragraph above it. It may also stand
// inside a sentence: a section of one paragraph becomes part of it, a longer
// one cuts it in two. In code and comments a tag is text. A section may include
// others; its name has no folder.
//
// The page reads as if the section's text had been written there, but for:
//
//   - Lists. A section that begins with a list continues a list that stands
//     right above the tag: with the tag on the next line, indented into the
//     last item, or behind a blank line. The page then has one list, tight or
//     loose as the page's own is. A tag that is indented behind a blank line is
//     a paragraph of the item, and its list is nested. An ordered list and a
//     bullet list stay apart.
//   - Headings. The highest heading of a section is one level below the
//     heading above the tag, in the tag's file or, if it has none above, in
//     the file that includes it; the others keep their distance. Without a
//     heading above, all stay as they are.
//   - Names. Link definitions and footnotes belong to their file. Footnotes
//     stand at the end of the page and are numbered as they are referred to.
//
// # Passages
//
// The text for search is taken from the tree of the resolved page, so words of
// two blocks never join, and every piece of it knows its file, line and
// column. See [Passage], [Block] and [Run].
//
// # Limits
//
// What a page may cost is bounded by constants, [MaxFileBytes] to
// [MaxLinkBytes], each with its reason. Sections are judged as a graph before
// a page is resolved: names, cycles, depth and size are known then, and no work
// is spent on an include that cannot end well.
//
// # Front matter
//
// A page starts at its first byte with a block of keys: YAML between two lines
// ---, TOML between +++ (or ---toml and ---), JSON between ;;; (or ---json and
// ---), or one JSON object followed by an empty line. At most 64 kB. It is
// decoded whole: a value that its format cannot decode is an error under any
// key, and so is a key given twice. What the formats pass over in silence is
// said: a fence that is never closed (error), one inside a value (error), text
// or blank space before the first fence, a byte order mark (warnings; behind
// blank space or a mark the block is still read).
//
// Keys compare without case, "-" and "_". The aliases are the names that other
// formats use for the same thing. Of the names behind "also", which mean
// something near, what fits is taken.
//
//	key              value                                   aliases; also
//	title            text                                    -
//	menuTitle        text, the title in navigation           linkTitle
//	description      text                                    summary
//	position         number, the place among others          weight
//	category         text                                    also categories, the first
//	date             date of publication                     publishDate datePosted postedAt created pubdate
//	closes           last day to apply                       closingDate validThrough expiryDate expiresAt
//	                                                         unpublishDate app_close_date
//	employment_type  full-time, part-time, contract,         contract commitment
//	                 temporary, internship, volunteer,
//	                 per-diem or other, or words with these
//	location         place, list of places, or map           locations
//	workplace        onsite, hybrid or remote                workplaceType workMode; also remote: true
//	apply            web or mail address                     applyUrl contactEmail; also contact, contact.email, url
//	skills           list, or text with commas               -
//	tags             list, or text with commas               also keywords
//	draft, archived  true leaves the page out                -
//	active, listed   false leaves the page out               isListed
//	published        false, or a date as in date             -
//	status           draft, closed, archived, filled, …      -
//
// A value of the wrong type is an error under our own name and a warning under
// another. A position is an integer, a float or either in quotes; a missing
// one is 0. A date is 2006-01-31, with or without a time, or has the month's
// name ("January 31, 2006"). An empty title falls back to menuTitle, then to
// the file name. skills are all the skills of a page. Of tags, those count next
// to what the text says that the lexicon knows and that are no ordinary words.
//
// A page is left out when a key says so, before its date, and after it closes
// ([Options.Now]); [Options.ShowHidden] shows it.
//
// Keys that other generators own (layout, permalink, team, …) are passed over.
// A key that is nearly one of the table is a warning with the key that was
// probably meant; any other is a warning once for the site.
//
// # Settings
//
// careers.yaml at the content root is optional; every key is.
//
//	title             of the site
//	url               absolute, for feeds, sitemap and JSON-LD
//	language          BCP 47; en
//	accent            colour, "#rrggbb" or "#rgb"
//	logo              path or URL, or a map of light and dark
//	organization      that hires; the title
//	posting_category  category of postings, or a list; Open Positions
//	skills            the site's own lexicon entries (package skills)
//	rules             rule: error, warning or off
//
// Where there is no careers.yaml, settings.json of the folder above gives
// title, url and logo. An unknown key is an error with the one that was
// probably meant.
//
// # Rules
//
// Every problem has a rule, a place, and a message that says what to do
// ([Diagnostic]). [Rules] is the table. An error keeps its page from being
// published, a warning does not. Settings change the severity of every rule
// that leaves something to publish. Rules about pages, titles and links look
// at the resolved page, and a finding in a section is made once, however many
// pages include it.
//
// [Changes] makes the safe fixes: what findings carry, and [Tidy].
//
// # Why
//
// Sections are resolved in the parsed tree, not by replacing text, as tags in
// code then stay literal and definitions cannot leak. Positions survive because
// all files of a page lie behind each other in one buffer and each is parsed
// at its place in it, so that an offset says which file it is in; a tree for
// each file, joined at the end, would need a renderer of its own. Sections are
// parsed anew for every page, because nodes change when they are placed.
package content
