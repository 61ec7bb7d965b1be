package web

import (
	"strconv"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
)

// payForm asks for the least that a job must pay.
type payForm struct {
	Param, Value string
	Hidden       []address.Field
}

func newPayForm(req search.Request) *payForm {
	f := &payForm{Param: search.PayMin}
	if req.PayMin > 0 {
		f.Value = strconv.Itoa(req.PayMin)
	}
	req.PayMin, req.Page = 0, 0
	f.Hidden = address.Fields(address.WithoutPrefixes(req))
	return f
}

// currencySigns are written before an amount; other currencies are written by their
// codes.
var currencySigns = map[string]string{"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹", "CAD": "CA$", "AUD": "A$", "BRL": "R$", "KRW": "₩"}

// payText is what a job pays, for people: "€45,000–55,000 a year", "from CHF 30 an hour".
func payText(p search.Pay) string {
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
		whole = count(units)
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
