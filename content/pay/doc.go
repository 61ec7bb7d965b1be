// Package pay reads what a posting pays.
//
// In: the words of a posting ("€45,000–55,000 a year", "$120k-150k", "80.000 € brutto/Jahr",
// "£500 per day", "年収600万円〜800万円"). Out: amounts, a currency and a period.
//
//	p, ok := pay.Parse("$120k-150k")
//	fmt.Println(p.Min, p.Max, p.Currency, p.Per) // 120000 150000 USD year
//	low, high := p.Yearly()                      // for comparisons
//
// # What is understood
//
// An amount is digits with separators of thousands in any usual way (45,000 45.000
// 45 000 45'000), perhaps with k, "thousand", 万 and the like. A single separator that is
// followed by three digits is one of thousands. A range is two amounts with a dash or a
// word between them; "120-150k" is 120,000 to 150,000. "From" and "up to" leave the
// other end open. The first amount of a text counts, before a bonus or the number of
// hours.
//
// A currency is a symbol, a name or an ISO 4217 code; "$" is the US dollar
// unless another is named. "kr"
// may be one of several and is unknown. A period is hour, day, week, month or year. If none is
// written, amounts say it: 10,000 or more are a year's pay, and fewer than 250 an hour's,
// in the currencies of which one buys about a loaf of bread ([Pay.Complete]).
//
// The words are data, in nine languages: currencies.txt and words.txt, to be edited
// without Go (the format is that of package wordlist).
package pay
