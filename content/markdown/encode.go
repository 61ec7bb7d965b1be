package markdown

// Documents as records: what is kept of a page that has been read, and what it was made
// from.

import (
	"crypto/sha256"
	"maps"
	"slices"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown/syntax"
	"github.com/careers-index/careers/content/record"
)

// fileDigest is the SHA-256 of the section's file.
func (s *section) fileDigest() string {
	name := s.Source.File
	if s.Broken {
		name += "\x00broken"
	}
	return digestOf(s.Name, name, string(s.Source.Bytes))
}

// digestOf is the SHA-256 of a list of texts.
func digestOf(texts ...string) string {
	var w record.Writer
	w.Strings(texts)
	sum := sha256.Sum256(w.Bytes())
	return string(sum[:])
}

// digests are those of the sections that tags name, with all that they include.
func (s *Sections) digests(tags []syntax.Tag) map[string]string {
	if len(tags) == 0 {
		return nil
	}
	digests := make(map[string]string, len(tags))
	for _, t := range tags {
		digests[t.Name] = ""
		if sec := s.byName[t.Name]; sec != nil {
			digests[t.Name] = sec.digest
		}
	}
	return digests
}

// Current reports whether rendering the same file with these sections and addresses would
// make the same document.
func (d *Document) Current(s *Sections, l *Linker) bool {
	for name, digest := range d.sections {
		if sec := s.byName[name]; sec == nil || sec.digest != digest {
			return false
		}
	}
	for address, t := range d.targets {
		if l.at(address) != t {
			return false
		}
	}
	return true
}

// WithTags is the document if the text of the page has tags, which include sections; nil if not.
func (d Document) WithTags() *Document {
	if len(d.tags) == 0 {
		return nil
	}
	with := d
	return &with
}

// Encode adds to a record all of the document but HTML, passages, headings, findings, and
// where the title is.
func (d *Document) Encode(w *record.Writer) {
	w.Shared(d.Title)
	w.Uint(uint64(len(d.Links)))
	for _, l := range d.Links {
		w.Shared(l.URL)
		w.Shared(l.Written)
		w.Bool(l.Image)
		w.Shared(l.Section)
		l.At.Encode(w)
	}
	w.Uint(uint64(len(d.Includes)))
	for _, i := range d.Includes {
		w.Shared(i.Name)
		i.At.Encode(w)
		diag.EncodePositions(w, i.Chain)
	}
	w.Uint(uint64(len(d.tags)))
	for _, t := range d.tags {
		w.Shared(t.Name)
		w.String(d.sections[t.Name])
	}
	w.Uint(uint64(len(d.paths)))
	for _, name := range slices.Sorted(maps.Keys(d.paths)) {
		w.Shared(name)
		diag.EncodePositions(w, d.paths[name].chain())
	}
	w.Uint(uint64(len(d.targets)))
	for _, address := range slices.Sorted(maps.Keys(d.targets)) {
		w.Shared(address)
		w.Bool(d.targets[address].page)
		w.Bool(d.targets[address].asset)
	}
}

// ReadDocument reads what Encode has written, of the page of a file.
func ReadDocument(r *record.Reader, source *diag.Source) Document {
	d := Document{source: source, Title: r.Shared()}
	if n := r.Count(); n > 0 {
		d.Links = make([]Link, n)
	}
	for i := range d.Links {
		d.Links[i] = Link{URL: r.Shared(), Written: r.Shared(), Image: r.Bool(), Section: r.Shared(), At: diag.ReadPosition(r)}
	}
	if n := r.Count(); n > 0 {
		d.Includes = make([]Include, n)
	}
	for i := range d.Includes {
		d.Includes[i] = Include{Name: r.Shared(), At: diag.ReadPosition(r), Chain: diag.ReadPositions(r)}
	}
	if n := r.Count(); n > 0 {
		d.tags, d.sections = make([]syntax.Tag, n), make(map[string]string, n)
	}
	for i := range d.tags {
		d.tags[i].Name = r.Shared()
		d.sections[d.tags[i].Name] = r.String()
	}
	if n := r.Count(); n > 0 {
		d.paths = make(map[string]*includePath, n)
		for range n {
			name := r.Shared()
			d.paths[name] = pathOf(diag.ReadPositions(r))
		}
	}
	if n := r.Count(); n > 0 {
		d.targets = make(map[string]target, n)
		for range n {
			address := r.Shared()
			d.targets[address] = target{page: r.Bool(), asset: r.Bool()}
		}
	}
	return d
}

// pathOf is the path of a chain.
func pathOf(chain []diag.Position) (path *includePath) {
	for _, at := range chain {
		path = &includePath{at, path}
	}
	return path
}
