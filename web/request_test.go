package web

import (
	"reflect"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
)

func TestDecodeHasOneSpellingForEachRequest(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		"":                             "",
		"q=&category=&skill=&page=1":   "",
		"q=+rust+":                     "q=rust",
		"skill=Go&q=a%26b":             "q=a%26b&skill=Go",
		"category=Data&category=data":  "category=Data",
		"skill=b&skill=a&skill=B":      "skill=b&skill=a",
		"sort=relevance":               "",
		"sort=title&page=3&per_page=5": "sort=title&page=3&per_page=5",
		"skill_match=any":              "",
		"skill_match=all":              "skill_match=all",
		"skill_q=ru":                   "skill_q=ru",
		"utm_source=x&fbclid=y":        "",
		"q=C%2B%2B":                    "q=C%2B%2B",
		"q=c++":                        "q=c", // as any form decodes it
	} {
		req, err := decode(raw)
		if err != nil {
			t.Errorf("decode(%q): %v", raw, err)
			continue
		}
		if got := encodeRequest(req); got != want {
			t.Errorf("encodeRequest(decode(%q)) = %q, want %q", raw, got, want)
		}
	}
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	for raw, param := range map[string]string{
		"page=x": "page", "page=0": "page", "page=-1": "page", "page=1e3": "page", "per_page=0": "per_page", "page=99999999999999999999": "page",
		"skill_match=maybe": "skill_match", "q=%zz": "query string", "q=a;b": "query string", "q=%ff": "q", "skill=%ed%a0%80": "skill",
	} {
		_, err := decode(raw)
		bad, ok := err.(*search.BadRequestError) //nolint:errorlint // decode returns it as it is
		if !ok || bad.Param != param || bad.Detail == "" {
			t.Errorf("decode(%q) = %v, want a bad request about %s", raw, err, param)
		}
	}
}

func TestToggledIgnoresCase(t *testing.T) {
	t.Parallel()
	chosen := []string{"Go", "Rust"}
	if got := toggled(chosen, "rust"); !reflect.DeepEqual(got, []string{"Go"}) {
		t.Errorf("toggled off: %q", got)
	}
	if got := toggled(chosen, "C"); !reflect.DeepEqual(got, []string{"Go", "Rust", "C"}) {
		t.Errorf("toggled on: %q", got)
	}
	if !reflect.DeepEqual(chosen, []string{"Go", "Rust"}) {
		t.Errorf("the request was changed: %q", chosen)
	}
}

// plain is a request with its defaults left out.
func plain(r search.Request) search.Request {
	if r.Page == 1 {
		r.Page = 0
	}
	if r.Sort == search.ByRelevance {
		r.Sort = ""
	}
	return r
}

// FuzzDecode: what decode takes, encodeRequest writes so that it means the
// same again, and links never hold what would end an attribute or a header.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"q=scala&skill=Go&skill=C%23", "category=A+%26+B&page=2", "sort=title&skill_match=all&skill_q=x", "q=%00%0d%0a", "q=%ff", "a=b;c", "page=007"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		req, err := decode(raw)
		if err != nil {
			return
		}
		canonical := encodeRequest(req)
		if strings.ContainsAny(canonical, "\"'<>\r\n \x00") {
			t.Fatalf("encodeRequest(%q) = %q", raw, canonical)
		}
		again, err := decode(canonical)
		if err != nil {
			t.Fatalf("decode(%q), from %q: %v", canonical, raw, err)
		}
		if !reflect.DeepEqual(plain(again), plain(req)) {
			t.Fatalf("%q is %+v, and written as %q %+v", raw, req, canonical, again)
		}
	})
}
