package markdown

// Raw HTML that is not closed, or closes what is not open. What is shown is balanced by
// package sanitize; here are the warnings, which say where it begins.

import (
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown/sanitize"
)

// isPaired reports whether the tags of an element are looked at: those that a page may
// have, and those that shape the page around it, such as <main>.
func isPaired(name string) bool {
	return sanitize.IsAllowed(name) || sanitize.IsBlock(name) || name == "body" || name == "html"
}

// endTag closes an element of raw HTML.
func (r *rewriter) endTag(name string, at int) {
	if !r.dropped.close(name) || !isPaired(name) {
		return
	}
	inside, ok := r.open.Close(name)
	r.unclosed(inside)
	if !ok {
		r.findings = append(r.findings, diag.New(diag.RuleUnbalancedHTML, r.sources.at(at),
			"the tag </%s> closes nothing and is dropped; delete it, or write the tag that opens the element", name))
	}
}

// unclosed warns of elements that nothing closes. Of one that a page cannot have, there is
// a warning already.
func (r *rewriter) unclosed(elements []sanitize.OpenElement[int]) {
	for _, e := range elements {
		if sanitize.IsAllowed(e.Name) && !sanitize.HasOptionalEnd(e.Name) {
			r.findings = append(r.findings, diag.New(diag.RuleUnbalancedHTML, r.sources.at(e.Info),
				"the element <%[1]s> is not closed; write </%[1]s> where it ends", e.Name))
		}
	}
}

// unclosedComment warns of a comment that is not closed where it begins.
func (r *rewriter) unclosedComment(at int) {
	r.findings = append(r.findings, diag.New(diag.RuleUnclosedComment, r.sources.at(at),
		"the comment is not closed, so what comes after it is not shown; write --> where it ends"))
}

// unclosedDropped warns of an element that is dropped with its content and that nothing
// closes.
func (r *rewriter) unclosedDropped() {
	if r.dropped.active() && r.dropped != comment {
		r.findings = append(r.findings, diag.New(diag.RuleUnbalancedHTML, r.sources.at(r.droppedAt),
			"the element <%[1]s> is not closed, so nothing after it is shown; delete it, or write </%[1]s> where it ends", string(r.dropped)))
	}
}
