package analysis

import (
	"reflect"
	"strings"
	"testing"
)

func TestWordsOfAddressesAreTakenAway(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"see https://example.com/service-designer?x=1, now": "see , now",
		"Mail jobs@example.com.":                            "Mail .",
		"mailto:designer@example.com":                       "",
		"www.designer.example is ours":                      "is ours",
		"(boards.example.io/acme/designer)":                 "( )",
		"Open apply-here.PDF or CV.docx":                    "Open or",
		"booking.com, Node.js, ASP.NET/Azure and 3.5 years": "booking.com, Node.js, ASP.NET/Azure and 3.5 years",
		"example.com/jobs/service-designer, soon":           ", soon",
		"ASP.NET/MVC/WCF and Monday.com/Asana/Jira":         "ASP.NET/MVC/WCF and Monday.com/Asana/Jira",
		"socket.io/redis/kafka":                             "socket.io/redis/kafka",
		"socket.io and Vue.js. Then":                        "socket.io and Vue.js. Then",
		"ends with a dot.":                                  "ends with a dot.",
		"a.b":                                               "a.b",
		"@channel C++@work":                                 "@channel C++@work",
	} {
		got := WithoutAddresses(text)
		if shown := strings.Join(strings.Fields(got), " "); shown != want {
			t.Errorf("%q: %q, want %q", text, shown, want)
		}
		if len(got) != len(text) {
			t.Errorf("%q: %d bytes, want %d", text, len(got), len(text))
		}
	}
}

func TestWhatIsInAnAddress(t *testing.T) {
	t.Parallel()
	const text = "a designer at https://example.com/designer, or a designer.pdf"
	for at, want := range map[int]bool{strings.Index(text, "designer"): false, strings.Index(text, "/designer") + 1: true, strings.Index(text, "designer.pdf"): true} {
		if got := InAddress(text, at, at+len("designer")); got != want {
			t.Errorf("at %d: %v", at, got)
		}
	}
}

// FuzzAddressesIn compares the short way with the expression.
func FuzzAddressesIn(f *testing.F) {
	for _, seed := range []string{"https://example.com/é,", "HTTP://x", "http://", "(https://example.com)", "https://https://", "httpſ://x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, text := range strings.FieldsFunc(text, func(r rune) bool { return r < 0x80 && isGap(byte(r)) }) {
			if got, want := addressesIn(text), addresses.FindAllStringIndex(text, -1); !reflect.DeepEqual(got, want) {
				t.Fatalf("%q: %v, want %v", text, got, want)
			}
		}
	})
}

func FuzzWithoutAddresses(f *testing.F) {
	for _, seed := range []string{"", "see https://example.com/é, now", "a@b.c", "www.", "x.pdf", "\xff://\xff", "é.md"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := WithoutAddresses(text)
		if len(got) != len(text) {
			t.Fatalf("%q: %d bytes, want %d", text, len(got), len(text))
		}
		for i := range len(text) {
			if got[i] != text[i] && got[i] != ' ' {
				t.Fatalf("%q: byte %d is %q", text, i, got[i])
			}
		}
	})
}
