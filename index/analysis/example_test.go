package analysis_test

import (
	"fmt"

	"github.com/careers-index/careers/index/analysis"
)

// Technology names stay whole, plurals lose their s, and every term knows the bytes
// of the text that it was made from.
func ExampleAnalyze() {
	text := "C# and Node.js engineers"
	for _, t := range analysis.Analyze(text) {
		fmt.Printf("%d %s %q\n", t.Position, t.Term, text[t.Start:t.End])
	}
	// Output:
	// 1 c# "C#"
	// 2 and "and"
	// 3 node.js "Node.js"
	// 4 engineer "engineers"
}

// A line end leaves a gap in the positions, so that no phrase crosses it.
func ExampleScan() {
	analysis.Scan("Go\nScala", func(term []byte, _, _, position int) bool {
		fmt.Println(string(term), position)
		return true
	})
	// Output:
	// go 1
	// scala 101
}

// Who looks for a few terms passes over most words.
func ExampleFilter() {
	var f analysis.Filter
	for _, t := range analysis.Analyze("Scala") {
		f.Add(t.Term)
	}
	f.Scan("We write Scala and Java.", func(term []byte, start, end, position int) bool {
		fmt.Println(string(term), start, end, position)
		return true
	})
	// Output: scala 9 14 3
}

func ExampleFoldValue() {
	fmt.Println(analysis.FoldValue("Open Positions") == analysis.FoldValue("OPEN positions"))
	fmt.Println(analysis.FoldValue("München") == analysis.FoldValue("Munchen"))
	// Output:
	// true
	// false
}
