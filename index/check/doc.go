// Package check finds everything that is wrong with a site, in one call.
//
// In: a site as [content.Load] returns it. Out: every finding, sorted, with the
// severities that the site's settings ask for.
//
//	site, err := content.Load(ctx, root, content.Options{Now: time.Now()})
//	findings := check.Run(site, check.Options{Reserved: routes.Reserved})
//	err = (&report.Report{Findings: findings}).Write(os.Stdout, "text")
//	published := content.Select(site, findings) // without the pages that have errors; site is of no use afterwards
//
// [Load] does the first, second and last step.
//
// # What is found
//
// The findings of reading (files, front matter, Markdown, includes, settings) come
// with the site. This package adds what needs finished pages and the whole site:
//
//   - pages without a title, description or text
//   - titles that nothing tells apart (two pages with the same title, location,
//     workplace, type and employer), that name a place, or that have marks of direction
//   - other addresses of a page (aliases, permalink, slug) that lead elsewhere
//   - postings that do not say how to apply: in a key, the settings, a link, an address or
//     a heading
//   - unknown keys
//   - what search engines ask of a posting and it lacks, on a site that has an address
//   - categories of postings that no page has, and pages whose category is nearly one
//   - sections that nothing includes
//   - links, anchors and images that lead nowhere, logos that are not images
//   - addresses that the server answers itself
//   - what needs the lexicon: entries that cannot be read, and skills that are spelled in
//     several ways
//
// If the folder is not the content root, nothing else is checked.
//
// Rules look at the resolved page. A finding in a section is made once, however many
// pages include it. Pages with an error are not checked further, and are valid targets of
// links: they exist. Hidden pages are checked like others, except where they would meet
// visitors: their titles may repeat, and links to them are dead.
//
// [diag.Rules] is the table of rules. To add one, add it there and report it here.
//
// [Fold] joins equal warnings about many files, so that a list of findings can be read.
//
// [Changes] applies the fixes that findings carry, and writes front matter with our own
// names of keys in the usual order. A fix of a text changes words of prose: no link, path,
// code or structure, and a second run changes nothing.
package check
