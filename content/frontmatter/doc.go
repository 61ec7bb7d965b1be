// Package frontmatter reads the keys at the head of a page.
//
// In: the bytes of a page. Out: a [Block], the typed values with their places;
// the offset of the text after it; and what is wrong. [Normalize] writes a block
// back with our own names of keys, in the usual order.
//
//	block, body, findings := frontmatter.Parse(diag.NewSource(file, src))
//	block.Title                 // "Engineer"
//	block.Strings("department") // the values of any key: ["Platform"]
//	block.Hidden(time.Now())    // "" or why the page is left out: "draft: true"
//	text := src[body:]
//
// # How a block is read
//
//  1. Fences (fence.go): find the line that opens the block and the one that
//     closes it. What the formats would ignore silently is a finding here.
//  2. Decoding (decode.go, package mapping): the bytes between the fences become
//     a map of keys, the same for YAML, TOML and JSON.
//  3. Keys (keys.go): the table of keys says which key each name means.
//  4. Values (page.go, job.go, hidden.go): each key's reader checks its value
//     and stores it in the block.
//
// frontmatter.go follows one block through these steps.
//
// # Fences
//
// A page starts at its first byte with a block: YAML between two lines ---, TOML
// between +++ (or ---toml and ---), JSON between ;;; (or ---json and ---), or one
// JSON object followed by an empty line. A block has at most 64 kB. It is
// decoded whole: a value that its format cannot decode is an error under any
// key, and so is a key given twice.
//
// These are findings too: a fence that is never closed (error), one inside a
// value (error), and text, spaces, empty lines or a byte order mark before the
// first fence (warnings; after all but text, the block is still read).
//
// # Keys
//
// Names compare without case, "-" and "_". Aliases are other formats' names for
// the same thing. The names after "also" mean something related; their value is
// used if it fits, and ignored if not.
//
//	key              value                                   aliases; also
//	title            text                                    -
//	menuTitle        text, the title in navigation           linkTitle
//	description      text                                    summary
//	position         number, the sort weight                 weight
//	category         text                                    also categories, the first
//	date             date of publication                     publishDate datePosted postedAt created pubdate
//	closes           last day to apply                       closingDate validThrough expiryDate expiresAt
//	                                                         unpublishDate app_close_date
//	employment_type  full-time, part-time, contract,         contract commitment
//	                 temporary, internship, volunteer,
//	                 per-diem or other, or words with these
//	location         place, list of places, or map           locations
//	workplace        onsite, hybrid or remote                workplaceType workMode; also remote: true
//	level            text, or a list, the first              seniority experience_level jobLevel career_level
//	apply            web or mail address                     applyUrl contactEmail; also contact, contact.email, url
//	skills           list, or text with commas               -
//	tags             list, or text with commas               also keywords
//	draft, archived  true leaves the page out                -
//	active, listed   false leaves the page out               isListed
//	published        false, or a date as in date             -
//	status           draft, closed, archived, filled, …      -
//
// A value of the wrong type is an error under our own name and a warning under
// another. A position is an integer, a float or either in quotes; a missing one
// is 0. A date is 2006-01-31, with or without a time, or has the month's name
// ("January 31, 2006").
//
// Keys that other generators own (layout, permalink, team, …) are ignored. All
// other keys are in [Block.Unknown].
package frontmatter
