package card_test

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"github.com/careers-index/careers/web/card"
)

func TestACardIsAnImageOfTheSize(t *testing.T) {
	t.Parallel()
	var first []byte
	for name, title := range map[string]string{
		"short": "Cook", "long": strings.Repeat("Senior Principal Engineer, ", 20), "one word": strings.Repeat("Wort", 80), "none": "", "emoji": "🚀 Cook",
	} {
		c := card.Card{Site: "Careers at Acme", Title: title, Facts: strings.Repeat("Oslo · ", 60), Accent: "#0b6e5f", Paper: "#ffffff"}
		body, err := card.PNG(c)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(body))
		if err != nil || img.Bounds().Dx() != card.Width || img.Bounds().Dy() != card.Height || len(body) > 40<<10 {
			t.Errorf("%s: %v, %v, %d bytes", name, err, img.Bounds(), len(body))
		}
		again, err := card.PNG(c)
		if err != nil || !bytes.Equal(body, again) {
			t.Errorf("%s: two drawings differ (%v)", name, err)
		}
		// Nothing is drawn in the margins.
		for _, at := range [][2]int{{card.Width - 3, 100}, {600, card.Height - 3}, {600, 3}} {
			if r, g, b, _ := img.At(at[0], at[1]).RGBA(); r+g+b != 3*0xffff {
				t.Errorf("%s: something is drawn at %v", name, at)
			}
		}
		first = body
	}
	if first == nil {
		t.Error("nothing was drawn")
	}
}

func TestCoversWhatThereAreLettersFor(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"Ingénieur·e (f/m) – Łódź": true, "Инженер": true, "Μηχανικός": true, "🚀 Cook": true, "工程师": false, "مهندس": false, "🚀": false, "": false} {
		if got := card.Covers(text); got != want {
			t.Errorf("Covers(%q) = %v", text, got)
		}
	}
}

func TestAColourThatIsNoneIsAnError(t *testing.T) {
	t.Parallel()
	if _, err := card.PNG(card.Card{Title: "x", Accent: "red", Paper: "#ffffff"}); err == nil {
		t.Error("no error")
	}
}

func BenchmarkPNG(b *testing.B) {
	for b.Loop() {
		if _, err := card.PNG(card.Card{Site: "Acme", Title: "Senior Backend Engineer, Timeline", Facts: "Bristol", Accent: "#0b6e5f", Paper: "#ffffff"}); err != nil {
			b.Fatal(err)
		}
	}
}
