package spelling

// Which names are words of prose: words that can be spelled in another way without
// changing a path, a command, an address or somebody's name.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/index/skills/lexicon"
)

// word is a name in its line of text.
type word struct {
	before, name, after string
	offset              int // of name in its file
	heading             bool
}

// isProse reports whether a name is a word of prose. It is not if it touches a
// character of paths, addresses, tags and identifiers, or is quoted; if it is part of a
// command, or called a file, a branch or the like; if it is part of a longer name ("VueJS
// Amsterdam"); or in a line of capitals.
func isProse(w word, lex *lexicon.Lexicon) bool {
	return !inToken(w) && !inCommand(w) && !isIdentifier(w) && !inName(w, lex) && !inCapitals(w)
}

// tokenMarks are the characters of paths, addresses, tags, options and identifiers.
const tokenMarks = `/\@#_-=<>{}[]$~%|^&*+` + "`"

// inToken reports whether the name is part of something that is written without spaces
// and is not a word: a path, a host, a file, an address, a tag, a literal.
func inToken(w word) bool {
	last, _ := utf8.DecodeLastRuneInString(w.before)
	first, size := utf8.DecodeRuneInString(w.after)
	second, _ := utf8.DecodeRuneInString(w.after[min(size, len(w.after)):])
	switch {
	case w.before != "" && strings.ContainsRune(tokenMarks+".:", last):
		return true
	case w.after != "" && strings.ContainsRune(tokenMarks, first):
		return true
	case w.after != "" && (unicode.Is(unicode.Latin, first) || unicode.IsDigit(first)):
		return true
	case strings.ContainsRune(".:", first) && (unicode.IsLetter(second) || unicode.IsDigit(second) || second == '/'):
		return true
	case inQuotes(w):
		return true
	case strings.ContainsRune(`"'‘“«`, last) && strings.ContainsRune(`"'’”»`, first) && w.before != "" && w.after != "":
		return true
	}
	from := strings.LastIndexFunc(w.before, unicode.IsSpace) + 1
	to := strings.IndexFunc(w.after, unicode.IsSpace)
	if to < 0 {
		to = len(w.after)
	}
	return strings.Contains(w.before[from:]+w.after[:to], "://") || strings.ContainsAny(w.before[from:]+w.after[:to], `@\=`)
}

// inQuotes reports whether the name is within quotes: a title, or somebody's words.
func inQuotes(w word) bool {
	if strings.Count(w.before, `"`)%2 == 1 && strings.Contains(w.after, `"`) {
		return true
	}
	for _, pair := range []struct{ open, close string }{{"“", "”"}, {"„", "“"}, {"«", "»"}, {"「", "」"}, {"『", "』"}} {
		if i := strings.LastIndex(w.before, pair.open); i >= 0 && !strings.Contains(w.before[i+len(pair.open):], pair.close) && strings.Contains(w.after, pair.close) {
			return true
		}
	}
	return false
}

// inCommand reports whether the words before the name are a command: "npm install vuejs",
// "$ start redis". It looks back over words in lower case.
func inCommand(w word) bool {
	fields := strings.Fields(w.before)
	if len(fields) > 0 && (fields[0] == "$" || fields[0] == ">" || fields[0] == "%") {
		return true
	}
	for i := len(fields) - 1; i >= 0; i-- {
		f := strings.Trim(fields[i], `"'“‘(`)
		if programs[f] {
			return true
		}
		if jointWords[f] || f == "" || f != strings.ToLower(f) || strings.ContainsAny(f[len(f)-1:], ".,;:!?)") {
			return false
		}
	}
	return false
}

// isIdentifier reports whether the name in lower case is that of a thing with an
// identifier: "the package vuejs", "the vuejs branch".
func isIdentifier(w word) bool {
	if w.name != strings.ToLower(w.name) {
		return false
	}
	before := strings.Fields(w.before)
	next, _ := cutWord(strings.TrimPrefix(w.after, " "))
	return len(before) > 0 && identified[before[len(before)-1]] || strings.HasPrefix(w.after, " ") && identified[next]
}

// inName reports whether the name is part of a longer one, that of an event, a product
// or a company: capitalised words beside it that are no words of a job's title.
func inName(w word, lex *lexicon.Lexicon) bool {
	for rest := w.after; ; {
		trimmed := strings.TrimPrefix(rest, " ")
		if trimmed == rest {
			break
		}
		next, tail := cutWord(trimmed)
		if !isCapitalised(next) || isSkill(lex, next) {
			break
		}
		if !jobWords[strings.ToLower(next)] {
			return true
		}
		rest = tail
	}
	for rest := w.before; ; {
		trimmed := strings.TrimSuffix(rest, " ")
		if trimmed == rest {
			return false
		}
		from := strings.LastIndexByte(trimmed, ' ') + 1
		previous, head := trimmed[from:], strings.TrimSpace(trimmed[:from])
		if !isCapitalised(previous) || head == "" || strings.ContainsAny(head[len(head)-1:], ".!?:;-|•") {
			return false // the first word of a sentence is no part of a name
		}
		if last, _ := utf8.DecodeLastRuneInString(previous); !unicode.IsLetter(last) && !unicode.IsDigit(last) {
			return false
		}
		if isSkill(lex, previous) {
			return false
		}
		if !jobWords[strings.ToLower(previous)] {
			return true
		}
		rest = trimmed[:from]
	}
}

// isSkill reports whether a word alone is a skill's name.
func isSkill(lex *lexicon.Lexicon, text string) bool {
	_, whole := lex.Lookup(text)
	return whole
}

// cutWord splits a text after its first word of letters and digits.
func cutWord(s string) (first, rest string) {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

func isCapitalised(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first)
}

// inCapitals reports whether the whole line is written in capitals.
func inCapitals(w word) bool {
	rest := w.before + w.after
	return strings.ContainsFunc(rest, unicode.IsUpper) && !strings.ContainsFunc(rest, unicode.IsLower)
}
