package rules

import (
	"embed"
	"testing"
)

var (
	//go:embed rules.go
	one embed.FS
	//go:embed rules.go rules_test.go
	two embed.FS
)

func TestDigestFollowsFromNameVersionAndFiles(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, digest := range []string{Digest("a", 1, one), Digest("a", 2, one), Digest("b", 1, one), Digest("a", 1, two), Digest("a", 1, embed.FS{})} {
		if seen[digest] {
			t.Errorf("%s is the digest of other rules, too", digest)
		}
		seen[digest] = true
	}
}
