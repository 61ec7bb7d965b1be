package skills

// Reason says in words why a name counts or does not, or why it has its strength.
type Reason string

// Why a name counts.
const (
	Named        Reason = "the name means nothing else"
	CaseFits     Reason = "written as the technology is"
	InList       Reason = "beside another skill in a list"
	Triggered    Reason = "beside a word that goes with skills"
	InContext    Reason = "with a phrase that goes with it in the sentence"
	UnderHeading Reason = "a list item under a heading about skills"
	WithRelated  Reason = "with related skills on the page"
	NotContact   Reason = "named, and not as a way to apply or to talk"
	Declared     Reason = "declared in the front matter"
	Tagged       Reason = "a tag of the page"
)

// Why a name does not count.
const (
	NoEvidence   Reason = "a common word, and nothing says that it is the technology"
	Negated      Reason = "the sentence says that it is not"
	OtherCompany Reason = "named as a customer, partner or owner"
	Contact      Reason = "a way to apply or to talk, not a skill"
	Equipment    Reason = "what runs on the equipment that comes with the job"
	KnownPhrase  Reason = "part of a phrase with another meaning"
	UnsureTag    Reason = "a tag that is a common word, too: a sentence must say that it is the technology"
	NotDeclared  Reason = "the front matter lists the page's skills, and not this one"
)

// Why a skill has its strength.
const (
	InTitle        Reason = "named in the title"
	SaidRequired   Reason = "the sentence asks for it"
	SaidWelcome    Reason = "the sentence calls it welcome"
	SaidUsed       Reason = "the sentence says that it is used"
	SaidNeedless   Reason = "the sentence says that it is not needed"
	UnderRequired  Reason = "under a heading about requirements"
	UnderPreferred Reason = "under a heading about what is welcome"
	UnderStack     Reason = "under a heading about what is used"
	OneOfSeveral   Reason = "one of several that would do"
	NothingSaid    Reason = "nothing says that it is asked for"
	NoPosting      Reason = "the page is not a posting"
)
