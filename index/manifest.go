package index

// The manifest: what a generation was made from, and a checksum of each file.

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/facet"
)

const manifestName = "manifest.json"

// maxManifestBytes bounds what is read before anything has been verified. A
// manifest has about ten files of 200 bytes each.
const maxManifestBytes = 1 << 20

// Manifest describes a generation: what it was made from, and each of its files.
type Manifest struct {
	ID string `json:"id"` // follows from the next nine
	// How it was made.
	Schema    int    `json:"schema"`    // SchemaVersion
	Analysis  string `json:"analysis"`  // analysis.Digest
	Detection string `json:"detection"` // skills.Digest
	Facets    string `json:"facets"`    // facet.Digest
	Libraries string `json:"libraries"` // versions of those whose output is in the files
	// What it was made from.
	Content  string `json:"content"`  // content.Site.Digest
	Settings string `json:"settings"` // SHA-256 of the settings in the generation
	Lexicon  string `json:"lexicon"`  // lexicon.Lexicon.Digest
	Synonyms string `json:"synonyms"` // synonyms.Set.Digest

	Pages    int            `json:"pages"`
	Postings int            `json:"postings"`
	Skills   int            `json:"skills"` // how many different ones
	Files    []ManifestFile `json:"files"`  // sorted by name
	// Checksum is the SHA-256, in hex, of the manifest with an empty Checksum.
	Checksum string `json:"checksum"`
}

// ManifestFile is one file of a generation.
type ManifestFile struct {
	Name   string `json:"name"` // relative to the generation's folder, with slashes
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"` // hex
}

// Key tells a generation from every other, also from one of the same id in other bytes.
func (m *Manifest) Key() string { return m.ID + "-" + m.Checksum }

// file is the one of a name.
func (m *Manifest) file(name string) (f ManifestFile, ok bool) {
	i := slices.IndexFunc(m.Files, func(f ManifestFile) bool { return f.Name == name })
	if i < 0 {
		return f, false
	}
	return m.Files[i], true
}

// idOf derives the id: the first 96 bits of a SHA-256, in hex.
func (m *Manifest) idOf() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "careers generation\nschema %d\nanalysis %s\ndetection %s\nfacets %s\nlibraries %s\ncontent %s\nsettings %s\nlexicon %s\nsynonyms %s\n",
		m.Schema, m.Analysis, m.Detection, m.Facets, m.Libraries, m.Content, m.Settings, m.Lexicon, m.Synonyms))
	return hex.EncodeToString(sum[:12])
}

func (m *Manifest) encode() []byte {
	b, _ := json.MarshalIndent(m, "", "  ") // strings and numbers cannot fail
	return append(b, '\n')
}

// seal sets the manifest's checksum and returns its bytes.
func (m *Manifest) seal() []byte {
	m.Checksum = ""
	m.Checksum = checksum(m.encode())
	return m.encode()
}

// checksum returns the SHA-256 of b in hex.
func checksum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// decodeManifest reads a manifest, and accepts exactly what seal writes.
func decodeManifest(b []byte) (*Manifest, error) {
	var version struct {
		Schema           int
		Analysis, Facets string
	}
	if err := json.Unmarshal(b, &version); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrCorrupt, manifestName, err)
	}
	if version.Schema != SchemaVersion {
		return nil, fmt.Errorf("%w: it has %d, this program reads %d", ErrSchema, version.Schema, SchemaVersion)
	}
	if version.Analysis != analysis.Digest() {
		return nil, fmt.Errorf("%w: its terms were made by another version of the analysis", ErrSchema)
	}
	if version.Facets != facet.Digest() { // the keys of values follow from it
		return nil, fmt.Errorf("%w: its facets were made by another version of the rules or of the names of places", ErrSchema)
	}
	m := &Manifest{}
	if err := json.Unmarshal(b, m); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrCorrupt, manifestName, err)
	}
	again := *m
	if !bytes.Equal(again.seal(), b) {
		return nil, fmt.Errorf("%w: %s does not match its own checksum", ErrCorrupt, manifestName)
	}
	if m.Pages < 0 {
		return nil, fmt.Errorf("%w: %s counts %d pages", ErrCorrupt, manifestName, m.Pages)
	}
	if m.ID != m.idOf() {
		return nil, fmt.Errorf("%w: %s has an id that does not follow from its contents", ErrCorrupt, manifestName)
	}
	return m, nil
}

// readManifestBytes reads the file that should be the manifest of the generation in
// folder.
func readManifestBytes(folder string) ([]byte, error) {
	if info, err := os.Lstat(folder); err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, fmt.Errorf("%w: it is not a folder", ErrCorrupt)
	}
	f, err := openRegular(filepath.Join(folder, manifestName))
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read
	b, err := io.ReadAll(io.LimitReader(f, maxManifestBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	if len(b) > maxManifestBytes {
		return nil, fmt.Errorf("%w: %s is larger than %d bytes", ErrCorrupt, manifestName, maxManifestBytes)
	}
	return b, nil
}

// readManifest reads the manifest of the generation in folder.
func readManifest(folder string) (*Manifest, error) {
	b, err := readManifestBytes(folder)
	if err != nil {
		return nil, err
	}
	m, err := decodeManifest(b)
	if err != nil {
		return nil, err
	}
	name, want := filepath.Base(folder), generationName(m.ID)
	if name != want && name != buildPrefix+want { // the second while it is checked
		return nil, fmt.Errorf("%w: %s belongs to %s", ErrCorrupt, manifestName, want)
	}
	return m, nil
}
