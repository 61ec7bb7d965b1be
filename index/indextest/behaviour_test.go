package indextest

import (
	"errors"
	"io"
	"path/filepath"
	"slices"
	"testing"
)

func TestBehaviourBelongsToAVersion(t *testing.T) {
	t.Parallel()
	golden := []string{"1 d1 r1", "2 d2 r2"}
	for name, tt := range map[string]struct {
		now     Behaviour
		update  bool
		want    []string // nil for an error
		changed bool
	}{
		"as recorded":                 {Behaviour{2, "d2", "r2"}, false, golden, false},
		"as recorded, with update":    {Behaviour{2, "d2", "r2"}, true, golden, false},
		"changed":                     {Behaviour{2, "d2", "r3"}, false, nil, true},
		"changed, with update":        {Behaviour{2, "d2", "r3"}, true, nil, true},
		"other data":                  {Behaviour{2, "d3", "r3"}, false, nil, false},
		"other data, with update":     {Behaviour{2, "d3", "r3"}, true, []string{"1 d1 r1", "2 d3 r3"}, false},
		"a new version":               {Behaviour{3, "d2", "r3"}, false, nil, false},
		"a new version, with update":  {Behaviour{3, "d2", "r3"}, true, []string{"1 d1 r1", "2 d2 r2", "3 d2 r3"}, false},
		"an old version, with update": {Behaviour{1, "d1", "r1"}, true, nil, false},
	} {
		got, err := tt.now.check(golden, tt.update)
		if !slices.Equal(got, tt.want) || (err != nil) != (tt.want == nil) || errors.Is(err, errChanged) != tt.changed {
			t.Errorf("%s: %q, %v, want %q", name, got, err, tt.want)
		}
	}
}

func TestBehaviourIsRecordedInAFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "golden")
	b := Behaviour{Version: 1, Data: "d", Result: Hash(func(w io.Writer) { _, _ = io.WriteString(w, "terms") })}
	b.Check(t, file, true)
	b.Check(t, file, false)
}
