package date

import (
	"fmt"
	"testing"

	"github.com/careers-index/careers/content/wordlist/wordlisttest"
)

func TestDatesAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2026-03-01": "2026-03-01", "2026-3-1": "2026-03-01", "2026/3/1": "2026-03-01", "2026.03.01": "2026-03-01", "20260301": "2026-03-01",
		"2026-03-01T23:59:00+01:00": "2026-03-01", "2026-03-01 23:59": "2026-03-01", "2026-03-01 09:00:00 +0100": "2026-03-01",
		"Sun, 01 Mar 2026 00:00:00 GMT": "2026-03-01", "Sun, 01 Mar 2026 00:00:00 +0000": "2026-03-01", "Sunday, 1 March 2026": "2026-03-01",
		"1st March 2026": "2026-03-01", "March 1st, 2026": "2026-03-01", "the 2nd of March, 2026": "2026-03-02", "22ND MAR 2026": "2026-03-22",
		"March 1, 2026, 11:59 pm ET": "2026-03-01", "1 March 2026 at 5 pm": "2026-03-01", "1-Mar-2026": "2026-03-01", "2026 March 1": "2026-03-01",
		"05.01.2026": "2026-01-05", "5.1.2026": "2026-01-05", "25/12/2026": "2026-12-25", "12/25/2026": "2026-12-25", "05/05/2026": "2026-05-05",
		"2. März 2026": "2026-03-02", "2. Maerz 2026": "2026-03-02", "bis zum 2. Jänner 2026": "2026-01-02", "Montag, 2. Februar 2026": "2026-02-02",
		"1er mars 2026": "2026-03-01", "15 août 2026": "2026-08-15", "le 3 février 2026": "2026-02-03",
		"1 de marzo de 2026": "2026-03-01", "15 de septiembre del 2026": "2026-09-15", "1º de março de 2026": "2026-03-01", "15 de dezembro de 2026": "2026-12-15",
		"1° marzo 2026": "2026-03-01", "30 giugno 2026": "2026-06-30", "1 maart 2026": "2026-03-01", "vrijdag 1 mei 2026": "2026-05-01",
		"1772323200": "2026-03-01", "1772323200000": "2026-03-01", "2026年3月1日": "2026-03-01", "2026年 3月 1日 まで": "2026-03-01", "2026년 3월 1일": "2026-03-01",
		"03/04/2026": "", "soon": "", "March 2026": "", "2026": "", "30 February 2026": "", "2026-13-01": "", "2026-02-30": "", "2026-03-01x": "",
		"1.2": "", "in 2 weeks, on March 1 2026": "", "32.01.2026": "",
	} {
		if got, ok := Parse(text); got != want || ok != (want != "") {
			t.Errorf("%q: %q %v, want %q", text, got, ok, want)
		}
	}
}

func TestDataHasKnownNames(t *testing.T) {
	t.Parallel()
	known := map[string]bool{"filler": true}
	for month := 1; month <= 12; month++ {
		known[fmt.Sprintf("month %d", month)] = true
	}
	wordlisttest.Names(t, data, func(name string) bool { return known[name] })
}

func FuzzParse(f *testing.F) {
	f.Add("Sunday, 1 March 2026")
	f.Add("2026年3月1日")
	f.Fuzz(func(t *testing.T, text string) {
		day, ok := Parse(text)
		if again, same := Parse(day); ok && (again != day || !same) {
			t.Errorf("%q is %q, and that is %q", text, day, again)
		}
	})
}
