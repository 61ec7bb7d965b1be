package lexicon

import (
	"flag"
	"io"
	"testing"

	"github.com/careers-index/careers/content/rules"
	"github.com/careers-index/careers/index/indextest"
)

var update = flag.Bool("update", false, "write generated files again")

// Other entries need another version or other data: the id of a generation follows from both.
func TestEntriesBelongToTheVersion(t *testing.T) {
	t.Parallel()
	indextest.Behaviour{
		Version: Version,
		Data:    indextest.Hash(func(w io.Writer) { _, _ = io.WriteString(w, rules.Digest("lexicon", 0, dataFS)) }),
		Result:  indextest.Hash(func(w io.Writer) { _, _ = w.Write(Default().Encode()) }),
	}.Check(t, "testdata/behaviour.golden", *update)
}
