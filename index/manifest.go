package index

// Manifest describes a generation: what it was made from and every file of it.
type Manifest struct {
	Schema   int            `json:"schema"`
	ID       string         `json:"id"`      // follows from content, lexicon and schema
	Content  string         `json:"content"` // content.Site.Digest
	Lexicon  string         `json:"lexicon"` // skills.Lexicon.Digest
	Tool     string         `json:"tool"`    // version of careers and of bleve
	Pages    int            `json:"pages"`
	Postings int            `json:"postings"`
	Skills   int            `json:"skills"`
	Files    []ManifestFile `json:"files"` // sorted by name

	Unchanged bool `json:"-"` // Build found it published already
}

// ManifestFile is one file of a generation.
type ManifestFile struct {
	Name   string `json:"name"` // relative to the generation's folder, with slashes
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"` // hex
}
