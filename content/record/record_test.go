package record_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/careers-index/careers/content/record"
)

// Texts come back as they were written, shared or not, in any order.
func TestSharedTextsComeBack(t *testing.T) {
	t.Parallel()
	texts := []string{"", "a", "Engineer", "jobs/a.md", "ö", strings.Repeat("long ", 100)}
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same records each time
	for range 1000 {
		var w record.Writer
		w.Know("jobs/a.md")
		var want []string
		for range r.IntN(50) {
			text := texts[r.IntN(len(texts))]
			want = append(want, text)
			if r.IntN(2) == 0 {
				w.Bool(true)
				w.Shared(text)
			} else {
				w.Bool(false)
				w.String(text)
			}
		}
		w.SharedStrings(want)
		back := record.Read(w.Bytes())
		back.Know("jobs/a.md")
		var got []string
		for range want {
			if back.Bool() {
				got = append(got, back.Shared())
			} else {
				got = append(got, back.String())
			}
		}
		if list := back.SharedStrings(); !reflect.DeepEqual(got, want) || !reflect.DeepEqual(list, want) || back.Err() != nil {
			t.Fatalf("%q, %q, %v; want %q", got, list, back.Err(), want)
		}
	}
}

func TestATextIsSharedOnce(t *testing.T) {
	t.Parallel()
	var one, many record.Writer
	one.Shared("Engineer")
	for range 10 {
		many.Shared("Engineer")
	}
	if grown := len(many.Bytes()) - len(one.Bytes()); grown != 9 {
		t.Errorf("nine more take %d bytes", grown)
	}
}

// A damaged record gives an error, and no more texts than it has.
func TestDamagedTextsAreAnError(t *testing.T) {
	t.Parallel()
	var w record.Writer
	for i := range 20 {
		w.Shared(fmt.Sprint("text ", i%7))
	}
	sound := w.Bytes()
	r := rand.New(rand.NewPCG(3, 4)) //nolint:gosec // the same damage each time
	for range 10_000 {
		damaged := append([]byte(nil), sound[:r.IntN(len(sound)+1)]...)
		if len(damaged) > 0 {
			damaged[r.IntN(len(damaged))] ^= byte(1 << r.IntN(8))
		}
		back := record.Read(damaged)
		for range 20 {
			_ = back.Shared()
		}
		if len(damaged) < len(sound)/2 && back.Err() == nil {
			t.Fatalf("no error for %q", damaged)
		}
	}
}
