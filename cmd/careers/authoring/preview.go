package authoring

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/web/author"
)

// Content is where the text of the site is.
type Content struct {
	// Open opens the content root as a build reads it, with the options of the build.
	Open func() (root fs.FS, options content.Options, done func(), err error)
	// Compare returns the findings that take a comparison of all pages; nil for none.
	Compare func(context.Context) ([]diag.Finding, error)
}

// Preview implements author.Source.
func (d *Desk) Preview(ctx context.Context, at string) (*author.Preview, error) {
	k, _, _ := d.snapshot()
	file, known := k.files[at]
	if !known {
		return nil, author.ErrNoPage
	}
	root, options, done, err := d.content.Open()
	if err != nil {
		return nil, err
	}
	defer done()
	site, err := content.Load(ctx, onlyPage{root, file}, options)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(site.Pages, func(p *content.Page) bool { return p.File == file })
	if i < 0 {
		return nil, author.ErrNoPage
	}
	lexicon, broken := check.Lexicon(site)
	if broken != nil {
		return nil, errors.New(broken[0].Message)
	}
	page := *site.Pages[i]
	page.Posting = k.postings[file]
	return k.preview(&page, skills.ForSite(lexicon, site).Detect(&page)), nil
}

// preview tells what is made of a page.
func (k *known) preview(page *content.Page, found []skills.Skill) *author.Preview {
	p := &author.Preview{File: page.File, Parts: []author.Part{{File: page.File}}}
	files := map[string]string{}
	for file, name := range k.sections {
		files[name] = file
	}
	part := func(section string) *author.Part {
		i := slices.IndexFunc(p.Parts, func(known author.Part) bool { return known.Section == section })
		if i < 0 {
			i = len(p.Parts)
			p.Parts = append(p.Parts, author.Part{Section: section, File: files[section], Pages: len(k.usedBy[files[section]])})
		}
		return &p.Parts[i]
	}
	for _, include := range page.Includes {
		part(include.Name)
	}
	for _, passage := range page.Passages {
		of := part(passage.Section)
		of.Passages++
		of.Words += len(strings.Fields(passage.Text))
	}
	slices.SortStableFunc(found, func(a, b skills.Skill) int {
		return slices.Index(skills.Strengths(), a.Strength) - slices.Index(skills.Strengths(), b.Strength)
	})
	for _, s := range found {
		shown := author.Skill{Name: s.Name, Strength: string(s.Strength)}
		var sections []string
		for _, e := range s.Evidence {
			shown.Evidence = append(shown.Evidence, author.Place{File: e.File, Line: e.Line, Column: e.Column, Text: e.Text, Section: e.Section})
			sections = append(sections, e.Section)
		}
		p.Skills = append(p.Skills, shown)
		slices.Sort(sections)
		sections = slices.Compact(sections)
		for _, section := range sections {
			of := part(section)
			of.Skills = append(of.Skills, s.Name)
			if len(sections) == 1 {
				of.Only = append(of.Only, s.Name)
			}
		}
	}
	return p
}

// onlyPage is a content root with one page, the sections and the settings.
type onlyPage struct {
	fs.FS
	file string
}

// ReadDir implements fs.ReadDirFS.
func (o onlyPage) ReadDir(dir string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, dir)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		name := path.Join(dir, e.Name())
		first, _, _ := strings.Cut(name, "/")
		_, isMarkdown := markdown.PagePath(name)
		return name != o.file && !strings.HasPrefix(o.file, name+"/") && first != markdown.SectionsFolder && (e.IsDir() || isMarkdown)
	}), err
}
