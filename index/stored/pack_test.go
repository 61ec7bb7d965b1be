package stored

import (
	"bytes"
	"errors"
	"testing"

	"github.com/careers-index/careers/index/storage"
)

func TestWhatIsPackedIsUnpackedTheSame(t *testing.T) {
	t.Parallel()
	long := bytes.Repeat([]byte("we look for a nurse who likes night shifts. "), 1000)
	for name, tt := range map[string][2][]byte{
		"nothing":                  {},
		"without a dictionary":     {[]byte("<p>We look for a nurse.</p>"), nil},
		"with one":                 {[]byte("<p>We look for a nurse.</p>"), []byte("We look for a nurse.")},
		"longer than its window":   {long, long},
		"shorter than the entry":   {long, []byte("nurse")},
		"nothing with much before": {nil, long},
	} {
		packed := pack(tt[0], tt[1])
		got, err := unpack(packed, tt[1])
		if err != nil || !bytes.Equal(got, tt[0]) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		if len(packed) > len(tt[0])+16 {
			t.Errorf("%s: %d bytes become %d", name, len(tt[0]), len(packed))
		}
	}
}

// A body that has its text in the passages takes a fraction of it.
func TestADictionaryWithTheTextSavesMost(t *testing.T) {
	t.Parallel()
	text := "A quiet ward by the sea needs somebody who can lift, listen and laugh at half past five in the morning."
	if n := len(pack([]byte("<p>"+text+"</p>"), []byte(text))); n > len(text)/4 {
		t.Errorf("%d bytes become %d", len(text)+7, n)
	}
}

// FuzzUnpack unpacks anything: it is an error or an entry, and takes little memory.
func FuzzUnpack(f *testing.F) {
	f.Add(pack([]byte("nurse"), nil), []byte(nil))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0x7f, 0}, []byte("nurse"))
	f.Fuzz(func(t *testing.T, b, dictionary []byte) {
		entry, err := unpack(b, dictionary)
		if err != nil && !errors.Is(err, storage.ErrRecord) {
			t.Errorf("%v, want ErrRecord", err)
		}
		if len(entry) > len(b)*packRatio {
			t.Errorf("%d bytes become %d", len(b), len(entry))
		}
	})
}
