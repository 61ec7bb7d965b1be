package kept

import (
	"bytes"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Coding is how a body is sent.
type Coding int

// Codings: as it is, and in those that String names.
const (
	Plain Coding = iota
	gzipped
	zstandard
	codings
)

var codingNames = [codings]string{gzipped: "gzip", zstandard: "zstd"}

// String is the name in a Content-Encoding; "" for Plain.
func (c Coding) String() string { return codingNames[c] }

// minCompressed is the size from which compression pays: smaller answers fit
// into one packet anyway.
const minCompressed = 1024

// Best is the coding that a client likes best, by its Accept-Encoding (RFC
// 9110 section 12.5.3). Where it likes several as much, the last of them is best.
func Best(accept string) Coding {
	if accept == "" {
		return Plain
	}
	var weights [codings]float64
	others, named := 0.0, [codings]bool{}
	for item := range strings.SplitSeq(accept, ",") {
		name, parameters, _ := strings.Cut(item, ";")
		weight := 1.0
		if _, q, ok := strings.Cut(parameters, "="); ok {
			var err error
			if weight, err = strconv.ParseFloat(strings.TrimSpace(q), 64); err != nil {
				weight = 0
			}
		}
		switch name = strings.ToLower(strings.TrimSpace(name)); name {
		case "*":
			others = weight
		default:
			for c := gzipped; c < codings; c++ {
				if name == codingNames[c] || c == gzipped && name == "x-gzip" {
					weights[c], named[c] = weight, true
				}
			}
		}
	}
	best := Plain
	for c := gzipped; c < codings; c++ {
		if !named[c] {
			weights[c] = others
		}
		if weights[c] > 0 && (best == Plain || weights[c] >= weights[best]) {
			best = c
		}
	}
	return best
}

// Compressible reports whether compressing a type of content makes it smaller.
func Compressible(contentType string) bool {
	t, _, _ := strings.Cut(contentType, ";")
	return strings.HasPrefix(t, "text/") || strings.HasSuffix(t, "json") || strings.HasSuffix(t, "xml")
}

// Both codings take their fastest level: most answers are made for one reader, who waits
// for it, and the better levels take up to twice the time for a tenth of the bytes.
var gzipWriters = sync.Pool{New: func() any {
	w, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // fails for levels that do not exist
	return w
}}

// zstdEncoder is shared: it has an encoder for each processor. A small window keeps
// them small.
var zstdEncoder = sync.OnceValue(func() *zstd.Encoder {
	e, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(1<<20), zstd.WithLowerEncoderMem(true)) // fails for options out of range
	return e
})

// compressed is body in a coding, or nil where that is no smaller.
func compressed(body []byte, c Coding) []byte {
	var out []byte
	switch c {
	case gzipped:
		var b bytes.Buffer
		w := gzipWriters.Get().(*gzip.Writer)
		defer gzipWriters.Put(w)
		w.Reset(&b)
		_, _ = w.Write(body) // to memory
		_ = w.Close()
		out = b.Bytes()
	case zstandard:
		out = zstdEncoder().EncodeAll(body, nil)
	}
	if len(out) == 0 || len(out) >= len(body) {
		return nil
	}
	return bytes.Clone(out) // of its size: it may be kept
}
