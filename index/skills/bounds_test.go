package skills

import (
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills/internal/scan"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// marks are what names are written beside, with letters of scripts that are written apart.
// Wide forms of signs that make another name of a name (Ｃ＃) are not among them.
const marks = "« » ‹ › “ ” „ ‟ ‚ ‘ ’ ʼ ′ … · • ● ▪ ◦ ‣ – — ― → ⇒ ➜ ✓ ™ ® © ° § ¶ † № € £ × ÷ ± ≥ ¿ ¡ ¹ ① ⑴ 1\ufe0f\u20e3 " +
	"🚀 ☕ ☕\ufe0f 👩\u200d💻 🇩🇪 👍🏽 \u200b \u200e \u200f \u2060 \ufeff \u200d \u00ad \u00a0 \u202f \u3000 \u2028 \ufffd " +
	"、 。 ， （ ） 「 」 『 』 【 】 《 》 ［ ］ 〜 ～ ； ！ ？ ・ ･ ／ ｜ ー ｰ " +
	"の に は を と による 経験 カ ｶ ｶﾞ 了 熟悉 和 를 을 는 의 에서 개발 ไทย"

// makesAnother reports whether a mark makes one word of a name and what is glued to it.
func makesAnother(mark, glued string) bool {
	switch mark {
	case "‘", "’", "ʼ", "′", "\u200e", "\u200f", "\u200d", "\u00ad", "\u2060", "\ufeff":
		return glued == "word"
	}
	return false
}

// around are what is before a mark and a name, and what is after the same.
var around = map[string]string{"": "", "word": "word", "word ": " word", "東": "東"}

// A name is found beside each mark by the tokenizer and by the detector, at the same
// place, whether the mark is alone or stands between the name and a word.
func TestNamesAreSeenBesideEveryMark(t *testing.T) {
	t.Parallel()
	d := detector().matcher()
	for _, name := range sampleNames(t) {
		own := analysis.Terms(name)
		entry, _ := d.lookup(name)
		for mark := range strings.SplitSeq(marks, " ") {
			for word, same := range around {
				if makesAnother(mark, word) {
					continue
				}
				before, after := word+mark, mark+same
				text := before + name + after
				if !hasTerms(text, own, len(before), len(before)+len(name)) {
					t.Errorf("%q: the terms of %q are not at byte %d of %+v", text, name, len(before), analysis.Analyze(text))
				}
				if !slices.ContainsFunc(d.compiled().scanner.Scan(text, nil), func(m scan.Match) bool {
					return m.Start == len(before) && m.End == len(before)+len(name) && d.compiled().patterns[m.Pattern].entry == entry
				}) {
					t.Errorf("%q: the detector does not see %q at byte %d", text, name, len(before))
				}
			}
		}
	}
}

// hasTerms reports whether a text has terms at bytes [start, end), and those only.
func hasTerms(text string, terms []string, start, end int) bool {
	var got []string
	for _, token := range analysis.Analyze(text) {
		if token.Start >= end || token.End <= start {
			continue
		}
		if token.Start < start {
			return false
		}
		got = append(got, token.Term)
	}
	return slices.Equal(got, terms)
}

// sampleNames are every 29th spelling of the lexicon, and those that are hardest.
func sampleNames(t *testing.T) []string {
	t.Helper()
	names := []string{"C", "C++", "C#", ".NET", "R", "Go", "Node.js", "ASP.NET", "scikit-learn", "MITRE ATT&CK", "D3.js", "T-SQL", "Objective-C", "AWS", "CI/CD"}
	n := 0
	for _, e := range lexicon.Default().Entries() {
		for _, s := range e.Spellings() {
			if n++; n%29 == 0 {
				names = append(names, s)
			}
		}
	}
	d := detector().matcher()
	return slices.DeleteFunc(names, func(name string) bool {
		_, known := d.lookup(name)
		return !known || len(analysis.Terms(name)) == 0
	})
}
