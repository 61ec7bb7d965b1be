package content

// Pages that need not be made again, and pages whose text is not in memory.

import (
	"crypto/sha256"
	"fmt"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/jobtitle"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/record"
)

// Keeper keeps what [Load] makes of pages: their text, so that a site does not hold that of
// all of its pages, and what else was read, so that a later Load does not make what would
// be the same. Its methods are called by several goroutines at once.
type Keeper interface {
	// Kept returns what was kept of a file by an earlier Load: its record, as Keep was given
	// it, appended to into, and its text. The text is nil if there is nothing. Load uses it if
	// the page would be made the same: of the same bytes, with the same sections and the same
	// addresses.
	Kept(into []byte, file string) (record []byte, text Text)
	// Keep keeps a page that was made now, which is whole. Load uses the page and the record
	// again: what is kept of them is copied.
	Keep(p *Page, record []byte) (Text, error)
}

// Text is the text of a page that a [Keeper] has.
type Text interface {
	// HTML is that of the page.
	HTML() (string, error)
}

// keepVersion is the version of the records. It is raised when the same files give other
// findings or other records: a record of another version is not used. When the same files
// make another site, formatVersion is raised, and that is enough.
const keepVersion = 4

// Digest of the rules of this package: what is kept under another digest is not used.
func Digest() string {
	var w record.Writer
	w.Uint(formatVersion)
	w.Uint(keepVersion)
	sum := sha256.Sum256(w.Bytes())
	return string(sum[:])
}

// encodePage is the record of a page: all that has been read of it but its text, and what it
// was made from.
func encodePage(p *builtPage) []byte {
	var w record.Writer
	w.String(p.page.File)
	w.Know(p.page.File)
	w.String(string(p.page.Sum[:]))
	w.Bool(p.overBudget)
	w.Uint(uint64(p.page.Body.Line))
	w.Uint(uint64(p.page.Body.Column))
	w.Bool(p.page.Blank)
	w.Bool(p.page.SaysHowToApply)
	w.SharedStrings(p.page.TitlePlaces.Perhaps)
	w.Shared(p.page.TitlePlaces.Known)
	w.Bool(p.page.DescriptionDerived)
	if p.page.DescriptionDerived {
		w.Shared(p.page.Description)
	}
	p.block.Encode(&w)
	p.document.Encode(&w)
	diag.EncodeFindings(&w, p.findings)
	return w.Bytes()
}

// takeOver makes the page of a file of what was kept of it, and reports whether it could: if
// it would be made the same.
func (b *pageBuilder) takeOver(p *builtPage, m *memory) bool {
	if b.keeper == nil {
		return false
	}
	var text Text
	m.record, text = b.keeper.Kept(m.record[:0], p.file.File)
	if text == nil || !b.readRecord(p, m, false) {
		return false
	}
	p.page.Text, p.taken = text, true
	return true
}

// memory is what is used again from page to page: with many pages, what each would allocate is
// much.
type memory struct {
	record []byte
	reader record.Reader
}

// readRecord makes a page of a record of the same file. One that was not made now is read if
// the page would be made the same.
func (b *pageBuilder) readRecord(p *builtPage, m *memory, isNew bool) bool {
	r := &m.reader
	r.Reset(m.record)
	file, sum := r.String(), r.String()
	if file != p.file.File || sum != string(p.page.Sum[:]) || r.Bool() != p.overBudget {
		return false
	}
	r.Know(file)
	body := diag.Position{File: file, Line: int(r.Uint()), Column: int(r.Uint())}
	blank, applies := r.Bool(), r.Bool()
	places := jobtitle.Places{Perhaps: r.SharedStrings(), Known: r.Shared()}
	derived := r.Bool()
	description := ""
	if derived {
		description = r.Shared()
	}
	block := frontmatter.ReadBlock(r)
	document := markdown.ReadDocument(r, p.file.Source)
	findings := diag.ReadFindings(r)
	if r.Err() != nil || !isNew && !document.Current(b.sections, b.linker) {
		return false
	}
	p.document, p.findings = document.WithTags(), findings
	b.fill(p.page, &block, &document)
	p.page.Body, p.page.Blank, p.page.SaysHowToApply, p.page.TitlePlaces = body, blank, applies, places
	if derived {
		p.page.Description, p.page.DescriptionDerived = description, true
	}
	return true
}

// keep gives a page that was made to the keeper. What stays in memory is the page as it is read
// from its record: its texts are no pieces of larger ones. A file that is not text is not
// kept: it has an error.
func (b *pageBuilder) keep(p *builtPage, m *memory) error {
	if b.keeper == nil || p.document == nil {
		return nil
	}
	m.record = encodePage(p)
	text, err := b.keeper.Keep(p.page, m.record)
	if err != nil {
		return err
	}
	made := p.page
	p.page = &Page{Path: made.Path, File: made.File, Source: made.Source, Sum: made.Sum}
	if !b.readRecord(p, m, true) {
		return fmt.Errorf("%s: its record cannot be read", made.File)
	}
	p.page.Text = text
	return nil
}
