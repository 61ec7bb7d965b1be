package sanitize

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

var (
	// voidElements have no end.
	voidElements = []string{"br", "hr", "img", "input"}
	// optionalEnds are the elements whose end tag HTML lets authors leave out: the end of
	// what they are in ends them.
	optionalEnds = []string{"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot"}
)

// IsVoid reports whether an element has no end tag.
func IsVoid(element string) bool { return slices.Contains(voidElements, element) }

// HasOptionalEnd reports whether the end tag of an element may be left out.
func HasOptionalEnd(element string) bool { return slices.Contains(optionalEnds, element) }

// balance closes the elements that are open at the end and drops the end tags of
// elements that are not open, so that no HTML reaches beyond its page's text.
func balance(text string) string {
	var open OpenElements[struct{}]
	var out strings.Builder
	out.Grow(len(text))
	z := html.NewTokenizer(strings.NewReader(text))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := z.Raw()
		switch kind {
		case html.StartTagToken:
			out.Write(raw)
			name, _ := z.TagName()
			open.Open(string(name), struct{}{})
		case html.EndTagToken:
			name, _ := z.TagName()
			closed, ok := open.Close(string(name))
			writeEnds(&out, closed)
			if ok {
				out.Write(raw)
			}
		default:
			out.Write(raw)
		}
	}
	writeEnds(&out, open.Rest())
	return out.String()
}

// writeEnds writes the end tags of elements that nothing closes.
func writeEnds(out *strings.Builder, elements []OpenElement[struct{}]) {
	for _, e := range elements {
		if !HasOptionalEnd(e.Name) {
			out.WriteString("</" + e.Name + ">")
		}
	}
}

// OpenElement is an element that is open, and what is known of it.
type OpenElement[T any] struct {
	Name string
	Info T
}

// OpenElements are the elements that are open at a point of a text, the innermost last.
// The zero value has none.
type OpenElements[T any] struct {
	stack []OpenElement[T]
	count map[string]int
}

// Open adds an element, unless it has no end.
func (o *OpenElements[T]) Open(name string, info T) {
	if IsVoid(name) {
		return
	}
	if o.count == nil {
		o.count = map[string]int{}
	}
	o.count[name]++
	o.stack = append(o.stack, OpenElement[T]{name, info})
}

// Close closes an element. It returns the elements in it that are still open and so end
// too, the innermost first. ok is false if the element is not open.
func (o *OpenElements[T]) Close(name string) (inside []OpenElement[T], ok bool) {
	if o.count[name] == 0 {
		return nil, false
	}
	for {
		last := o.pop()
		if last.Name == name {
			return inside, true
		}
		inside = append(inside, last)
	}
}

// Rest are the elements that are open, the innermost first. None is open afterwards.
func (o *OpenElements[T]) Rest() (rest []OpenElement[T]) {
	for len(o.stack) > 0 {
		rest = append(rest, o.pop())
	}
	return rest
}

func (o *OpenElements[T]) pop() OpenElement[T] {
	last := o.stack[len(o.stack)-1]
	o.stack = o.stack[:len(o.stack)-1]
	o.count[last.Name]--
	return last
}
