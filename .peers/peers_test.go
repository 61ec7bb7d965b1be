package main

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/careers-index/careers/.peers/corpus"
	"github.com/careers-index/careers/.peers/peer"
)

var update = flag.Bool("update", false, "write the golden files again")

func ms(n float64) time.Duration { return time.Duration(n * float64(time.Millisecond)) }

func TestTables(t *testing.T) {
	var out bytes.Buffer
	printAnswers(&out, []answerRow{
		newAnswerRow("OR", ours, [][]time.Duration{{ms(.5)}, {ms(1), ms(.5), ms(9)}, {ms(4)}}, []int{10, 300, 20}),
		newAnswerRow("OR", "tantivy", [][]time.Duration{{ms(.25)}, {ms(2)}, {ms(3)}}, []int{10, 30, 20}),
		newAnswerRow("typo", ours, [][]time.Duration{{0}}, []int{0}),
		newAnswerRow("typo", "bleve", [][]time.Duration{{ms(12)}}, []int{4}),
	})
	printUpkeep(&out, []*upkeepRow{
		{engine: ours, build: usage{ms(7250), ms(12000), 300e6}, size: 110e6, first: ms(40), change: ms(700), watched: ms(300.25)},
		{engine: "fts5", build: usage{ms(900), ms(800), 50e6}, size: 80e6, first: ms(3), watched: patience + 1},
	}, 70e6)
	printHTTP(&out, []httpRow{
		newHTTPRow(32, ours, []sample{{time.Second, []time.Duration{ms(1), ms(2), ms(30)}, 1}, {time.Second, []time.Duration{ms(1)}, 0}}),
		newHTTPRow(32, "tantivy", []sample{{time.Second, nil, 0}}),
	})
	file := filepath.Join("testdata", "tables.golden")
	if *update {
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), want) {
		t.Errorf("tables have changed; -update writes them again:\n%s", out.String())
	}
}

func TestOptionsAreVariables(t *testing.T) {
	for _, c := range []struct{ name, value, problem string }{
		{"PEERS_SIZES", "1000, 26000", ""},
		{"PEERS_SIZES", "1000,many", `PEERS_SIZES: "many" is not a number of pages`},
		{"PEERS_SIZES", "5", `PEERS_SIZES: "5" is not a number of pages`},
		{"PEERS_ROUNDS", "0", `PEERS_ROUNDS: "0" is not a number of rounds`},
	} {
		_, err := readOptions(func(name string) string {
			if name == c.name {
				return c.value
			}
			return ""
		})
		if c.problem == "" && err != nil || c.problem != "" && (err == nil || !strings.HasPrefix(err.Error(), c.problem)) {
			t.Errorf("%s=%s: %v", c.name, c.value, err)
		}
	}
}

func TestEachVariableIsInTheReadme(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range regexp.MustCompile(`PEERS_[A-Z]+`).FindAllString(string(source), -1) {
		if !bytes.Contains(readme, []byte("`"+name+"`")) {
			t.Errorf("README.md does not tell of %s", name)
		}
	}
}

func TestMakeHelpListsPeers(t *testing.T) {
	if _, err := exec.LookPath("make"); err != nil {
		t.Log("make is not there; the Makefile is read instead")
		makefile, err := os.ReadFile(filepath.Join("..", "Makefile"))
		if err != nil || !bytes.Contains(makefile, []byte("\n## peers: ")) {
			t.Errorf("no line of help for peers: %v", err)
		}
		return
	}
	out, err := exec.Command("make", "-C", "..", "help").CombinedOutput()
	if err != nil || !regexp.MustCompile(`(?m)^  make peers +careers beside tantivy, Lucene, SQLite FTS5 and bleve.*needs cargo`).Match(out) {
		t.Errorf("%v\n%s", err, out)
	}
}

// Without cargo nothing is compiled or measured.
func TestWithoutCargoItSaysWhatToDo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := prepare(t.Context(), options{bin: t.TempDir()}, &bytes.Buffer{})
	if err == nil || !strings.Contains(err.Error(), "cargo is not there") || !strings.Contains(err.Error(), "PEERS_ENGINES=bleve") {
		t.Errorf("error is %v", err)
	}
}

func TestEnginesAreKnownByName(t *testing.T) {
	_, err := prepare(t.Context(), options{engines: []string{"altavista"}}, &bytes.Buffer{})
	if err == nil || !strings.Contains(err.Error(), `there is no "altavista"; there are careers, tantivy`) {
		t.Errorf("error is %v", err)
	}
}

func TestCountsMustBeThoseOfTheDocuments(t *testing.T) {
	many := map[string]int{}
	var most []peer.Count
	for i := range maxValues + 5 {
		name := strings.Repeat("x", i+1)
		many[name] = i + 1
		if i >= 5 {
			most = append(most, peer.Count{Value: name, Count: i + 1})
		}
	}
	for _, c := range []struct {
		name string
		got  []peer.Count
		want map[string]int
		same bool
	}{
		{"nothing", nil, nil, true},
		{"equal", []peer.Count{{Value: "DE", Count: 2}}, map[string]int{"DE": 2}, true},
		{"less", []peer.Count{{Value: "DE", Count: 1}}, map[string]int{"DE": 2}, false},
		{"not all", []peer.Count{{Value: "DE", Count: 2}}, map[string]int{"DE": 2, "US": 1}, false},
		{"unknown", []peer.Count{{Value: "FR", Count: 2}}, map[string]int{"DE": 2}, false},
		{"the most frequent", most, many, true},
		{"others than the most frequent", append([]peer.Count{{Value: "x", Count: 1}}, most[1:]...), many, false},
	} {
		if err := sameCounts("category", c.got, c.want); (err == nil) != c.same {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestMoreHitsHaveAReason(t *testing.T) {
	c := comparison{reasons: map[string]int{}}
	want := corpus.Expected{IDs: map[string]bool{"/a": true, "/b": true}}
	c.count(map[string]peer.Hit{"/a": {}, "/b": {}}, want, "")
	c.count(map[string]peer.Hit{"/a": {}}, want, "")
	c.count(map[string]peer.Hit{
		"/a": {}, "/b": {}, "/c": {Why: []string{"exact text", "form title"}}, "/d": {Why: []string{"form text", "alias skill"}},
		"/e": {Why: []string{"exact skill"}}, "/f": {Why: []string{"exact text"}},
	}, want, "")
	c.count(map[string]peer.Hit{"/a": {}, "/b": {}, "/g": {Why: []string{"exact text"}}}, want, "most of the words")
	for reason, n := range map[string]int{"form": 1, "alias": 1, "skill or facet": 1, "where words end": 1, "most of the words": 1} {
		if c.reasons[reason] != n {
			t.Errorf("%s is the reason of %d, want %d", reason, c.reasons[reason], n)
		}
	}
	if c.equal != 1 || c.more != 2 || c.fewer != 1 || c.extra != 5 || c.missing != 1 {
		t.Errorf("counted %+v", c)
	}
}

func TestAddressesAskInTheLanguageOfTheServer(t *testing.T) {
	queries := []peer.Request{{Kind: peer.Or, Words: []string{"c", "go"}}, {Kind: peer.And, Words: []string{"c", "go"}}, {Kind: peer.Typo, Words: []string{"c"}}, {Kind: peer.Or, Words: []string{"c"}, Category: "US"}}
	for engine, want := range map[string]string{
		ours:      "/api/v1/search?per_page=10&q=c+OR+go /api/v1/search?per_page=10&q=c+go",
		"tantivy": "/?kind=or&q=c+go /?kind=and&q=c+go",
	} {
		if got := strings.Join(addresses(engine, queries), " "); got != want {
			t.Errorf("%s: %s", engine, got)
		}
	}
}
