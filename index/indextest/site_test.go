package indextest

import (
	"reflect"
	"testing"
)

func TestTheSameArgumentsGiveTheSameSite(t *testing.T) {
	t.Parallel()
	if !reflect.DeepEqual(Site(20, 1), Site(20, 1)) {
		t.Error("two sites of one seed differ")
	}
	if Site(20, 1).Digest == Site(20, 2).Digest {
		t.Error("two seeds give one digest")
	}
	// A larger site begins as a smaller one does.
	if small, large := Site(5, 1), Site(20, 1); !reflect.DeepEqual(small.Pages, large.Pages[:5]) {
		t.Error("the first pages depend on how many there are")
	}
}

func TestPagesAreAsLongAsPostings(t *testing.T) {
	t.Parallel()
	n, pages := 0, Site(500, 1).Pages
	for _, p := range pages {
		for _, s := range p.Passages {
			n += len(s.Text)
		}
	}
	if mean := n / len(pages); mean < 1000 || mean > 1250 {
		t.Errorf("a page has %d characters on average, not about 1,100", mean)
	}
}
