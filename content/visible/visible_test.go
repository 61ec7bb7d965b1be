package visible

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/iotest"
)

var hostile = "a\x1b]0;t\x07\x7f\u009b2J\u202eb\u2066c\u061c\u200fd\u2028e\xffé\r\nf\rg\th界"

func TestTextIsOneSafeLine(t *testing.T) {
	t.Parallel()
	if got, want := Text(hostile), "a�]0;t���2J�b�c��d�e�é  f g h界"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWriterKeepsLines(t *testing.T) {
	t.Parallel()
	const want = "a�]0;t���2J�b�c��d�e�é\r\nf�g\th界"
	for size := 1; size <= len(hostile); size++ {
		var b bytes.Buffer
		w := NewWriter(&b)
		for rest := hostile; rest != ""; {
			n := min(size, len(rest))
			if wrote, err := w.Write([]byte(rest[:n])); wrote != n || err != nil {
				t.Fatalf("wrote %d of %d: %v", wrote, n, err)
			}
			rest = rest[n:]
		}
		if b.String() != want {
			t.Errorf("pieces of %d: got %q, want %q", size, b.String(), want)
		}
	}
}

func TestJSONKeepsItsMeaning(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	in := strings.ToValidUTF8(hostile, "")
	if err := json.NewEncoder(NewJSONWriter(&b)).Encode(in); err != nil {
		t.Fatal(err)
	}
	var out string
	if err := json.Unmarshal(b.Bytes(), &out); err != nil || out != in {
		t.Errorf("%v: %q became %q", err, in, out)
	}
	if i := strings.IndexFunc(strings.TrimSuffix(b.String(), "\n"), func(r rune) bool { return !IsSafe(r) }); i >= 0 {
		t.Errorf("not safe at %d: %q", i, b.String())
	}
}

func TestErrorsOfTheWriterBelow(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	below := iotest.TruncateWriter(&b, 0)
	if NewWriter(below).Unwrap() != below {
		t.Error("the writer below is another")
	}
	if _, err := NewWriter(failing{}).Write([]byte("x")); err == nil {
		t.Error("no error")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, bytes.ErrTooLarge }
