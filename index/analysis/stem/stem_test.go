package stem

import (
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/analysis"
)

func TestFormsOfAWordHaveOneStem(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ language, forms string }{
		{"en", "recruiter recruiters recruiting recruitment"},
		{"en", "manage manager managers managing"},
		{"en", "developer developers development"},
		{"en", "analyst analysts"},
		{"de", "entwickler entwicklerin entwicklern entwicklerinnen"},
		{"de", "beratung beratungen"},
		{"de", "ingenieur ingenieurin ingenieure"},
		{"fr", "traducteur traductrice traduction traductions"},
		{"fr", "conseiller conseillere conseillers"},
		{"fr", "vendeur vendeuse vendeurs"},
		{"es", "desarrollador desarrolladora desarrolladores"},
		{"es", "programacion programaciones"},
		{"pt", "desenvolvedor desenvolvedora desenvolvedores"},
		{"pt", "operacao operacoes"},
		{"it", "sviluppatore sviluppatrice sviluppatori"},
		{"nl", "ontwikkelaar ontwikkelaars"},
	} {
		stems := map[string]string{}
		for _, w := range strings.Fields(tt.forms) {
			stems[Named(tt.language).Stem(w)] += " " + w
		}
		if len(stems) != 1 {
			t.Errorf("%s: %s are not one: %q", tt.language, tt.forms, stems)
		}
	}
}

func TestOtherWordsHaveOtherStems(t *testing.T) {
	t.Parallel()
	for language, list := range map[string]string{
		"en": "recruit product market design data date engine", "de": "leiter berlin berater bericht", "fr": "vente vendeur conseil",
	} {
		stems := map[string]string{}
		for _, w := range strings.Fields(list) {
			s := Named(language).Stem(w)
			if stems[s] != "" {
				t.Errorf("%s: %s is taken for a form of %s", language, w, stems[s])
			}
			stems[s] = w
		}
	}
}

func TestWhatHasNoStem(t *testing.T) {
	t.Parallel()
	for _, w := range []string{"", "go", "sap", "python3", "c++", "2026", "node.js"} {
		if got := Named("en").Stem(w); got != "" {
			t.Errorf("Stem(%s) = %s", w, got)
		}
	}
}

func TestWordsThatAreNoFormsOfEachOther(t *testing.T) {
	t.Parallel()
	for tag, pairs := range map[string][]string{
		"en": {"intern international", "intern internal", "experience experiment", "product production", "customer custom", "engineer engine", "account accountability", "organize organic"},
		"de": {"sich sicherheit", "daten date", "person personlich"},
		"fr": {"direct directrice", "concept conception", "personne personnel"},
	} {
		for _, pair := range pairs {
			a, b, _ := strings.Cut(pair, " ")
			if l := Named(tag); l.Stem(a) == l.Stem(b) {
				t.Errorf("%s: %s and %s have one stem", tag, a, b)
			}
		}
	}
	for tag, pairs := range map[string][]string{
		"en": {"internal internally", "custom customization", "organization organize", "engineer engineering"}, "de": {"sicher sicherheit"}, "fr": {"direction directrice"},
	} {
		for _, pair := range pairs {
			a, b, _ := strings.Cut(pair, " ")
			if l := Named(tag); l.Stem(a) != l.Stem(b) {
				t.Errorf("%s: %s and %s have two stems", tag, a, b)
			}
		}
	}
}

// Each word of the data is a term, is in one family, and is taken from a stemmer that has
// it wrong or stands beside one that is.
func TestFamilies(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for line := range strings.Lines(familyLines) {
		tag, list, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		if !ok || Named(tag) == nil {
			t.Errorf("%q is no family", line)
			continue
		}
		for w := range strings.FieldsSeq(list) {
			if terms := analysis.Terms(w); len(terms) != 1 || terms[0] != w || seen[tag+w] {
				t.Errorf("%s: %s is no term (%q), or in two families", tag, w, terms)
			}
			seen[tag+w] = true
		}
	}
}

func TestLanguagesAreThoseOfTheText(t *testing.T) {
	t.Parallel()
	texts := map[string]string{
		"en":   "We look for an engineer with experience of the cloud. You work with our team and the product.",
		"de":   "Wir suchen eine Entwicklerin mit Erfahrung. Das Team arbeitet auf Augenhöhe und hilft.",
		"fr":   "Nous cherchons une développeuse. Vous travaillez avec les équipes dans nos bureaux.",
		"es":   "El equipo de nuestro cliente y las personas con sus proyectos. Los datos son nuestra vida.",
		"pt":   "Os times trabalham em uma plataforma com dados. Você não precisa de experiência.",
		"it":   "Il gruppo di lavoro che cura gli impianti della rete. Sono richieste due lingue.",
		"nl":   "Wij zijn op zoek naar een ontwikkelaar voor het team van morgen.",
		"none": "Python, Go, Kubernetes",
	}
	for want, text := range texts {
		text = strings.NewReplacer("ã", "a", "ê", "e", ".", "", ",", "").Replace(strings.ToLower(text))
		has := strings.Fields(text)
		var got []string
		for _, l := range Of(func(w string) bool { return slices.Contains(has, w) }) {
			got = append(got, l.tag)
		}
		if want == "none" && len(got) > 0 || want != "none" && !slices.Equal(got, []string{want}) {
			t.Errorf("%s: the text is in %q", want, got)
		}
	}
	if Named("pt-BR") == nil || Named("xx") != nil {
		t.Error("a tag with a region names its language, and an unknown one none")
	}
}
