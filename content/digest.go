package content

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"strconv"
)

// formatVersion is that of the way from files to a [Site]. It is raised when
// the same files make another site, so that what an older program made of them
// is not taken for current.
const formatVersion = 1

// settingsBytes is the file that the settings were read from.
type settingsBytes struct {
	file string // "" for none
	src  []byte
}

// digest identifies everything that made the site what it is: this package,
// files by name and bytes, and the options. Dates count by the pages they
// hide, so that a site changes when a page comes or goes and not at midnight.
func digest(s *Site, t *tree, settings settingsBytes, o Options) string {
	h := hasher{sha256.New()}
	h.add("format", strconv.Itoa(formatVersion), nil)
	for _, p := range t.pages {
		h.add("page", p.file, p.src)
		if p.hidden != "" && !o.ShowHidden {
			h.add("hidden", p.file, nil)
		}
	}
	for _, sec := range t.sections {
		h.add("section", sec.file, sec.src)
	}
	for _, a := range t.assets {
		h.add("asset", a.Path, a.sum)
	}
	for _, c := range s.Settings.PostingCategories {
		h.add("posting category", c, nil)
	}
	h.add("settings", settings.file, settings.src)
	// Files that could not be read leave only their findings.
	for _, d := range t.diags {
		h.add("finding", d.File, []byte(d.Message))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// hasher hashes records whose parts have their lengths before them, so that
// no two lists of records look alike.
type hasher struct{ hash.Hash }

func (h hasher) add(kind, name string, data []byte) {
	h.part([]byte(kind))
	h.part([]byte(name))
	h.part(data)
}

func (h hasher) part(b []byte) {
	var size [8]byte
	binary.BigEndian.PutUint64(size[:], uint64(len(b)))
	_, _ = h.Write(size[:])
	_, _ = h.Write(b)
}
