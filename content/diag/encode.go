package diag

// Findings as records: what is kept of a page that has been read.

import "github.com/careers-index/careers/content/record"

// Encode adds a place to a record.
func (p Position) Encode(w *record.Writer) {
	w.Shared(p.File)
	w.Uint(uint64(p.Line))
	w.Uint(uint64(p.Column))
}

// ReadPosition reads what Encode has written.
func ReadPosition(r *record.Reader) Position {
	return Position{File: r.Shared(), Line: int(r.Uint()), Column: int(r.Uint())}
}

// EncodePositions adds places to a record.
func EncodePositions(w *record.Writer, list []Position) {
	w.Uint(uint64(len(list)))
	for _, p := range list {
		p.Encode(w)
	}
}

// ReadPositions reads what EncodePositions has written.
func ReadPositions(r *record.Reader) []Position {
	n := r.Count()
	if n == 0 {
		return nil
	}
	list := make([]Position, n)
	for i := range list {
		list[i] = ReadPosition(r)
	}
	return list
}

// EncodeFindings adds findings to a record.
func EncodeFindings(w *record.Writer, findings []Finding) {
	w.Uint(uint64(len(findings)))
	for _, f := range findings {
		f.Position.Encode(w)
		w.Shared(string(f.Severity))
		w.Shared(f.Rule)
		w.String(f.Message)
		EncodePositions(w, f.Chain)
		w.SharedStrings(f.Pages)
		w.Bool(f.Fix != nil)
		if f.Fix != nil {
			w.Uint(uint64(f.Fix.Start))
			w.Uint(uint64(f.Fix.End))
			w.String(f.Fix.Text)
		}
	}
}

// ReadFindings reads what EncodeFindings has written.
func ReadFindings(r *record.Reader) []Finding {
	n := r.Count()
	if n == 0 {
		return nil
	}
	findings := make([]Finding, n)
	for i := range findings {
		findings[i] = Finding{
			Position: ReadPosition(r), Severity: Severity(r.Shared()), Rule: r.Shared(), Message: r.String(),
			Chain: ReadPositions(r), Pages: r.SharedStrings(),
		}
		if r.Bool() {
			findings[i].Fix = &Fix{Start: int(r.Uint()), End: int(r.Uint()), Text: r.String()}
		}
	}
	return findings
}
