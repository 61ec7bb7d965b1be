// Package frontmatter reads the keys at the head of a page.
//
// In: the bytes of a page. Out: a [Block], the typed values with their positions;
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
//  1. Fences (package fence): find the line that opens the block and the one that
//     closes it. What the formats would ignore silently is a finding here.
//  2. Decoding (packages fence and mapping): the bytes between the fences become
//     a map of keys, the same for YAML, TOML and JSON.
//  3. Keys (keys.go, table.go): the table of keys says which key each name means.
//  4. Values (page.go, job.go, employment.go, location.go, pay.go, apply.go,
//     hidden.go): each key's reader checks its value and stores it in the block. What several keys
//     say together (city and country) is combined at the end.
//
// frontmatter.go follows one block through these steps. Every file from page.go to
// hidden.go is one group of keys and stores into the same block: one package. What is made
// of a block is in normalize.go (writing it back), encode.go (keeping it), defaults.go
// (what a site says for all postings), and meant.go (keys that the table does not know).
//
// # Keys
//
// Names compare without case, "-" and "_". Aliases are other formats' names for
// the same thing; the table in table.go has all of them, in several languages,
// and here are those that are met most. The names after "also" mean something
// related: their value is used if it fits, and else they are not ours.
//
//	key              value                                   aliases; also
//	title            text                                    job_title
//	menuTitle        text, the title in navigation           linkTitle
//	description      text                                    summary
//	position         number, the sort weight                 weight
//	category         text, or a list, the first              also categories
//	date             date of publication                     publishDate datePosted postedAt created pubdate …
//	closes           last day to apply; "until filled" and   deadline application_deadline apply_by until valid_until
//	                 the like are none                       validThrough expires expiryDate expiration_date …
//	employment_type  kinds of employment: text or a list     contract commitment job_type position_type …; also type
//	location         place, several with semicolons, a map,  locations office job_location …
//	                 or a list of these
//	city, region,    parts of the location that have keys    locality; address_region, also state; country_code
//	country          of their own
//	workplace        onsite, hybrid or remote                workplaceType workMode …; also remote, hybrid: true
//	level            text, or a list, the first              seniority experience_level jobLevel career_level
//	language         BCP 47 tag of the text, "de"            lang locale
//	department,      text, or a list                         division; teams
//	team
//	company          who hires, if not the site: a name, or  organization hiringOrganization employer
//	                 a map with name and url
//	company_url      web address                             company_website
//	pay              "€45,000–55,000 a year", or a map with  salary compensation baseSalary salary_range …
//	                 min, max, currency and per
//	pay_min, pay_max amounts                                 salary_min, salary_max …
//	pay_currency,    what completes the pay                  currency; salary_period
//	pay_per
//	annual_salary, monthly_salary, day_rate, hourly_rate: pay with that period
//	apply            web or mail address, alone, in a        applyUrl apply_link how_to_apply contactEmail …; also
//	                 sentence, a list or a map               contact, contact.email, email, external_url, url
//	reference        the employer's number of the job        jobId requisition_id; also identifier
//	skills           list, or text with commas               required_skills
//	tags             list, or text with commas               also keywords technologies tech_stack
//	draft, archived  true leaves the page out                also closed filled expired hidden
//	active, listed   false leaves the page out               isActive isListed; also open hiring available
//	published        false, or a date as in date             publish
//	status           draft, closed, archived, filled, …      job_status
//
// A value of the wrong type is an error under our own name and a warning under
// another. A position is an integer, a float or either in quotes; a missing one
// is 0. Text there that is a kind of employment is one.
//
// The keys below job, posting, params and the like are read as if they were at
// the top, where they are not. So are the facts of a job below any other key that
// is not ours, if one of them can only be about a job: a deadline, pay.
//
// Keys that other generators own (layout, permalink, …) are not reported. All
// other keys are in [Block.Unknown], which know what their words mean.
//
// # Values
//
// Dates are read by package date, pay by package pay, and places by package place;
// kinds of employment are those of package employment. Without the key workplace, the words of the
// location say it: "Hybrid, London". A country of its own completes the places
// that have none.
//
// The words of other values are data, to be edited without Go: data/words.txt.
//
// # Defaults
//
// [ReadDefaults] reads the facts that a site sets for all of its postings;
// [Defaults.Complete] adds them to what a posting says.
package frontmatter
