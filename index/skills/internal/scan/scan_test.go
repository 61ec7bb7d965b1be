package scan

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestTrieFindsWhatComparingEachKeyFinds(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		const letters = "abc+#. é"
		var b strings.Builder
		for range 1 + r.IntN(5) {
			runes := []rune(letters)
			b.WriteRune(runes[r.IntN(len(runes))])
		}
		return b.String()
	}
	for range 200 {
		var list []string
		for range r.IntN(30) {
			if w := Key(word()); w != "" && !slices.Contains(list, w) {
				list = append(list, w)
			}
		}
		slices.Sort(list)
		m := newTrie(list)
		text := Key(strings.Repeat(word()+word(), 4))
		for i := range text {
			var want []string
			for _, n := range list {
				if strings.HasPrefix(text[i:], n) {
					want = append(want, n)
				}
			}
			slices.SortFunc(want, func(a, b string) int { return len(a) - len(b) })
			var got []string
			for _, f := range m.find(text, i, nil) {
				got = append(got, text[i:f.end])
				if list[f.key] != text[i:f.end] {
					t.Fatalf("find in %q at %d reports %q as %q", text, i, text[i:f.end], list[f.key])
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("find in %q at %d = %q, want %q of %q", text, i, got, want, list)
			}
		}
	}
}

func TestKey(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Node.js": "node.js", "scikit-learn": "scikit learn", " A\u00a0 B_c ": "a b c",
		"Objective\u2011C": "objective c", "you’ll": "you'll", "CAFÉ": "café", "": "",
	} {
		if got := Key(in); got != want {
			t.Errorf("Key(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestKeysThatTextCannotHaveAreNotValid(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]bool{
		"go": true, "c++": true, "é": true, "o'caml": true,
		"": false, "a\x01b": false, "a~b": false, strings.Repeat("x", MaxKey): true, strings.Repeat("x", MaxKey+1): false,
	} {
		if got := Valid(key); got != want {
			t.Errorf("Valid(%q) = %v, want %v", key, got, want)
		}
	}
}

// scannerOf finds names, those with a "?" at their end unsure, and phrases in angle
// brackets.
func scannerOf(list ...string) *Scanner {
	patterns := map[string]Pattern{}
	for _, s := range list {
		if phrase, ok := strings.CutPrefix(s, "<"); ok {
			phrase = strings.TrimSuffix(phrase, ">")
			patterns[Key(phrase)] = Pattern{Address: strings.HasSuffix(phrase, "//"), Hides: strings.HasPrefix(phrase, "go ")}
			continue
		}
		name, unsure := strings.CutSuffix(s, "?")
		patterns[Key(name)] = Pattern{Name: true, Sure: !unsure, Spellings: []string{name}}
	}
	return New(patterns, Words{
		Joints: map[string]bool{"experience": true}, Compounds: map[string]bool{"entwickler": true},
	})
}

func TestScan(t *testing.T) {
	t.Parallel()
	s := scannerOf("Go?", "C?", "C++", "C#", ".NET", "Java", "Python", "AWS", "scikit-learn", "Workday HCM", "Workday Financials",
		"Spark?", "R?", "<go to market>", "<go for>", "<https://>", "<experience with>")
	for _, tt := range []struct{ text, want string }{ // matches, with their versions, joined by |
		{"C, C++ and C#", "C|C++|C#"},
		{"C/C++, .NET", "C|C++|.NET"},
		{"Python 3.4+, Java 8", "Python 3.4+|Java 8"},
		{"Java 8 years", "Java"},
		{"scikit_learn SCIKIT LEARN", "scikit_learn|SCIKIT LEARN"},
		{"Javas, JavaBeans javascript", "Java|Java"},
		{"the go to market team", "go to market"},
		{"a service in Go for years", "Go"},
		{"we go for it", "go for"},
		{"https://go.dev/java and Java", "Java"},
		{"see java@example.com, ~/git/java, python.org", ""},
		{"Workday HCM/Financials", "Workday HCM|Financials"},
		{"Workday HCM/Java", "Workday HCM|Java"},
		{"AWSExperience with Go", "AWS|Go"},
		{"go-to-it, Go-native, Spark-based", "Go|Spark"},
		{"R&D", ""},
		{"R&D and R & C", "R|C"},
		{"Python's, Pythons’ and Python’s", "Python|Python|Python"},
		{"Python3, Java2 and R2", "Python3|Java2"},
		{"Java v8, Python 2/3, Python 3.x, Java 11g, Java 9z9", "Java v8|Python 2/3|Python 3.x|Java 11g|Java"},
		{"Java=1, Java://x, Java: yes", "Java|Java"},
		{"Go-Entwickler, Go-Besuch; d'R, x'R", "Go|R"},
		{"PythonによるAWSやJavaの経験", "Python|AWS|Java"},
		{"熟悉Python和Java，懂C++编程，会用C#。", "Python|Java|C++|C#"},
		{"Python을 AWS에서", "Python|AWS"},
		{"（Python）「Java」“AWS”→Java…AWS™Java", "Python|Java|AWS|Java|AWS|Java"},
		{"ＡＷＳとＪａｖａ", "ＡＷＳ|Ｊａｖａ"},
		{"☕️Java und Javañ, éJava, Javà, Java\u0301, e\u0301Java", "Java"},
		{"Py\u00adthon, J\u200da\u200dva and C\u2060+\u2060+", "Py\u00adthon|J\u200da\u200dva|C\u2060+\u2060+"},
		{"x‑R, non‐Java ＠Java Java＠ x’R d’R lʼR dell’R o’R", "R|R|R"},
		{"R² C¹ Java¹ Java² ①Java ⑴Go 1\ufe0f\u20e3Java2\ufe0f\u20e3", "C|Java|Java|Java|Go|Java"},
		{"詳細はhttps://go.dev/javaをJavaで", "Java"},
		{"「https://go.dev/java」Java", "Java"},
		{"@java $java \\java _java java@ java_", ""},
		{"#java '#R x#R", "java|R"},
		{"non-Java, x-Java, x-R, - Java", "Java|Java"},
		{"Java+Python, C&R", "Java|Python"},
		{"Go. Java.Python java.python one.Java", "Go|Java|Python|Java"},
		{"Java+, C+, Java+x", "Java|Java"},
		{"www.x.example/java x/java ../java C:/java", "java|java"},
		{"Node.js/Java", "Java"},
		{"DevelopmentJava OpenJava xJava DataPython", "Java"},
		{"JavaDevelopment PythonConf R2D2", "Java"},
		{"Workday HCM/", "Workday HCM"},
		{"Workday HCM/Nothing, Java/", "Workday HCM|Java"},
		{"Go-to", ""},
		{"Java’s, C’s", "Java"},
		{"", ""},
	} {
		var got []string
		for _, m := range s.Scan(tt.text, nil) {
			got = append(got, tt.text[m.Start:m.Tail])
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, strings.Join(got, "|"), tt.want)
		}
	}
}

func TestMatchesKnowTheirSentence(t *testing.T) {
	t.Parallel()
	s := scannerOf("Go", "Java")
	for text, want := range map[string][]int32{
		"Go and Java":       {0, 0},
		"Go. Java":          {0, 1},
		"Go\n\nJava":        {0, 2},
		"Go, e.g. Java":     {0, 0},
		"Go vs. Java":       {0, 0},
		"Go! So? Java":      {0, 2},
		"Go • Java":         {0, 1},
		"Go; java":          {0, 1},
		"Go is fun.So Java": {0, 1},
	} {
		var got []int32
		for _, m := range s.Scan(text, nil) {
			got = append(got, m.Sentence)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: sentences %v, want %v", text, got, want)
		}
	}
}

func TestMatchesNameTheirPattern(t *testing.T) {
	t.Parallel()
	s := scannerOf("Go", "C++", "<work with>")
	keys := s.Keys()
	var got []string
	for _, m := range s.Scan("Work with GO and c++", nil) {
		got = append(got, keys[m.Pattern])
	}
	if want := []string{"work with", "go", "c++"}; !slices.Equal(got, want) {
		t.Errorf("patterns %q, want %q", got, want)
	}
}

func TestExactMatchesAreWrittenLikeASpelling(t *testing.T) {
	t.Parallel()
	s := scannerOf("Go", "Objective-C")
	for text, want := range map[string]bool{"Go": true, "go": false, "GO": false, "Objective\u2011C": true, "Objective C": true, "objective-c": false} {
		if got := s.Scan(text, nil); len(got) != 1 || got[0].SameCase != want {
			t.Errorf("%q: %+v, want exact %v", text, got, want)
		}
	}
}
