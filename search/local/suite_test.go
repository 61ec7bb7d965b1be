package local

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/searchtest"
)

// CAREERS_CORPUS names content roots to test as well, separated as in PATH.
func TestSuite(t *testing.T) {
	t.Parallel()
	sites, requests := effort()
	searchtest.Run(t, func(t testing.TB, site *content.Site) search.Engine { return engineOf(t, site) }, searchtest.Options{
		Sites: sites, Requests: requests, Large: *soak, Roots: filepath.SplitList(os.Getenv("CAREERS_CORPUS")),
	})
}
