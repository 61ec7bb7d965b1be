package skills

import (
	"slices"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/index/skills/internal/scan"
)

func TestNames(t *testing.T) {
	t.Parallel()
	checkFound(t, detector(), []found{
		// Signs and letters.
		{"C++", "C++"},
		{"C#, F# and .NET", ".NET, C#, F#"},
		{"ASP.NET and Node.js", "ASP.NET, Node.js"},
		{"C, C++ and C#", "C, C#, C++"},
		{"We use R, D and Go.", "D, Go, R"},
		{"R&D in Vitamin C, with CI/CD", ""},
		{"Objective‑C", "Objective-C"},
		{"PL/SQL and T-SQL", "PL/SQL, T-SQL"},
		{"scikit_learn and scikit-learn", "scikit-learn"},
		// Compounds.
		{"C/C++", "C, C++"},
		{"C#/C++/C", "C, C#, C++"},
		{"HTML/CSS/JS", "CSS, HTML, JavaScript"},
		{"Java/Scala", "Java, Scala"},
		{"Ruby/Rails", "Ruby, Ruby on Rails"},
		{"scala/spray", "Scala, Spray"},
		{"AWS (ECS, RDS)", "Amazon ECS, Amazon RDS, AWS"},
		{"Workday HCM/Financials", "Workday Financials, Workday HCM"},
		{"EKS/Kubernetes", "Amazon EKS, Kubernetes"},
		{"Python and/or Java", "Java, Python"},
		// Versions and plurals.
		{"Python 3.11, Java 8+, ES6, HTML5", "HTML, Java, JavaScript, Python"},
		{"Python3.4+ and PHP7", "PHP, Python"},
		{"Oracle 11g/12c and SQL Server 2012/2016", "Oracle, SQL Server"},
		{"Java 8 years of it", "Java"},
		{"FPGAs and PLCs", "FPGA, PLC"},
		{"Python's and Django’s", "Django, Python"},
		// Misspellings and glued words.
		{"Postgre SQL, Kubernets and Saleforce.com", "Kubernetes, PostgreSQL, Salesforce"},
		{"elastic-search, type script", "Elasticsearch, TypeScript"},
		{"SkillsJava DevelopmentPython", "Java, Python"},
		{"in cloud technologies such as AWSExperience with SQL", "AWS, SQL"},
		{"JavaBeans, DockerCon and ReactConf", "JavaBeans"},
		{"productDjango, iOS & AndroidPerformance, LoadRunnerTest", "Android, Django, iOS, LoadRunner"},
		{"Prometheus+Grafana+Loki", "Grafana, Loki, Prometheus"},
		{"one sentence.Python is next", "Python"},
		// Addresses.
		{"See https://github.com/acme/python and www.docker.com/scala.", ""},
		{"python.org, react.dev/learn and joe@scala.example.com", ""},
		{"Edit /etc/nginx/docker.conf and ~/git/java", ""},
		{"@docker, #kafka", "Kafka"},
		{"package.json and viewer.js", ""},
		{"Salesforce.com developer", "Salesforce"},
		{"(see http://x.example/go) and Java", "Java"},
		// Two words written as one.
		{"HerokuCI, ReactNative, PowerAutomate", "Heroku CI, Power Automate, React Native"},
		{"She adds sappi", ""},
		// Longest name wins.
		{"React Native", "React Native"},
		{"GitHub Actions and GitLab CI", "GitHub Actions, GitLab CI"},
		{"Microsoft SQL Server Reporting Services", "SSRS"},
		{"", ""},
	})
}

func TestUnsureNames(t *testing.T) {
	t.Parallel()
	checkFound(t, detector(), []found{
		{"Train the go to market team, then go live with SQL.", "SQL"},
		{"We are looking for a Go Developer.", "Go"},
		{"- Docker\n- Go\n- Chef", "Chef, Docker, Go"},
		{"ruby, java, scala, spark, and angular", "Angular, Java, Ruby, Scala, Spark"},
		{"terraform and chef to manage our servers", "Chef, Terraform"},
		{"We love Terraform and a good chef.", "Terraform"},
		{"Backed by Spark Capital; we write Scala.", "Scala"},
		{"Spark jobs in Scala.", "Scala, Spark"},
		{"Chef/Puppet", "Chef, Puppet"},
		{"Excel at what you do with SQL", "SQL"},
		{"Proficient in Excel, Word, PowerPoint, and MS Project", "Excel, Microsoft Project, PowerPoint, Word"},
		{"Send your Word resume", ""},
		{"We raised a Series C in spring 2025.", ""},
		{"Oracle and SQL Server, and the oracle of Delphi.", "Oracle, SQL Server"},
		{"Java developers in New Jersey", "Java"},
		// Negation.
		{"No PHP or Perl, and no Java.", ""},
		{"Not only Java but also Kotlin", "Java, Kotlin"},
		{"No prior Scala experience required", "Scala"},
		{"Python rather than Java", "Python"},
		{"You will never write Java, and you need not know COBOL or Fortran.", ""},
		{"You can do it without knowing Perl.", ""},
		{"copy/pasting jQuery doesn't count", ""},
		{"We looked at Kotlin and Flutter and decided against both.", ""},
		{"A service in Go for years", "Go"},
		// Other companies.
		{"Our customers include Databricks, Shopify and Snowflake. We use Kafka.", "Kafka"},
		{"It does for chemistry what Salesforce did for sales.", ""},
		{"About ECS Digital: we write Python.", "Python"},
		// Items of lists that the lexicon does not call kin.
		{"NumPy, SciPy, Pyramid and React", "NumPy, Pyramid, React, SciPy"},
		{"Firewalls from Cisco; experience with Checkpoint", "Check Point, Cisco"},
		// Channels and equipment.
		{"The GitLab collaborative toolchain", "GitLab"},
		{"See our GitHub. We use Git.", "Git"},
		{"Proficient in Google\u00a0Docs, Slack", "Google Docs, Slack"},
		{"Interview over Skype, then share your github profile", ""},
		{"We work via Slack, Google Docs.", "Google Docs, Slack"},
		{"A laptop of your choice (Windows or Linux)", ""},
		{"Windows and Linux administration", "Linux, Windows"},
		// The employer's own name.
		{"Confluence | consultant | remote", ""},
		{"Kafka is the backbone of it. Join the Kafka team and write Go.", "Go, Kafka"},
		{"Segment (https://segment.example) | engineers\nJoin Segment and write Go, Kafka, and React.", "Go, Kafka, React"},
		{"We use JavaScript daily.\n- Bootstrap\n- prose and more\n- jest", "Bootstrap, JavaScript, Jest"},
		{"Berlin | Datadog (https://datadog.example) | engineers\nDatadog is for all. Write Go code.", "Go"},
		{"At Datadog, we write Go code.", "Go"},
		{"Datadog is hiring. Datadog runs on Kafka.", "Kafka"},
		{"Personio ist ein Unternehmen in München. Wir nutzen Kafka.", "Kafka"},
		{"Datadog is a must, Kafka too.", "Datadog, Kafka"},
		{"PlanGrid (YC W12) | engineers\nPlanGrid needs Kafka.", "Kafka"},
		{"Bei Personio arbeiten wir mit Kafka.", "Kafka"},
		{"Über CleverReach\nCleverReach verschickt Briefe. Erfahrung mit Kafka.", "Kafka"},
		{"We moved to Docker (https://docker.example) and Kafka.", "Docker, Kafka"},
		{"Splunk, Inc. and MongoDB GmbH need Kafka.", "Kafka"},
		{"SAS, R and Python", "Python, R, SAS"},
		{"Link to Github: https://example.com/us", ""},
		// Lists in lower case.
		{"npm, git/bitbucket, handlebars, stylus", "Bitbucket, Git, Handlebars, npm, Stylus"},
		{"Git, Kafka, handlebars", "Git, Kafka"},
		{"Our tools (eg Packer, Consul, Terraform)", "Consul, Packer, Terraform"},
		{"frameworks (vue.js, Angular, react …)", "Angular, React, Vue.js"},
		// Headings about skills.
		{"Stack: Effect, Bun", "Bun, Effect"},
	})
}

// Every mark that begins an item of a list shows that a name is all of the item.
func TestBulletsBeginItems(t *testing.T) {
	t.Parallel()
	for _, bullet := range scan.Bullets {
		text := "Kotlin is what we use.\n" + string(bullet) + " Flutter\n" + string(bullet) + " Kotlin"
		if got := skillsOf(detector(), textPage(text)); got != "Flutter, Kotlin" {
			t.Errorf("%q: found %q, want Flutter, Kotlin", text, got)
		}
	}
}

// GitHub is a place to apply under "How to apply", unless something asks for it.
func TestForgesUnderHeadingsAboutOtherThings(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"Par github : une demande.": "", "Experience with GitHub.": "GitHub"} {
		if got := skillsOf(detector(), pageUnder("How to apply", text)); got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}

func TestCodeBlocksAreNotRead(t *testing.T) {
	t.Parallel()
	p := textPage("Use Scala.\nbrew install docker\nThen Kafka.")
	p.Passages[0].Blocks[1].Kind = markdown.Code
	if got := skillsOf(detector(), p); got != "Kafka, Scala" {
		t.Errorf("found %q, want Kafka, Scala", got)
	}
}

func TestStrength(t *testing.T) {
	t.Parallel()
	checkRated(t, []rated{
		{"", "We use Scala.", Mentioned},
		{"", "We like Scala and people.", Mentioned},
		{"", "You must know Scala.", Required},
		{"", "Strong experience with Scala.", Required},
		{"", "Scala is required.", Required},
		{"", "Java is required, Scala a plus.", Preferred},
		{"", "Prior experience with Scala would be ideal.", Preferred},
		{"", "with an interest in Scala", Preferred},
		{"", "Scala experience is not required.", Preferred},
		{"", "No prior Scala experience required.", Mentioned},
		{"", "Experience with Scala or Java.", Alternative},
		{"", "Proficiency in a language such as Scala, F#, or Haskell", Alternative},
		{"", "Experience with Scala or similar.", Alternative},
		{"", "Experience with Scala and Java.", Required},
		{"", "Years of Scala on the back end, React or similar.", Required},
		{"", "Kafka for what must never be lost, Scala for the rest.", Mentioned},
		{"Requirements", "- Scala", Required},
		{"What you'll need", "- Scala", Required},
		{"", "You have experience with Scala", Required},
		{"Requirements", "- Programming languages: Scala", Required},
		{"Nice to have", "- Technologies: Scala", Preferred},
		{"Requirements", "- Scala would be nice", Preferred},
		{"Nice to have", "- Experience with Scala", Preferred},
		{"Bonus points", "- Scala", Preferred},
		{"Our stack", "- Scala", Mentioned},
		{"About us", "Scala", Mentioned},
		{"", "Requirements:\n- Scala", Required},
		{"", "Nice to have:\n- Scala", Preferred},
		{"", "Requirements:\n- Java\nNice to have:\n- Scala", Preferred},
		{"", "Scala. You must know Java.", Mentioned},
	})
}

func TestStrongestPlaceDecides(t *testing.T) {
	t.Parallel()
	p := textPage("We use Scala. You must know Scala. Scala is fun.")
	got := detector().Detect(p)
	if len(got) != 1 || got[0].Strength != Required || len(got[0].Evidence) != 3 {
		t.Errorf("Detect = %+v, want one required skill with three places", got)
	}
	p.Posting = false
	if got := detector().Detect(p); got[0].Strength != Mentioned {
		t.Errorf("strength on a page that is no posting is %s", got[0].Strength)
	}
}

func TestTitleAndHeadingsAreRead(t *testing.T) {
	t.Parallel()
	p := &content.Page{Path: "/x", File: "x.md", Title: "Senior Scala Engineer", Posting: true}
	p.TitleRuns = []diag.Run{{Start: 0, End: len(p.Title), Verbatim: true, At: diag.Position{File: "x.md", Line: 2, Column: 8}}}
	p.Headings = []markdown.Heading{{Level: 2, Text: "Kafka at work", Section: "stack", Runs: []diag.Run{
		{Start: 0, End: 13, Verbatim: true, At: diag.Position{File: "sections/stack.md", Line: 1, Column: 4}}}}}
	got := detector().Detect(p)
	want := []Skill{
		{"Kafka", Mentioned, []Evidence{{"sections/stack.md", 1, 4, "Kafka", "stack"}}},
		{"Scala", Required, []Evidence{{"x.md", 2, 15, "Scala", ""}}},
	}
	if !equalSkills(got, want) {
		t.Errorf("Detect = %+v, want %+v", got, want)
	}
	p.TitleRuns = nil // a title that no file holds byte by byte is no evidence
	if got := names(detector().Detect(p)); !slices.Equal(got, []string{"Kafka"}) {
		t.Errorf("without the title's place: %q", got)
	}
}

func TestEvidenceStopsWhereTheFileBreaksTheName(t *testing.T) {
	t.Parallel()
	p := textPage("Amazon Web Services")
	at := func(line, column int) diag.Position {
		return diag.Position{File: "x.md", Line: line, Column: column}
	}
	p.Passages[0].Runs = []diag.Run{
		{Start: 0, End: 10, At: at(3, 5), Verbatim: true},
		{Start: 11, End: 19, At: at(4, 1), Verbatim: true},
	}
	want := Evidence{"x.md", 3, 5, "Amazon Web", ""}
	if got := detector().Detect(p); len(got) != 1 || got[0].Evidence[0] != want {
		t.Errorf("Detect = %+v, want evidence %+v", got, want)
	}
	p.Passages[0].Runs[0].Verbatim = false // an entity: the place after it
	want = Evidence{"x.md", 4, 1, "Services", ""}
	if got := detector().Detect(p); len(got) != 1 || got[0].Evidence[0] != want {
		t.Errorf("Detect = %+v, want evidence %+v", got, want)
	}
}

func TestDeclaredSkillsWin(t *testing.T) {
	t.Parallel()
	p := textPage("No Go here, but Kafka and Docker.")
	at := diag.Position{File: "x.md", Line: 3, Column: 5}
	p.DeclaredSkills = []frontmatter.Name{{Name: "golang", At: at}, {Name: "Rosetta", At: at}, {Name: "kafka", At: at}}
	got := detector().Detect(p)
	if want := []string{"Go", "Kafka", "Rosetta"}; !slices.Equal(names(got), want) {
		t.Fatalf("found %q, want %q", names(got), want)
	}
	for _, s := range got {
		if s.Strength != Required || s.Evidence[0].Line != 3 {
			t.Errorf("%+v is not as the front matter says", s)
		}
	}
	if len(got[1].Evidence) != 2 {
		t.Errorf("Kafka has %d places, want the text's as well", len(got[1].Evidence))
	}
	p.DeclaredSkills = []frontmatter.Name{}
	if got := detector().Detect(p); len(got) != 0 {
		t.Errorf("an empty list declares %q", names(got))
	}
}

func TestExplain(t *testing.T) {
	t.Parallel()
	p := textPage("Help the go to market team. We run Go and Docker. No Java.")
	type place struct {
		text     string
		accepted bool
		because  Reason
	}
	for word, want := range map[string][]place{
		"golang":  {{"go to market", false, KnownPhrase}, {"Go", true, InList}},
		"Java":    {{"Java", false, Negated}},
		"docker":  {{"Docker", true, Named}},
		"nonsuch": nil, "Perl": nil,
	} {
		var got []place
		for _, x := range detector().Explain(p, word) {
			got = append(got, place{x.Text, x.Counted, x.Because})
		}
		if !slices.Equal(got, want) {
			t.Errorf("Explain(%q) = %v, want %v", word, got, want)
		}
	}
}

// What explain says of a declared page is what the page has.
func TestExplainAgreesWithWhatIsDeclared(t *testing.T) {
	t.Parallel()
	p := textPage("Run Docker. No Java.")
	at := diag.Position{File: "x.md", Line: 2, Column: 9}
	p.DeclaredSkills = []frontmatter.Name{{Name: "golang", At: at}, {Name: "Java", At: at}, {Name: "Rosetta", At: at}}
	p.Tags = []frontmatter.Name{{Name: "docker", At: at}}
	for word, want := range map[string][]Reason{
		"Go": {Declared}, "java": {Declared, Declared}, "rosetta": {Declared},
		"Docker": {NotDeclared, NotDeclared}, "Kafka": nil,
	} {
		var got []Reason
		for _, x := range detector().Explain(p, word) {
			got = append(got, x.Because)
			if x.Counted != (x.Because == Declared) || x.Counted != (x.Strength == Required) {
				t.Errorf("Explain(%q) says %+v", word, x)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("Explain(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestTagsCountWhereTheyAreCertain(t *testing.T) {
	t.Parallel()
	p := textPage("You must know Scala.")
	for i, tag := range []string{"london", "python", "go", "r", "k8s", "scala", "remote"} {
		at := diag.Position{File: "x.md", Line: 2, Column: i + 1}
		p.Tags = append(p.Tags, frontmatter.Name{Name: tag, At: at})
	}
	got := detector().Detect(p)
	want := []Skill{
		{"Kubernetes", Mentioned, []Evidence{{"x.md", 2, 5, "k8s", ""}}},
		{"Python", Mentioned, []Evidence{{"x.md", 2, 2, "python", ""}}},
		{"Scala", Required, []Evidence{{"x.md", 1, 15, "Scala", ""}, {"x.md", 2, 6, "scala", ""}}},
	}
	if !equalSkills(got, want) {
		t.Errorf("Detect = %+v, want %+v", got, want)
	}
	if got := detector().Explain(p, "go"); len(got) != 1 || got[0].Counted || got[0].Because != UnsureTag {
		t.Errorf("Explain(go) = %+v, want a tag that does not count", got)
	}
	if got := detector().Explain(p, "Python"); len(got) != 1 || !got[0].Counted || got[0].Because != Tagged {
		t.Errorf("Explain(Python) = %+v, want a tag that counts", got)
	}
}

func equalSkills(a, b []Skill) bool {
	return slices.EqualFunc(a, b, func(x, y Skill) bool {
		return x.Name == y.Name && x.Strength == y.Strength && slices.Equal(x.Evidence, y.Evidence)
	})
}
