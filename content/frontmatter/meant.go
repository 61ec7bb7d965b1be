package frontmatter

// Keys that the table does not know: what their words say.

import (
	"slices"
	"strings"
	"unicode"

	"github.com/careers-index/careers/content/diag"
)

// meantBy are our own keys with words of names that mean them. The first row with a
// word counts, so that application_deadline_note is about the deadline.
var meantBy = []struct{ key, words string }{
	{"closes", "deadline closes closing close expiry expires expiration expire until last due cutoff end ends ending frist scadenza prazo cierre"},
	{"pay", "salary salaries pay wage wages compensation remuneration payment gehalt salaire salario lohn ctc"},
	{"apply", "apply applying application applications applicants applicant email mailto bewerbung candidature"},
	{"workplace", "remote workplace hybrid onsite telework wfh homeoffice"},
	{"location", "location locations city cities country countries office offices address workplace place places"},
	{"employment_type", "employment fulltime parttime contract contracts"},
	{"level", "seniority level"},
	{"skills", "skills skill technologies"},
	{"company", "employer company organization organisation"},
	{"date", "posted published publish"},
	{"category", "category categories"},
	{"archived", "archived closed filled expired"},
}

// inText are words of names for what a posting says in its text.
var inText = strings.Fields(`experience experiences education degree degrees qualification qualifications requirement
	requirements responsibility responsibilities benefit benefits perks duties tasks hours schedule shift shifts travel
	visa sponsorship relocation start starts startdate language_skills reports supervisor vacancies openings headcount
	bonus equity stock clearance certification certifications licence license probation interview interviews process
	about mission intro introduction overview body content summary_text what who why offer offers profile aufgaben
	anforderungen voraussetzungen leistungen profil missions avantages requisitos beneficios funciones responsabilidades`)

// Meant is the key of ours that the words of the key mean, or "": closes for
// "final_deadline", and for "applicationDate" with a date.
func (k UnknownKey) Meant() string {
	words := wordsOfName(k.Name)
	for _, m := range meantBy {
		if slices.ContainsFunc(strings.Fields(m.words), func(w string) bool { return slices.Contains(words, w) }) {
			if m.key == "apply" && k.IsDate {
				return "closes"
			}
			return m.key
		}
	}
	return diag.Nearest(k.Name, knownKeys())
}

// BelongsInText reports whether the key has what a posting says in its text:
// requirements, benefits, the start of the job.
func (k UnknownKey) BelongsInText() bool {
	words := append(wordsOfName(k.Name), diag.FoldName(k.Name))
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(inText, w) })
}

// wordsOfName cuts a name at "-", "_", spaces and capitals: closingDay is closing, day.
func wordsOfName(name string) []string {
	var b strings.Builder
	last := ' '
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			b.WriteByte(' ')
		}
		if r == '-' || r == '_' || r == '.' {
			r = ' '
		}
		b.WriteRune(unicode.ToLower(r))
		last = r
	}
	return strings.Fields(b.String())
}
