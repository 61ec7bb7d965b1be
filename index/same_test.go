package index

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/indextest"
)

// buildContent names content roots, separated as in PATH, that the long version of
// TestEveryBuildWritesTheSameBytes builds too.
const buildContent = "CAREERS_BUILD_CONTENT"

// Same content, same bytes: of every file, in any folder, whatever order pages come in,
// and on one or two processors.
func TestEveryBuildWritesTheSameBytes(t *testing.T) {
	sites := map[string]*content.Site{
		"empty": {}, "handmade": handmade(), "pieces": indextest.Site(fulltext.PieceDocuments+10, 5), "example": mustLoad(t, content.Example()),
	}
	if *soak {
		sites["large"] = indextest.Site(20_000, 7)
		for _, dir := range filepath.SplitList(os.Getenv(buildContent)) {
			sites[dir] = mustLoad(t, os.DirFS(dir))
		}
	}
	for name, site := range sites {
		t.Run(name, func(t *testing.T) {
			shuffled := *site
			shuffled.Pages = slices.Clone(site.Pages)
			o := BuildOptions{Volatile: true, Detector: small}
			if name == "example" {
				o.Detector = nil // the site's own
			}
			var first map[string]string
			for i := range 20 {
				was := runtime.GOMAXPROCS(1 + i%2)
				slices.Reverse(shuffled.Pages[i*len(site.Pages)/20:])
				dir := filepath.Join(t.TempDir(), strings.Repeat("deep/", i))
				mustBuildWith(t, &shuffled, dir, o)
				runtime.GOMAXPROCS(was)
				files := sumsOf(t, dir)
				if first == nil {
					first = files
				}
				for file := range first {
					if files[file] != first[file] {
						t.Errorf("build %d: %s differs", i, file)
					}
				}
				if len(files) != len(first) {
					t.Errorf("build %d: %d files, want %d", i, len(files), len(first))
				}
				mustDo(t, os.RemoveAll(dir))
			}
		})
	}
}

func mustLoad(t *testing.T, root fs.FS) *content.Site {
	t.Helper()
	site, err := content.Load(t.Context(), root, content.Options{})
	mustDo(t, err)
	return site
}

// sumsOf are the checksums of all files in dir by name.
func sumsOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	sums := map[string]string{}
	for _, file := range indexFiles(t, dir) {
		sums[file] = checksum(mustRead(t, filepath.Join(dir, file)))
	}
	return sums
}
