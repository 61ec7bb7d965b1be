package frontmatter

// Blocks as records: what is kept of a page that has been read.

import (
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/record"
)

// Encode adds what the block says to a record, except for the skills and the tags, and for
// where the title is byte by byte: they are for detecting skills alone.
func (b *Block) Encode(w *record.Writer) {
	w.Bool(b.Present)
	for _, text := range b.strings() {
		w.Shared(*text)
	}
	before, after, hasTitle := strings.Cut(b.TitleLine, b.Title)
	w.Bool(hasTitle)
	w.Shared(before)
	w.Shared(after)
	w.Bool(b.over)
	w.Bool(b.withheld)
	w.Float(b.Position)
	b.Job.encode(w)
	w.Uint(uint64(len(b.Unknown)))
	for _, k := range b.Unknown {
		w.Shared(k.Name)
		k.At.Encode(w)
		w.Bool(k.IsDate)
	}
	w.Shared(b.file)
	w.Uint(uint64(len(b.places)))
	for _, p := range b.places {
		w.Shared(p.key)
		w.Uint(uint64(p.line))
		w.Uint(uint64(p.column))
	}
	w.Uint(uint64(len(b.texts)))
	for _, k := range b.texts {
		w.Shared(k.name)
		w.SharedStrings(k.texts)
	}
}

// ReadBlock reads what Encode has written.
func ReadBlock(r *record.Reader) (b Block) {
	b.Present = r.Bool()
	for _, text := range b.strings() {
		*text = r.Shared()
	}
	hasTitle, before, after := r.Bool(), r.Shared(), r.Shared()
	if b.TitleLine = before; hasTitle {
		b.TitleLine = before + b.Title + after
	}
	b.over, b.withheld = r.Bool(), r.Bool()
	b.Position = r.Float()
	b.Job.read(r)
	if n := r.Count(); n > 0 {
		b.Unknown = make([]UnknownKey, n)
	}
	for i := range b.Unknown {
		b.Unknown[i] = UnknownKey{Name: r.Shared(), At: diag.ReadPosition(r), IsDate: r.Bool()}
	}
	b.file = r.Shared()
	if n := r.Count(); n > 0 {
		b.places = make([]keyPlace, n)
	}
	for i := range b.places {
		b.places[i] = keyPlace{r.Shared(), int32(r.Uint()), int32(r.Uint())}
	}
	if n := r.Count(); n > 0 {
		b.texts = make([]keyTexts, n)
	}
	for i := range b.texts {
		b.texts[i] = keyTexts{r.Shared(), r.SharedStrings()}
	}
	return b
}

// strings are the fields that are one text, but for the line of the title: most of that is
// the title.
func (b *Block) strings() []*string {
	return []*string{&b.Title, &b.MenuTitle, &b.Description, &b.Category, &b.Level, &b.Language, &b.hiddenBecause, &b.visibleFrom}
}

func (j *Job) encode(w *record.Writer) {
	for _, text := range j.strings() {
		w.Shared(*text)
	}
	w.SharedStrings(j.EmploymentTypes)
	w.SharedStrings(j.Locations)
	w.Float(j.Pay.Min)
	w.Float(j.Pay.Max)
}

func (j *Job) read(r *record.Reader) {
	for _, text := range j.strings() {
		*text = r.Shared()
	}
	j.EmploymentTypes = r.SharedStrings()
	j.Locations = r.SharedStrings()
	j.Pay.Min = r.Float()
	j.Pay.Max = r.Float()
}

func (j *Job) strings() []*string {
	return []*string{
		&j.Posted, &j.Closes, &j.Workplace, &j.Apply, &j.Pay.Currency, &j.Pay.Per,
		&j.Department, &j.Team, &j.Company, &j.CompanyURL, &j.Reference,
	}
}
