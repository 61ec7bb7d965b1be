package content

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"io/fs"
)

// digest identifies everything that made the site what it is: files by name
// and bytes, and the options. Dates count by the pages they hide, so that a
// site changes when a page comes or goes and not at midnight.
func digest(root fs.FS, s *Site, t *tree, o Options) string {
	h := hasher{sha256.New()}
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
	h.file("settings", root, settingsFile)
	if o.Parent != nil {
		h.file("parent", o.Parent, originFile)
	}
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

// file adds a file that may be absent.
func (h hasher) file(kind string, fsys fs.FS, name string) {
	if src, err := readRegular(fsys, name); err == nil {
		h.add(kind, name, src)
	}
}
