package schema

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"strings"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/terms"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/opensearch/cluster"
)

// Fields of a page in the cluster.
const (
	PathField     = "path"
	TitleField    = "title" // bytewise, for orders
	PositionField = "position"
	PostedField   = "posted"
	PostingField  = "posting"
	PayField      = "pay"

	SharesField     = "words"       // every word and name, with its share of the score
	WholeTitleField = "title_whole" // the title's terms between TitleStart and TitleEnd
	HeadTitleField  = "title_head"  // those of its head, where that is not all of it

	// What is stored.
	CardField     = "card"
	PassagesField = "record_passages"
	BodyField     = "record_body"
	ValuesField   = "values"

	SumField = "sum" // of all that is sent of a page: SumOf
)

// TextField is the field with the places of the terms of a text field.
func TextField(f field.Field) string { return "text_" + field.TextNames[f] }

// StrengthField has the skills of one strength, by its rank.
func StrengthField(s skills.Strength) string { return "skill_" + string(s) }

// Strengths are all strengths by rank, as ranking.SkillBoosts has them.
var Strengths = byRank(skills.Required, skills.Preferred, skills.Alternative, skills.Mentioned)

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
	TitleStart = "\ue002"
	TitleEnd   = "\ue003"
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
	SharesK1 = 1e6
	MaxShare = 400 // more than the boosts of all fields can sum up to
)

// FrequencyOf is the number of times that stands for a share.
func FrequencyOf(share float32) int {
	s := min(float64(share), MaxShare/2)
	return max(1, int(SharesK1*s/(MaxShare-s)+0.5))
}

type object = cluster.Object

// Settings are the settings of an index of pages.
func Settings(a cluster.Address) object {
	s := object{
		"number_of_shards": max(a.Shards, 1),
		"refresh_interval": "-1", // once, when all is there
		"similarity":       similarities(),
		// What a build deletes of a copy does not count for long: package opensearch lets it be expunged.
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
	maps.Copy(s, Replicas(a))
	return s
}

// similarities are BM25 as packages fulltext and terms have it, for each text field, and that of shares.
func similarities() object {
	all := object{"shares": object{"type": "BM25", "k1": SharesK1, "b": 0}}
	for i, f := range fulltext.TermFields(func(string) float64 { return 1 }) {
		all[TextField(field.Field(i))] = object{"type": "BM25", "k1": terms.K1, "b": f.B}
	}
	return all
}

// FilesSettings are the settings of an index of files.
func FilesSettings(a cluster.Address) object {
	s := Replicas(a)
	s["number_of_shards"], s["refresh_interval"] = 1, "-1"
	return s
}

// Replicas are the settings of how many copies of each shard there are.
func Replicas(a cluster.Address) object {
	if replicas := cmp.Or(a.Replicas, "0-1"); strings.Contains(replicas, "-") {
		return object{"auto_expand_replicas": replicas, "number_of_replicas": "0"}
	}
	return object{"auto_expand_replicas": "false", "number_of_replicas": a.Replicas}
}

// Mapping is the mapping of an index of pages. It is strict: what it does not name is
// refused. Terms come from our own analysis; the cluster splits them at spaces, and no
// more.
func Mapping(facets []index.Facet, meta Meta) object {
	keyword, stored := object{"type": "keyword"}, object{"type": "binary"}
	terms := object{"type": "text", "analyzer": "terms", "norms": false, "similarity": "boolean"}
	properties := object{
		PathField: keyword, TitleField: keyword, PostedField: keyword,
		PositionField: object{"type": "double"}, PostingField: object{"type": "boolean"}, PayField: object{"type": "long"},
		SharesField:     object{"type": "text", "analyzer": "shares", "norms": false, "similarity": "shares", "index_options": "freqs"},
		WholeTitleField: terms, HeadTitleField: terms,
		CardField: stored, PassagesField: stored, BodyField: stored,
		ValuesField: object{"type": "object", "enabled": false},
		SumField:    object{"type": "keyword", "index": false},
	}
	for f := range field.Texts {
		properties[TextField(f)] = object{"type": "text", "analyzer": "terms", "similarity": TextField(f), "position_increment_gap": analysis.BlockGap}
	}
	for _, s := range Strengths {
		properties[StrengthField(s)] = keyword
	}
	for i := range facets {
		properties[facets[i].Field()] = keyword
	}
	return object{
		"dynamic": "strict", "_meta": meta, "properties": properties,
		"_source": object{"includes": []string{CardField, PassagesField, BodyField, ValuesField}},
	}
}

// FilesMapping is the mapping of an index of files.
func FilesMapping() object {
	unused := func(kind string) object { return object{"type": kind, "index": false, "doc_values": false} }
	return object{"dynamic": "strict", "properties": object{
		"name": object{"type": "keyword"}, "part": object{"type": "integer"},
		"size": unused("long"), "sha256": unused("keyword"), "data": object{"type": "binary"},
	}}
}

// Meta is what the mapping of an index of pages says of it.
type Meta struct {
	Generation string `json:"generation"`
	Key        string `json:"key"` // index.Manifest.Key
	Pages      int    `json:"pages"`
	// WithWords is how many pages have any word: BM25 counts those.
	WithWords int              `json:"with_words"`
	Fields    [field.Texts]int `json:"fields"`  // pages that have any word in each text field
	Digest    string           `json:"digest"`  // of all pages: Digest
	Catalog   string           `json:"catalog"` // SHA-256 of it
	Rules     string           `json:"rules"`   // by which pages were loaded: Rules
}

// Rules identify how pages are loaded: a copy with other rules would not be what a new
// index is.
func Rules(a cluster.Address, facets []index.Facet, exporter *index.Exporter) string {
	b, _ := json.Marshal([]any{Settings(a), Mapping(facets, Meta{}), exporter.Rules()}) // texts and numbers: it cannot fail
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:12])
}
