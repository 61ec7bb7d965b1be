package content

// Severity of a diagnostic.
type Severity string

// The severities. Off is only a setting: no diagnostic carries it.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Off     Severity = "off"
)

// Diagnostic is one finding about one place.
type Diagnostic struct {
	Position
	Severity Severity
	Rule     string // id, kebab-case: "missing-section"
	Message  string // what is wrong and what to do, without place or rule
	// Chain is the tags that led to the place, outermost first.
	Chain []Position
	// Pages are the files of the pages that an error makes unusable, sorted.
	Pages []string
	// Fix replaces bytes of File to mend the problem; nil when none is safe.
	Fix *Fix
}

// Fix is a replacement of the bytes [Start, End) of the diagnostic's file.
type Fix struct {
	Start, End int
	Text       string
}
