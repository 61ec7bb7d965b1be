package frontmatter

import (
	"reflect"
	"strings"
	"testing"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
	"github.com/careers-index/careers/content/pay"
)

// readDefaults reads the defaults of a YAML text.
func readDefaults(t *testing.T, yaml string) (Defaults, []diag.Finding) {
	t.Helper()
	src := diag.NewSource("careers.yaml", []byte("defaults:\n"+yaml))
	m, err := mapping.YAML(src.Bytes, mapping.Origin{Source: src})
	if err != nil {
		t.Fatal(err)
	}
	return ReadDefaults(m.Pairs()[0].Value)
}

func TestDefaultsCompleteWhatAPostingDoesNotSay(t *testing.T) {
	t.Parallel()
	const all = "  employment_type: full-time\n  location: Bristol\n  country: United Kingdom\n  workplace: hybrid\n  apply: jobs@example.com\n  pay_currency: GBP\n  pay_per: year\n"
	for name, tt := range map[string]struct {
		yaml      string
		job, want Job
	}{
		"nothing said": {all, Job{}, Job{EmploymentTypes: []string{"full-time"}, Locations: []string{"Bristol"}, Workplace: "hybrid", Apply: "mailto:jobs@example.com"}},
		"all said": {
			all,
			Job{EmploymentTypes: []string{"contract"}, Locations: []string{"Oslo"}, Workplace: "onsite", Apply: "https://example.com/", Pay: pay.Pay{Min: 9, Currency: "NOK", Per: "hour"}},
			Job{EmploymentTypes: []string{"contract"}, Locations: []string{"Oslo"}, Workplace: "onsite", Apply: "https://example.com/", Pay: pay.Pay{Min: 9, Currency: "NOK", Per: "hour"}},
		},
		"a place without its country": {"  country: France\n", Job{Locations: []string{"Atlantis", "Oslo"}}, Job{Locations: []string{"Atlantis, France", "Oslo"}}},
		"remote work":                 {"  country: France\n", Job{Workplace: "remote"}, Job{Workplace: "remote", Locations: []string{"Remote (France)"}}},
		"a country is no place":       {"  country: France\n", Job{}, Job{}},
		"pay without a currency":      {"  currency: EUR\n  pay_per: month\n", Job{Pay: pay.Pay{Min: 3000}}, Job{Pay: pay.Pay{Min: 3000, Currency: "EUR", Per: "month"}}},
		"the employer's own address":  {"  company_url: https://a.example\n", Job{Company: "B"}, Job{Company: "B"}},
	} {
		d, findings := readDefaults(t, tt.yaml)
		if findings != nil {
			t.Errorf("%s: %v", name, findings)
		}
		if got := d.Complete(tt.job); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, tt.want)
		}
	}
	if got := (Defaults{}).Complete(Job{Locations: []string{"Atlantis"}}); !reflect.DeepEqual(got, Job{Locations: []string{"Atlantis"}}) {
		t.Errorf("no defaults change a job: %+v", got)
	}
}

func TestWhatIsWrongWithDefaults(t *testing.T) {
	t.Parallel()
	for yaml, want := range map[string]string{
		"  title: A\n":                   `2:3 error settings: defaults: there is no default for "title"`,
		"  aply: a@example.com\n":        `2:3 error settings: defaults: there is no default for "aply"; did you mean "apply"?`,
		"  employment_type: sometimes\n": `2:20 error settings: defaults: employment_type: "sometimes" is ignored`,
		"  workplace: [[a]]\n":           `2:14 error settings: defaults: workplace: want onsite`,
	} {
		_, findings := readDefaults(t, yaml)
		if len(findings) != 1 || !strings.HasPrefix(lineOf(findings[0]), want) {
			t.Errorf("%q: %v", yaml, findings)
		}
	}
}

func TestWhatUnknownKeysMean(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"final_deadline": "closes", "applicationDeadlineNote": "closes", "salaryBand": "pay", "offered-salary": "pay", "where_to_apply": "apply",
		"work_locations": "location", "remoteWork": "workplace", "categroy": "category", "frobnicate": "", "zebra": "",
	} {
		if got := (UnknownKey{Name: name}).Meant(); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := (UnknownKey{Name: "application_date", IsDate: true}).Meant(); got != "closes" {
		t.Errorf("a date to apply: %q", got)
	}
	for name, want := range map[string]bool{"requirements": true, "yearsOfExperience": true, "start_date": true, "benefits": true, "zebra": false} {
		if (UnknownKey{Name: name}).BelongsInText() != want {
			t.Errorf("%s belongs in the text: %v", name, !want)
		}
	}
}
