package segments

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"math/rand/v2"
	"testing"
)

// segmentBytes are those of a segment as zapx writes it, with its records in some order.
func segmentBytes(t testing.TB) []byte {
	t.Helper()
	b, err := newPiece(documentsOf(t, plainMapping(), manyIDs(3))([]int{0, 1, 2}))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// zapx writes the records of sections in an order of chance. If no two of many segments
// differ any more, it has been changed: then orderSections is not needed.
func TestSectionsComeInOneOrder(t *testing.T) {
	t.Parallel()
	written, ordered := map[string]bool{}, map[string]bool{}
	for range 50 {
		b := segmentBytes(t)
		written[string(b)] = true
		if err := orderSections(b); err != nil {
			t.Fatal(err)
		}
		ordered[string(b)] = true
	}
	if len(written) < 2 || len(ordered) != 1 {
		t.Errorf("zapx has written %d different segments, and %d are left", len(written), len(ordered))
	}
}

// Nobody checks the CRC-32 when a segment is opened, but bleve's tools show it.
func TestAnOrderedSegmentHasItsChecksum(t *testing.T) {
	t.Parallel()
	b := segmentBytes(t)
	end := len(b) - crcBytes
	if got, want := binary.BigEndian.Uint32(b[end:]), crc32.ChecksumIEEE(b[:end]); got != want {
		t.Fatalf("zapx computes the CRC-32 in another way: %x, not %x", got, want)
	}
	mustDo(t, orderSections(b))
	if got, want := binary.BigEndian.Uint32(b[end:]), crc32.ChecksumIEEE(b[:end]); got != want {
		t.Errorf("the CRC-32 is %x, want %x", got, want)
	}
}

func TestWhatIsNotASegmentIsRefused(t *testing.T) {
	t.Parallel()
	sound := segmentBytes(t)
	change := func(at int) []byte {
		b := bytes.Clone(sound)
		b[len(b)-at] ^= 0xff
		return b
	}
	for name, b := range map[string][]byte{
		"nothing": nil, "cut off": sound[:len(sound)-1], "a footer alone": sound[len(sound)-segmentFooter:],
		"another version": change(8), "encrypted": change(segmentFooter), "fields elsewhere": change(20),
	} {
		if orderSections(bytes.Clone(b)) == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestSectionsAreSortedWithTheirAddresses(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 6 {
		var records [][]byte
		for i := range n {
			b := binary.BigEndian.AppendUint16(nil, uint16(i))
			records = append(records, binary.BigEndian.AppendUint64(b, r.Uint64()))
		}
		want := bytes.Join(records, nil)
		r.Shuffle(n, func(i, j int) { records[i], records[j] = records[j], records[i] })
		got := bytes.Join(records, nil)
		sortSections(got)
		if !bytes.Equal(got, want) {
			t.Errorf("%d records: %x, want %x", n, got, want)
		}
	}
}

func FuzzOrderSections(f *testing.F) {
	f.Add(segmentBytes(f))
	f.Fuzz(func(t *testing.T, b []byte) {
		if orderSections(b) != nil {
			return
		}
		again := bytes.Clone(b)
		if err := orderSections(again); err != nil || !bytes.Equal(again, b) {
			t.Errorf("a second time: %v, equal %v", err, bytes.Equal(again, b))
		}
	})
}
