package mapping

import (
	"fmt"
	"strings"
	"testing"
)

func TestDeepTOMLIsRefusedBeforeItIsDecoded(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"a key":               "a" + strings.Repeat(".a", 15_000) + " = 1",
		"a key with spaces":   strings.Repeat("a . ", 10_000) + "b = 1",
		"a key in quotes":     strings.Repeat(`"a".`, 10_000) + "b = 1",
		"the name of a table": "[a" + strings.Repeat(".a", 5_000) + "]\nb = 1",
		"inline tables":       "a = " + strings.Repeat("{a=", 2_000) + "1" + strings.Repeat("}", 2_000),
		"arrays":              "a = " + strings.Repeat("[", 15_000),
		"after strings":       "a = '\\'\nb = \"\\\"#\"\nc = '''\n'#'''\nd" + strings.Repeat(".d", maxDepth+1) + " = 1",
	} {
		_, err := TOML([]byte(data), Origin{})
		if want := fmt.Sprintf("keys and values are nested more than %d deep", maxDepth); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

func TestDotsInValuesAreNotDepth(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"numbers":          "a = [" + strings.Repeat("1.5, ", 100) + "]",
		"a string":         `a = "` + strings.Repeat("a.[", 100) + `"`,
		"a literal string": "a = '" + strings.Repeat("a.[", 100) + `\'`,
		"a long string":    "a = \"\"\"\n" + strings.Repeat("\"a.[\n", 100) + `\""""`,
		"a comment":        "a = 1 # " + strings.Repeat("a.[", 100) + "\nb = 2",
		"the last comment": "a = 1 # " + strings.Repeat("a.[", 100),
		"tables":           strings.Repeat("[[a.b.c]]\nd = 1\n", 100),
		"the bound":        "a" + strings.Repeat(".a", maxDepth) + " = 1",
	} {
		if _, err := TOML([]byte(data), Origin{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
