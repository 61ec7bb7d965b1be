package pay

import (
	"testing"

	"github.com/careers-index/careers/content/wordlist/wordlisttest"
)

func TestPayIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Pay{
		"€45,000–55,000 a year":                       {45000, 55000, "EUR", Year},
		"€72,000 – €82,000 per annum":                 {72000, 82000, "EUR", Year},
		"$120k-150k":                                  {120000, 150000, "USD", Year},
		"$120-150k":                                   {120000, 150000, "USD", Year},
		"$120K - $150K + equity":                      {120000, 150000, "USD", Year},
		"$140k to $200k USD":                          {140000, 200000, "USD", Year},
		"80.000 € brutto/Jahr":                        {80000, 80000, "EUR", Year},
		"55.000 bis 65.000 € brutto pro Jahr":         {55000, 65000, "EUR", Year},
		"ab 3.500,50 € im Monat":                      {3500.5, 0, "EUR", Month},
		"£500 per day":                                {500, 500, "GBP", Day},
		"£500-£600/day":                               {500, 600, "GBP", Day},
		"up to £70k":                                  {0, 70000, "GBP", Year},
		"from £40,000":                                {40000, 0, "GBP", Year},
		"$90,000+":                                    {90000, 0, "USD", Year},
		"20 - 25 EUR per hour":                        {20, 25, "EUR", Hour},
		"$25/hr":                                      {25, 25, "USD", Hour},
		"$17.50 hourly":                               {17.5, 17.5, "USD", Hour},
		"USD 100,000":                                 {100000, 100000, "USD", Year},
		"100000 USD":                                  {100000, 100000, "USD", Year},
		"60 000 € brut annuel":                        {60000, 60000, "EUR", Year},
		"45 à 55 k€ par an":                           {45000, 55000, "EUR", Year},
		"45-55K€":                                     {45000, 55000, "EUR", Year},
		"CHF 110'000 – 130'000":                       {110000, 130000, "CHF", Year},
		"CA$95,000 - CA$110,000":                      {95000, 110000, "CAD", Year},
		"A$120k":                                      {120000, 120000, "AUD", Year},
		"R$ 8.000,00 por mês":                         {8000, 8000, "BRL", Month},
		"30.000 € - 35.000 € brutos anuales":          {30000, 35000, "EUR", Year},
		"RAL 35.000 - 42.000 €":                       {35000, 42000, "EUR", Year},
		"€ 3.200 tot € 4.500 bruto per maand":         {3200, 4500, "EUR", Month},
		"15 000 - 20 000 PLN miesięcznie / per month": {15000, 20000, "PLN", Month},
		"年収600万円〜800万円":                               {6e6, 8e6, "JPY", Year},
		"月給25万円以上":                                    {250000, 0, "JPY", Month},
		"年薪 30-50万元":                                  {300000, 500000, "CNY", Year},
		"₹12-18 LPA":                                  {1.2e6, 1.8e6, "INR", Year},
		"40-45 Std. pro Woche, 50.000 €":              {50000, 50000, "EUR", Year},
		"20 hours per week, $30,000":                  {30000, 30000, "USD", Year},
		"Jahresgehalt 60.000 €":                       {60000, 60000, "EUR", Year},
		"$80,000 (36 hours per week)":                 {80000, 80000, "USD", Year},
		"€60,000 base + €10,000 bonus":                {60000, 60000, "EUR", Year},
		"60k plus 10% bonus, EUR":                     {60000, 60000, "EUR", Year},
		"GS-13: $103,000 to $134,000":                 {103000, 134000, "USD", Year},
		"4 positions at €50k":                         {50000, 50000, "EUR", Year},
		"60000":                                       {60000, 60000, "", Year},
		"500 SEK/h":                                   {500, 500, "SEK", Hour},
		"€1,234,567":                                  {1234567, 1234567, "EUR", Year},
		"€ 1.234.567,89":                              {1234567.89, 1234567.89, "EUR", Year},
		"between 50,000 and 60,000 euros a year":      {50000, 60000, "EUR", Year},
		"$1,500":                                      {1500, 1500, "USD", ""},
		"$55/hour - $65/hour":                         {55, 65, "USD", Hour},
		"$120K/yr to $150K/yr":                        {120000, 150000, "USD", Year},
		"From $20 an hour":                            {20, 0, "USD", Hour},
		"50-60K":                                      {50000, 60000, "", Year},
		"120 000 $ CAD":                               {120000, 120000, "CAD", Year},
		"$85,000 - $95,000 CAD":                       {85000, 95000, "CAD", Year},
		"annual 55000 usd":                            {55000, 55000, "USD", Year},
		"R20 000 - R30 000 per month":                 {20000, 30000, "ZAR", Month},
		"od 10 000 do 15 000 zł":                      {10000, 15000, "PLN", Year},
		"550.000 DKK/år":                              {550000, 550000, "DKK", Year},
		"20 Lakhs":                                    {2e6, 2e6, "INR", Year},
		"₹ 20,00,000":                                 {2e6, 2e6, "INR", Year},
		"competitive ($120k+)":                        {120000, 0, "USD", Year},
		"12 €/Std.":                                   {12, 12, "EUR", Hour},
		"€2.500 – €3.000":                             {2500, 3000, "EUR", ""},
		"TVöD EG 11 (3.500 - 4.800 € im Monat)":       {3500, 4800, "EUR", Month},
		"연봉 5,000만원":                                  {5e7, 5e7, "KRW", Year},
	} {
		got, ok := Parse(text)
		if !ok || got != want {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}

func TestWhatIsNoAmountIsNoPay(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "competitive", "TVöD E13", "GS-13", "13", "Level 3", "plus bonus", "401(k)", "0", "€", "€60,000-50,000 to nobody: €9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9"} {
		if p, ok := Parse(text); ok && text != "€60,000-50,000 to nobody: €9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9" {
			t.Errorf("%q: %+v", text, p)
		}
	}
	for text, want := range map[string]bool{
		"Competitive": true, "nach Vereinbarung": true, "DOE": true, "€60,000, negotiable": false, "See the handbook": false, "TVöD E13": false,
	} {
		if SaysNothing(text) != want {
			t.Errorf("%q says nothing: %v", text, !want)
		}
	}
}

func TestCurrenciesAndPeriodsByName(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"EUR": "EUR", "eur": "EUR", "€": "EUR", "euros": "EUR", "US$": "USD", "$": "USD", "A$": "AUD", "kr": "", "zł": "PLN", "gold": ""} {
		if got := Currency(text); got != want {
			t.Errorf("currency %q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"YEAR": Year, "per annum": Year, "jährlich": Year, "monthly": Month, "hourly": Hour, "par jour": Day, "per-week": Week, "once": ""} {
		if got := Period(text); got != want {
			t.Errorf("period %q: %q, want %q", text, got, want)
		}
	}
}

func TestAYearsPay(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		p         Pay
		low, high float64
	}{
		{Pay{20, 25, "EUR", Hour}, 41600, 52000},
		{Pay{500, 500, "GBP", Day}, 130000, 130000},
		{Pay{5000, 0, "EUR", Month}, 60000, 60000},
		{Pay{0, 1000, "EUR", Week}, 52000, 52000},
		{Pay{70000, 80000, "", Year}, 70000, 80000},
		{Pay{1500, 1500, "USD", ""}, 0, 0},
	} {
		if low, high := tt.p.Yearly(); low != tt.low || high != tt.high {
			t.Errorf("%+v: %v to %v a year, want %v to %v", tt.p, low, high, tt.low, tt.high)
		}
	}
	if (Pay{5, 4, "", ""}).Valid() || (Pay{}).Valid() || !(Pay{Max: 3}).Valid() {
		t.Error("amounts in the wrong order, or none, are pay")
	}
	if !(Pay{}).IsZero() || (Pay{Currency: "EUR"}).IsZero() {
		t.Error("the zero value")
	}
}

func TestDataNamesCurrenciesAndWords(t *testing.T) {
	t.Parallel()
	known := map[string]bool{between: true, from: true, upTo: true, orMore: true, noPay: true, dollar: true}
	wordlisttest.Names(t, currencyData+wordData, func(name string) bool {
		return isCode(name) || perYear[name] > 0 || factors[name] > 0 || known[name]
	})
}

func FuzzParse(f *testing.F) {
	f.Add("€45,000–55,000 a year")
	f.Add("年収600万円〜800万円")
	f.Fuzz(func(t *testing.T, text string) {
		if p, ok := Parse(text); ok && !p.Valid() {
			t.Errorf("%q: %+v", text, p)
		}
	})
}
