package mapping

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/careers-index/careers/content/diag"
)

// describe writes down a value.
func describe(v Value) string {
	switch {
	case v.Empty():
		return "empty"
	case v.IsMap():
		var keys []string
		for _, p := range v.Pairs() {
			keys = append(keys, p.Key+"="+describe(p.Value))
		}
		return fmt.Sprint("map", keys)
	case v.IsList():
		var items []string
		for _, item := range v.List() {
			items = append(items, describe(item))
		}
		return fmt.Sprint("list", items)
	}
	text, _ := v.Text()
	return text
}

func TestAllFormatsDecodeToTheSame(t *testing.T) {
	t.Parallel()
	want := []string{"b 2.5", "flag true", "list list[x map[k=v]]", "none empty", "text é 🎉"}
	for name, tt := range map[string]struct {
		decode Decoder
		src    string
	}{
		"YAML":         {YAML, "text: \"é 🎉\"\nb: 2.5\nflag: true\nlist: [x, {k: v}]\nnone:\n"},
		"YAML aliases": {YAML, "text: &t é 🎉\n<<: {b: 2.5, flag: true, text: other}\nx: &l [x, {k: v}]\nlist: *l\nnone: ~\n"},
		"YAML merges":  {YAML, "text: é\n  🎉\n<<: [{b: 2.5}, {b: 3, flag: true}]\nlist: [x, {k: v}]\nnone: ''\n"},
		"JSON":         {JSON, `{"text": "é 🎉", "b": 2.5, "flag": true, "list": ["x", {"k": "v"}], "none": null}`},
		"TOML":         {TOML, "text = 'é 🎉'\nb = 2.5\nflag = true\nlist = ['x', {k = 'v'}]\n\"none\" = ''\n"},
	} {
		m, err := decode(tt.decode, tt.src)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, p := range m.Pairs() {
			if p.Key == "x" {
				continue // only there to be referred to
			}
			got = append(got, p.Key+" "+describe(p.Value))
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestNoKeysAreNoMap(t *testing.T) {
	t.Parallel()
	for src, d := range map[string]Decoder{"": YAML, "# comment\n": YAML, "# ---\n": YAML, " ": JSON, "#\n": TOML} {
		m, err := decode(d, src)
		if m != nil || err != nil || m.Pairs() != nil {
			t.Errorf("%q: %v, %v", src, m, err)
		}
		if _, ok := m.Keys(); ok {
			t.Errorf("%q has keys", src)
		}
	}
}

func TestPlacesOfValues(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		decode Decoder
		src    string
		want   []string // key, value, byte 1 of the value
	}{
		{YAML, "é: 'ab'\nb: ab", []string{"1:1 1:5 1:7", "2:1 2:4 2:5"}},
		{YAML, "a: \"x\u2028y\"\nb: ab", []string{"1:1 1:4 1:6", "2:1 2:4 2:5"}},
		{YAML, "a: 'x\r\n  y'\r\nb: ab", []string{"1:1 1:4 1:6", "3:1 3:4 3:5"}},
		{JSON, "{\"é\": \"ab\",\n \"b\":12}", []string{"1:2 1:8 1:10", "2:2 2:6 2:7"}},
		{TOML, "x.y = 'ab'\n", []string{"1:1 1:3 1:4"}},
		{TOML, "\"b c\" = 12\n[t]\nb = 1", []string{"1:1 1:9 1:10", "2:2 2:3 2:4"}},
		{TOML, "\"a\\u0062\" = 12\n", []string{"1:1 1:1 1:2"}}, // a key with escapes
	} {
		m, err := decode(tt.decode, tt.src)
		if err != nil {
			t.Errorf("%q: %v", tt.src, err)
			continue
		}
		var got []string
		for _, p := range m.Pairs() {
			at := func(p diag.Position) string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }
			got = append(got, at(p.At)+" "+at(p.Value.At)+" "+at(p.Value.AtByte(1)))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.src, got, tt.want)
		}
	}
}

func TestValuesAreRead(t *testing.T) {
	t.Parallel()
	m, err := decode(YAML, "yes: On\nno: '0'\nnumber: 1_000\ntext: a\nlist: [a, '', b]\nmap: {a: b}\nnested: [[a]]\ninf: .inf\n")
	if err != nil {
		t.Fatal(err)
	}
	v := map[string]Value{}
	for _, p := range m.Pairs() {
		v[p.Key] = p.Value
	}
	for key, want := range map[string][2]bool{"yes": {true, true}, "no": {false, true}, "text": {}, "list": {}} {
		if yes, ok := v[key].Flag(); yes != want[0] || ok != want[1] {
			t.Errorf("flag %s is %v, %v", key, yes, ok)
		}
	}
	for key, want := range map[string]float64{"number": 1000, "no": 0} {
		if n, ok := v[key].Number(); n != want || !ok {
			t.Errorf("number %s is %v, %v", key, n, ok)
		}
	}
	for _, key := range []string{"text", "list", "inf"} {
		if n, ok := v[key].Number(); ok {
			t.Errorf("%s is the number %v", key, n)
		}
	}
	for key, want := range map[string]int{"text": 1, "list": 2, "map": -1, "nested": -1} {
		items, ok := v[key].Items()
		if ok != (want >= 0) || ok && len(items) != want {
			t.Errorf("%s has items %v, %v", key, items, ok)
		}
	}
	if v["text"].List() != nil || v["text"].Pairs() != nil || v["text"].Raw() != "a" {
		t.Error("a text has items, keys or another text")
	}
	for key, want := range map[string]string{"text": `want x, got "a"`, "list": "want x, got a list", "map": "want x, got a map of keys"} {
		if got := v[key].WantedMessage("x"); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

func TestKeysThatCanBeMoved(t *testing.T) {
	t.Parallel()
	for src, want := range map[string][]Key{
		"a: 1\n# x\nb: [c]\n": {{"a", 0}, {"b", 9}},
		"{a: 1}":              nil,
		"a: &x 1\nb: *x\n":    nil,
	} {
		m, err := decode(YAML, src)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := m.Keys(); ok != (want != nil) || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, %v, want %v", src, got, ok, want)
		}
	}
}
