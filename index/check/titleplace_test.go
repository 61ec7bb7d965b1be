package check

import (
	"sync"
	"testing"
)

func TestPlacesInTitles(t *testing.T) {
	t.Parallel()
	l := &linter{known: &sync.Map{}, locations: map[string]bool{"atlantis": true}}
	for title, want := range map[string]string{
		"Engineer (New York)":                        "New York",
		"Engineer [Remote]":                          "Remote",
		"Engineer - London":                          "London",
		"Engineer – London, UK":                      "London, UK",
		"Engineer | Berlin, Germany":                 "Berlin, Germany",
		"Engineer, Berlin":                           "Berlin",
		"Engineer, San Francisco, CA":                "San Francisco, CA",
		"Engineer, Atlantis":                         "Atlantis",
		"Engineer @ Paris":                           "Paris",
		"Engineer in London":                         "London",
		"Engineer based in Leeds":                    "Leeds",
		"London - Engineer":                          "London",
		"Berlin: Engineer":                           "Berlin",
		"[Berlin] Engineer":                          "Berlin",
		"Engineer (Berlin) - Platform Team":          "Berlin",
		"Engineer (Full-time, Remote)":               "Full-time, Remote",
		"Engineer (m/w/d) in Berlin":                 "Berlin",
		"Entwickler Berlin (m/w/d)":                  "",
		"Entwickler in Berlin (m/w/d)":               "Berlin",
		"Entwickler, München (all genders)":          "München",
		"Entwickler (w/m/d) – Homeoffice":            "Homeoffice",
		"Entwicklerin im Raum Stuttgart":             "Stuttgart",
		"Développeur à Paris H/F":                    "Paris",
		"Développeuse (télétravail)":                 "télétravail",
		"Développeur - Lyon (H/F)":                   "Lyon",
		"Desarrollador en Madrid":                    "Madrid",
		"Desarrollador (en remoto)":                  "en remoto",
		"Desenvolvedor em Lisboa":                    "Lisboa",
		"Sviluppatore a Milano":                      "Milano",
		"Ontwikkelaar in Amsterdam":                  "Amsterdam",
		"Ontwikkelaar te Utrecht":                    "Utrecht",
		"エンジニア（東京）":                                  "東京",
		"【リモート】エンジニア":                                "リモート",
		"エンジニア｜大阪":                                   "大阪",
		"工程师（上海）":                                    "上海",
		"Account Executive (London)":                 "London",
		"Account Executive, DACH":                    "",
		"Country Manager, Germany":                   "",
		"Head of Sales EMEA":                         "",
		"Head of Sales - EMEA":                       "",
		"Sales Manager (Remote)":                     "Remote",
		"Ingénieur (F/H) (Lyon)":                     "Lyon",
		"Engineer - On-site":                         "On-site",
		"Engineer - Remote (EU)":                     "Remote (EU)",
		"Ingénieur – Bordeaux – CDI":                 "Bordeaux",
		"Entwickler (m/w/d) Standort München":        "Standort München",
		"Entwickler (m/w/d) für Köln":                "Köln",
		"Entwickler (m/w/d) Hamburg":                 "Hamburg",
		"软件工程师-上海":                                   "上海",
		"エンジニア＠東京":                                   "東京",
		"Remote Software Engineer":                   "Remote",
		"Software Engineer Remote":                   "Remote",
		"Remote Support Engineer":                    "",
		"Reading Teacher":                            "",
		"Paris Hilton Brand Manager":                 "",
		"Engineer":                                   "",
		"Engineer (Python)":                          "",
		"Engineer (AI/ML)":                           "",
		"Engineer (m/f/d)":                           "",
		"Engineer (Phoenix)":                         "",
		"Engineer in Test":                           "",
		"Head of Sales, Global":                      "",
		"Assistant, Office":                          "",
		"Engineer - Data Platform":                   "",
		"Chargé de clientèle en alternance":          "",
		"Remote Sensing Engineer":                    "",
		"Distributed Systems - Engineer":             "",
		"London":                                     "",
		"Teacher of English, in reading":             "",
		"Software Engineer, Backend (Go/Kubernetes)": "",
	} {
		if got := l.placeIn(title); got != want {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
}
