package frontmatter

// Step 4: the values that say what a job pays.

import (
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
	"github.com/careers-index/careers/content/pay"
)

// The folded keys of pay that is a map: those of people, of job boards and of
// schema.org.
var (
	payMinKeys   = foldAll("min minimum min_value from low lower salary_min min_salary start at_least")
	payMaxKeys   = foldAll("max maximum max_value to high upper salary_max max_salary end up_to")
	payOneKeys   = foldAll("value amount salary base pay rate exact text range label display description summary base_salary")
	payMoneyKeys = foldAll("currency currency_type currency_code curr")
	payPerKeys   = foldAll("per unit unit_text period interval frequency type time_unit salary_type pay_period basis")
	payCentKeys  = map[string]func(*pay.Pay) *float64{
		"mincents": func(p *pay.Pay) *float64 { return &p.Min },
		"maxcents": func(p *pay.Pay) *float64 { return &p.Max },
	}
)

// maxPayDepth is how deeply the amounts of pay are nested: {value: {minValue: …}}.
const maxPayDepth = 3

const wantPay = `an amount such as "€45,000–55,000 a year", or {min: 45000, max: 55000, currency: EUR, per: year}`

// readPay stores pay: a text, a number, or a map. per is the period that the key says.
func readPay(per string) func(*Block, mapping.Value, nameKind) outcome {
	return func(b *Block, v mapping.Value, _ nameKind) outcome {
		if items := v.List(); len(items) == 1 {
			v.Key, items[0].Key = items[0].Key, v.Key
			v = items[0]
		}
		p, ok := pay.Pay{}, false
		switch {
		case v.IsMap():
			ok = readPayMap(&p, v, 0) && p.Valid()
		case v.IsList():
			p, ok = readPayList(v)
		default:
			text, _ := v.Text()
			if p, ok = pay.Parse(text); !ok && pay.SaysNothing(text) {
				return ignored
			}
		}
		if !ok {
			return badValue(describe(v) + " is ignored; write " + wantPay)
		}
		if per != "" {
			p.Per = per
		}
		if b.Job.Pay.IsZero() {
			b.Job.Pay = p
		}
		return used
	}
}

// describe quotes a value for a message.
func describe(v mapping.Value) string {
	switch {
	case v.IsScalar():
		return diag.Quote(v.Raw())
	case v.IsMap():
		return "this mapping"
	}
	return "this list"
}

// readPayList reads [45000, 55000], and [45000, 55000, EUR].
func readPayList(v mapping.Value) (pay.Pay, bool) {
	items, ok := v.Items()
	if !ok {
		return pay.Pay{}, false
	}
	var numbers, words []string
	for _, item := range items {
		if _, isNumber := item.Number(); isNumber {
			numbers = append(numbers, item.Raw())
		} else {
			words = append(words, item.Raw())
		}
	}
	return pay.Parse(strings.Join(numbers, " to ") + " " + strings.Join(words, " "))
}

// readPayMap reads pay that is a map. It is false if a value cannot be used.
func readPayMap(p *pay.Pay, v mapping.Value, depth int) bool {
	for _, pair := range v.Pairs() {
		folded, text := diag.FoldName(pair.Key), pair.Value.Raw()
		if pair.Value.Empty() {
			continue
		}
		switch cents := payCentKeys[folded]; {
		case cents != nil:
			n, ok := pair.Value.Number()
			if *cents(p) = n / 100; !ok {
				return false
			}
		case payOneKeys[folded] && pair.Value.IsMap() && depth < maxPayDepth:
			if !readPayMap(p, pair.Value, depth+1) {
				return false
			}
		case payMinKeys[folded]:
			if !readAmount(p, &p.Min, text) {
				return false
			}
		case payMaxKeys[folded]:
			if !readAmount(p, &p.Max, text) {
				return false
			}
		case payMoneyKeys[folded]:
			if p.Currency = pay.Currency(text); p.Currency == "" {
				return false
			}
		case payPerKeys[folded]:
			p.Per = pay.Period(text)
		case payOneKeys[folded] && p.Min == 0 && p.Max == 0:
			readWhole(p, text)
		}
	}
	if p.Min+p.Max == 0 { // a text under any other key
		for _, pair := range v.Pairs() {
			if whole, ok := pay.Parse(pair.Value.Raw()); ok && whole.Currency != "" && p.Min+p.Max == 0 {
				readWhole(p, pair.Value.Raw())
			}
		}
	}
	if depth == 0 {
		*p = p.Complete()
	}
	return true
}

// readWhole reads the amounts of one text of a map. Other keys say more.
func readWhole(p *pay.Pay, text string) {
	whole, ok := pay.Parse(text)
	if !ok {
		readAmount(&whole, &whole.Min, text)
		whole.Max = whole.Min
	}
	p.Min, p.Max = whole.Min, whole.Max
	if p.Currency == "" {
		p.Currency = whole.Currency
	}
	if p.Per == "" {
		p.Per = whole.Per
	}
}

// readAmount reads one amount, "72000" or "72k" or "€72,000", and the currency that it
// names.
func readAmount(p *pay.Pay, amount *float64, text string) bool {
	n, currency, ok := pay.Amount(text)
	if !ok {
		return false
	}
	*amount = n
	if p.Currency == "" {
		p.Currency = currency
	}
	return true
}

// readPayEnd stores one end of the pay that has a key of its own.
func readPayEnd(end func(*pay.Pay) *float64) func(*Block, mapping.Value, nameKind) outcome {
	return func(b *Block, v mapping.Value, _ nameKind) outcome {
		if !v.IsScalar() || !readAmount(&b.payParts, end(&b.payParts), v.Raw()) {
			return badType(v, "an amount such as 45000")
		}
		return used
	}
}

func readCurrency(b *Block, v mapping.Value, _ nameKind) outcome {
	if !v.IsScalar() {
		return badType(v, "a currency such as EUR")
	}
	if b.payParts.Currency = pay.Currency(v.Raw()); b.payParts.Currency == "" {
		return badValue(diag.Quote(v.Raw()) + " is ignored; use the code of a currency, such as EUR or USD")
	}
	return used
}

func readPeriod(b *Block, v mapping.Value, _ nameKind) outcome {
	if !v.IsScalar() {
		return badType(v, list(pay.Periods()))
	}
	if b.payParts.Per = pay.Period(v.Raw()); b.payParts.Per == "" {
		return badValue(diag.Quote(v.Raw()) + " is ignored; use " + list(pay.Periods()))
	}
	return used
}

// combinePay adds what keys of their own say about the pay.
func (b *Block) combinePay() {
	p, parts := b.Job.Pay, b.payParts
	if p.Min+p.Max == 0 {
		p.Min, p.Max = parts.Min, parts.Max
		if p.Min+p.Max == 0 {
			return // a currency alone
		}
		b.movePosition("pay", "pay_min", "pay_max")
	}
	if parts.Currency != "" && p.Currency == "" {
		p.Currency = parts.Currency
	}
	if parts.Per != "" {
		p.Per = parts.Per
	}
	if p = p.Complete(); p.Valid() {
		b.Job.Pay = p
		return
	}
	at, _ := b.At("pay_min")
	b.report(diag.New(diag.RuleUnknownValue, at, "pay_min: the pay is ignored, because its minimum is larger than its maximum; correct one of them"))
}
