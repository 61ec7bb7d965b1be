package place

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// separator is what stands before a chunk of a location. The weaker ones come
// first.
type separator uint8

const (
	comma separator = iota // a comma, a colon, a dash, a parenthesis: city and country, or a list
	slash                  // "Wrocław/Kraków", but also "Linz / Austria"
	join                   // "or", "and": two places
	hard                   // a semicolon, a bar, a line break: two locations
)

// chunk is a stretch between separators.
type chunk struct {
	text      string
	separator separator
	inside    bool // in parentheses
}

// cut cuts a location at its punctuation. Chunks without letters are left out.
func cut(location string) []chunk {
	var chunks []chunk
	start, depth := 0, 0
	pending := hard
	end := func(at int) {
		s := strings.TrimSpace(location[start:at])
		if strings.ContainsFunc(s, unicode.IsLetter) {
			chunks = append(chunks, chunk{s, pending, depth > 0})
			pending = comma
		}
	}
	for i, r := range location {
		sep, ok := separatorAt(location, i, r)
		if !ok {
			continue
		}
		end(i)
		start, pending = i+utf8.RuneLen(r), max(pending, sep)
		switch r {
		case '(', '[', '（':
			depth++
		case ')', ']', '）':
			depth = max(depth-1, 0)
		}
	}
	end(len(location))
	return chunks
}

func separatorAt(s string, i int, r rune) (separator, bool) {
	switch r {
	case ',', ':', '(', ')', '[', ']', '<', '>', '–', '—', '，', '：', '（', '）', '・':
		return comma, true
	case '-':
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		return comma, i == 0 || i+1 == len(s) || unicode.IsSpace(before) || unicode.IsSpace(after)
	case '/', '／':
		return slash, true
	case '、':
		return join, true
	case ';', '|', '\n', '•', '·', '；':
		return hard, true
	}
	return 0, false
}
