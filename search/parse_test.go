package search

import (
	"reflect"
	"testing"
	"unicode/utf8"
)

// testFacets are the facets whose names are fields in these tests.
var testFacets = Facets{{Name: "category"}, {Name: "skill"}}

func word(s string) Unit   { return Unit{Text: s} }
func phrase(s string) Unit { return Unit{Text: s, Phrase: true} }
func must(u ...Unit) Clause {
	return Clause{Any: u}
}
func not(u Unit) Clause { return Clause{Any: []Unit{u}, Not: true} }

func TestEveryStringIsAQuery(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in, canonical string
		want          []Clause
	}{
		{"", "", nil},
		{"  \t\n", "", nil},
		{"scala", "scala", []Clause{must(word("scala"))}},
		{"scala  spark", "scala spark", []Clause{must(word("scala")), must(word("spark"))}},
		{`"data engineer"`, `"data engineer"`, []Clause{must(phrase("data engineer"))}},
		{`"  data   engineer "`, `"data engineer"`, []Clause{must(phrase("data engineer"))}},
		{`"unbalanced words`, `"unbalanced words"`, []Clause{must(phrase("unbalanced words"))}},
		{"“smart quotes”", `"smart quotes"`, []Clause{must(phrase("smart quotes"))}},
		{`"" ""x`, "x", []Clause{must(word("x"))}},
		{`a"b c"d`, `a "b c" d`, []Clause{must(word("a")), must(phrase("b c")), must(word("d"))}},
		{"-java", "-java", []Clause{not(word("java"))}},
		{`-"on call"`, `-"on call"`, []Clause{not(phrase("on call"))}},
		{`-""`, "", nil},
		{"-", "-", []Clause{must(word("-"))}},
		{"--", "-", []Clause{must(word("-"))}},
		{"--json", "json", []Clause{must(word("json"))}},
		{"R & D (Q & A), -AT & T", "R & D (Q & A), -AT & T", []Clause{must(word("R & D")), must(word("(Q & A),")), not(word("AT & T"))}},
		{"red & green UX & UI R & é", "red & green UX & UI R & é", []Clause{
			must(word("red")), must(word("&")), must(word("green")), must(word("UX")), must(word("&")), must(word("UI")), must(word("R & é")),
		}},
		{`title:R & D R &  D "R & D"`, `title:R & D R & D "R & D"`, []Clause{
			must(Unit{Field: InTitle, Text: "R"}), must(word("&")), must(word("D")), must(word("R & D")), must(phrase("R & D")),
		}},
		{"Ph. D., ph. x vs. C Dr. D", "Ph. D., ph. x vs. C Dr. D", []Clause{
			must(word("Ph. D.,")), must(word("ph. x")), must(word("vs.")), must(word("C")), must(word("Dr.")), must(word("D")),
		}},
		{"a\u200bb c\u00add", "a b cd", []Clause{must(word("a")), must(word("b")), must(word("cd"))}},
		{"a - b", "a - b", []Clause{must(word("a")), must(word("-")), must(word("b"))}},
		{"back-end", "back-end", []Clause{must(word("back-end"))}},
		{"a OR b", "a OR b", []Clause{must(word("a"), word("b"))}},
		{"a OR b OR c d", "a OR b OR c d", []Clause{must(word("a"), word("b"), word("c")), must(word("d"))}},
		{"a or b", "a or b", []Clause{must(word("a")), must(word("or")), must(word("b"))}},
		{"OR", "or", []Clause{must(word("or"))}},
		{"a OR", "a or", []Clause{must(word("a")), must(word("or"))}},
		{"OR b", "or b", []Clause{must(word("or")), must(word("b"))}},
		{"a OR OR b", "a or OR b", []Clause{must(word("a")), must(word("or"), word("b"))}},
		{"a OR -b", "a or -b", []Clause{must(word("a")), must(word("or")), not(word("b"))}},
		{"-a OR b", "-a or b", []Clause{not(word("a")), must(word("or")), must(word("b"))}},
		{"-OR", "-or", []Clause{not(word("or"))}},
		{`"OR"`, `"OR"`, []Clause{must(phrase("OR"))}},
		{"a AND b", "a b", []Clause{must(word("a")), must(word("b"))}},
		{"a AND", "a and", []Clause{must(word("a")), must(word("and"))}},
		{"a AND OR b", "a and OR b", []Clause{must(word("a")), must(word("and"), word("b"))}},
		{"skill:scala", "skill:scala", []Clause{must(Unit{Field: "skill", Text: "scala"})}},
		{"SKILL:C#", "skill:C#", []Clause{must(Unit{Field: "skill", Text: "C#"})}},
		{`category:"open positions"`, `category:"open positions"`, []Clause{must(Unit{Field: "category", Text: "open positions"})}},
		{`skill:"c++"`, `skill:c++`, []Clause{must(Unit{Field: "skill", Text: "c++"})}},
		{`title:"data engineer"`, `title:"data engineer"`, []Clause{must(Unit{Field: InTitle, Text: "data engineer", Phrase: true})}},
		{"-skill:java path:/about", "-skill:java path:/about", []Clause{not(Unit{Field: "skill", Text: "java"}), must(Unit{Field: AtPath, Text: "/about"})}},
		{"skill:go OR skill:rust", "skill:go OR skill:rust", []Clause{must(Unit{Field: "skill", Text: "go"}, Unit{Field: "skill", Text: "rust"})}},
		{"category:", "category", []Clause{must(word("category"))}},
		{`skill:"`, "skill", []Clause{must(word("skill"))}},
		{"category: x", "category x", []Clause{must(word("category")), must(word("x"))}},
		{"a:b:c", "a:b:c", []Clause{must(word("a:b:c"))}},
		{"*", "", nil},
		{"/.*/ ~~~ ^nan (a", "/.*/ ~~~ ^nan (a", []Clause{must(word("/.*/")), must(word("~~~")), must(word("^nan")), must(word("(a"))}},
		{"a\x00b\xff\u202ec", "a b c", []Clause{must(word("a")), must(word("b")), must(word("c"))}},
	} {
		q := Parse(tt.in, testFacets)
		if !reflect.DeepEqual(q.Clauses, tt.want) {
			t.Errorf("Parse(%q) = %+v, want %+v", tt.in, q.Clauses, tt.want)
		}
		if got := q.String(); got != tt.canonical {
			t.Errorf("Parse(%q).String() = %q, want %q", tt.in, got, tt.canonical)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", `a "b c" -d OR e`, `-skill:"x y" OR OR "`, "title:\"\" -- -\"\" AND", "\u202e\xff“", "path:- -path: -- *", "R & D & I OR a & \"b", "title:a & b & c", "A  & A0", "A\"\"& A OR OR & b", "Ph. OR D -R & D"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := Parse(s, testFacets)
		c := q.String()
		if !utf8.ValidString(c) {
			t.Fatalf("Parse(%q).String() is not UTF-8: %q", s, c)
		}
		if again := Parse(c, testFacets); !reflect.DeepEqual(again, q) {
			t.Fatalf("Parse(%q) = %+v, but Parse of its String %q = %+v", s, q, c, again)
		}
	})
}
