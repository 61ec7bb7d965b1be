package opensearch

import (
	"cmp"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/terms"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/opensearch/cluster"
)

// Fields of a page in the cluster.
const (
	pathField     = "path"
	titleField    = "title" // bytewise, for orders
	positionField = "position"
	postedField   = "posted"
	postingField  = "posting"
	payField      = "pay"

	sharesField     = "words"       // every word and name, with its share of the score
	wholeTitleField = "title_whole" // the title's terms between titleStart and titleEnd
	headTitleField  = "title_head"  // those of its head, where that is not all of it

	// What is stored.
	cardField, passagesField, bodyField = "card", "record_passages", "record_body"
	valuesField                         = "values"

	sumField = "sum" // of all that is sent of a page, see incremental.go
)

// textField is the field with the places of the terms of a text field.
func textField(f field.Field) string { return "text_" + field.TextNames[f] }

// strengthField has the skills of one strength, by its rank.
func strengthField(s skills.Strength) string { return "skill_" + string(s) }

// strengths are all strengths by rank, as ranking.SkillBoosts has them.
var strengths = byRank(skills.Required, skills.Preferred, skills.Alternative, skills.Mentioned)

func byRank(list ...skills.Strength) []skills.Strength {
	out := make([]skills.Strength, len(list))
	for _, s := range list {
		out[s.Rank()] = s
	}
	return out
}

// Parts of a text of terms. Terms have none of these characters: analysis makes none of
// private use or of control.
const (
	nameSpace  = "\ue000" // instead of the space in a joined name
	shareMark  = "\ue001" // between a term and its share
	titleStart = "\ue002"
	titleEnd   = "\ue003"
)

// The share of a word is stored as the number of times that it occurs. BM25 with a very
// large k1 and without lengths makes a number of it that is all but linear in it:
//
//	score = boost · idf · (k1+1) · frequency/(frequency+k1),  frequency = k1 · share/(maxShare-share)
//	      = boost · idf · (k1+1) · share/maxShare
//
// which has no error but that of rounding the frequency, under 0.1% for any word that
// counts.
const (
	sharesK1 = 1e6
	maxShare = 400 // more than the boosts of all fields can sum up to
)

// frequencyOf is the number of times that stands for a share.
func frequencyOf(share float32) int {
	s := min(float64(share), maxShare/2)
	return max(1, int(sharesK1*s/(maxShare-s)+0.5))
}

type object = cluster.Object

// pagesSettings are the settings of an index of pages.
func pagesSettings(a cluster.Address) object {
	return object{
		"number_of_shards":     max(a.Shards, 1),
		"auto_expand_replicas": autoExpand(a.Replicas),
		"number_of_replicas":   fixedReplicas(a.Replicas),
		"refresh_interval":     "-1", // once, when all is there
		"similarity":           similarities(),
		// What a build deletes of a copy does not count for long; see incremental.go.
		"merge": object{"policy": object{"expunge_deletes_allowed": 0}},
		"analysis": object{
			"tokenizer": object{"terms": object{"type": "whitespace", "max_token_length": 1 << 10}},
			"filter":    object{"shares": object{"type": "delimited_term_freq", "delimiter": shareMark}},
			"analyzer": object{
				"terms":  object{"type": "custom", "tokenizer": "terms"},
				"shares": object{"type": "custom", "tokenizer": "terms", "filter": []string{"shares"}},
			},
		},
	}
}

// similarities are BM25 as package index has it, for each text field, and that of shares.
func similarities() object {
	all := object{"shares": object{"type": "BM25", "k1": sharesK1, "b": 0}}
	for i, f := range index.TermFields(func(string) float64 { return 1 }) {
		all[textField(field.Field(i))] = object{"type": "BM25", "k1": terms.K1, "b": f.B}
	}
	return all
}

func autoExpand(replicas string) string {
	if replicas == "" || isRange(replicas) {
		return cmp.Or(replicas, "0-1")
	}
	return "false"
}

func fixedReplicas(replicas string) string {
	if replicas == "" || isRange(replicas) {
		return "0"
	}
	return replicas
}

func isRange(replicas string) bool {
	for i := range replicas {
		if replicas[i] == '-' {
			return true
		}
	}
	return false
}

// pagesMapping is the mapping of an index of pages. It is strict: what it does not name is
// refused. Terms come from our own analysis; the cluster splits them at spaces, and no
// more.
func pagesMapping(facets []index.Facet, meta pagesMeta) object {
	keyword, stored := object{"type": "keyword"}, object{"type": "binary"}
	terms := object{"type": "text", "analyzer": "terms", "norms": false, "similarity": "boolean"}
	properties := object{
		pathField: keyword, titleField: keyword, postedField: keyword,
		positionField: object{"type": "double"}, postingField: object{"type": "boolean"}, payField: object{"type": "long"},
		sharesField:     object{"type": "text", "analyzer": "shares", "norms": false, "similarity": "shares", "index_options": "freqs"},
		wholeTitleField: terms, headTitleField: terms,
		cardField: stored, passagesField: stored, bodyField: stored,
		valuesField: object{"type": "object", "enabled": false},
		sumField:    object{"type": "keyword", "index": false},
	}
	for f := range field.Texts {
		properties[textField(f)] = object{"type": "text", "analyzer": "terms", "similarity": textField(f), "position_increment_gap": analysis.BlockGap}
	}
	for _, s := range strengths {
		properties[strengthField(s)] = keyword
	}
	for i := range facets {
		properties[facets[i].Field()] = keyword
	}
	return object{
		"dynamic": "strict", "_meta": meta, "properties": properties,
		"_source": object{"includes": []string{cardField, passagesField, bodyField, valuesField}},
	}
}

// pagesMeta is what the mapping of an index of pages says of it.
type pagesMeta struct {
	Generation string `json:"generation"`
	Key        string `json:"key"` // index.Manifest.Key
	Pages      int    `json:"pages"`
	// WithWords is how many pages have any word: BM25 counts those.
	WithWords int              `json:"with_words"`
	Fields    [field.Texts]int `json:"fields"`  // pages that have any word in each text field
	Digest    string           `json:"digest"`  // of all pages, as storedDigest sums it
	Catalog   string           `json:"catalog"` // SHA-256 of it
	Rules     string           `json:"rules"`   // by which pages were loaded, see incremental.go
}
