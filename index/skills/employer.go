package skills

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/index/skills/internal/scan"
)

// The employer's own product is named everywhere on its pages, so it is only a skill
// where the page asks for it (see employerPolicy). Some signs of an employer are said of
// products, too.

// ownName returns the entry with the name of the company whose page it is, as far as
// the page shows it, -1 for none: a name before "|", "(http" or "-" at the start of the text, or all of
// a heading after "About". Languages and the like are not names of companies.
func (d *matcher) ownName(blocks []textBlock) int32 {
	first := true
	for bi := range blocks {
		b := &blocks[bi]
		for i := range b.found {
			o := &b.found[i]
			if !o.isName() || !mayBeCompany(d.entries[o.entry].Kind) {
				continue
			}
			opening := b.kind == titleBlock || first && b.kind == passageBlock
			if opening && (i == 0 && b.opensWithCompany() || b.hasAddress(i)) || b.introduces(i) || b.saysWe(i) || b.saysWho(i) {
				return o.entry
			}
		}
		first = first && b.kind != passageBlock
	}
	return -1
}

// mayBeCompany reports whether something of a kind may have the name of a company.
func mayBeCompany(kind string) bool {
	switch kind {
	case "language", "framework", "library", "operating system", "protocol", "cloud":
		return false
	}
	return true
}

// opensWithCompany reports whether the block begins with a name as postings begin with
// that of the company: "Segment | engineers | remote".
func (b *textBlock) opensWithCompany() bool {
	rest := strings.TrimLeft(b.text[b.found[0].End:], " ")
	signs := []string{"(YC", "|", "- ", "– ", "— ", ":: "}
	if b.kind == titleBlock { // "SAP - Berater" asks for SAP
		signs = signs[:1]
		if strings.Count(b.text, "|") > 1 {
			signs = []string{"(YC", "|"}
		}
	}
	return b.found[0].Start == 0 && slices.ContainsFunc(signs, func(sign string) bool { return strings.HasPrefix(rest, sign) })
}

// hasAddress reports whether name i is between bars or hyphens in the first line, with
// the address of a site after it: "Berlin | Segment (https://…".
func (b *textBlock) hasAddress(i int) bool {
	o := &b.found[i]
	before := strings.TrimRight(b.text[:o.Start], " ")
	if last, _ := utf8.DecodeLastRuneInString(before); before != "" && !strings.ContainsRune("|-–—", last) || strings.Contains(before, "\n") {
		return false
	}
	return b.beforeAddress(i, " -–—|([<")
}

// beforeAddress reports whether a web address comes after name i and any of the signs.
func (b *textBlock) beforeAddress(i int, signs string) bool {
	after := b.text[b.found[i].End:]
	rest := strings.TrimLeft(after[:min(len(after), maxWe)], signs)
	return len(rest) < min(len(after), maxWe) && (strings.HasPrefix(rest, "http") || strings.HasPrefix(rest, "www."))
}

// saysWe reports whether the sentence begins as those of the company do: "At Segment, we",
// "Bei Personio".
func (b *textBlock) saysWe(i int) bool {
	o := &b.found[i]
	from := max(0, o.Start-maxWe)
	before := b.text[from:o.Start]
	for _, at := range []string{"At ", "Here at ", "Bei ", "Chez "} {
		rest, ok := strings.CutSuffix(before, at)
		bare := strings.TrimRight(rest, " ")
		if !ok || bare == "" && from > 0 || bare != "" && !scan.SentenceEnds(b.text, from+len(bare)-1) {
			continue
		}
		next := strings.ToLower(strings.TrimLeft(b.text[o.Tail:min(len(b.text), o.Tail+maxWe)], ", "))
		for _, we := range []string{"we ", "we'", "we’", "you ", "you'", "our ", "everyone", "nous ", "vous ", "on ", "wir"} {
			if strings.HasPrefix(next, we) {
				return true
			}
		}
		return at == "Bei " && startsWithVerb(next)
	}
	return false
}

// maxWe is how many bytes before and after a name are read for "At" and "we".
const maxWe = 16

// startsWithVerb reports whether a German sentence goes on with "begegnen wir" or
// "erwartet dich".
func startsWithVerb(s string) bool {
	verb, rest, _ := strings.Cut(s, " ")
	return strings.HasSuffix(verb, "en") && strings.HasPrefix(rest, "wir") || verb == "erwartet" || verb == "arbeitest"
}

// hires are what a sentence says of a company after its name.
var hires = []string{
	"is hiring", "is looking for", "is seeking", "is recruiting", "specialises", "specializes", "was founded", "sucht ", "wurde gegründet",
	"recrute", "recherche ", "busca ", "cerca ", "contrata ", "zoekt ",
}

// companyWords are what a company is, after "is a".
var companyWords = []string{
	"company", "startup", "start-up", "leader in", "leading", "unternehmen", "anbieter", "marktführer", "agentur", "entreprise",
	"société", "éditeur", "agence", "leader", "empresa", "compañía", "azienda", "società", "bedrijf",
}

// maxWho is how many bytes after a name are read for what a company is.
const maxWho = 80

// saysWho reports whether the sentence says of name i what it only says of a company:
// "Segment is hiring", "Personio ist ein Unternehmen".
func (b *textBlock) saysWho(i int) bool {
	o := &b.found[i]
	if b.kind != passageBlock || !b.startsSentence(i) {
		return false
	}
	next, ok := strings.CutPrefix(b.text[o.Tail:min(len(b.text), o.Tail+maxWho)], " ")
	if !ok {
		return false
	}
	starts := func(s string) bool { return strings.HasPrefix(next, s) }
	if slices.ContainsFunc(hires, starts) {
		return true
	}
	if !slices.ContainsFunc([]string{"is a", "is the ", "is one ", "ist ", "est ", "es ", "è ", "é "}, starts) {
		return false
	}
	sentence := strings.ToLower(next)
	if end := strings.IndexAny(sentence, ".!?\n"); end >= 0 {
		sentence = sentence[:end]
	}
	return slices.ContainsFunc(companyWords, func(s string) bool { return strings.Contains(sentence, s) })
}

// maxIntroduction is how many bytes may be before the employer's name in a heading.
const maxIntroduction = 24

// introductions are what a heading or a line says before the name of the employer,
// and nothing after it.
var introductions = wordSet{
	"about": true, "why": true, "why join": true, "join": true, "life at": true, "working at": true, "work at": true,
	"perks @": true, "perks at": true, "benefits at": true, "who is": true, "what is": true, "welcome to": true,
	"über": true, "warum": true, "wer ist": true, "arbeiten bei": true, "willkommen bei": true, "benefits bei": true,
	"à propos de": true, "a propos de": true, "pourquoi": true, "pourquoi rejoindre": true, "qui est": true,
	"rejoindre": true, "rejoignez": true, "travailler chez": true, "bienvenue chez": true, "la vie chez": true,
	"sobre": true, "acerca de": true, "por qué": true, "trabajar en": true, "quem é": true, "sobre a": true, "sobre o": true,
	"chi è": true, "perché": true, "lavorare in": true, "over": true, "waarom": true, "werken bij": true,
}

// introduces reports whether a heading, or a line of several, is "About", "Why" or
// "Perks @" and name i.
func (b *textBlock) introduces(i int) bool {
	o := &b.found[i]
	from := strings.LastIndexByte(b.text[max(0, o.Start-maxIntroduction):o.Start], '\n') + 1 + max(0, o.Start-maxIntroduction)
	if b.kind == titleBlock || from == max(0, o.Start-maxIntroduction) && from > 0 {
		return false
	}
	rest, _, _ := strings.Cut(b.text[o.Tail:min(len(b.text), o.Tail+maxIntroduction)], "\n")
	if strings.Trim(rest, " ?!:.") != "" {
		return false
	}
	return introductions[strings.ToLower(strings.TrimSpace(b.text[from:o.Start]))]
}
