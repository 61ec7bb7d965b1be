package pay

// Which of the amounts and words of a text are what a job pays.

// maxText is the length in bytes up to which a text is read: it is a line.
const maxText = 500

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
		case it.currency() == "" && it.period() == "" && !it.is(upTo) && !it.multiplies() && !it.slash:
			return 0
		}
	}
	return 0
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
