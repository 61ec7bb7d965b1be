package pay

import (
	"slices"
	"strconv"
	"strings"

	"github.com/careers-index/careers/content/wordlist"
)

// maxText is the length in bytes up to which a text is read: it is a line.
const maxText = 500

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
func (i item) currency() string {
	for _, n := range i.names {
		if isCode(n) {
			return n
		}
	}
	if i.is(dollar) {
		return "USD"
	}
	return ""
}

// period is the period that the word names.
func (i item) period() string {
	for _, n := range i.names {
		if perYear[n] > 0 {
			return n
		}
	}
	return ""
}

// Parse reads the first pay that a text names. ok is false if there is none.
func Parse(text string) (p Pay, ok bool) {
	items := itemsOf(text[:min(len(text), maxText)])
	at := firstAmount(items)
	if at < 0 {
		return Pay{}, false
	}
	end := at + 1 // after the amounts
	p.Min, p.Max = items[at].amount, items[at].amount
	if to := upperEnd(items, at); to > 0 {
		low := items[at].amount
		if items[at].factor == 1 && items[to].factor > 1 && low < items[to].amount/items[to].factor*10 {
			low *= items[to].factor // 120-150k
		}
		p.Min, p.Max, end = low, items[to].amount, to+1
	} else {
		p.openEnd(items, at)
	}
	p.Currency = p.findCurrency(items, at, end)
	p.Per = findPeriod(items, at, end)
	if p.Currency == "" && p.Per == "" && max(p.Min, p.Max) < 1000 || !p.Valid() {
		return Pay{}, false // a grade, a number of hours
	}
	return p.Complete(), true
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

// firstAmount is the amount that is most certainly money: the first beside a currency,
// else the first with a factor, else the first. It is -1 without one.
func firstAmount(items []item) int {
	money := func(i int) bool {
		return i > 0 && items[i-1].currency() != "" || i+1 < len(items) && items[i+1].currency() != "" ||
			items[i].factor > 1 && i+2 < len(items) && items[i+2].currency() != ""
	}
	for _, fits := range []func(int) bool{
		func(i int) bool { return money(i) || upperEnd(items, i) > 0 && money(upperEnd(items, i)) },
		func(i int) bool { return max(items[i].factor, items[max(i, upperEnd(items, i))].factor) > 1 },
		func(i int) bool { return items[i].amount >= 1000 },
		func(int) bool { return true },
	} {
		for i := range items {
			if items[i].number && items[i].amount > 0 && fits(i) {
				return i
			}
		}
	}
	return -1
}

// upperEnd is the amount that follows a dash, or a word like one, after amount i; 0
// without one.
func upperEnd(items []item, i int) int {
	joined := false
	for j := i + 1; j < len(items); j++ {
		switch it := items[j]; {
		case it.number:
			if joined && it.amount > 0 {
				return j
			}
			return 0
		case it.is(between):
			joined = true
		case it.currency() == "" && it.period() == "" && !it.is(upTo) && !hasFactor(it) && !it.slash:
			return 0
		}
	}
	return 0
}

func hasFactor(it item) bool {
	return slices.ContainsFunc(it.names, func(n string) bool { return factors[n] > 0 })
}

// openEnd opens an end of a single amount, by the words beside it.
func (p *Pay) openEnd(items []item, at int) {
	for i := at - 1; i >= max(0, at-2); i-- {
		switch {
		case items[i].is(upTo):
			p.Min = 0
			return
		case items[i].is(from):
			p.Max = 0
			return
		}
	}
	for i := at + 1; i < min(len(items), at+4); i++ {
		if items[i].is(orMore) {
			p.Max = 0
			return
		}
	}
}

// findCurrency is the currency nearest to the amounts: right before, among or right
// after them, else anywhere.
func (p *Pay) findCurrency(items []item, at, end int) string {
	near := items[max(0, at-1):min(len(items), end+2)]
	for _, list := range [][]item{near, items} {
		found := ""
		for _, it := range list {
			c := it.currency()
			if found == "" {
				found = c
			}
			if c != "" && !it.is(dollar) {
				return c // $85,000 CAD
			}
		}
		if found != "" {
			return found
		}
	}
	return ""
}

// findPeriod is the first period after the amounts and before the next number, else
// the last one before them. One after another number belongs to that: 40 hours a week.
func findPeriod(items []item, at, end int) string {
	for i := at; i < len(items); i++ {
		if items[i].number && i >= end {
			break
		}
		if per := items[i].period(); per != "" {
			return per
		}
	}
	found := ""
	for _, it := range items[:at] {
		if it.number {
			break
		}
		if per := it.period(); per != "" {
			found = per
		}
	}
	return found
}

// Amount reads one amount, perhaps with its currency: "72000", "72k", "€72,000".
func Amount(text string) (n float64, currency string, ok bool) {
	items := itemsOf(text[:min(len(text), maxText)])
	at := firstAmount(items)
	if at < 0 {
		return 0, "", false
	}
	return items[at].amount, new(Pay).findCurrency(items, at, at+1), true
}
