package markdown

// What one page may cost, beyond the limits of package syntax. Each limit is far
// above what a careers site needs and far below what would slow its build.
const (
	// MaxFileBytes bounds a page or section. The longest of 900 real postings has
	// 60 kB, and some constructs of Markdown cost more than linear time.
	MaxFileBytes = 512 << 10

	// MaxIncludeDepth bounds how deeply sections include each other.
	MaxIncludeDepth = 8

	// MaxIncludes bounds the sections that one page includes, each counted as often
	// as it is included: ten sections that include the next one twice are a thousand.
	MaxIncludes = 200

	// MaxPageBytes bounds a page together with all that it includes.
	MaxPageBytes = 2 << 20

	// SiteIncludeBytes, and PageIncludeBytes for each page of the site, bound what all pages
	// together include. The sections of real sites have less than 5 kB a page.
	SiteIncludeBytes = 2 << 20
	PageIncludeBytes = 12 << 10

	// MaxLinkBytes bounds the addresses and titles of a page's links: a reference of
	// four bytes can mean a definition of a megabyte.
	MaxLinkBytes = 1 << 20
)
