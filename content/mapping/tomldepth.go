package mapping

import "bytes"

// maxDepth bounds how many parts a key of TOML has, and how deeply arrays and inline
// tables are nested. The decoder copies all parts above for each, so its time and memory
// grow with the square: 30 kB of dots take 17 s and 10 GB. Real front matter has three.
const maxDepth = 32

// tooDeep is the offset at which TOML exceeds maxDepth, or -1. It reads no more of the
// grammar than that needs: strings, comments, brackets and dots.
func tooDeep(data []byte) int {
	depth, parts := 0, 0
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '"', '\'':
			i = stringEnd(data, i)
		case '#':
			n := bytes.IndexByte(data[i:], '\n')
			if n < 0 {
				return -1
			}
			i += n
			parts = 0
		case '[', '{':
			depth++
			parts = 0
		case ']', '}':
			depth--
			parts = 0
		case '.':
			parts++
		case ',', '=', '\n':
			parts = 0
		}
		if depth > maxDepth || parts > maxDepth {
			return i
		}
	}
	return -1
}

// stringEnd is the offset of the last byte of the string that begins at an offset. One
// that is not closed ends with its line, and one of several lines with the data.
func stringEnd(data []byte, at int) int {
	quote := data[at : at+1]
	if three := bytes.Repeat(quote, 3); bytes.HasPrefix(data[at:], three) {
		for i := at + 3; i < len(data); i++ {
			switch {
			case data[i] == '\\' && quote[0] == '"':
				i++
			case bytes.HasPrefix(data[i:], three):
				return i + 2
			}
		}
		return len(data) - 1
	}
	for i := at + 1; i < len(data); i++ {
		switch {
		case data[i] == '\\' && quote[0] == '"':
			i++
		case data[i] == quote[0] || data[i] == '\n':
			return i
		}
	}
	return len(data) - 1
}
