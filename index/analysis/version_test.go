package analysis

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// Other terms need another version: the id of a generation follows from it.
func TestTermsBelongToTheVersion(t *testing.T) {
	t.Parallel()
	examples, err := os.ReadFile("testdata/terms.txt")
	if err != nil {
		t.Fatal(err)
	}
	corpus := strings.Split(strings.ReplaceAll(string(examples), `\n`, "\n"), "\n")
	for _, e := range lexicon.Default().Entries() {
		corpus = append(corpus, e.Spellings()...)
	}
	for _, p := range indextest.Site(20, 1).Pages {
		for _, s := range p.Passages {
			corpus = append(corpus, s.Text)
		}
	}
	indextest.Behaviour{
		Version: Version,
		Data: indextest.Hash(func(w io.Writer) {
			_, _ = fmt.Fprintf(w, "%q %q", protectedWords, corpus)
		}),
		Result: indextest.Hash(func(w io.Writer) {
			for _, text := range corpus {
				_, _ = fmt.Fprintf(w, "%+v\n", Analyze(text))
			}
		}),
	}.Check(t, "testdata/behaviour.golden", *update)
}

func TestDigestIsASHA256(t *testing.T) {
	t.Parallel()
	if len(Digest()) != 64 {
		t.Errorf("Digest() = %q", Digest())
	}
}
