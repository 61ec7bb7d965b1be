package frontmatter

// Step 4: the values that leave a page out.

import (
	"time"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
)

// Hidden tells why a page is left out at a time: "draft: true", "due on
// 2026-12-01", "closed on 2026-06-01". It is "" if the page is shown. At the zero
// time no date hides a page.
func (b *Block) Hidden(now time.Time) string {
	if b.hiddenBecause != "" || now.IsZero() {
		return b.hiddenBecause
	}
	today := now.UTC().Format(time.DateOnly)
	switch {
	case b.visibleFrom > today:
		return "due on " + b.visibleFrom
	case b.Job.Closes != "" && b.Job.Closes < today:
		return "closed on " + b.Job.Closes
	}
	return ""
}

// readFlag leaves the page out if the flag is equal to hides.
func readFlag(hides bool) func(*Block, mapping.Value, int) problem {
	return func(b *Block, v mapping.Value, _ int) problem {
		yes, ok := v.Flag()
		if !ok {
			return wrongType(v, "true or false")
		}
		if yes == hides {
			b.hide(v)
		}
		return accepted
	}
}

// hide leaves the page out because of a key. The first reason stays.
func (b *Block) hide(v mapping.Value) {
	if b.hiddenBecause == "" {
		b.hiddenBecause = v.Key + ": " + v.Raw()
	}
}

// readPublished takes a flag, or (as in Hugo) the date of publication.
func readPublished(b *Block, v mapping.Value, rank int) problem {
	if _, ok := v.Flag(); ok {
		return readFlag(false)(b, v, rank)
	}
	day, ok := date(v)
	if !ok {
		return wrongType(v, "true, false or "+wantDate)
	}
	b.visibleFrom = max(b.visibleFrom, day)
	if b.Job.Posted == "" {
		b.Job.Posted = day
	}
	return accepted
}

func readStatus(b *Block, v mapping.Value, _ int) problem {
	text, ok := v.Text()
	if !ok {
		return wrongType(v, "text")
	}
	switch diag.FoldName(text) {
	case "open", "published", "active", "live", "public":
	case "draft", "closed", "archived", "filled", "inactive", "hidden", "private", "expired", "paused", "onhold":
		b.hide(v)
	default:
		return problem{diag.RuleUnknownValue, diag.Quote(text) + " is ignored; use open, draft, closed or archived"}
	}
	return accepted
}
