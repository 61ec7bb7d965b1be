package frontmatter

// Step 4: the values that leave a page out.

import (
	_ "embed"
	"slices"
	"sync"
	"time"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
	"github.com/careers-index/careers/content/wordlist"
)

// Names of the lists of words.txt.
const (
	openEnd      = "open end"
	endWithin    = "open end within" // in a text without digits
	shownStatus  = "shown"
	hiddenStatus = "hidden"
)

//go:embed data/words.txt
var valueData string

var valueWords = sync.OnceValue(func() *wordlist.List { return wordlist.Parse(valueData) })

// Hidden returns why a page is left out at a time: "draft: true", "due on
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

// readFlag hides the page if the flag is equal to when.
func readFlag(when bool) func(*Block, mapping.Value, nameKind) outcome {
	return func(b *Block, v mapping.Value, name nameKind) outcome {
		yes, ok := v.Flag()
		switch {
		case !ok && name == related && v.IsScalar():
			return ignored // open: 9 to 5
		case !ok:
			return badType(v, "true or false")
		case yes == when:
			b.hide(v)
		}
		return used
	}
}

// readGone takes a flag, or the day from which a page is closed.
func readGone(b *Block, v mapping.Value, name nameKind) outcome {
	if day, ok := date(v); ok && name == related {
		if b.Job.Closes == "" {
			b.Job.Closes = day
		}
		return used
	}
	return readFlag(true)(b, v, name)
}

// hide leaves the page out because of a key. The first reason stays.
func (b *Block) hide(v mapping.Value) {
	if b.hiddenBecause == "" {
		b.hiddenBecause = v.Key + ": " + v.Raw()
	}
}

// readPublished takes a flag, or (as in Hugo) the date of publication. The key comes
// after date in the table: a date there is known already.
func readPublished(b *Block, v mapping.Value, name nameKind) outcome {
	if _, ok := v.Flag(); ok {
		return readFlag(false)(b, v, name)
	}
	day, ok := date(v)
	if !ok {
		return badType(v, "true, false or "+wantDate)
	}
	b.visibleFrom = max(b.visibleFrom, day)
	if b.Job.Posted == "" {
		b.Job.Posted = day
	}
	return used
}

// readStatus takes words that say whether people can still apply.
func readStatus(b *Block, v mapping.Value, name nameKind) outcome {
	text, ok := v.Text()
	if !ok {
		return badType(v, "text")
	}
	shown, hidden := statusOf(text)
	switch {
	case hidden && !shown:
		b.hide(v)
	case shown && !hidden:
	case name == related:
		return ignored
	default:
		return badValue(diag.Quote(text) + " is ignored; use open, draft, closed or archived")
	}
	return used
}

// statusOf reports whether a text has words of a page that is shown, or of one that is
// not. The whole text counts before the words in it: "not open" is not open.
func statusOf(text string) (shown, hidden bool) {
	list := valueWords()
	shown, hidden = list.Is(text, shownStatus), list.Is(text, hiddenStatus)
	if shown || hidden || len(text) > maxDate {
		return shown && !hidden, hidden
	}
	names := list.Names(text)
	return slices.Contains(names, shownStatus), slices.Contains(names, hiddenStatus)
}

// isStatus reports whether a text is about whether people can still apply.
func isStatus(text string) bool {
	return valueWords().Is(text, shownStatus) || valueWords().Is(text, hiddenStatus)
}
