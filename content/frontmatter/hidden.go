package frontmatter

// Step 4: the values that say when a page is shown, and those that leave it out.

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/careers-index/careers/content/date"
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
	overStatus   = "over"
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

// Closed tells whether a page that is left out was a job that people could apply for: it is
// past its last day, or says that it is closed, filled or archived, and nothing else keeps
// it from being shown.
func (b *Block) Closed(now time.Time) bool {
	if b.withheld || b.Hidden(now) == "" {
		return false
	}
	return b.over || !now.IsZero() && b.Job.Closes != "" && b.Job.Closes < now.UTC().Format(time.DateOnly)
}

// unclear keys hide a job that is over as well as one that is not ready: a last day that is
// past decides.
var unclearKeys = foldAll("active isActive available isAvailable current isCurrent live isLive online inactive offline")

// overKeys hide a job because it is no longer open.
var overKeys = foldAll(`archived isArchived closed isClosed position_closed applications_closed filled isFilled position_filled
	expired isExpired solved taken job_closed job_filled job_expired vacancy_filled vacancy_closed role_filled role_closed
	ended finished completed open isOpen hiring isHiring accepting_applications is_accepting_applications job_open accepting`)

// maxStatus is the length in bytes up to which the words of a text count one by one.
const maxStatus = 100

const wantDate = "a date such as 2006-01-31"

// dateIn reads a value that is a date, as "2006-01-02".
func dateIn(v mapping.Value) (string, bool) {
	text, ok := v.Text()
	if !ok {
		return "", false
	}
	return date.Parse(text)
}

func readPosted(b *Block, v mapping.Value, _ nameKind) outcome {
	day, ok := dateIn(v)
	if !ok {
		return badType(v, wantDate)
	}
	b.Job.Posted, b.visibleFrom = day, day
	return used
}

// readCloses stores the last day, of a range the end. Words such as "until filled" say
// that there is none.
func readCloses(b *Block, v mapping.Value, _ nameKind) outcome {
	text, _ := v.Text()
	for part := range strings.SplitSeq(remarks.Replace(text), ";") {
		if day, ok := date.Parse(strings.TrimSpace(part)); ok {
			b.Job.Closes = day
		}
	}
	no, isFlag := v.Flag()
	switch {
	case b.Job.Closes != "":
		return used
	case text != "" && isOpenEnd(text), isFlag && !no:
		return ignored
	}
	return badType(v, wantDate)
}

// remarks separates a date from what is said about it: "31.12.2026 or until filled",
// "2026-12-31 (extended)".
var remarks = strings.NewReplacer("(", ";", ")", ";", " or ", ";", " oder ", ";", " ou ", ";", " o ", ";", ": ", ";", " - ", ";", " – ", ";")

// isOpenEnd reports whether a text says that there is no closing date, also "Open until
// filled; review begins on 1 March".
func isOpenEnd(text string) bool {
	if strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return true // a dash
	}
	if valueWords().Is(text, openEnd) {
		return true
	}
	if len(text) <= maxStatus && !strings.ContainsAny(text, "0123456789") && hasOpenEnd(text) {
		return true
	}
	head, _, more := strings.Cut(strings.NewReplacer(",", ";", "(", ";", ".", ";", " - ", ";", " – ", ";").Replace(text), ";")
	return more && valueWords().Is(head, openEnd)
}

// hasOpenEnd reports whether a sentence has words that only an open end has. Single words
// such as "open" and "no" can mean anything.
func hasOpenEnd(text string) bool {
	tokens := valueWords().Tokens(text)
	for i := 0; i < len(tokens); {
		names, n := valueWords().At(tokens, i)
		if slices.Contains(names, endWithin) || n > 1 && slices.Contains(names, openEnd) {
			return true
		}
		i += n
	}
	return false
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
	if day, ok := dateIn(v); ok && name == related {
		if b.Job.Closes == "" {
			b.Job.Closes = day
		}
		return used
	}
	return readFlag(true)(b, v, name)
}

// hide leaves the page out because of a key. The first reason stays.
func (b *Block) hide(v mapping.Value) {
	key := diag.FoldName(v.Key)
	switch text, _ := v.Text(); {
	case overKeys[key], valueWords().Is(text, overStatus):
		b.over = true
	case !unclearKeys[key]:
		b.withheld = true
	}
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
	day, ok := dateIn(v)
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
	if shown || hidden || len(text) > maxStatus {
		return shown && !hidden, hidden
	}
	names := list.Names(text)
	return slices.Contains(names, shownStatus), slices.Contains(names, hiddenStatus)
}

// isStatus reports whether a text is about whether people can still apply.
func isStatus(text string) bool {
	return valueWords().Is(text, shownStatus) || valueWords().Is(text, hiddenStatus)
}
