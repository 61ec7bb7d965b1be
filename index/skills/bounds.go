package skills

import "strings"

// bounded says whether the hit h of spelling n stands as a name of its own,
// and sets h.tail behind the version that follows, if any.
func (l *Lexicon) bounded(text string, h *hit, n *name, joint bool) bool {
	if joint {
		if !h.exact || !l.glued(chunkBefore(text, h.start), text[h.start:h.end], n) {
			return false
		}
	} else if !leftBound(text, h.start, n.sure) {
		return false
	}
	return l.rightBound(text, h, n) && !inAddress(text, h.start)
}

// The shortest names that may be glued to another word: to any, and to one
// with which sentences of postings begin or end.
const (
	minGlued = 4
	minJoint = 3
)

// glued says whether a name may run into a word, next to a capital letter:
// "DevelopmentJava", "AndroidPerformance". What makes another name of it,
// "ReactConf", may not.
func (l *Lexicon) glued(word, spelling string, n *name) bool {
	if l.joints[word] {
		return len(spelling) >= minJoint
	}
	return n.sure && len(spelling) >= minGlued && len(word) >= minJoint && !parts[word]
}

// parts make other names of a name: "DockerHub", "OpenJava".
var parts = map[string]bool{
	"conf": true, "con": true, "hub": true, "lab": true, "labs": true, "kit": true, "bot": true, "cloud": true, "soft": true,
	"ware": true, "tech": true, "works": true, "world": true, "post": true, "script": true, "gate": true, "base": true,
	"open": true, "free": true, "super": true, "micro": true, "mini": true, "easy": true, "fast": true, "smart": true,
	"auto": true, "cyber": true, "data": true, "code": true, "core": true, "meta": true, "tiny": true, "virtual": true,
}

// leftBound says whether a name may begin at byte i.
func leftBound(s string, i int, sure bool) bool {
	if i == 0 {
		return true
	}
	if wordBefore(s, i) {
		return false
	}
	switch s[i-1] {
	case '@', '$', '\\', '_':
		return false
	case '.': // a host or a file, unless a sentence ran into the next
		return !wordBefore(s, i-1) || isUpper(s[i]) && i > 1 && !isUpper(s[i-2])
	case '-':
		if !wordBefore(s, i-1) {
			return true // a bullet
		}
		switch chunkBefore(s, i-1) {
		case "non", "anti", "ex", "pre", "post", "un", "no":
			return false
		}
		return sure
	case '\'', '#':
		return sure || !wordBefore(s, i-1)
	case '&', '+': // "Prometheus+Grafana", but not "R&D"
		return sure || !wordBefore(s, i-1) || i > 2 && wordBefore(s, i-2)
	}
	return true
}

// rightBound says whether a name may end at h.end, and finds its tail.
func (l *Lexicon) rightBound(s string, h *hit, n *name) bool {
	i, short := h.end, h.end-h.start < 3
	if i == len(s) {
		return true
	}
	if n.sure && !short && s[i-2] != ' ' {
		i = plural(s, i)
	}
	if end, ok := version(s, i, n.sure && !short); ok {
		h.tail = end
		i = end
	}
	if wordAt(s, i) {
		return i == h.end && h.exact && isUpper(s[i]) && l.glued(chunkAfter(s, i), s[h.start:h.end], n)
	}
	if i == len(s) {
		return true
	}
	switch s[i] {
	case '@', '_', '\\':
		return false
	case '+', '#':
		return !short && i+1 < len(s) || h.tail > h.end
	case '.':
		return dotBound(s, i)
	case '\'':
		return n.sure && !short || i+1 >= len(s) || !wordAt(s, i+1)
	case '&':
		return !short || !wordAt(s, i+1)
	case '-':
		if wordAt(s, i+1) && (short || !n.sure) {
			second := chunkAfter(s, i+1)
			return compounds[second] || len(second) > 3 && strings.HasSuffix(second, "ed")
		}
	case '=', ':':
		return i+1 >= len(s) || s[i+1] != '/' && s[i+1] != '='
	}
	if strings.HasPrefix(s[i:], "’") {
		return n.sure && !short || !wordAt(s, i+len("’"))
	}
	return true
}

// compounds are second parts, next to participles, that leave the name before
// the hyphen a name: "Go-native", but not "go-to-market".
var compounds = map[string]bool{
	"like": true, "native": true, "driven": true, "first": true, "centric": true,
	"compatible": true, "heavy": true, "style": true, "specific": true, "only": true,
}

// dotBound says whether the full stop at byte i leaves the name before it
// alone: at the end, before a blank, or where a sentence runs into the next;
// not in "github.com" or "spark.sql".
func dotBound(s string, i int) bool {
	if i+1 >= len(s) || !wordAt(s, i+1) {
		return true
	}
	return isUpper(s[i+1]) && i+2 < len(s) && isLower(s[i+2]) || isDigit(s[i+1]) && i+2 < len(s) && !isLetter(s[i+2])
}

// plural skips "s" and "'s" at byte i where a word ends with it.
func plural(s string, i int) int {
	j := i
	if rest := s[i:]; strings.HasPrefix(rest, "'s") {
		j += len("'s")
	} else if strings.HasPrefix(rest, "’s") {
		j += len("’s")
	} else if strings.HasPrefix(rest, "s") {
		j++
	}
	if wordAt(s, j) {
		return i
	}
	return j
}

// version skips a version at byte i, " 3.4+", " v2", " 11g", " 2012/2016", and
// reports whether there is one. Glued versions, "Python3", are for names that
// allow them.
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
	if j == start || start == i && !glued {
		return i, false
	}
	if j < len(s) && isLetter(s[j]) && !wordAt(s, j+1) { // 11g, 12c, 1.x, R2
		j++
	}
	if j < len(s) && s[j] == '+' {
		j++
	}
	if wordAt(s, j) {
		return i, false
	}
	// "Java 8 years" is no version of Java.
	if rest := strings.TrimLeft(s[j:], " "); start > i && (strings.HasPrefix(rest, "year") || strings.HasPrefix(rest, "yr") || strings.HasPrefix(rest, "month")) {
		return i, false
	}
	return j, true
}

// maxLookBack bounds how far inAddress looks, which keeps detection linear.
const maxLookBack = 256

// inAddress says whether byte i stands within a web address, an address of
// mail, or a path of files.
func inAddress(s string, i int) bool {
	j := i
	for j > 0 && i-j < maxLookBack && s[j-1] > ' ' && !strings.ContainsRune("()[]<>|,;\"", rune(s[j-1])) {
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

// hostEnd says whether s may be the top-level domain of a host, or nothing
// ("../docs").
func hostEnd(s string) bool {
	switch strings.ToLower(s) {
	case "js", "net": // Node.js/Express, ASP.NET/C#
		return false
	}
	for i := range len(s) {
		if !isLetter(s[i]) {
			return false
		}
	}
	return len(s) != 1
}

// chunkBefore returns the word, in lower case, that ends at byte i, from its last
// capital letter on.
func chunkBefore(s string, i int) string {
	j := i
	for j > 0 && isLower(s[j-1]) {
		j--
	}
	if j > 0 && isUpper(s[j-1]) {
		j--
	}
	return strings.ToLower(s[j:i])
}

// chunkAfter returns the word, in lower case, that begins with the capital letter at
// byte i: capital letters, or one and the small letters that follow.
func chunkAfter(s string, i int) string {
	j := i
	for j < len(s) && isUpper(s[j]) {
		j++
	}
	if j-i <= 1 {
		for j < len(s) && isLower(s[j]) {
			j++
		}
	}
	return strings.ToLower(s[i:j])
}
