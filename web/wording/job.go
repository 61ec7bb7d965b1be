package wording

import (
	"strconv"
	"strings"

	"github.com/careers-index/careers/search"
)

// Facts are who hires, the places, the workplace, the types and the pay of a job.
func Facts(j search.Job, facets search.Facets) []string {
	facts := append(Where(j, facets), Others(j, facets)...)
	if j.Company != "" {
		facts = append([]string{j.Company}, facts...)
	}
	return facts
}

// Where are the places and the workplace of a job.
func Where(j search.Job, facets search.Facets) []string {
	var facts []string
	places := strings.Join(j.Locations, " / ")
	if places != "" {
		facts = append(facts, places)
	}
	if !strings.Contains(strings.ToLower(places), j.Workplace) { // "Remote (Germany)" says it
		facts = append(facts, unbroken(facets.ValueLabel("workplace", j.Workplace)))
	}
	return facts
}

// Others are the types and the pay of a job. Full time alone goes without saying.
func Others(j search.Job, facets search.Facets) []string {
	var facts []string
	if len(j.Types) != 1 || j.Types[0] != "full-time" {
		for _, kind := range j.Types {
			facts = append(facts, unbroken(facets.ValueLabel("type", kind)))
		}
	}
	if text := Pay(j.Pay); text != "" {
		facts = append(facts, unbroken(text))
	}
	return facts
}

// unbroken is a fact that stays on one line.
func unbroken(s string) string {
	return strings.ReplaceAll(s, " ", "\u00a0")
}

// currencySigns are written before an amount; other currencies are written by their
// codes.
var currencySigns = map[string]string{"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹", "CAD": "CA$", "AUD": "A$", "BRL": "R$", "KRW": "₩"}

// Pay is what a job pays, for people: "€45,000–55,000 a year", "from CHF 30 an hour".
func Pay(p search.Pay) string {
	var amount string
	switch {
	case p.Min == 0 && p.Max == 0:
		return ""
	case p.Max == 0:
		amount = "from " + money(p.Min, p.Currency)
	case p.Min == 0:
		amount = "up to " + money(p.Max, p.Currency)
	case p.Min == p.Max:
		amount = money(p.Min, p.Currency)
	default:
		amount = money(p.Min, p.Currency) + "–" + money(p.Max, "")
	}
	switch p.Per {
	case "":
		return amount
	case "hour":
		return amount + " an hour"
	}
	return amount + " a " + p.Per
}

// money writes an amount with its currency: "€45,000", "CHF 17.50".
func money(n float64, currency string) string {
	text := strconv.FormatFloat(n, 'f', 2, 64)
	whole, cents, _ := strings.Cut(text, ".")
	if units, err := strconv.Atoi(whole); err == nil {
		whole = Count(units)
	}
	if cents != "00" {
		whole += "." + cents
	}
	sign, known := currencySigns[currency]
	if !known && currency != "" {
		sign = currency + " "
	}
	return sign + whole
}
