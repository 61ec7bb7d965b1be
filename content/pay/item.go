package pay

// The amounts and words of a text.

import (
	"slices"
	"strconv"
	"strings"

	"github.com/careers-index/careers/content/wordlist"
)

// item is a piece of a text: an amount, or a word with its names.
type item struct {
	names  []string // of the word; none for an amount
	amount float64
	number bool    // it is an amount
	factor float64 // that was written with the amount: 1000 for 45k
	slash  bool    // it is a slash: $55/hour - $65/hour
}

func (i item) is(name string) bool { return slices.Contains(i.names, name) }

// currency is the code of a currency that the word names.
func (i item) currency() string { return currencyOf(i.names) }

// period is the period that the word names.
func (i item) period() string { return periodOf(i.names) }

// multiplies reports whether the word multiplies the amount before it.
func (i item) multiplies() bool {
	return slices.ContainsFunc(i.names, func(n string) bool { return factors[n] > 0 })
}

// itemsOf cuts a text into amounts and words.
func itemsOf(text string) []item {
	list := words()
	tokens := list.Tokens(text)
	var items []item
	for i := 0; i < len(tokens); {
		if tokens[i].Kind == wordlist.Number && !isLabel(tokens, i) {
			n, amount := readNumber(tokens, i)
			i += n
			if i < len(tokens) && tokens[i].Text == "%" {
				i++
				continue
			}
			items = append(items, item{amount: amount, number: true, factor: 1})
			continue
		}
		names, n := list.At(tokens, i)
		if tokens[i].Text == "+" && tokens[i].Space {
			names = nil // "60k + bonus"; "60k+" is more
		}
		code := ""
		if n == 1 && tokens[i].Kind == wordlist.Word && len(tokens[i].Text) == 3 {
			code = strings.ToUpper(tokens[i].Text)
		}
		if len(names) == 0 && code != "" && isCode(code) && strings.Contains(text, code) {
			names = []string{code}
		}
		items = appendWord(items, names)
		items[len(items)-1].slash = tokens[i].Text == "/"
		i += n
	}
	return items
}

// appendWord adds a word. One that multiplies the amount before it is part of that.
func appendWord(items []item, names []string) []item {
	last := len(items) - 1
	for _, name := range names {
		if f := factors[name]; f > 0 && last >= 0 && items[last].number && items[last].factor == 1 {
			items[last].factor, items[last].amount = f, items[last].amount*f
		}
	}
	return append(items, item{names: names})
}

// isLabel reports whether digits are part of a name: E13, GS-13, 401(k).
func isLabel(tokens []wordlist.Token, i int) bool {
	if i > 0 && !tokens[i].Space && tokens[i-1].Kind == wordlist.Word && isASCIIWord(tokens[i-1].Text) {
		names, _ := words().At(tokens, i-1)
		return len(names) == 0 && !isCode(strings.ToUpper(tokens[i-1].Text))
	}
	if i > 1 && !tokens[i].Space && tokens[i-1].Text == "-" && !tokens[i-1].Space && tokens[i-2].Kind == wordlist.Word && isASCIIWord(tokens[i-2].Text) {
		names, _ := words().At(tokens, i-2)
		return len(names) == 0
	}
	return i+1 < len(tokens) && tokens[i+1].Text == "(" && !tokens[i+1].Space
}

func isASCIIWord(s string) bool { return s[0] < 0x80 }

// readNumber reads digits with their separators from token i on, and returns how many
// tokens they are.
func readNumber(tokens []wordlist.Token, i int) (n int, amount float64) {
	groups := []string{tokens[i].Text}
	var marks []string
	for n = 1; ; {
		mark, skip := separatorAt(tokens, i+n, len(groups[len(groups)-1]))
		if skip == 0 {
			break
		}
		groups, marks = append(groups, tokens[i+n+skip-1].Text), append(marks, mark)
		n += skip
	}
	digits := strings.Join(groups, "")
	if last := len(groups) - 1; last > 0 && isDecimal(groups, marks) {
		digits = strings.Join(groups[:last], "") + "." + groups[last]
	}
	amount, err := strconv.ParseFloat(digits, 64)
	if err != nil || amount >= maxAmount {
		amount = 0
	}
	return n, amount
}

// separatorAt is the mark between two groups of digits, and how many tokens it and the
// next group are; 0 if the number ends.
func separatorAt(tokens []wordlist.Token, i, before int) (mark string, skip int) {
	if i < len(tokens) && tokens[i].Kind == wordlist.Number && tokens[i].Space && len(tokens[i].Text) == 3 && before <= 3 {
		return " ", 1
	}
	if i+1 >= len(tokens) || tokens[i].Kind != wordlist.Mark || tokens[i].Space || tokens[i+1].Kind != wordlist.Number || tokens[i+1].Space {
		return "", 0
	}
	switch mark = tokens[i].Text; mark {
	case ",", ".", "'", "’":
		return mark, 2
	}
	return "", 0
}

// isDecimal reports whether the last group of digits follows a decimal separator: the
// only one of its kind, and not before exactly three digits unless another kind of
// separator came before it.
func isDecimal(groups, marks []string) bool {
	last := len(marks) - 1
	if marks[last] != "," && marks[last] != "." || slices.Contains(marks[:last], marks[last]) {
		return false
	}
	return last > 0 || len(groups[last+1]) != 3
}
