// Package content reads a content root and returns a [Site]: settings, pages with
// front matter and resolved sections, and the findings of reading.
//
// In: a file system. Out: a site, which is a value that nobody changes.
//
//	site, err := content.Load(ctx, root, content.Options{Now: time.Now()})
//	findings := check.Run(site, check.Options{})  // package index/check
//	published := content.Select(site, findings) // site is of no use afterwards
//	for _, p := range published.Pages {
//		fmt.Println(p.Path, p.Title, p.Posting)
//	}
//
// Load returns every page that it could read; each tells why it is hidden, if it is.
// A check looks at that site and adds findings. Select applies them: pages with errors
// and hidden pages leave, and only then postings are marked and the digest is computed,
// because both depend on which pages there are.
//
// A site holds the texts of its pages, unless [Options] has a [Keeper]. It keeps them
// elsewhere, and has what an earlier Load has made of pages. Load takes a page over if the
// file has the same bytes, the sections that it includes are the same, and the addresses
// that its links were looked up at lead to the same. Everything that depends on more than
// that (dead links, whether a page is hidden, values of the site's own facets, findings
// of checks) is made for every page each time, from what is kept of it. Whether a file has
// the same bytes is known without reading it if Options has Files that remember it.
//
// The parts are packages of their own:
//
//	diag         places, findings, rules, fixes
//	filestate    which files have not changed since they were read
//	edit         edit distance, for "did you mean"
//	wordlist     words of data files, found in short texts
//	employment   kinds of employment
//	pay          what a job pays
//	date         days as people write them
//	history      when files came to be and last changed, from Git
//	place        where a job is
//	mapping      keys with values in YAML, TOML or JSON
//	frontmatter  the keys at the head of a page; where it is: fence
//	markdown     text with sections: HTML, passages, headings, links
//	settings     what careers.yaml says
//	tree         the files of a content root
//	parallel     the same work for many items
//	visible      text that is safe to print
//	record       records of numbers and texts
//	rules        what identifies rules and their data
//
// This comment specifies pages. Package tree specifies which files of a content root are
// what, package settings careers.yaml, package markdown the text of pages and sections,
// package frontmatter their keys, package index/check what is found.
//
// load.go follows a site from its files to its pages, page.go makes one page, and
// select.go chooses those that are shown. keep.go takes over what an earlier Load made,
// digest.go identifies what a site is made from.
//
// # Pages
//
// An empty title falls back to menuTitle, then to the file's name. A title loses marks
// of direction. An empty description
// falls back to the first paragraph. Skills in front matter are all the skills of a page.
// Of tags, only those that the lexicon knows and that are not ordinary words count, in
// addition to what the text says.
//
// A page is hidden when a key says so, before its date, and after it closes
// ([Options.Now]); [Options.ShowHidden] shows it.
//
// Postings are the pages of the posting categories. If no published page has such a
// category, every page is a posting. [Select] adds the defaults of the settings to them.
package content
