package pay

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/careers-index/careers/content/wordlist"
)

// Names of words.txt besides the periods.
const (
	between = "between" // two amounts
	from    = "from"    // before the lower end
	upTo    = "up to"   // before the upper end
	orMore  = "or more" // after the lower end
	noPay   = "no amount"
	dollar  = "dollar" // of some country
)

// factors are the names of words.txt that multiply.
var factors = map[string]float64{"thousand": 1e3, "ten thousand": 1e4, "hundred thousand": 1e5, "million": 1e6}

//go:embed data/currencies.txt
var currencyData string

//go:embed data/words.txt
var wordData string

var words = sync.OnceValue(func() *wordlist.List { return wordlist.Parse(currencyData + wordData) })

// Currency returns the ISO 4217 code of a currency: "EUR" for "€", "euros" and "eur";
// "" for anything else.
func Currency(text string) string {
	text = strings.TrimSpace(text)
	if code := strings.ToUpper(text); isCode(code) {
		return code
	}
	return currencyOf(words().Names(text))
}

// currencyOf is the code of the first currency among names; a dollar of some country is
// the US dollar.
func currencyOf(names []string) string {
	if i := slices.IndexFunc(names, isCode); i >= 0 {
		return names[i]
	}
	if slices.Contains(names, dollar) {
		return "USD"
	}
	return ""
}

// Period returns the period that a text names: "year" for "per annum", "YEAR" and
// "jährlich"; "" for anything else.
func Period(text string) string { return periodOf(words().Names(text)) }

// periodOf is the first period among names.
func periodOf(names []string) string {
	if i := slices.IndexFunc(names, func(n string) bool { return perYear[n] > 0 }); i >= 0 {
		return names[i]
	}
	return ""
}

// SaysNothing reports whether a text is about pay and names no amount: "competitive",
// "nach Vereinbarung".
func SaysNothing(text string) bool {
	return !strings.ContainsAny(text, "0123456789") && slices.Contains(words().Names(text), noPay)
}
