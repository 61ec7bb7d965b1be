package scan

import (
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis/bounds"
)

// bounded reports whether the match m of name p is a name of its own, and sets
// m.Tail to the end of the version that follows, if any. inWord says that the match
// begins inside of a word.
func (s *Scanner) bounded(text string, m *Match, p *Pattern, inWord bool) bool {
	if inWord {
		if !m.SameCase || !s.glued(chunkBefore(text, m.Start), text[m.Start:m.End], p) {
			return false
		}
	} else if !s.leftBound(text, m.Start, p.Sure, m.End-m.Start < minGlued) {
		return false
	}
	return s.rightBound(text, m, p) && !inAddress(text, m.Start)
}

// The shortest names that may be glued to another word: to any word, and to a
// joint, a word that often begins or ends sentences of postings.
const (
	minGlued = 4
	minJoint = 3
)

// glued reports whether a name may run into a word, next to a capital letter:
// "DevelopmentJava", "AndroidPerformance". It may not if the word makes another name
// of it: "ReactConf".
func (s *Scanner) glued(word, spelling string, p *Pattern) bool {
	if s.words.Joints[word] {
		return len(spelling) >= minJoint
	}
	return p.Sure && len(spelling) >= minGlued && len(word) >= minJoint && !parts[word]
}

// parts make another name of a name: "DockerHub", "OpenJava".
var parts = map[string]bool{
	"conf": true, "con": true, "hub": true, "lab": true, "labs": true, "kit": true, "bot": true, "cloud": true, "soft": true,
	"ware": true, "tech": true, "works": true, "world": true, "post": true, "script": true, "gate": true, "base": true,
	"open": true, "free": true, "super": true, "micro": true, "mini": true, "easy": true, "fast": true, "smart": true,
	"auto": true, "cyber": true, "data": true, "code": true, "core": true, "meta": true, "tiny": true, "virtual": true,
}

// leftBound reports whether a name may begin at byte i. short says that it has only a few
// letters.
func (s *Scanner) leftBound(text string, i int, sure, short bool) bool {
	if i == 0 {
		return true
	}
	if !beginsWord(text, i) {
		return false
	}
	if text[i-1] == ' ' {
		return true // nearly always
	}
	sign, size := signBefore(text, i)
	inside := wordBefore(text, i-size) // the sign is within a word
	switch sign {
	case '@', '$', '\\', '_':
		return false
	case '.': // a host or a file, unless a sentence ran into the next
		return !inside || IsUpper(text[i]) && i > 1 && !IsUpper(text[i-2])
	case '-':
		if !inside {
			return true // a bullet
		}
		switch chunkBefore(text, i-size) {
		case "non", "anti", "ex", "pre", "post", "un", "no":
			return false
		}
		return sure
	case '#':
		return sure || !inside
	case '\'':
		return sure || !inside || isElided(text, i, i-size)
	case '&', '+': // "Prometheus+Grafana", but not "R&D" or "AD&D"
		return sure || !inside || wordBefore(text, i-size-1) && !(short && sign == '&')
	}
	return true
}

// isElided reports whether the word before the apostrophe at byte end is an article that
// is elided before the name at byte i: "d'Excel".
func isElided(text string, i, end int) bool {
	start := end
	for start > 0 && end-start < maxArticle && IsLetter(text[start-1]) {
		start--
	}
	return beginsWord(text, start) && bounds.Elided(text, start) == i
}

// maxArticle is longer than any article that is elided.
const maxArticle = 8

// isShortCapitals reports whether a name is a few capital letters, which other words
// have in their plural: "pets" is not PET and an s.
func (p *Pattern) isShortCapitals() bool {
	name := p.Spellings[0]
	return len(name) <= minGlued && name == strings.ToUpper(name)
}

// rightBound reports whether a name may end at m.End, and sets m.Tail.
func (s *Scanner) rightBound(text string, m *Match, p *Pattern) bool {
	i, short := m.End, m.End-m.Start < 3
	if i == len(text) {
		return true
	}
	if p.Sure && !short && text[i-2] != ' ' && (m.SameCase || !p.isShortCapitals()) {
		i = plural(text, i)
	}
	if end, ok := version(text, i, p.Sure && !short); ok {
		m.Tail = end
		i = end
	}
	if !endsWord(text, i) {
		return i == m.End && m.SameCase && IsUpper(text[i]) && s.glued(chunkAfter(text, i), text[m.Start:m.End], p)
	}
	if i == len(text) || text[i] == ' ' {
		return true
	}
	sign, size := signAt(text, i)
	inside := wordAt(text, i+size) // the sign is within a word
	switch sign {
	case '@', '_', '\\':
		return false
	case '+', '#':
		return !short || m.Tail > m.End
	case '.':
		return dotBound(text, i, size)
	case '\'':
		return p.Sure && !short || !inside
	case '&':
		return !short || !inside
	case '-':
		if inside && (short || !p.Sure) {
			second := chunkAfter(text, i+size)
			return compounds[second] || s.words.Compounds[second] || len(second) > 3 && strings.HasSuffix(second, "ed")
		}
	case '=', ':':
		return i+size >= len(text) || text[i+size] != '/' && text[i+size] != '='
	}
	return !short || sign != '²' && sign != '³' // R² is no R
}

// compounds are second parts of a compound, besides participles, before whose
// hyphen a name is still a name: "Go-native", but not "go-to-market".
var compounds = map[string]bool{
	"like": true, "native": true, "driven": true, "first": true, "centric": true,
	"compatible": true, "heavy": true, "style": true, "specific": true, "only": true,
}

// dotBound reports whether a name may end before the full stop at byte i: yes
// at the end, before a space, or where a sentence runs into the next one, but not in
// "github.com" or "spark.sql".
func dotBound(s string, i, size int) bool {
	next := i + size
	if !wordAt(s, next) {
		return true
	}
	return next+1 < len(s) && (IsUpper(s[next]) && IsLower(s[next+1]) || isDigit(s[next]) && !IsLetter(s[next+1]))
}

// plural skips "s" or "'s" at byte i if the word ends with it.
func plural(s string, i int) int {
	j := i
	if sign, size := signAt(s, j); sign == '\'' {
		j += size
	}
	if !strings.HasPrefix(s[j:], "s") || wordAt(s, j+1) {
		return i
	}
	return j + 1
}

// version skips a version at byte i, such as " 3.4+", " v2", " 11g" or " 2012/2016",
// and reports whether there is one. glued allows one without a space: "Python3".
func version(s string, i int, glued bool) (int, bool) {
	j := i
	if j < len(s) && (s[j] == ' ' || s[j] == '-') {
		j++
	}
	if j+1 < len(s) && s[j] == 'v' && isDigit(s[j+1]) {
		j++
	}
	start := j
	for j < len(s) && (isDigit(s[j]) || j > start && (s[j] == '.' || s[j] == '/') && j+1 < len(s) && (isDigit(s[j+1]) || s[j+1] == 'x')) {
		j++
	}
	if j == start || start == i && !glued || bounds.IsKeycap(s, j-1) {
		return i, false
	}
	if j < len(s) && IsLetter(s[j]) && !wordAt(s, j+1) { // 11g, 12c, 1.x, R2
		j++
	}
	if j < len(s) && s[j] == '+' {
		j++
	}
	if wordAt(s, j) {
		return i, false
	}
	// "Java 8 years" has no version.
	if rest := strings.TrimLeft(s[j:], " "); start > i && (strings.HasPrefix(rest, "year") || strings.HasPrefix(rest, "yr") || strings.HasPrefix(rest, "month")) {
		return i, false
	}
	return j, true
}

// maxLookBack bounds how far inAddress looks, which keeps detection linear.
const maxLookBack = 256

// inAddress reports whether byte i is inside of a web address, a mail address or
// a file path.
func inAddress(s string, i int) bool {
	j := i
	for j > 0 && i-j < maxLookBack && s[j-1] > ' ' && !strings.ContainsRune("()[]<>|,;\"", rune(s[j-1])) {
		if s[j-1] >= utf8.RuneSelf && utf8.RuneStart(s[j]) && !wordBefore(s, j) {
			break // text goes on after an address: see addressEnd
		}
		j--
	}
	token := s[j:i]
	if strings.Contains(token, "://") || strings.Contains(token, "@") {
		return true
	}
	if k := strings.IndexByte(token, '/'); k >= 0 {
		host := token[:k]
		dot := strings.LastIndexByte(host, '.')
		return k == 0 || host == "~" || dot >= 0 && hostEnd(host[dot+1:])
	}
	return false
}

// hostEnd reports whether s may be a top-level domain, or is empty ("../docs").
func hostEnd(s string) bool {
	switch strings.ToLower(s) {
	case "js", "net": // Node.js/Express, ASP.NET/C#
		return false
	}
	for i := range len(s) {
		if !IsLetter(s[i]) {
			return false
		}
	}
	return len(s) != 1
}

// chunkBefore returns the end of the word before byte i, from its last capital
// letter on, in lower case.
func chunkBefore(s string, i int) string {
	j := i
	for j > 0 && IsLower(s[j-1]) {
		j--
	}
	if j > 0 && IsUpper(s[j-1]) {
		j--
	}
	return strings.ToLower(s[j:i])
}

// chunkAfter returns the word that begins with the capital letter at byte i, in
// lower case: all capital letters, or one and the small letters after it.
func chunkAfter(s string, i int) string {
	j := i
	for j < len(s) && IsUpper(s[j]) {
		j++
	}
	if j-i <= 1 {
		for j < len(s) && IsLower(s[j]) {
			j++
		}
	}
	return strings.ToLower(s[i:j])
}
