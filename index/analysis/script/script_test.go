package script

import "testing"

func TestWordsEndBesideLettersOfTheseScripts(t *testing.T) {
	t.Parallel()
	for _, r := range "漢々ひカｶーｰ〆ㄅ한ไ" {
		if !WritesApart(r) {
			t.Errorf("%q does not end a word", r)
		}
	}
	for _, r := range "aéßЯλ5٣ـअ。、" {
		if WritesApart(r) {
			t.Errorf("%q ends a word", r)
		}
	}
	if IsUnspaced('한') || !IsUnspaced('漢') {
		t.Error("Hangul has spaces, Han has not")
	}
}
