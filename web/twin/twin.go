package twin

import (
	"fmt"
	"strings"

	htmltomarkdown "github.com/JohannesKaufmann/html-to-markdown/v2"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/absolute"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/wording"
)

// A twin has the address of its page with this at its end.
const (
	end     = ".md"
	ofStart = "/index" + end
)

// Address is where the twin of the page at a path, unescaped, is.
func Address(path string) string {
	if path == "/" {
		return ofStart
	}
	return address.Path(path) + end
}

// Path is the path of the page whose twin has an address, both unescaped; "" where it is none.
func Path(address string) string {
	path, ok := strings.CutSuffix(address, end)
	switch {
	case !ok || path == "/":
		return ""
	case address == ofStart:
		return "/"
	}
	return path
}

// Of is a page as Markdown: its title, what is known of the job, and its text. The site is
// at base.
func Of(p *search.Page, base string, facets search.Facets) (string, error) {
	at := base + address.Path(p.Path)
	body, err := htmltomarkdown.ConvertString(absolute.HTML(p.HTML, at))
	if err != nil {
		return "", fmt.Errorf("markdown of %s: %w", p.Path, err)
	}
	apply := p.Job.Apply
	if strings.HasPrefix(apply, "/") {
		apply = base + address.Path(apply)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n", wording.Line(p.Title))
	for _, fact := range []struct{ name, value string }{
		{"Category", p.Category},
		{"Facts", strings.Join(wording.Facts(p.Job, facets), ", ")},
		{"Skills", strings.Join(p.Skills, ", ")},
		{"Posted", p.Job.Posted},
		{"Closes", p.Job.Closes},
		{"Apply", apply},
		{"Page", at},
	} {
		if value := wording.Line(fact.value); value != "" {
			fmt.Fprintf(&b, "- %s: %s\n", fact.name, value)
		}
	}
	b.WriteString("\n" + strings.TrimSpace(body) + "\n")
	return b.String(), nil
}

// Item is a line of a list that links to a twin, and says what is known of its page.
func Item(p *search.Page, base string, facets search.Facets) string {
	line := "- [" + wording.Line(p.Title) + "](" + base + Address(p.Path) + ")"
	if text := about(p, facets); text != "" {
		line += ": " + text
	}
	return line + "\n"
}

// about is what a list says of a page.
func about(p *search.Page, facets search.Facets) string {
	parts := append([]string{p.Category}, wording.Facts(p.Job, facets)...)
	parts = append(parts, p.Description)
	var out []string
	for _, part := range parts {
		if part = wording.Line(part); part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, " · ")
}
