package frontmatter

import (
	"fmt"
	"strings"
	"testing"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/pay"
	"github.com/careers-index/careers/content/wordlist/wordlisttest"
)

// jobOf is what front matter says about a job, without its zero values: what
// people see of it.
func jobOf(t *testing.T, yaml string) (string, []string) {
	t.Helper()
	b, _, findings := parse([]byte("---\n" + yaml + "\n---\n"))
	var facts []string
	add := func(name string, value any) {
		if s := fmt.Sprint(value); s != "" && s != "[]" {
			facts = append(facts, name+"="+s)
		}
	}
	j := b.Job
	add("posted", j.Posted)
	add("closes", j.Closes)
	add("type", strings.Join(j.EmploymentTypes, "+"))
	add("at", strings.Join(j.Locations, " | "))
	add("work", j.Workplace)
	add("apply", j.Apply)
	if j.Pay != (pay.Pay{}) {
		add("pay", j.Pay)
	}
	for name, value := range map[string]string{"department": j.Department, "team": j.Team, "company": j.Company, "site": j.CompanyURL, "ref": j.Reference} {
		add(name, value)
	}
	add("hidden", b.hiddenBecause)
	var lines []string
	for _, f := range findings {
		lines = append(lines, lineOf(f))
	}
	return strings.Join(facts, " "), lines
}

func wantJobs(t *testing.T, tests [][2]string) {
	t.Helper()
	for _, tt := range tests {
		got, findings := jobOf(t, tt[0])
		if got != tt[1] || findings != nil {
			t.Errorf("%s\n got %s %q\nwant %s", tt[0], got, findings, tt[1])
		}
	}
}

func TestEveryNameOfTheClosingDate(t *testing.T) {
	t.Parallel()
	for _, name := range strings.Fields("closes deadline application_deadline applicationDeadline apply_by applyBefore until valid_until expires expiration_date close_date applications_close closed expired validThrough unpublishDate Bewerbungsfrist date-limite") {
		wantJobs(t, [][2]string{{name + ": 2026-03-01", "closes=2026-03-01"}})
	}
	for _, text := range []string{
		"Until filled", "ongoing", "Open until filled", "rolling", "TBD", "none", "open", "N/A", "no", "false", "ASAP", "Open until filled; review begins March 1, 2026",
		"Until the position is filled", "bis auf Weiteres", "jusqu'à pourvu", "hasta cubrir la vacante", "随時", "open until filled (reviewed weekly)", "until a suitable candidate is found", "-", "--", "Ausschreibung läuft bis zur Besetzung",
	} {
		wantJobs(t, [][2]string{{`closes: "` + text + `"`, ""}})
	}
	for _, text := range []string{"2026-12-31 (extended)", "31.12.2026 or until filled?", "Extended: December 31, 2026", "31 December 2026 - 23:59 CET", "December 1 - December 31, 2026", "2026-12-01 - 2026-12-31"} {
		wantJobs(t, [][2]string{{`closes: "` + text + `"`, "closes=2026-12-31"}})
	}
	for _, text := range []string{"soon", "2026-13-01", "see below"} {
		if got, findings := jobOf(t, "closes: "+text); got != "" || len(findings) != 1 || !strings.Contains(findings[0], "error front-matter-type: closes: want a date") {
			t.Errorf("%s: %s %q", text, got, findings)
		}
	}
}

func TestKindsOfEmploymentUnderAnyName(t *testing.T) {
	t.Parallel()
	wantJobs(t, [][2]string{
		{"type: Full Time", "type=full-time"},
		{"job_type: Part-Time", "type=part-time"},
		{"jobType: contract", "type=contract"},
		{"position_type: Full-time", "type=full-time"},
		{"position: Full-Time", "type=full-time"},
		{"employment_type: [FULL_TIME, CONTRACTOR]", "type=full-time+contract"},
		{"employment_type: Full-time or part-time", "type=full-time+part-time"},
		{"employment_type: [full-time, remote]", "type=full-time work=remote"},
		{"employment_type: Vollzeit", "type=full-time"},
		{"type: page\nlayout: job", ""},
		{"type: post\nemployment_type: full-time", "type=full-time"},
		{"type: jobs", ""},
		{"type: [a, b]", ""},
		{"type: {a: b}", ""},
		{"type: other", ""},
		{"schedule: Vollzeit", "type=full-time"},
	})
}

func TestWhatIsReadInPartIsReported(t *testing.T) {
	t.Parallel()
	for yaml, want := range map[string][2]string{
		"employment_type: [full-time, moonlight]":                       {"type=full-time", `employment_type: "moonlight" is ignored`},
		"tags: '" + strings.Repeat("a, ", maxNames+1) + "'":             {"", "tags: there are more than 200 names"},
		"location: [" + strings.Repeat("Oslo, ", maxPlaces) + "Bergen]": {"at=" + strings.Repeat("Oslo | ", maxPlaces-1) + "Oslo", "location: there are more than 100 places"},
	} {
		if got, findings := jobOf(t, yaml); got != want[0] || len(findings) != 1 || !strings.Contains(findings[0], want[1]) {
			t.Errorf("%.60s: %s %q", yaml, got, findings)
		}
	}
}

func TestKeysBelowAJobAreReadAsIfAtTheTop(t *testing.T) {
	t.Parallel()
	wantJobs(t, [][2]string{
		{"job:\n  validThrough: 2026-03-01\n  employmentType: PART_TIME", "closes=2026-03-01 type=part-time"},
		{"job:\n  details: {city: Bristol}\n  job_details: {city: Bristol}", "at=Bristol"},
		{"closes: 2026-03-01\njob: {closes: 2027-01-01}", "closes=2026-03-01"},
		{"deadline: 2026-03-01\njob: {closes: 2027-01-01}", "closes=2026-03-01"},
		{"job: {position: Engineer 3}\ntitle: A", ""},
	})
	wantJobs(t, [][2]string{
		{"vacancy_info: {deadline: 2026-03-01, location: Bristol, title: X, note: y}", "closes=2026-03-01 at=Bristol"},
		{"seo: {title: X, location: Bristol}", ""},
		{"author: {name: Ann, city: Bristol}", ""},
	})
	got, findings := jobOf(t, "job:\n  datePosted: 2026-01-01\n  jobLocation: {\"@type\": Place, address: {\"@type\": PostalAddress, addressLocality: Pune, addressRegion: Maharashtra, addressCountry: IN}}\n"+
		"  baseSalary: {\"@type\": MonetaryAmount, currency: INR, value: {\"@type\": QuantitativeValue, minValue: 500000, maxValue: 800000, unitText: YEAR}}")
	if want := "posted=2026-01-01 at=Pune, Maharashtra, IN pay={500000 800000 INR year}"; got != want || findings != nil {
		t.Errorf("JSON-LD: %s %q\nwant %s", got, findings, want)
	}
	b, _, _ := parse([]byte("---\njob: {education: none, squad: Blue}\n---\n"))
	if len(b.Unknown) != 2 || strings.Join(b.Strings("squad"), "") != "Blue" {
		t.Errorf("unknown keys of a job: %v, squad %q", b.Unknown, b.Strings("squad"))
	}
}

func TestPlacesAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	wantJobs(t, [][2]string{
		{"location: Berlin, Germany; Paris, France", "at=Berlin, Germany | Paris, France"},
		{"location: {city: [Berlin, Bonn], country: Germany}", "at=Berlin, Germany | Bonn, Germany"},
		{"location: {country: [Germany, France]}", "at=Germany | France"},
		{"city: [Berlin, Paris]", "at=Berlin | Paris"},
		{"location: Remote", "at=Remote work=remote"},
		{"location: Hybrid, London", "at=Hybrid, London work=hybrid"},
		{"location: London (hybrid)", "at=London (hybrid) work=hybrid"},
		{"location: Fully remote\nworkplace: hybrid", "at=Fully remote work=hybrid"},
		{"location: {country: Germany, city: Berlin}", "at=Berlin, Germany"},
		{"location: {name: Lyon}", "at=Lyon"},
		{"location: {name: HQ, address: {street: Kai 1, city: Hamburg, postalCode: 20457, country: {name: Germany}}}", "at=Hamburg, Germany"},
		{"location:\n- city: Oslo\n  country: Norway\n- Hamburg", "at=Oslo, Norway | Hamburg"},
		{"locations:\n- {city: Porto, remote: true}\n- {city: Lisbon}", "at=Porto | Lisbon work=remote"},
		{"location: {remote: true}", "work=remote"},
		{"city: Berlin\ncountry: Germany", "at=Berlin, Germany"},
		{"city: Austin\nstate: Texas\ncountry: US", "at=Austin, Texas, US"},
		{"state: closed", "hidden=state: closed"},
		{"location: Atlantis\ncountry: France", "at=Atlantis, France"},
		{"location: Berlin\ncountry: Germany", "at=Berlin"},
		{"location: Remote\ncountry: Germany", "at=Remote (Germany) work=remote"},
		{"remote: US only", "at=Remote (US only) work=remote"},
		{"remote: partially", "work=hybrid"},
		{"remote: 'yes'\nlocation: Berlin", "at=Berlin work=remote"},
		{"hybrid: true", "work=hybrid"},
		{"location: Oslo\nsecondaryLocations: [{location: Bergen}, Oslo]", "at=Oslo | Bergen"},
		{"home_office: partially", "work=hybrid"},
		{"remote: fully", "work=remote"},
		{"isRemote: true\naddress: {postalAddress: {addressLocality: Austin, addressCountry: US}}", "at=Austin, US work=remote"},
		{"categories: {commitment: Full-time, location: Berlin, team: Core}", "type=full-time at=Berlin team=Core"},
		{"departments: [{id: 1, name: Data}, {id: 2, name: Web}]", "department=Data, Web"},
		{"jobLocationType: TELECOMMUTE", "work=remote"},
		{"workplace: [onsite, hybrid]", "work=hybrid"},
		{"workplace: Homeoffice möglich", "work=remote"},
	})
	if got, findings := jobOf(t, "location: [Oslo, [1]]"); got != "at=Oslo" || len(findings) != 1 || !strings.Contains(findings[0], "location: this is not a place") {
		t.Errorf("a list in a list: %s %q", got, findings)
	}
}

func TestWhereToApplyIsFoundUnderAnyName(t *testing.T) {
	t.Parallel()
	wantJobs(t, [][2]string{
		{"how_to_apply: Send your CV to jobs@example.com.", "apply=mailto:jobs@example.com"},
		{"how_to_apply: See <https://example.com/apply>.", "apply=https://example.com/apply"},
		{"apply_link: example.com/apply", "apply=https://example.com/apply"},
		{"apply: www.example.com", "apply=https://www.example.com"},
		{"external_url: https://example.com/a", "apply=https://example.com/a"},
		{"email: a@example.com\nurl: /x", "apply=mailto:a@example.com"},
		{"apply: '[here](https://example.com/a)'", "apply=https://example.com/a"},
		{"apply: [https://example.com/a, a@example.com]", "apply=https://example.com/a"},
		{"apply: {url: https://example.com/a}", "apply=https://example.com/a"},
		{"contact: {name: Ann, email: ann@example.com}", "apply=mailto:ann@example.com"},
		{"contact: Ann, see handbook@example", ""},
	})
	for _, yaml := range []string{"apply: javascript:alert(1)", "how_to_apply: Ask Ann", "apply: {a: b}"} {
		if got, findings := jobOf(t, yaml); got != "" || len(findings) != 1 {
			t.Errorf("%s: %s %q", yaml, got, findings)
		}
	}
}

func TestPayInEveryShape(t *testing.T) {
	t.Parallel()
	wantJobs(t, [][2]string{
		{"pay: {min: 72000, max: 82000, currency: EUR, per: year}", "pay={72000 82000 EUR year}"},
		{"pay: €45,000–55,000 a year", "pay={45000 55000 EUR year}"},
		{"salary: $120k-150k", "pay={120000 150000 USD year}"},
		{"compensation: {range: '$120k-150k', equity: some}", "pay={120000 150000 USD year}"},
		{"salary: {currency: INR, value: 12, minValue: 500000, maxValue: 800000, unitText: YEAR}", "pay={500000 800000 INR year}"},
		{"salary: {min: 60k, max: 70k, currency: £}", "pay={60000 70000 GBP year}"},
		{"salary: {min_cents: 5000000, max_cents: 6000000, currency_type: USD}", "pay={50000 60000 USD year}"},
		{"compensation: {compensationTierSummary: '$120K – $150K • Equity'}", "pay={120000 150000 USD year}"},
		{"salary: {amount: '€500 per day'}", "pay={500 500 EUR day}"},
		{"salary: [45000, 55000, EUR]", "pay={45000 55000 EUR year}"},
		{"salary: ['€45,000 a year']", "pay={45000 45000 EUR year}"},
		{"salary_min: 45000\nsalary_max: 55000\nsalary_currency: EUR\nsalary_period: yearly", "pay={45000 55000 EUR year}"},
		{"salaryMin: €4,000\nsalaryPeriod: MONTH", "pay={4000 0 EUR month}"},
		{"salary: 45000\ncurrency: EUR", "pay={45000 45000 EUR year}"},
		{"hourly_rate: $25", "pay={25 25 USD hour}"},
		{"day_rate: 500 - 600 GBP", "pay={500 600 GBP day}"},
		{"salary: Competitive", ""},
		{"gehalt: nach Vereinbarung", ""},
		{"currency: EUR", ""},
	})
	for _, yaml := range []string{"pay: TVöD E13", "pay: {a: b}", "salary: [[1]]", "pay_min: many", "currency: gold", "pay_per: once", "pay_min: 5000\npay_max: 4000", "pay: {min: x}"} {
		if got, findings := jobOf(t, yaml); got != "" || len(findings) != 1 {
			t.Errorf("%s: %s %q", yaml, got, findings)
		}
	}
}

func TestWordsThatHideAPage(t *testing.T) {
	t.Parallel()
	for _, yaml := range []string{
		"status: solved", "status: filled", "status: No longer accepting applications", "status: Position filled", "status: besetzt", "status: pourvu", "status: 募集終了",
		"filled: true", "closed: yes", "expired: true", "isActive: false", "is_active: false", "open: false", "hiring: false", "isClosed: true", "hidden: true",
		"is_draft: true", "archived: true", "published: false", "closed: false\nfilled: true", "active: true\nopen: false",
	} {
		if got, findings := jobOf(t, yaml); !strings.HasPrefix(got, "hidden=") || findings != nil {
			t.Errorf("%s: %s %q", yaml, got, findings)
		}
	}
	wantJobs(t, [][2]string{
		{"status: open\nclosed: false\nfilled: false\nisActive: true\nactive: true\nexpired: false", ""},
		{"status: Now hiring", ""}, {"status: Open until filled", ""}, {"status: not filled", ""}, {"open: 9 to 5", ""}, {"available: immediately", ""},
	})
	if _, findings := jobOf(t, "status: zebra"); len(findings) != 1 || !strings.Contains(findings[0], diag.RuleUnknownValue) {
		t.Errorf("status: zebra: %q", findings)
	}
}

func TestSkillsInEveryShape(t *testing.T) {
	t.Parallel()
	for yaml, want := range map[string]string{
		"skills: Go, C++":                          "Go@9 C++@13",
		"skills: [\"Rust\", Go]":                   "Rust@11 Go@18",
		"skills: ['Go, Rust, C#']":                 "Go@11 Rust@15 C#@21",
		"skills: {languages: [Go], tools: Docker}": "Go@22 Docker@34",
		"required_skills: [Go]":                    "Go@19",
	} {
		b, _, findings := parse([]byte("---\n" + yaml + "\n---\n"))
		var got []string
		for _, n := range b.Skills {
			got = append(got, fmt.Sprintf("%s@%d", n.Name, n.At.Column))
		}
		if s := strings.Join(got, " "); s != want || findings != nil {
			t.Errorf("%s: %s, want %s %v", yaml, s, want, findings)
		}
	}
}

func TestDataHasKnownNames(t *testing.T) {
	t.Parallel()
	known := map[string]bool{openEnd: true, endWithin: true, shownStatus: true, hiddenStatus: true, overStatus: true}
	wordlisttest.Names(t, valueData, func(name string) bool { return known[name] })
}

// TestWordsOfAClosedJobHideIt: a word that says that a job is over is one that hides it.
func TestWordsOfAClosedJobHideIt(t *testing.T) {
	t.Parallel()
	for line := range strings.Lines(valueData) {
		words, ok := strings.CutPrefix(line, "over: ")
		if !ok {
			continue
		}
		for word := range strings.SplitSeq(strings.TrimSpace(words), ", ") {
			if !valueWords().Is(word, hiddenStatus) {
				t.Errorf("%q is over, and not hidden", word)
			}
		}
	}
}
