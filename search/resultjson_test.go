package search

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

// texts have what JSON escapes, and what it does not.
var texts = []string{"", "a", "Zürich", "<mark>C++</mark> & more", "\"\\/", "\b\f\n\r\t\x00\x1f\x7f", "\u2028\u2029", "\xff\xc3", "日本 🦀", "e\u0301\xe2\x80"}

// fill sets the members of a value at random, of whatever type: a new member that is not
// written is noticed.
func fill(rnd *rand.Rand, v reflect.Value) {
	if rnd.IntN(4) == 0 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(texts[rnd.IntN(len(texts))])
	case reflect.Int:
		v.SetInt(int64(rnd.IntN(2000) - 1000))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat([]float64{0, 1, -2.5, 1e-7, 123e-12, 1e21, 3e25, 0.1, 1e-6, 65000}[rnd.IntN(10)])
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), rnd.IntN(3), 3))
		for i := range v.Len() {
			fill(rnd, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(rnd, v.Field(i))
		}
	}
}

func TestWriteJSONIsWhatEncodingJSONWrites(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 5_000 {
		var r Result
		fill(rnd, reflect.ValueOf(&r).Elem())
		var got, want bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		if err := e.Encode(&r); err != nil {
			t.Fatal(err)
		}
		if err := r.WriteJSON(&got); err != nil || got.String() != want.String() {
			t.Fatalf("%v\n%s, want\n%s", err, got.String(), want.String())
		}
	}
}

func TestANumberThatJSONDoesNotHaveIsAnError(t *testing.T) {
	t.Parallel()
	for _, n := range []float64{math.NaN(), math.Inf(-1)} {
		var b bytes.Buffer
		if err := (&Result{Hits: []Hit{{Score: n}}}).WriteJSON(&b); err == nil {
			t.Errorf("%v is written: %s", n, b.String())
		}
	}
}
