package content

import (
	"testing"
)

func TestChanges(t *testing.T) {
	t.Parallel()
	root := archive([]byte(`-- a.md --
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
`))
	want := map[string]string{
		"a.md": "---\ntitle: A\ncategory: B\n---\nText.\n",
		"b.md": "---\ntitle: B\n---\nText.\n",
	}
	site := load(t, root)
	changes, err := Changes(root, site, site.Diagnostics)
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
	site = load(t, root)
	if again, err := Changes(root, site, site.Diagnostics); err != nil || len(again) > 0 {
		t.Errorf("a second time: %v, %v", again, err)
	}
}
