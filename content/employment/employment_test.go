package employment

import (
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content/wordlist/wordlisttest"
)

func TestKindsOfEmployment(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"full-time": "full-time", "Full Time": "full-time", "FULL_TIME": "full-time", "fulltime": "full-time", "FullTime": "full-time",
		"part-time": "part-time", "Part-Time": "part-time", "CONTRACTOR": "contract", "INTERN": "internship", "PER_DIEM": "per-diem", "per-diem": "per-diem",
		"contract, 6 months (extendable)": "contract",
		"temporary contract":              "temporary",
		"fixed-term contract":             "temporary",
		"permanent":                       "full-time",
		"permanent contract":              "full-time",
		"Permanent, part-time":            "part-time",
		"Full-time, permanent":            "full-time",
		"full or part time":               "full-time part-time",
		"Full-time / Contract":            "full-time contract",
		"no contractors, full-time":       "full-time",
		"fractional":                      "part-time",
		"Vollzeit":                        "full-time",
		"Voll- oder Teilzeit":             "full-time part-time",
		"Vollzeitstelle, unbefristet":     "full-time",
		"Praktikumsplatz":                 "internship",
		"Werkstudent (m/w/d)":             "part-time",
		"befristeter Vertrag":             "temporary",
		"temps plein":                     "full-time", "À mi-temps": "part-time", "stage": "internship", "CDI": "full-time", "CDD": "temporary", "Bénévole": "volunteer",
		"jornada completa": "full-time", "media jornada": "part-time", "prácticas": "internship", "Tiempo completo": "full-time",
		"tempo integral": "full-time", "meio período": "part-time", "estágio": "internship",
		"tempo pieno": "full-time", "part-time, stagionale": "part-time temporary", "tirocinio": "internship",
		"voltijd": "full-time", "deeltijd": "part-time", "vrijwilliger": "volunteer", "uitzendkracht": "temporary",
		"正社員": "full-time", "パートタイム": "part-time", "アルバイト・パート": "part-time", "契約社員": "contract", "インターン": "internship",
		"全职": "full-time", "兼职": "part-time", "实习": "internship", "實習生": "internship", "정규직": "full-time",
		"sometimes": "", "Mondschein": "", "page": "", "post": "", "jobs": "", "": "",
	} {
		if got := strings.Join(Kinds(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Every line of the data is under a name that the program knows, and every kind is
// known by its own name.
func TestDataNamesKinds(t *testing.T) {
	t.Parallel()
	wordlisttest.Names(t, data, func(name string) bool {
		return name == "not" || slices.Contains(All(), strings.TrimSuffix(name, " weak"))
	})
	for _, kind := range All() {
		if got := Kinds(kind); !slices.Equal(got, []string{kind}) {
			t.Errorf("%s: %q", kind, got)
		}
	}
}
