package frontmatter

// The table of keys: the data of step 3.

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/pay"
)

// keys are in the order in which an author writes them.
var keys = []key{
	{name: "title", aliases: "job_title", read: readText(func(b *Block) *string { return &b.Title })},
	{name: "menuTitle", aliases: "linkTitle", read: readText(func(b *Block) *string { return &b.MenuTitle })},
	{name: "description", aliases: "summary", read: readText(func(b *Block) *string { return &b.Description })},
	{name: "position", aliases: "weight", read: readPosition},
	{name: "category", related: "categories", read: readCategory},
	{
		name:    "date",
		aliases: "publishDate datePosted postedAt created pubdate posted posted_on posted_date date_published published_at published_on published_date created_at date_created listed_on",
		read:    readPosted,
	},
	{
		name: "closes",
		aliases: `closingDate validThrough expiryDate expiresAt unpublishDate app_close_date deadline application_deadline
			deadline_date apply_by apply_before apply_until applications_close application_close application_close_date
			application_closes application_closing_date applications_close_on applications_due application_due
			application_end_date closing closes_at closes_on close_date closing_on closing_day until valid_until valid_to
			open_until posted_until expires expires_on expiration expiration_date expire_date expires_date expiry
			job_expires job_expiry last_day last_day_to_apply last_date last_date_to_apply due_date due end_of_applications
			bewerbungsfrist bewerbungsschluss einsendeschluss date_limite date_limite_candidature date_de_cloture
			fecha_limite fecha_cierre data_limite prazo prazo_candidatura scadenza data_scadenza sluitingsdatum reageren_voor`,
		read: readCloses,
	},
	{
		name: "employment_type",
		aliases: `contract commitment employment job_type position_type contract_type type_of_employment type_of_contract
			employment_status engagement work_type time_type job_kind anstellungsart beschäftigungsart
			vertragsart arbeitszeit type_de_contrat contrat tipo_de_contrato jornada tipo_contratto dienstverband`,
		related: "type schedule work_schedule hours working_hours work_hours working_time weekly_hours",
		read:    readEmployment,
	},
	{
		name: "location",
		aliases: `locations job_location job_locations office offices place places address workplace_location work_location
			arbeitsort einsatzort standort lieu ubicación localização sede standplaats`,
		related: "applicant_location_requirements",
		read:    readLocations,
	},
	{name: "more_locations", aliases: "secondary_locations additional_locations other_locations", read: readMoreLocations},
	{name: "city", aliases: "locality address_locality town stadt ort ville ciudad cidade città plaats", read: readLocationPart(city)},
	{name: "region", aliases: "address_region province", related: "state", read: readLocationPart(region)},
	{name: "country", aliases: "country_code address_country countries land pays país paese", read: readLocationPart(country)},
	{
		name:    "workplace",
		aliases: "workplaceType workMode work_model work_arrangement work_location_type location_type job_location_type remote_type remote_policy working_model workstyle",
		related: "remote remote_ok is_remote allow_remote remote_friendly telecommute hybrid home_office télétravail teletrabajo teletrabalho smart_working thuiswerken",
		read:    readWorkplace,
	},
	{name: "level", aliases: "seniority seniority_level experience_level jobLevel career_level career_stage", read: readLevel},
	{
		name: "pay",
		aliases: `salary compensation baseSalary salary_range pay_range compensation_range remuneration wage wages pay_rate
			estimated_salary salary_text pay_input_ranges gehalt gehaltsspanne vergütung lohn salaire rémunération salario sueldo retribución
			retribuzione remuneração`,
		read: readPay(""),
	},
	{name: "pay_min", aliases: "salary_min min_salary minimum_salary salary_from salary_minimum compensation_min pay_from min_pay salary_low", read: readPayEnd(func(p *pay.Pay) *float64 { return &p.Min })},
	{name: "pay_max", aliases: "salary_max max_salary maximum_salary salary_to salary_maximum compensation_max pay_to max_pay salary_high", read: readPayEnd(func(p *pay.Pay) *float64 { return &p.Max })},
	{name: "pay_currency", aliases: "currency salary_currency compensation_currency currency_code", read: readCurrency},
	{name: "pay_per", aliases: "salary_period salary_per salary_unit salary_interval salary_frequency salary_type pay_period pay_unit pay_type pay_frequency compensation_period compensation_interval", read: readPeriod},
	{name: "annual_salary", aliases: "yearly_salary salary_per_year annual_pay jahresgehalt", read: readPay(pay.Year)},
	{name: "monthly_salary", aliases: "salary_per_month monthly_pay monatsgehalt", read: readPay(pay.Month)},
	{name: "day_rate", aliases: "daily_rate tagessatz tjm", read: readPay(pay.Day)},
	{name: "hourly_rate", aliases: "hourly_wage hourly_pay hourly_salary wage_per_hour stundenlohn stundensatz", read: readPay(pay.Hour)},
	{
		name: "apply",
		aliases: `applyUrl apply_link apply_to apply_at apply_here apply_online apply_email apply_address application_url
			application_link application_email application_form application_address how_to_apply job_apply_url
			submission_url contactEmail bewerbung bewerbungslink lien_candidature candidatura`,
		related: "contact email external_url external_link source_url source_link original_url hosted_url absolute_url job_url job_link posting_url url link",
		read:    readApply,
	},
	{name: "language", aliases: "lang locale", read: readLanguage},
	{name: "department", aliases: "departments division job_department business_unit abteilung département departamento dipartimento afdeling", read: readTexts(func(b *Block) *string { return &b.Job.Department })},
	{name: "team", aliases: "teams job_team", read: readTexts(func(b *Block) *string { return &b.Job.Team })},
	{name: "company", aliases: "organization organisation hiringOrganization hiring_company employer company_name organization_name", read: readCompany},
	{name: "company_url", aliases: "company_website company_site company_link organization_url employer_url", read: readCompanyURL},
	{name: "reference", aliases: "jobId job_number job_code job_reference reference_number reference_id requisition_id requisition req_id req vacancy_id posting_id kennziffer stellennummer", related: "identifier ref", read: readReference},
	{name: "skills", aliases: "skill skillset required_skills key_skills", read: readNames(func(b *Block) *[]Name { return &b.Skills })},
	{name: "tags", related: "keywords technologies technology tech_stack techs stack", read: readNames(func(b *Block) *[]Name { return &b.Tags })},
	{name: "draft", aliases: "isDraft", read: readFlag(true), every: true},
	{
		name:    "archived",
		aliases: "isArchived",
		related: `closed isClosed position_closed applications_closed filled isFilled position_filled expired isExpired
			hidden isHidden unlisted private unpublished disabled inactive solved taken deleted job_closed job_filled
			job_expired vacancy_filled vacancy_closed role_filled role_closed ended finished completed offline paused`,
		read: readGone, every: true,
	},
	{name: "published", aliases: "publish isPublished", read: readPublished},
	{
		name:    "active",
		aliases: "isActive",
		related: "open isOpen hiring isHiring accepting_applications is_accepting_applications available isAvailable enabled visible isVisible live isLive public isPublic current accepting job_open job_active online show display",
		read:    readFlag(false), every: true,
	},
	{name: "listed", aliases: "isListed", read: readFlag(false), every: true},
	{name: "status", aliases: "job_status posting_status publication_status position_status", read: readStatus, every: true},
}

// containers are keys that only group keys of a job: what is below them is read as if it
// were at the top.
var containers = foldAll("job jobs categories job_posting job_details job_info posting vacancy opening position params extra job_meta metadata")

// jobRows are the keys that say that a mapping is about a job, under whatever name.
var jobRows = []string{"closes", "employment_type", "workplace", "level", "pay", "pay_min", "pay_max", "apply", "hourly_rate", "annual_salary"}

// factRows are the keys of front matter that are read from such a mapping.
var factRows = slices.Concat(jobRows, []string{"date", "location", "city", "region", "country", "department", "team", "company", "pay_currency", "pay_per", "monthly_salary", "day_rate", "reference", "skills"})

// foreign are keys that other site generators own. They have no meaning of their own
// here and are not reported; [Block.Strings] and a site's own facets can still read them.
var foreign = foldAll(`aliases author authors bodyClass build carrerSummary cascade comments contactName contactPhone cover
	createdBy direct_apply featured headless hero icon id image images img job jobs lastmod lastUpdated
	layout lead leverId logo markup menu menus meta metaDes metaDescription metaTitle modified nav navigation
	noindex og outputs params permalink phone posting redirect redirectFrom redirects redirectTo resources robots
	schemaType seo showDate showTitle sidebar sitemap slug submittedBy subnav subtitle tagline taxonomies template
	thumbnail toc translationKey updated`)

func foldAll(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[diag.FoldName(w)] = true
	}
	return set
}

// isKnown reports whether pages have a key of this name.
func isKnown(name string) bool {
	_, known := rowOfName[diag.FoldName(name)]
	return known || foreign[diag.FoldName(name)]
}
