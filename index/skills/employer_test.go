package skills

import (
	"testing"

	"github.com/careers-index/careers/content/markdown"
)

// A page that shows whose it is asks for the employer's product like for any other, and a
// product that a page praises is not always the employer's.
func TestEmployersNameIsASkillWhereThePageAsksForIt(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ title, text, want string }{
		{"", "Snowflake is a leading data platform. You have experience with Snowflake.", "Snowflake"},
		{"", "3+ years of experience with ServiceNow. ServiceNow is the leader in workflows.", "ServiceNow"},
		{"", "Salesforce is the leading CRM. Strong Salesforce skills are required.", "Salesforce"},
		{"", "SAP ist ein führender Anbieter. SAP-Kenntnisse sind von Vorteil.", "SAP"},
		{"", "Splunk is a company. Splunk is a must.", "Splunk"},
		{"", "Datadog is the leading tool.\nRequirements:\n- Datadog\n- five years of work", "Datadog"},
		{"Salesforce Developer", "Salesforce is the leading CRM.", "Salesforce"},
		{"SAP Berater (m/w/d)", "SAP ist ein führender Anbieter.", "SAP"},
		{"", "Datadog is hiring. People using Datadog work with Datadog.", ""},
		{"", "Typeform is hiring. Typeform looking for engineers.", ""},
		{"", "Datadog is a company. Datadog engineers work at Datadog.", ""},
	} {
		if got := skillsOf(detector(), titled(tt.title, tt.text)); got != tt.want {
			t.Errorf("%q, %q: found %q, want %q", tt.title, tt.text, got, tt.want)
		}
	}
}

func TestEmployerOfAHeadingIsNoSkill(t *testing.T) {
	t.Parallel()
	p := textPage("Mixpanel is used by many. We write Python.")
	p.Headings = []markdown.Heading{{Level: 2, Text: "About Mixpanel"}}
	if got := skillsOf(detector(), p); got != "Python" {
		t.Errorf("found %q, want Python", got)
	}
}

// The name of the organization is a skill where a list or a trigger asks for it.
func TestOrganizationIsNoSkillWhereItIsOnlyNamed(t *testing.T) {
	t.Parallel()
	checkFound(t, detector().ForEmployer("Grafana Labs"), []found{
		{"Grafana is a great place. Join Grafana and write Go code.", "Go"},
		{"Grafana engineers write Python.", "Python"},
		{"Experience with Grafana and Loki.", "Grafana, Loki"},
		{"Prometheus, Grafana and Python.", "Grafana, Prometheus, Python"},
	})
	if got := detector().ForEmployer("Nobody & Sons").Detect(textPage("Grafana")); len(got) != 1 {
		t.Errorf("found %v, want Grafana", got)
	}
}
