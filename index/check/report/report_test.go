package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/careers-index/careers/content/diag"
)

var update = flag.Bool("update", false, "write golden files instead of comparing")

// files are the sources that the findings are about.
var files = map[string]string{
	"index.md":      "---\ntitle: \"\"\n---\n",
	"jobs/wide.md":  "職種 職種 職種 職種 職種 職種 職種 職種 職種 職種 職種 職種 職種 職種 職種 職種 **é** " + strings.Repeat("text ", 30) + "\n",
	"jobs/evil.md":  "\x1b]0;owned\a\u202etitle\t<common-section section-name=\"x\"/>\r\n",
	"sections/a.md": "text\n\n<common-section section-name=\"b\"/>\n",
	"sections/b.md": "<common-section section-name=\"a\"/>\n",
}

// findings have everything that could go wrong when it is written.
var findings = []diag.Finding{
	{Position: at("index.md", 1, 1), Severity: diag.Warning, Rule: "no-front-matter", Message: "about the file as a whole"},
	{Position: at("index.md", 2, 8), Severity: diag.Warning, Rule: "no-title", Message: "the page has no title; it is listed as \"Index\""},
	{Position: at("jobs/wide.md", 1, 115), Severity: diag.Warning, Rule: "dead-link", Message: "beyond wide characters"},
	{Position: at("jobs/evil.md", 1, 22), Severity: diag.Error, Rule: "missing-section", Message: "a message\n::error::that would be\r\na command, 100%\x1b[31m"},
	{Position: at("jobs/file,with:odd name%\n::warning::.md", 3, 1), Severity: diag.Error, Rule: "missing-section", Message: "no such file to show"},
	{Position: at("sections/b.md", 1, 1), Severity: diag.Error, Rule: "include-cycle", Message: "the section \"a\" includes itself",
		Chain: []diag.Position{at("index.md", 3, 1), at("sections/a.md", 3, 1)}},
	{Position: at("sections/b.md", 1, 1), Severity: diag.Error, Rule: "include-cycle", Message: "found a second time in the same line"},
}

func at(file string, line, column int) diag.Position {
	return diag.Position{File: file, Line: line, Column: column}
}

func source(file string) ([]byte, error) {
	src, ok := files[file]
	if !ok {
		return nil, errors.New("no such file")
	}
	return []byte(src), nil
}

func write(t *testing.T, r Report, f string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := r.Write(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFormats(t *testing.T) {
	t.Parallel()
	plain := Report{Findings: findings, Source: source, Base: "content/en", Version: "v1.2.3"}
	coloured := plain
	coloured.Colour = true
	for _, tt := range []struct {
		golden string
		report Report
		format string
	}{
		{"text.txt", plain, "text"},
		{"colour.txt", coloured, "text"},
		{"json.jsonl", plain, "json"},
		{"github.txt", plain, "github"},
		{"sarif.json", plain, "sarif"},
		{"none.txt", Report{}, "text"},
		{"none.json", Report{}, "sarif"},
	} {
		t.Run(tt.golden, func(t *testing.T) {
			t.Parallel()
			got := write(t, tt.report, tt.format)
			if tt.format == "sarif" {
				got = withoutRules(t, got)
			}
			name := filepath.Join("testdata", tt.golden)
			if *update {
				if err := os.WriteFile(name, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatalf("%v; run the test with -update to write it", err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s", diff.Diff("want", want, "got", got))
			}
		})
	}
}

// withoutRules drops the table of rules, which is long and tested in content.
func withoutRules(t *testing.T, log []byte) []byte {
	t.Helper()
	var l sarifLog
	if err := json.Unmarshal(log, &l); err != nil {
		t.Fatal(err)
	}
	if len(l.Runs[0].Tool.Driver.Rules) != len(diag.Rules()) {
		t.Errorf("%d rules, want %d", len(l.Runs[0].Tool.Driver.Rules), len(diag.Rules()))
	}
	for i := range l.Runs[0].Results {
		r := &l.Runs[0].Results[i]
		if got := l.Runs[0].Tool.Driver.Rules[*r.RuleIndex].ID; got != r.RuleID {
			t.Errorf("rule %s points at %s", r.RuleID, got)
		}
		r.RuleIndex = nil
	}
	l.Runs[0].Tool.Driver.Rules = nil
	short, err := json.MarshalIndent(l, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(short, '\n')
}

// TestSARIFIsValid checks the bytes against the schema that OASIS publishes.
func TestSARIFIsValid(t *testing.T) {
	t.Parallel()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]Report{
		"findings": {Findings: findings, Source: source, Base: "content/en", Version: "v1.2.3"},
		"none":     {},
		"absolute": {Findings: findings, Base: "/srv/jobs"},
	} {
		log, err := jsonschema.UnmarshalJSON(bytes.NewReader(write(t, r, "sarif")))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(log); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := schema.Validate(map[string]any{"version": "2.1.0", "runs": "none"}); err == nil {
		t.Error("the schema lets anything pass")
	}
}

// TestContentGivesNoCommands: every line of the workflow commands is one of
// ours, whatever messages and names hold.
func TestContentGivesNoCommands(t *testing.T) {
	t.Parallel()
	lines := strings.Split(strings.TrimSuffix(string(write(t, Report{Findings: findings, Source: source}, "github")), "\n"), "\n")
	if len(lines) != len(findings) {
		t.Errorf("%d lines for %d findings", len(lines), len(findings))
	}
	warned := false
	for _, line := range lines {
		isError := strings.HasPrefix(line, "::error file=")
		if !isError && !strings.HasPrefix(line, "::warning file=") || strings.Contains(line, "\r") {
			t.Errorf("not a command of ours: %q", line)
		}
		if isError && warned {
			t.Errorf("an error after a warning: %q", line)
		}
		warned = warned || !isError
	}
}

// TestTextMovesNoCursor: nothing of content reaches the terminal as a control
// character or turns the direction of writing.
func TestTextMovesNoCursor(t *testing.T) {
	t.Parallel()
	text := string(write(t, Report{Findings: findings, Source: source}, "text"))
	if i := strings.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7F || r == '\u202e' }); i >= 0 {
		t.Errorf("control character in %q", text[max(i-20, 0):i+1])
	}
}

func TestFingerprintsFollowTheLine(t *testing.T) {
	t.Parallel()
	d := diag.Finding{Position: at("a.md", 3, 1), Rule: "dead-link"}
	moved, other := d, d
	moved.Line, other.Rule = 30, "dead-anchor"
	of := func(d diag.Finding, line string) string {
		return newLines(func(string) ([]byte, error) { return []byte(strings.Repeat("\n", d.Line-1) + line), nil }).fingerprint(d)
	}
	if of(d, "[x](/y)") != of(moved, "  [x](/y)") {
		t.Error("a finding that moved is another one")
	}
	if of(d, "[x](/y)") == of(other, "[x](/y)") || of(d, "[x](/y)") == of(d, "[x](/z)") {
		t.Error("two findings are one")
	}
}

func TestFormatsAreListed(t *testing.T) {
	t.Parallel()
	if got, want := strings.Join(Names(), " "), "text json github sarif"; got != want {
		t.Errorf("formats %s, want %s", got, want)
	}
	for _, f := range Formats() {
		if f.Use == "" {
			t.Errorf("what %s is for is not said", f.Name)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	t.Parallel()
	if err := new(Report).Write(new(bytes.Buffer), "xml"); err == nil {
		t.Error("xml is written")
	}
}

// TestManyFindingsInOneLongLine would not end if each finding read the line.
func TestManyFindingsInOneLongLine(t *testing.T) {
	t.Parallel()
	const n = 5000
	line := []byte(strings.Repeat("é [x](/none) ", n))
	var ds []diag.Finding
	for i := range n {
		ds = append(ds, diag.Finding{Position: at("a.md", 1, 14*i+4), Severity: diag.Warning, Rule: "dead-link", Message: "m"})
	}
	r := Report{Findings: ds, Source: func(string) ([]byte, error) { return line, nil }}
	var log sarifLog
	if err := json.Unmarshal(write(t, r, "sarif"), &log); err != nil {
		t.Fatal(err)
	}
	last := log.Runs[0].Results[n-1].Locations[0].Physical.Region.StartColumn
	if want := 13*(n-1) + 3; last != want {
		t.Errorf("the last finding is at character %d, want %d", last, want)
	}
	if got := bytes.Count(write(t, r, "text"), []byte("\n")); got != 3*n {
		t.Errorf("%d lines of text, want %d", got, 3*n)
	}
}

// TestFilesOfAChainAreReadOnce: a section with many findings, included through
// another, does not read all files anew for each.
func TestFilesOfAChainAreReadOnce(t *testing.T) {
	t.Parallel()
	var ds []diag.Finding
	for i := range 100 {
		ds = append(ds, diag.Finding{
			Position: at("sections/b.md", i+1, 1), Severity: diag.Warning, Rule: "dead-link", Message: "m",
			Chain: []diag.Position{at("index.md", 3, 1), at("sections/a.md", 3, 1)},
		})
	}
	reads := map[string]int{}
	r := Report{Findings: ds, Source: func(file string) ([]byte, error) {
		reads[file]++
		return bytes.Repeat([]byte("text\n"), 100), nil
	}}
	write(t, r, "sarif")
	for _, file := range []string{"index.md", "sections/a.md", "sections/b.md"} {
		if reads[file] != 1 {
			t.Errorf("%s is read %d times", file, reads[file])
		}
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteErrorsAreReported(t *testing.T) {
	t.Parallel()
	for _, f := range Formats() {
		if err := (&Report{Findings: findings, Source: source}).Write(failingWriter{}, f.Name); err == nil {
			t.Errorf("%s: a failed write is not reported", f.Name)
		}
	}
}
