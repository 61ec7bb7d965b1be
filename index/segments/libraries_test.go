package segments

import (
	"strings"
	"testing"
)

// The id of a generation follows from the versions of the libraries that write. If this
// fails, a library was updated: change the constant to what it says.
func TestTheLibrariesAreThoseOfTheModule(t *testing.T) {
	t.Parallel()
	versions := map[string]string{}
	for line := range strings.Lines(string(mustRead(t, "../../go.mod"))) {
		if f := strings.Fields(line); len(f) >= 2 {
			versions[f[0]] = f[1]
		}
	}
	var now []string
	for _, module := range []string{
		"blevesearch/bleve/v2", "blevesearch/zapx/v17", "blevesearch/vellum", "RoaringBitmap/roaring/v2", "golang/snappy", "klauspost/compress", "go.etcd.io/bbolt",
	} {
		owner, name, _ := strings.Cut(module, "/")
		path := module
		if !strings.Contains(owner, ".") {
			path = "github.com/" + module
		}
		now = append(now, name+" "+versions[path])
	}
	if want := strings.Join(now, ", "); Libraries != want {
		t.Errorf("go.mod has other versions; set the constant Libraries to\n%s", want)
	}
}
