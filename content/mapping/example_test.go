package mapping_test

import (
	"fmt"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
)

func ExampleYAML() {
	src := diag.NewSource("careers.yaml", []byte("title: Careers\nlogo: {light: a.svg}\n"))
	m, err := mapping.YAML(src.Bytes, mapping.Origin{Source: src})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range m.Pairs() {
		fmt.Println(p.Key, p.At.Line, p.Value.At.Column, p.Value.WantedMessage("a number"))
	}
	// Output:
	// title 1 8 want a number, got "Careers"
	// logo 2 7 want a number, got a map of keys
}
