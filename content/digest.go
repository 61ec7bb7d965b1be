package content

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"strconv"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/content/tree"
)

// formatVersion is the version of what this package makes of files. It is raised when
// the same files make another site: an index that an older program built is then not
// current.
//
//	1  the first version
//	2  files beside .md, _index.md; the text of indented blocks is code; titles without
//	   marks of direction; other tools' syntax is not shown, and HTML is closed; alerts,
//	   emoji and definition lists; a heading of level 1 is the title of a page without one
//	3  front matter as it is found: more names of keys, dates, places and kinds of
//	   employment; pay, who hires; defaults of a site
//	5  dates of pages from their history
//	6  pages count by the digests of their files
const formatVersion = 6

// input is something that a site was made from.
type input struct {
	kind, name string
	data       []byte
}

// inputsOf are all inputs of a site but its pages.
func inputsOf(s settings.File, t *tree.Tree) []input {
	var inputs []input
	for _, sec := range t.Sections {
		inputs = append(inputs, input{"section", sec.Source.File, sec.Source.Bytes})
	}
	for _, a := range t.Assets {
		inputs = append(inputs, input{"asset", a.Path, a.Sum[:]})
	}
	inputs = append(inputs, input{"settings", s.Name, s.Bytes})
	// Of files that could not be read, there are only the findings.
	for _, f := range t.Findings {
		if f.Rule == diag.RuleUnreadFiles {
			continue // they are not for the site
		}
		inputs = append(inputs, input{"finding", f.File, []byte(f.Message)})
	}
	return inputs
}

// digest identifies everything that made the site what it is: this package, files by
// name and bytes, their dates in the history, and the options. Of other dates, only their effect counts: which pages are not
// shown. So a site changes when a page comes or goes, and not at midnight.
func digest(s *Site, shown []*Page) string {
	h := &hasher{Hash: sha256.New()}
	h.add("format", strconv.Itoa(formatVersion), nil)
	for _, p := range s.Pages {
		h.add("page", p.File, p.Sum[:])
		if len(shown) > 0 && shown[0] == p { // they are in the order of all
			shown = shown[1:]
		} else {
			h.add("not shown", p.File, nil)
		}
		if !p.Updated.IsZero() {
			h.add("dates", p.File, fmt.Append(nil, p.Created.Unix(), p.Updated.Unix()))
		}
	}
	for _, c := range s.Settings.PostingCategories {
		h.add("posting category", c, nil)
	}
	for _, in := range s.inputs {
		h.add(in.kind, in.name, in.data)
	}
	h.flush()
	return hex.EncodeToString(h.Sum(nil))
}

// hasher hashes records whose parts have their lengths before them, so that different
// lists of records have different bytes.
type hasher struct {
	hash.Hash
	buffer []byte // a few large pieces are faster than many small ones
}

func (h *hasher) add(kind, name string, data []byte) {
	h.part([]byte(kind))
	h.part([]byte(name))
	h.part(data)
}

func (h *hasher) part(b []byte) {
	h.buffer = binary.BigEndian.AppendUint64(h.buffer, uint64(len(b)))
	h.buffer = append(h.buffer, b...)
	if len(h.buffer) > hasherBytes {
		h.flush()
	}
}

func (h *hasher) flush() {
	_, _ = h.Write(h.buffer) // never fails
	h.buffer = h.buffer[:0]
}

const hasherBytes = 1 << 14
