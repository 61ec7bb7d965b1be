package cluster

import (
	"reflect"
	"strings"
	"testing"
)

func TestAddresses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		address string
		want    Address
	}{
		{"opensearch+http://localhost:9200/jobs", Address{Nodes: []string{"http://localhost:9200"}, Name: "jobs"}},
		{"opensearch+https://a:9200,b:9200/jobs-de?shards=6&replicas=1", Address{[]string{"https://a:9200", "https://b:9200"}, "jobs-de", 6, "1"}},
		{"opensearch+http://[::1]:9200/jobs?replicas=0-all", Address{[]string{"http://[::1]:9200"}, "jobs", 0, "0-all"}},
	} {
		got, err := ParseAddress(tt.address)
		if err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %+v, %v, want %+v", tt.address, got, err, tt.want)
		}
		if plain, _, _ := strings.Cut(tt.address, "?"); got.String() != plain {
			t.Errorf("%s is written %s", tt.address, got)
		}
	}
}

func TestAddressesThatCannotBeMeant(t *testing.T) {
	t.Parallel()
	for address, says := range map[string]string{
		"http://localhost:9200/jobs":                      "no address of a cluster",
		"opensearch+ftp://localhost/jobs":                 "no address of a cluster",
		"opensearch+http:localhost/jobs":                  "no address of a cluster",
		"opensearch+http://localhost:9200":                "the name of an index",
		"opensearch+http://localhost:9200/Jobs":           "the name of an index",
		"opensearch+http://localhost:9200/jobs/de":        "the name of an index",
		"opensearch+http://localhost:9200/_all":           "the name of an index",
		"opensearch+http:///jobs":                         "no host",
		"opensearch+http://a:9200,/jobs":                  "no host",
		"opensearch+http://me:secret@localhost/jobs":      "CAREERS_OPENSEARCH_USER",
		"opensearch+http://localhost/jobs?shards=0":       "shards is a number",
		"opensearch+http://localhost/jobs?shards=many":    "shards is a number",
		"opensearch+http://localhost/jobs?replicas=-1":    "replicas is a number",
		"opensearch+http://localhost/jobs?refresh=always": `"refresh" is no option`,
	} {
		if _, err := ParseAddress(address); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", address, err, says)
		}
	}
}

func TestAPasswordIsNotRepeated(t *testing.T) {
	t.Parallel()
	_, err := ParseAddress("opensearch+http://me:secret@localhost/jobs")
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("%v", err)
	}
}

func FuzzParseAddress(f *testing.F) {
	f.Add("opensearch+https://a:9200,b:9200/jobs?shards=6&replicas=1")
	f.Add("opensearch+http://[::1]/a?%zz")
	f.Fuzz(func(t *testing.T, s string) {
		a, err := ParseAddress(s)
		if err != nil {
			return
		}
		again, err := ParseAddress(a.String())
		if err != nil || again.String() != a.String() || len(a.Nodes) == 0 || a.Name == "" {
			t.Errorf("%q: %+v, %v", s, a, err)
		}
	})
}
