package content

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/content/diag"
)

func TestAFolderThatIsNotTheContentRootIsRecognised(t *testing.T) {
	t.Parallel()
	include := page("<common-section section-name=\"s\"/>")
	section := &fstest.MapFile{Data: []byte("Shared.")}
	tests := []struct {
		name         string
		root, parent fstest.MapFS
		want         string // of the finding; "" for none
		severity     diag.Severity
	}{
		{"above", fstest.MapFS{"en/a.md": include, "en/b.md": include, "en/sections/s.md": section}, nil,
			"the folder en looks like the content root; there are no sections here, and 2 of the pages include some", diag.Error},
		{"far above", fstest.MapFS{"site/content/en/a.md": include, "site/content/en/sections/s.md": section, "README.md": page("x")}, nil,
			"the folder site/content/en looks like the content root", diag.Error},
		{"above several", fstest.MapFS{"en/a.md": include, "en/sections/s.md": section, "de/a.md": include, "de/careers.yaml": {}}, nil,
			"the folders de, en look like content roots", diag.Error},
		{"above, with settings only", fstest.MapFS{"en/a.md": page("x"), "en/careers.yaml": {}}, nil, "the folder en looks like the content root", diag.Warning},
		{"below", fstest.MapFS{"a.md": include}, fstest.MapFS{"sections/s.md": section}, "the folder above looks like the content root", diag.Error},
		{"below a root with settings", fstest.MapFS{"a.md": include}, fstest.MapFS{"careers.yaml": {}}, "the folder above looks like the content root", diag.Error},
		{"the folder of sections", fstest.MapFS{"s.md": section}, fstest.MapFS{"sections/s.md": section, "sections/t.md": section}, "this is the folder of sections", diag.Error},
		{"below, and nothing is missing", fstest.MapFS{"a.md": page("x")}, fstest.MapFS{"sections/s.md": section}, "", ""},
		{"the root", fstest.MapFS{"a.md": include, "sections/other.md": section, "x/sections/s.md": section}, nil, "", ""},
		{"a section that is missing", fstest.MapFS{"a.md": include}, nil, "", ""},
	}
	for _, tt := range tests {
		o := Options{}
		if tt.parent != nil {
			o.Parent = fs.FS(tt.parent)
		}
		site := loadWith(t, tt.root, o)
		var found []diag.Finding
		for _, f := range site.Findings {
			switch f.Rule {
			case diag.RuleContentRoot:
				found = append(found, f)
			case diag.RuleMissingSection:
				if tt.want != "" {
					t.Errorf("%s: also %s: %s", tt.name, f.File, f.Message)
				}
			}
		}
		switch {
		case tt.want == "" && len(found) > 0:
			t.Errorf("%s: found %v", tt.name, found)
		case tt.want != "" && (len(found) != 1 || !strings.Contains(found[0].Message, tt.want) || found[0].Severity != tt.severity):
			t.Errorf("%s: found %v", tt.name, found)
		}
		for _, p := range site.Pages {
			if strings.HasSuffix(p.Path, "/a") && tt.severity == diag.Error {
				t.Errorf("%s: %s is shown without its section", tt.name, p.File)
			}
		}
	}
}
