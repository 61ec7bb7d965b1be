package skills

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/skills/internal/scan"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// posting is text like that of postings: most words are no names.
const posting = `We are a small team that builds planning software for harbours. You will work on the services
that predict arrival times, together with people from operations, design and support. What you bring:
experience with Go or Java, a relational database such as PostgreSQL, and Kafka or RabbitMQ. You have run what you
build: Docker, Kubernetes, Terraform and AWS (ECS, RDS, S3). Nice to have: React, TypeScript and some C++. We go
to market together, spark each other's curiosity, and excel at nothing but reliability. Send your CV and a link to
something that you have built; we answer within a week, and you speak with the people that you will work with.
`

var postingText = strings.Repeat(posting, 200)

func BenchmarkScan(b *testing.B) {
	d := detector().matcher()
	var matches []scan.Match
	b.SetBytes(int64(len(postingText)))
	b.ReportAllocs()
	for b.Loop() {
		matches = d.compiled().scanner.Scan(postingText, matches[:0])
	}
}

// BenchmarkScanByLexicon shows that a larger lexicon costs little: x100 is the
// time against that of a hundred entries.
func BenchmarkScanByLexicon(b *testing.B) {
	all := lexicon.Default().Entries()
	perByte := map[int]float64{}
	for _, n := range []int{100, 1000, 5000} {
		encoded, err := json.Marshal(someEntries(all, n))
		if err != nil {
			b.Fatal(err)
		}
		l, err := lexicon.Decode(encoded)
		if err != nil {
			b.Fatal(err)
		}
		d := newMatcher(l)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var matches []scan.Match
			b.SetBytes(int64(len(postingText)))
			for b.Loop() {
				matches = d.compiled().scanner.Scan(postingText, matches[:0])
			}
			perByte[n] = b.Elapsed().Seconds() / float64(b.N)
			b.ReportMetric(perByte[n]/perByte[100], "x100")
		})
	}
}

// someEntries returns n entries without references: some of all, and made-up
// ones where there are not enough.
func someEntries(all []lexicon.Entry, n int) []lexicon.Entry {
	var out []lexicon.Entry
	step := max(1, len(all)/n)
	for i := 0; i < len(all) && len(out) < n; i += step {
		e := all[i]
		e.Parent, e.Related = "", nil
		out = append(out, e)
	}
	for i := len(out); i < n; i++ {
		e := all[i%len(all)]
		out = append(out, lexicon.Entry{Name: fmt.Sprintf("%s Edition %d", e.Name, i), Kind: "tool"})
	}
	return out
}

// BenchmarkDetect reads whole pages: names, verdicts, strength and evidence.
func BenchmarkDetect(b *testing.B) {
	d := detector()
	for _, times := range []int{1, 10, 100} {
		text := strings.Repeat(posting, times)
		p := textPage(text)
		b.Run(fmt.Sprintf("%dkB", len(text)/1000), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				d.Detect(p)
			}
		})
	}
}

func BenchmarkNewLexicon(b *testing.B) {
	data := lexicon.Default().Encode()
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			if _, err := lexicon.Decode(data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("compile", func(b *testing.B) {
		for b.Loop() {
			newMatcher(lexicon.Default())
		}
	})
}
