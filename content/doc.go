// Package content reads a content root and returns a [Site]: its pages with
// front matter, resolved sections, HTML, passages, and every problem found on
// the way. This comment is the specification of the content format.
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
// the file name. skills are all the skills of a page; of tags, only those
// count that the lexicon knows.
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
package content
