package skills

import "testing"

func TestNamesInOtherLanguages(t *testing.T) {
	t.Parallel()
	checkFound(t, detector(), []found{
		// Triggers and lists.
		{"Erfahrung mit Go und Spark", "Go, Spark"},
		{"Du programmierst in Go oder Rust.", "Go, Rust"},
		{"Go-Entwickler mit Excel-Kenntnissen", "Excel, Go"},
		{"Kenntnisse in Java, Swift sowie Chef", "Chef, Java, Swift"},
		{"Maîtrise de Go et d'Excel", "Excel, Go"},
		{"Vous maîtrisez Swift ou Kotlin.", "Kotlin, Swift"},
		{"Connaissances en R et en SAS", "R, SAS"},
		{"Experiencia con Go y Spark", "Go, Spark"},
		{"Dominio de Excel e Python", "Excel, Python"},
		{"Experiência com Go e Spark", "Go, Spark"},
		{"Conhecimento no Excel ou no Power BI", "Excel, Power BI"},
		{"Esperienza con Go ed Elixir", "Elixir, Go"},
		{"Conoscenza di Spark oppure Flink", "Flink, Spark"},
		{"Ervaring met Go en Rust", "Go, Rust"},
		{"Goによる開発経験、SwiftやKotlin", "Go, Kotlin, Swift"},
		{"精通Go、Rust或C++", "C++, Go, Rust"},
		{"Go와 Spark 개발 경험", "Go, Spark"},
		{"React을 사용한 경험", "React"},
		{"Idealerweise bringst du erste Erfahrungen mit Go oder Rust mit.", "Go, Rust"},
		{"我们使用Go和Spark", "Go, Spark"},
		{"Must-have: Go. Nice-to-have: Rust.", "Go, Rust"},
		{"À l'aise avec Excel et le Pack Office", "Excel, Microsoft Office"},
		{"Java-, Python- oder Go-Kenntnisse", "Go, Java, Python"},
		// Beside marks and letters of other scripts.
		{"「Java」（Python）“Kotlin”…Scala→Docker", "Docker, Java, Kotlin, Python, Scala"},
		{"AWSやGCPの運用、Docker等", "AWS, Docker, Google Cloud"},
		{"Python을 AWS에서", "AWS, Python"},
		// Negation.
		{"Kein PHP und keine Angst vor Docker.", "Docker"},
		{"Pas de PHP, mais du Python", "Python"},
		{"Sin PHP ni Perl", ""},
		{"Sem PHP nem Perl", ""},
		{"Senza PHP né Perl", ""},
		{"Experiência no Salesforce", "Salesforce"},
		// Other companies.
		{"Zu unseren Kunden zählen Databricks und Snowflake.", ""},
		{"Partner wie Cisco und Snowflake vertrauen uns.", ""},
		{"Des partenariats avec les 4 grands éditeurs mondiaux - Salesforce, ServiceNow et SAP.", ""},
		{"Strategische Partnerschaften verbinden uns: Salesforce, SAP.", ""},
		{"Wir haben alles auf GitHub veröffentlicht.", ""},
		{"Nos clients : Databricks, Snowflake.", ""},
		{"Un partenariat avec Snowflake.", ""},
		{"Nuestros clientes: Databricks y Snowflake.", ""}, //nolint:misspell // Spanish
		// Words.
		{"Nous cherchons, en vue de grandir, une vue d'ensemble. Vite et bien, avec le chef.", ""},
		{"Vite, rejoins-nous ! Octave, notre chef, est svelte.", ""},
		{"Docker ist dein Alltag, der Chef dein Freund, Ansible dein Werkzeug.", "Ansible, Docker"},
		{"Tableau de bord et chef de projet", ""},
		{"Du bist flink und hast den Chef im Griff.", ""},
		{"Laurea in Informatica, sede stata rinnovata due volte.", ""},
		{"Creo que la cobertura es buena.", ""},
	})
}

func TestStrengthInOtherLanguages(t *testing.T) {
	t.Parallel()
	checkRated(t, []rated{
		{"", "Sehr gute Kenntnisse in Scala", Required},
		{"", "Kenntnisse in Scala sind von Vorteil.", Preferred},
		{"", "Idealerweise Erfahrung mit Scala", Preferred},
		{"", "Wünschenswert: Scala", Preferred},
		{"", "Erste Programmiererfahrungen (z.B. mit Scala)", Alternative},
		{"", "Erfahrung mit Scala oder Kotlin", Alternative},
		{"", "Erfahrung mit Sprachen wie Scala", Alternative},
		{"", "Wir nutzen Scala.", Mentioned},
		{"Das bringst du mit", "- Scala", Required},
		{"Deine Aufgaben", "- Scala", Mentioned},
		{"Must-have", "- Scala", Required},
		{"", "Must-have: Scala", Required},
		{"", "Vous maîtrisez Scala", Required},
		{"", "Scala serait un plus", Preferred},
		{"", "La connaissance de Scala est appréciée", Preferred},
		{"", "De préférence Scala", Preferred},
		{"", "Plus de 5 ans d'expérience en Scala", Required},
		{"Profil recherché", "- Scala", Required},
		{"Vos missions", "- Scala", Mentioned},
		{"Les petits plus", "- Scala", Preferred},
		{"", "Se valorará Scala", Preferred},
		{"", "Imprescindible Scala", Required},
		{"Requisitos", "- Scala", Required},
		{"Requisitos deseables", "- Scala", Preferred},
		{"Qué ofrecemos", "- Scala", Mentioned},
		{"", "Conhecimento em Scala será um diferencial", Preferred},
		{"O que poderia ser um diferencial", "- Ter conhecimento em Scala", Preferred},
		{"Requisitos obrigatórios", "- Scala", Required},
		{"", "Idealmente, esperienza con Scala", Preferred},
		{"", "La conoscenza di Scala costituisce titolo preferenziale", Preferred},
		{"Competenze richieste", "- Scala", Required}, //nolint:misspell // Italian
		{"必須", "- Scala の経験", Required},
		{"歓迎スキル", "- Scalaの開発経験", Preferred},
		{"", "Scalaの経験があれば尚可", Preferred},
		{"開発環境", "- Scala", Mentioned},
		{"任职要求", "- 熟悉Scala", Required},
		{"加分项", "- Scala", Preferred},
		{"", "有Scala经验者优先", Preferred},
		{"자격요건", "- Scala 개발 경험", Required},
		{"우대사항", "- Scala", Preferred},
		// Wishes and requirements in one sentence.
		{"", "Idealerweise bringst du erste Erfahrungen mit Scala mit.", Preferred},
		{"", "Excel (Word, Outlook), Scala-Kenntnisse von Vorteil", Preferred},
		{"", "Conocimientos de Scala, deseable Vue", Required},
		{"", "Se valorará experiencia en AWS y conocimientos de Scala", Preferred},
		{"", "Scala（Akka）での開発経験がある方歓迎", Preferred},
		{"", "【必須】Scala 【歓迎】Kotlin", Required},
		{"", "<必須>Kotlin <尚可>Scala", Preferred},
		// The line above a list.
		{"", "Du hast Erfahrung mit:\n- Scala", Required},
		{"", "Experience with one of these languages:\n- Scala", Alternative},
		{"", "It would be nice if you know:\n- Scala", Preferred},
		{"", "Experience with:\n- Java\nThe rest is fun.\nScala", Mentioned},
	})
}

func TestOtherMeanings(t *testing.T) {
	t.Parallel()
	checkFound(t, detector(), []found{
		{"Sick pay, AD&D, a cabin", ""},
		{"You know SQL targets and MQL definitions.", ""},
		{"SQL and Python", "Python, SQL"},
		{"We put together AI demos at small-scale AI fairs.", ""},
		{"You know material design for aircraft parts.", ""},
		{"Our app is in the Play Store and the App Store.", ""},
		{"A core image, an office suite and open text fields.", ""},
		{"python, spring boot, cloud run", "Google Cloud Run, Python, Spring Boot"},
		{"Customers: Snowflake, Cisco and Databricks.", ""},
		{"Our customers include:\n- Snowflake\n- Cisco", ""},
		{"Our founders came from Snowflake and Cisco.", ""},
		{"From the founder of Docker.", ""},
		{"An open alternative to Snowflake.", ""},
		{"Loved by teams including Databricks and Shopify.", ""},
		{"Our director used to work at Datadog.", ""},
		{"She was a VP at Snowflake and CTO of Datadog.", ""},
		{"Our engineers come from Datadog, Docker and Snowflake.", ""},
		{"Run it on providers like GCP, AWS.", "AWS, Google Cloud"},
		{"We have AD groups and show ads.", ""},
		// Lists.
		{"Go/Spark", "Go, Spark"},
		{"Docker, Frobnicator and Go", "Docker, Go"},
		{"Experience with Frobnicator, Go", "Go"},
		{"Our stack: Go, Frobnicator, Chef", "Chef, Go"},
		{"The Go stack", "Go"},
	})
}
