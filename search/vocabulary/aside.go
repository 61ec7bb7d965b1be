package vocabulary

import (
	"strings"
	"sync"

	bleveanalysis "github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/de"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/es"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/analysis/lang/it"
	"github.com/blevesearch/bleve/v2/analysis/lang/nl"
	"github.com/blevesearch/bleve/v2/analysis/lang/pt"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search/field"
)

// Words that tell no job from another: function words, those with which people ask for
// jobs, and what nearly every page says.

// functionWords are the Snowball project's stop words, by language.
var functionWords = map[string][]byte{
	"de": de.GermanStopWords, "en": en.EnglishStopWords, "es": es.SpanishStopWords, "fr": fr.FrenchStopWords,
	"it": it.ItalianStopWords, "nl": nl.DutchStopWords, "pt": pt.PortugueseStopWords,
}

// askingWords are those with which people ask for jobs, by language, as terms.
var askingWords = map[string]string{
	"de": "job jobs stelle stellen stellenangebot stellenangebote stellenanzeige stellenanzeigen arbeit offene suche suchen sucht gesucht brauchen braucht nutzen nutzt verwenden verwendet verlangen erfordern firma firmen unternehmen",
	"en": "job jobs position positions vacancy vacancies opening openings role roles hiring hire hires need needs needed use uses using require requires required looking find show want wants skill skills company companies",
	"es": "empleo empleos trabajo trabajos puesto puestos vacante vacantes oferta ofertas busco buscan necesitan necesita usan usa piden empresa empresas",
	"fr": "emploi emplois offre offres poste postes annonce annonces cherche cherchent recherche recherchent recrute recrutent utilise utilisent demande demandent travail entreprise entreprises",
	"it": "lavoro lavori offerta offerte posizione posizioni posto posti cerco cercano cercasi usano usa richiedono richiede azienda aziende",
	"nl": "baan banen vacature vacatures werk functie functies zoek zoekt zoeken gezocht gebruiken gebruikt vragen vraagt bedrijf bedrijven",
	"pt": "emprego empregos vaga vagas trabalho trabalhos oferta ofertas procuro procuram usam usa precisam precisa pedem empresa empresas",
}

// SetAsideWords are the terms that are set aside in a site of these languages.
func SetAsideWords(tags []string) map[string]bool {
	words := map[string]bool{}
	for _, tag := range tags {
		list := bleveanalysis.NewTokenMap()
		if err := list.LoadBytes(functionWords[tag]); err != nil {
			continue // reading from memory does not fail
		}
		for w := range list {
			if terms := analysis.Terms(w); len(terms) == 1 {
				words[terms[0]] = true
			}
		}
		for w := range strings.FieldsSeq(askingWords[tag]) {
			words[w] = true
		}
	}
	return words
}

// IsAside reports whether a term is set aside in the languages of the site.
func (v *Words) IsAside(term string) bool { return v.aside()[term] }

// IsNoise reports whether nearly every page has a word in its text, and none in its title:
// it tells no job from another ("experience").
func (v *Words) IsNoise(term string) bool {
	const few = 20 // pages: on fewer, being on nearly all is chance
	i, ok := v.find(term)
	return ok && v.pages >= few && v.fieldsOf(i)&field.SetOf(field.Title) == 0 && float64(v.count(i)) >= noiseShare*float64(v.pages)
}

// noiseShare is the share of pages that have a word that tells them apart no more.
const noiseShare = 0.9

// IsEnglish reports whether a word is set aside in English: those mean nothing else in other
// languages ("it", "us").
func IsEnglish(word string) bool { return englishWords()[word] }

var englishWords = sync.OnceValue(func() map[string]bool { return SetAsideWords([]string{defaultLanguage}) })
