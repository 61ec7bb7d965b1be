package synonyms

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/careers-index/careers/index/analysis"
)

// join writes names as lists of their terms.
func join(names [][]string) string {
	var out []string
	for _, terms := range names {
		out = append(out, strings.Join(terms, " "))
	}
	return strings.Join(out, ", ")
}

func TestLookup(t *testing.T) {
	t.Parallel()
	set := newSet([]Group{
		{"product manager", []Name{{"product manager", "en", Always}, {"product management", "en", Always}, {"PM", "en", Asked}, {"Produktmanager", "de", Always}, {"chef de produit", "fr", Always}}},
		{"project manager", []Name{{"project manager", "en", Always}, {"PM", "en", Asked}, {"chef de projet", "fr", Always}}},
		{"internship", []Name{{"internship", "en", Always}, {"Praktikum", "de", Always}, {"stagiaire", "fr", Always}, {"stage", "fr", Local}}},
		{"sales", []Name{{"sales", "en", Always}, {"Vertrieb", "de", Always}}},
		{"sales representative", []Name{{"sales representative", "en", Always}, {"sales rep", "en", Always}, {"AE", "en", Asked}}},
		{"Azubi", []Name{{"Azubi", "de", Always}, {"Auszubildende", "de", Always}}},
	}).Extend([][]string{{"Guide", "tour leader", "Reiseleiter"}, {"sales rep", "Guide"}, {"!", "?"}})
	for _, tt := range []struct {
		languages, query string
		want             string
		taken            int
	}{
		{"en", "product managers wanted", "product management", 2},
		{"de", "Product Manager", "product management, produktmanager", 2},
		{"fr", "product manager", "product management, chef de produit", 2},
		{"fr-CA", "product manager", "product management, chef de produit", 2},
		{"en", "produit", "", 0},
		// In queries, names of every language are understood.
		{"en", "chef de produit", "product manager, product management", 3},
		{"en", "Produktmanager Berlin", "product manager, product management", 1},
		// An asked name stands for all that it means, and is not looked for.
		{"en", "pm", "product manager, product management, project manager", 1},
		{"de", "PM", "product manager, product management, produktmanager, project manager", 1},
		// A local name belongs to sites in its language.
		{"en", "stage", "", 0},
		{"en", "internship", "", 0},
		{"fr", "stage", "internship, stagiaire", 1},
		{"de fr", "internship", "praktikum, stagiaire, stage", 1},
		// The longest name.
		{"de", "sales representative", "sale rep", 2},
		{"de", "sales representing", "vertrieb", 1},
		{"de", "Sales", "vertrieb", 1},
		{"en", "sales", "", 0},
		// Names of one language alone.
		{"de", "Azubi", "auszubildende", 1},
		{"en", "Auszubildende", "", 0},
		// A site's own.
		{"en", "tour leader", "guide, reiseleiter", 2},
		{"en", "guide", "tour leader, reiseleiter, sale rep", 1},
		{"en", "sales rep", "sale representative, guide", 2},
		{"en", "", "", 0},
		{"en", "leader", "", 0},
	} {
		others, taken := set.In(strings.Fields(tt.languages)...).Lookup(analysis.Terms(tt.query))
		if got := join(others); got != tt.want || taken != tt.taken {
			t.Errorf("%s: %q has %q of %d terms, want %q of %d", tt.languages, tt.query, got, taken, tt.want, tt.taken)
		}
	}
}

// Words of one language that are names in another are understood there alone.
func TestWordsOfAnotherLanguageAreNotUnderstood(t *testing.T) {
	t.Parallel()
	for word, language := range map[string]string{
		"stage": "fr", "commercial": "fr", "conductor": "es", "comercial": "pt", "labor": "de", "concierge": "fr", "assurance": "fr",
		"marin": "fr", "CDI": "fr", "starter": "nl", "tata": "it", "interim": "fr", "Pflege": "de", "piloto": "es",
	} {
		if others, _ := Default().In("en").Lookup(analysis.Terms(word)); len(others) > 0 {
			t.Errorf("on a site in English, %q is %q", word, join(others))
		}
		if others, _ := Default().In(language).Lookup(analysis.Terms(word)); len(others) == 0 {
			t.Errorf("on a site in %s, %q has no other name", language, word)
		}
	}
}

// The built-in names, by what people search for.
func TestBuiltInNames(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		languages, query string
		want             string // names that are among the others
	}{
		{"en", "QA", "tester, quality assurance, test engineer"},
		{"en", "tester", "QA"},
		{"en", "SRE", "site reliability"},
		{"en", "TDD", "test-driven development"},
		{"en", "UX", "user experience"},
		{"en", "human resources", "HR"},
		{"en", "HR", "human resources, people operations"},
		{"en", "client success", "customer success"},
		{"en", "ML", "machine learning"},
		{"en", "machine learning", "ML"},
		{"en", "AI", "artificial intelligence"},
		{"en", "business intelligence", "BI"},
		{"en", "PM", "product manager, project manager"},
		{"en", "CTO", "chief technology officer"},
		{"en", "programmer", "developer, software engineer"},
		{"en", "chef de produit", "product manager"},
		{"fr", "product manager", "chef de produit"},
		{"de", "product manager", "Produktmanager"},
		{"de", "developer", "Entwickler, Softwareentwickler"},
		{"fr", "developer", "développeur"},
		{"de", "sales", "Vertrieb"},
		{"fr", "sales", "vente, commercial"},
		{"de", "accountant", "Buchhalter"},
		{"fr", "accountant", "comptable"},
		{"de fr", "nurse", "Pflegefachkraft, infirmier"},
		{"de", "internship", "Praktikum"},
		{"fr", "internship", "stage, stagiaire"},
		{"fr", "apprenticeship", "alternance, apprentissage"},
		{"de", "working student", "Werkstudent"},
		{"de", "remote", "Homeoffice"},
		// Over all fields of work, and languages.
		{"es", "developer", "desarrollador"},
		{"it", "developer", "sviluppatore"},
		{"pt-BR", "software engineer", "desenvolvedor, engenheiro de software"},
		{"nl", "developer", "ontwikkelaar"},
		{"es", "internship", "prácticas, becario"},
		{"nl", "internship", "stage"},
		{"en", "Entwicklerin", "developer"},
		{"en", "help desk", "IT support"},
		{"en", "infosec", "cybersecurity"},
		{"en", "bookkeeper", "accountant"},
		{"en", "lawyer", "legal counsel"},
		{"en", "talent acquisition", "recruiter"},
		{"en", "P&L", ""},
		{"en", "R&D", "research and development"},
		{"en", "joiner", "carpenter"},
		{"en", "lorry driver", "truck driver"},
		{"de", "truck driver", "Berufskraftfahrer"},
		{"de", "carpenter", "Tischler, Schreiner"},
		{"fr", "waiter", "serveur"},
		{"it", "nurse", "infermiere"},
		{"pt", "teacher", "professor"},
		{"nl", "electrician", "elektricien"},
		{"de", "Steuerberater", "tax advisor"},
		{"en", "physician", "doctor"},
		{"en", "physical therapist", "physiotherapist"},
		{"fr", "company car", "voiture de fonction"},
		{"de", "driver's license", "Führerschein"},
	} {
		others, _ := Default().In(strings.Fields(tt.languages)...).Lookup(analysis.Terms(tt.query))
		for _, name := range wanted(tt.want) {
			if terms := analysis.Terms(name); !slices.ContainsFunc(others, func(o []string) bool { return slices.Equal(o, terms) }) {
				t.Errorf("%s: %q is not %q, but %q", tt.languages, tt.query, name, join(others))
			}
		}
	}
}

func wanted(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}

// What means something else on most pages is not looked for.
func TestAmbiguousNamesAreNotLookedFor(t *testing.T) {
	t.Parallel()
	for language, words := range map[string]string{
		"en": "PM, PR, AR, PT, PA, AP, GP, dev, it, stage, commercial, pilot, vet, assurance, Personal, founder, equity, admin, people, client, builder",
		"de": "Pflege, Verwaltung, Empfang, Promotion, stage, Personal, Recht, MFA",
		"fr": "PR, personnel, formation, direction, pilote, manœuvre, indépendant",
		"es": "médica, seguro, óptica, autónomo, administrativa, encargado",
		"pt": "médica, seguro, autônomo, encarregado",
		"it": "grafico, ottico, personale",
	} {
		names := Default().In(language)
		for word := range strings.SplitSeq(words, ", ") {
			for _, g := range names.groups {
				if slices.ContainsFunc(g, func(terms []string) bool { return slices.Equal(terms, analysis.Terms(word)) }) {
					t.Errorf("%s: %q is looked for with %q", language, word, join(g))
				}
			}
		}
	}
}

func TestOthersOfAnotherNameLeadBack(t *testing.T) {
	t.Parallel()
	names := Default().In("en", "de", "fr", "es", "it", "pt", "nl")
	for _, group := range names.groups {
		for _, terms := range group {
			others, n := names.Lookup(terms)
			if n != len(terms) {
				t.Errorf("%q: Lookup takes %d terms", terms, n)
			}
			for _, other := range others {
				back, _ := names.Lookup(other)
				if !slices.ContainsFunc(back, func(b []string) bool { return slices.Equal(b, terms) }) {
					t.Errorf("%q finds %q, but not the other way", terms, other)
				}
			}
		}
	}
}

func TestLookupIsSafeForConcurrentUse(t *testing.T) {
	t.Parallel()
	names := Default().In("de")
	want, _ := names.Lookup([]string{"nurse"})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			others, _ := names.Lookup([]string{"nurse"})
			if join(others) != join(want) {
				t.Errorf("got %q", join(others))
			}
			others[0][0] = "changed" // it is the caller's
		})
	}
	wg.Wait()
}

// FuzzLookup looks up any words, in a set with any names of a site's own.
func FuzzLookup(f *testing.F) {
	f.Add("Guide", "tour leader", "tour leader wanted")
	f.Add("QA", "qa", "qa")
	f.Add("", "!", "…")
	f.Add("東京", "tokyo", "tokyo")
	f.Fuzz(func(t *testing.T, a, b, query string) {
		terms := analysis.Terms(query)
		others, n := Default().Extend([][]string{{a, b}}).In("de").Lookup(terms)
		if n > len(terms) || (n == 0) != (len(others) == 0) {
			t.Fatalf("%d others, %d of %d terms", len(others), n, len(terms))
		}
		for i, other := range others {
			if len(other) == 0 || slices.Equal(other, terms[:n]) {
				t.Fatalf("other %d is %q", i, other)
			}
		}
	})
}

func BenchmarkLookup(b *testing.B) {
	names := Default().In("en", "de", "fr")
	terms := analysis.Terms("customer success manager in Paris")
	b.ReportAllocs()
	for b.Loop() {
		names.Lookup(terms)
	}
}

func BenchmarkIn(b *testing.B) {
	for b.Loop() {
		Default().In("en", "de", "fr")
	}
}

func BenchmarkDecode(b *testing.B) {
	data := Default().Encode()
	for b.Loop() {
		_, _ = Decode(data)
	}
}
