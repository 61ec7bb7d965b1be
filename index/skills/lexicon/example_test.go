package lexicon_test

import (
	"fmt"

	"github.com/careers-index/careers/index/skills/lexicon"
)

// Any spelling finds the entry.
func ExampleLexicon_Lookup() {
	for _, word := range []string{"k8s", "Amazon Web Services", "golang", "Node-JS"} {
		e, ok := lexicon.Default().Lookup(word)
		fmt.Println(e.Name, ok)
	}
	// Output:
	// Kubernetes true
	// AWS true
	// Go true
	// Node.js true
}

// A site adds its own technologies, and removes what it means nothing by.
func ExampleLexicon_Extend() {
	l, err := lexicon.Default().Extend([]byte("NQL: [Narrative Query Language]\nExcel: off\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	e, ok := l.Lookup("narrative query language")
	fmt.Println(e.Name, ok)
	_, ok = l.Lookup("Excel")
	fmt.Println(ok)
	// Output:
	// NQL true
	// false
}

// Errors say where the author has to look.
func ExampleProblems() {
	_, err := lexicon.Default().Extend([]byte("Rosetta:\n  policy: wrod\n  related: [Nonsuch]\n"))
	fmt.Println(err)
	// Output:
	// line 2: skill "Rosetta": unknown policy "wrod"; line 3: skill "Rosetta": related "Nonsuch" is unknown
}

func ExampleKey() {
	fmt.Println(lexicon.Key("Scikit-Learn") == lexicon.Key("scikit_learn"))
	fmt.Println(lexicon.Key("C++") == lexicon.Key("C"))
	// Output:
	// true
	// false
}
