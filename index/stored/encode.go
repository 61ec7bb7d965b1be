package stored

// The three records of a page: the card for lists, the passages that snippets are cut
// from, and the rest.

import (
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/storage"
)

// Record is a page, encoded.
type Record struct{ Card, Passages, Body []byte }

// Page decodes the record.
func (r Record) Page() (*Page, error) {
	card, err := DecodeCard(r.Card)
	if err != nil {
		return nil, err
	}
	p := &Page{Card: card}
	if p.Passages, err = DecodePassages(r.Passages); err != nil {
		return nil, err
	}
	return p, DecodeBody(r.Body, r.Passages, p)
}

// facts are the facts of a job that are one text, in the order of the card.
func (j *Job) facts() []*string {
	return []*string{
		&j.Workplace, &j.Level, &j.Posted, &j.Updated, &j.Closes, &j.Apply, &j.Pay.Currency, &j.Pay.Per,
		&j.Department, &j.Team, &j.Company, &j.CompanyURL, &j.Reference,
	}
}

// EncodeCard is the record of a card.
func EncodeCard(c *Card) []byte {
	var w storage.RecordWriter
	c.Encode(&w)
	return w.Bytes()
}

// Encode writes the record of a card. It begins with the path: whoever looks for one compares it
// in place.
func (c *Card) Encode(w *storage.RecordWriter) {
	w.String(c.Path)
	w.String(c.Title)
	w.String(c.Menu)
	w.String(c.Description)
	w.String(c.Category)
	w.Bool(c.DescriptionDerived)
	w.Float(c.Position)
	w.Bool(c.Posting)
	w.Strings(c.Job.Locations)
	w.Uint(uint64(len(c.Job.Places)))
	for _, at := range c.Job.Places {
		for _, name := range []string{at.City, at.Region, at.Country, at.CountryCode, at.Area} {
			w.String(name)
		}
		w.Strings(at.Countries)
	}
	w.Strings(c.Job.Types)
	for _, fact := range c.Job.facts() {
		w.String(*fact)
	}
	w.Float(c.Job.Pay.Min)
	w.Float(c.Job.Pay.Max)
	w.Strings(c.Custom)
}

// DecodeCard decodes what EncodeCard has encoded.
func DecodeCard(b []byte) (c Card, err error) {
	r := storage.ReadRecord(b)
	c.Path = r.String()
	c.Title = r.String()
	c.Menu = r.String()
	c.Description = r.String()
	c.Category = r.String()
	c.DescriptionDerived = r.Bool()
	c.Position = r.Float()
	c.Posting = r.Bool()
	c.Job.Locations = r.Strings()
	if n := r.Count(); n > 0 {
		c.Job.Places = make([]Place, n)
	}
	for i := range c.Job.Places {
		at := &c.Job.Places[i]
		for _, name := range []*string{&at.City, &at.Region, &at.Country, &at.CountryCode, &at.Area} {
			*name = r.String()
		}
		at.Countries = r.Strings()
	}
	c.Job.Types = r.Strings()
	for _, fact := range c.Job.facts() {
		*fact = r.String()
	}
	c.Job.Pay.Min = r.Float()
	c.Job.Pay.Max = r.Float()
	c.Custom = r.Strings()
	return c, r.Err()
}

// EncodePassages encodes the passages of a page.
func EncodePassages(list []Passage) []byte {
	var w storage.RecordWriter
	w.Uint(uint64(len(list)))
	for _, p := range list {
		w.String(p.Heading)
		w.String(p.Anchor)
		w.String(p.Section)
		w.String(p.Text)
	}
	return w.Bytes()
}

// DecodePassages decodes what EncodePassages has encoded.
func DecodePassages(b []byte) ([]Passage, error) {
	r := storage.ReadRecord(b)
	var list []Passage
	if n := r.Count(); n > 0 {
		list = make([]Passage, n)
	}
	for i := range list {
		list[i] = Passage{Heading: r.String(), Anchor: r.String(), Section: r.String(), Text: r.String()}
	}
	return list, r.Err()
}

// EncodeBody encodes what only the view of the page itself needs. It is compressed with
// the passages of the page, encoded.
func EncodeBody(p *Page, passages []byte) []byte {
	var w storage.RecordWriter
	w.String(p.File)
	w.String(p.HTML)
	w.Strings(p.Headings)
	w.Uint(uint64(len(p.Skills)))
	for _, s := range p.Skills {
		w.String(s.Name)
		w.String(string(s.Strength))
		w.Uint(uint64(len(s.Evidence)))
		for _, e := range s.Evidence {
			w.String(e.File)
			w.Uint(uint64(e.Line))
			w.Uint(uint64(e.Column))
			w.String(e.Text)
			w.String(e.Section)
		}
	}
	return pack(w.Bytes(), passages)
}

// DecodeBody decodes a body into p. passages are those of the page, encoded.
func DecodeBody(b, passages []byte, p *Page) error {
	entry, err := unpack(b, passages)
	if err != nil {
		return err
	}
	r := storage.ReadRecord(entry)
	p.File = r.String()
	p.HTML = r.String()
	p.Headings = r.Strings()
	if n := r.Count(); n > 0 {
		p.Skills = make([]skills.Skill, n)
	}
	for i := range p.Skills {
		s := &p.Skills[i]
		s.Name = r.String()
		s.Strength = skills.Strength(r.String())
		if n := r.Count(); n > 0 {
			s.Evidence = make([]skills.Evidence, n)
		}
		for j := range s.Evidence {
			s.Evidence[j] = skills.Evidence{File: r.String(), Line: int(r.Uint()), Column: int(r.Uint()), Text: r.String(), Section: r.String()}
		}
	}
	return r.Err()
}
