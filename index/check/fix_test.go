package check

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/content"
)

func read(t *testing.T, root fs.FS) *content.Site {
	t.Helper()
	site, err := content.Load(context.Background(), root, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

func TestChanges(t *testing.T) {
	t.Parallel()
	root := archive(`-- a.md --
---
category: B
title: A
---
Text.
-- b.md --

---
title: B
---
Text.
-- c.md --
---
title: C
---
<common-section section-name="s"/>
-- sections/s.md --
---
category: text
title: text
---
-- broken.md --
---
category: B
title: A
---
<common-section section-name="none"/>
`)
	want := map[string]string{
		"a.md": "---\ntitle: A\ncategory: B\n---\nText.\n",
		"b.md": "---\ntitle: B\n---\nText.\n",
	}
	site := read(t, root)
	changes, err := Changes(root, site, Run(site, Options{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if string(c.Before) != string(root[c.File].Data) || string(c.After) != want[c.File] {
			t.Errorf("%s: %q becomes %q, want %q", c.File, c.Before, c.After, want[c.File])
		}
		root[c.File].Data = c.After
		delete(want, c.File)
	}
	if len(want) > 0 {
		t.Errorf("not changed: %q", want)
	}
	site = read(t, root)
	if again, err := Changes(root, site, Run(site, Options{})); err != nil || len(again) > 0 {
		t.Errorf("a second time: %v, %v", again, err)
	}
}

func TestChangesOfFilesThatAreGone(t *testing.T) {
	t.Parallel()
	root := archive("-- a.md --\ntext\n")
	site := read(t, root)
	if _, err := Changes(fstest.MapFS{}, site, nil); err == nil {
		t.Error("a file that is gone is not an error")
	}
}
