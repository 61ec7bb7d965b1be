package jobtitle

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// separators is what titleSegments splits at.
var separators = regexp.MustCompile(`\s+[-–—|·•/~@]+\s+|\s+//\s+|\s*[｜／＠]\s*|:\s+|([\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])[-–—|@/]`)

func segmentsByExpression(title string) []string {
	var segments []string
	from := 0
	for _, m := range separators.FindAllStringSubmatchIndex(title, -1) {
		end := m[0]
		if m[2] >= 0 {
			end = m[3] // the letter before the separator belongs to the segment
		}
		segments = append(segments, title[from:end])
		from = m[1]
	}
	return append(segments, title[from:])
}

func TestTitlesAreReadAsTheExpressionsSay(t *testing.T) {
	t.Parallel()
	pieces := []string{
		" ", " ", "  ", "\t", "-", "–", "—", "|", "·", "•", "/", "//", "~", "@", "｜", "／", "＠", ":", "開", "발", "テ", "か",
		"Engineer", "m", "w", "d", "F", "(", ")", "[", "]", "all genders", "ALL gender", "gn", "mwd", "WMD", "*", "div", "Berlin", "é", "\xff", "\u00a0", "\v",
	}
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same titles each time
	for range 20_000 {
		var b strings.Builder
		for range 1 + r.IntN(8) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		title := b.String()
		if got, want := titleSegments(title), segmentsByExpression(title); !slices.Equal(got, want) {
			t.Fatalf("%q: %q, want %q", title, got, want)
		}
		if genderMark.MatchString(title) && !mayHaveGenderMark(title) {
			t.Fatalf("%q has a mark", title)
		}
	}
}
