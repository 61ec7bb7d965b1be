package skills

import (
	"fmt"
	"strings"
	"testing"
)

// posting is text as postings have it: mostly words that are no names.
const posting = `We are a small team that builds planning software for harbours. You will work on the services
that predict arrival times, together with people from operations, design and support. What you bring:
experience with Go or Java, a relational database such as PostgreSQL, and Kafka or RabbitMQ. You have run what you
build: Docker, Kubernetes, Terraform and AWS (ECS, RDS, S3). Nice to have: React, TypeScript and some C++. We go
to market together, spark each other's curiosity, and excel at nothing but reliability. Send your CV and a link to
something that you have built; we answer within a week, and you speak with the people that you will work with.
`

var postingText = strings.Repeat(posting, 200)

func BenchmarkScan(b *testing.B) {
	l := Default()
	var hits []hit
	b.SetBytes(int64(len(postingText)))
	b.ReportAllocs()
	for b.Loop() {
		hits = l.scan(postingText, hits[:0])
	}
}

// BenchmarkScanByLexicon shows that a larger lexicon costs little: x100 is the
// time against that of a hundred entries.
func BenchmarkScanByLexicon(b *testing.B) {
	all := Default().Entries()
	perByte := map[int]float64{}
	for _, n := range []int{100, 1000, 5000} {
		l, err := newLexicon(someEntries(all, n))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var hits []hit
			b.SetBytes(int64(len(postingText)))
			for b.Loop() {
				hits = l.scan(postingText, hits[:0])
			}
			perByte[n] = b.Elapsed().Seconds() / float64(b.N)
			b.ReportMetric(perByte[n]/perByte[100], "x100")
		})
	}
}

// someEntries returns n entries without references: some of all, and made-up
// ones where there are not enough.
func someEntries(all []Entry, n int) []Entry {
	var out []Entry
	step := max(1, len(all)/n)
	for i := 0; i < len(all) && len(out) < n; i += step {
		e := all[i]
		e.Parent, e.Kin = "", nil
		out = append(out, e)
	}
	for i := len(out); i < n; i++ {
		e := all[i%len(all)]
		out = append(out, Entry{Name: fmt.Sprintf("%s Edition %d", e.Name, i), Kind: "tool"})
	}
	return out
}

// BenchmarkDetect reads whole pages: units, sense, strength and evidence.
func BenchmarkDetect(b *testing.B) {
	l := Default()
	for _, times := range []int{1, 10, 100} {
		text := strings.Repeat(posting, times)
		p := textPage(text)
		b.Run(fmt.Sprintf("%dkB", len(text)/1000), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				l.Detect(p)
			}
		})
	}
}

func BenchmarkNewLexicon(b *testing.B) {
	data := Default().Encode()
	for b.Loop() {
		if _, err := Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}
