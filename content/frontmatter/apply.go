package frontmatter

// Step 4: where to apply.

import (
	"net/mail"
	"net/url"
	"regexp"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
)

// applyKeys are the folded keys of an address in a map.
var applyKeys = foldAll("url link href web website form email e_mail mail address apply")

// readApply stores where to apply: an address of the web, or of mail, alone or in a
// sentence, in a list or in a map.
func readApply(b *Block, v mapping.Value, name nameKind) outcome {
	isRelated := name == related
	for _, text := range addressTexts(v) {
		target, ok := applyTarget(text)
		if !ok && !isRelated {
			target, ok = addressWithin(text)
		}
		if ok {
			b.Job.Apply = target
			return used
		}
	}
	switch {
	case isRelated:
		return ignored // the name of a contact, a relative url
	case v.IsScalar():
		return badValue(describe(v) + " is ignored; use a web address (https://…) or an e-mail address")
	}
	return badType(v, "a web address or an e-mail address")
}

// addressTexts are the texts of a value that can have an address: of a scalar, of a
// list, of the keys of a map that are for addresses.
func addressTexts(v mapping.Value) []string {
	if text, ok := v.Text(); ok {
		return []string{text}
	}
	var out []string
	for _, item := range v.List() {
		if !item.IsList() {
			out = append(out, addressTexts(item)...)
		}
	}
	for _, p := range v.Pairs() {
		if text, ok := p.Value.Text(); ok && applyKeys[diag.FoldName(p.Key)] {
			out = append(out, text)
		}
	}
	return out
}

// applyTarget makes a URL of a web or mail address.
func applyTarget(text string) (string, bool) {
	if u, ok := webAddress(text); ok {
		return u, true
	}
	text = strings.TrimPrefix(text, "mailto:")
	address, query, _ := strings.Cut(text, "?")
	m, err := mail.ParseAddress(address)
	if err != nil || m.Address != address {
		return "", false
	}
	u := url.URL{Scheme: "mailto", Opaque: address, RawQuery: query}
	return u.String(), true
}

// bareAddress is a web address without its scheme.
var bareAddress = regexp.MustCompile(`^(?:www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/)[^\s@]*$`)

// webAddress makes an absolute address of https: or http:.
func webAddress(text string) (string, bool) {
	if bareAddress.MatchString(text) {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", false
	}
	return u.String(), true
}

// anAddress finds the addresses of a sentence or of a Markdown link.
var anAddress = regexp.MustCompile(`https?://[^\s<>()\[\]"']+|(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)

// addressWithin is the first address in a text.
func addressWithin(text string) (string, bool) {
	return applyTarget(strings.TrimRight(anAddress.FindString(text), ".,;:!?"))
}
