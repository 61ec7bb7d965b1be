package stored

import "github.com/careers-index/careers/index/storage"

// Address is an address that is no page.
type Address struct {
	Path string
	To   string // the page that it leads to; "" for a closed posting
	// Of a closed posting:
	Title, Category string
	Closed          string // its last day; "" is unknown
	Skills          []string
}

// EncodeAddress begins with the path: whoever looks for one compares it in place.
func EncodeAddress(a Address) []byte {
	var w storage.RecordWriter
	for _, text := range []string{a.Path, a.To, a.Title, a.Category, a.Closed} {
		w.String(text)
	}
	w.Strings(a.Skills)
	return w.Bytes()
}

// DecodeAddress decodes what EncodeAddress has encoded.
func DecodeAddress(b []byte) (a Address, err error) {
	r := storage.ReadRecord(b)
	for _, text := range []*string{&a.Path, &a.To, &a.Title, &a.Category, &a.Closed} {
		*text = r.String()
	}
	a.Skills = r.Strings()
	return a, r.Err()
}
