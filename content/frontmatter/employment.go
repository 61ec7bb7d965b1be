package frontmatter

// Step 4: the values that say how a job is done: kinds of employment and the workplace.

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/employment"
	"github.com/careers-index/careers/content/mapping"
	"github.com/careers-index/careers/content/place"
)

// maxKinds bounds a list of kinds of employment: there are eight.
const maxKinds = 50

// readEmployment stores the kinds of employment of a text or a list. A word for a
// workplace among them is one: [full-time, remote].
func readEmployment(b *Block, v mapping.Value, name nameKind) outcome {
	items, ok := v.Items()
	isType := name == related && diag.FoldName(v.Key) == "type"
	if !ok || len(items) == 0 {
		if isType {
			return ignored
		}
		return badType(v, "text or a list")
	}
	var kinds []string
	bad := ""
	for _, item := range items[:min(len(items), maxKinds)] {
		found := employment.Kinds(item.Raw())
		for _, kind := range found {
			if !slices.Contains(kinds, kind) {
				kinds = append(kinds, kind)
			}
		}
		switch at := place.Workplace(item.Raw()); {
		case len(found) > 0:
		case at != "" && b.workplaceHint == "":
			b.workplaceHint = at
		case at == "" && bad == "":
			bad = item.Raw()
		}
	}
	switch {
	case isType && (len(kinds) == 0 || slices.Equal(kinds, []string{employment.Other})):
		return ignored // type: page
	case len(kinds) == 0 && bad == "":
		return ignored // only a workplace
	case len(kinds) == 0:
		message := diag.Quote(bad) + " is ignored; use " + list(employment.All())
		if name == related { // hours: 37.5
			message += ", and write the rest in the text of the page"
		}
		return badValue(message)
	}
	if bad != "" && !isType {
		b.report(diag.New(diag.RuleUnknownValue, v.At, "%s: %s is ignored; use %s", v.Key, diag.Quote(bad), list(employment.All())))
	}
	b.Job.EmploymentTypes = kinds
	return used
}

// list is "a, b or c".
func list(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

func readWorkplace(b *Block, v mapping.Value, name nameKind) outcome {
	isHybrid := diag.FoldName(v.Key) == "hybrid"
	if yes, ok := v.Flag(); ok {
		if !yes {
			return ignored // this may mean an office or a mix
		}
		b.Job.Workplace = place.Remote
		if isHybrid {
			b.Job.Workplace = place.Hybrid
		}
		return used
	}
	text, ok := v.Text()
	if items, isList := v.Items(); isList && v.IsList() {
		ok = true
		for _, item := range items {
			text += item.Raw() + "; "
		}
	}
	if !ok {
		return badType(v, "onsite, hybrid or remote")
	}
	if name == related && place.Workplace(text) == "" {
		text = b.underRemote(v.Key, text)
	}
	if b.Job.Workplace = place.Workplace(text); b.Job.Workplace == "" {
		return badValue(diag.Quote(text) + " is ignored; use onsite, hybrid or remote")
	}
	return used
}

// underRemote is what a key such as remote says with its text: "remote partially" for
// "partially". A place there is one to be remote in. Other text is returned as it is.
func (b *Block) underRemote(key, text string) string {
	together := strings.ReplaceAll(key, "_", " ") + " " + text
	switch {
	case valueWords().Is(text, openEnd): // none
	case place.Known(text):
		b.placeHint = "Remote (" + text + ")"
		return together
	case place.Workplace(together) == place.Hybrid:
		return together
	case place.Workplace("remote "+text) == place.Hybrid, place.Known("remote " + text):
		return "remote " + text
	}
	return text
}
