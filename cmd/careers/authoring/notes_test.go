package authoring_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/careers-index/careers/cmd/careers/authoring"
	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/web/author"
)

const archive = `
-- careers.yaml --
title: Jobs
-- index.md --
---
title: Start
description: D
---
Text.
-- jobs/a.md --
---
title: Engineer
category: Open Positions
description: D
---
We ask for Scala and write [dead](/none).

<common-section section-name="outer"></common-section>
-- jobs/b.md --
---
title: Broken
category: Open Positions
---
<common-section section-name="missing"></common-section>
-- jobs/c.md --
---
title: Draft
draft: true
description: D
---
We ask for Terraform.
-- sections/outer.md --
We run Kafka and Scala.

<common-section section-name="inner"></common-section>
-- sections/inner.md --
See [nowhere](/nowhere). Mail jobs@example.com.
-- sections/idle.md --
Nobody reads this.
`

// read reads the archive as a build does, and tells the desk.
func read(t *testing.T, d *authoring.Desk, root fs.FS) {
	t.Helper()
	site, err := check.Load(t.Context(), root, content.Options{}, check.Options{WithoutSpelling: true})
	if err != nil {
		t.Fatal(err)
	}
	d.Read(site, site.Findings)
}

func files() fstest.MapFS {
	root := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		root[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return root
}

func newDesk(root fs.FS) *authoring.Desk {
	return authoring.New(authoring.Content{Open: func() (fs.FS, content.Options, func(), error) {
		return root, content.Options{}, func() {}, nil
	}})
}

func lines(n author.Notes) []string {
	var out []string
	for _, f := range n.Findings {
		out = append(out, fmt.Sprintf("%s %s:%d:%d %s %s", f.Severity, f.File, f.Line, f.Column, f.Rule, f.Section))
	}
	return out
}

// TestNotesOfEachPage: a page has what is wrong with it and with its sections, at any
// depth; "/" has what belongs to no page, and how many there are elsewhere.
func TestNotesOfEachPage(t *testing.T) {
	t.Parallel()
	d := newDesk(files())
	read(t, d, files())
	if got := d.Notes("/jobs/a"); got.File != "" || got.Findings != nil {
		t.Errorf("before the build has ended: %+v", got)
	}
	d.Built(t.Context(), nil)
	for path, want := range map[string][]string{
		"/jobs/a": {"warning jobs/a.md:6:28 dead-link ", "warning sections/inner.md:1:5 dead-link inner"},
		"/jobs/b": {"error jobs/b.md:5:1 missing-section "},
		"/jobs/c": nil,
		"/":       {"warning sections/idle.md:1:1 unused-section idle"},
		"/none":   nil,
	} {
		if got := lines(d.Notes(path)); !slices.Equal(got, want) {
			t.Errorf("%s: got\n  %s\nwant\n  %s", path, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
		}
	}
	want := []author.Others{{Path: "/jobs/b", File: "jobs/b.md", Errors: 1}, {Path: "/jobs/a", File: "jobs/a.md", Warnings: 2}}
	if got := d.Notes("/").Others; !slices.Equal(got, want) {
		t.Errorf("other pages: %+v", got)
	}
	for path, want := range map[string]string{"/jobs/a": "", "/jobs/b": "error", "/jobs/c": "draft: true (--drafts shows it)"} {
		if got := d.Notes(path).Hidden; got != want {
			t.Errorf("%s is hidden by %q, want %q", path, got, want)
		}
	}
}

// TestAFailedBuildIsToldOnEveryPage, until one succeeds.
func TestAFailedBuildIsToldOnEveryPage(t *testing.T) {
	t.Parallel()
	root := files()
	d := newDesk(root)
	read(t, d, root)
	d.Built(t.Context(), errors.New("nothing was built"))
	n := d.Notes("/jobs/a")
	if n.Failed != "nothing was built" || len(n.Findings) != 3 || n.Findings[0].File != "jobs/b.md" {
		t.Errorf("notes of another page: %+v", n)
	}
	if n := d.Notes("/jobs/b"); n.Hidden != "" || n.Failed == "" {
		t.Errorf("the page that is shown as it was: %+v", n)
	}
	d.Built(t.Context(), errors.New("the folder is gone")) // nothing could be read
	if n := d.Notes("/jobs/a"); n.Failed != "the folder is gone" || len(n.Findings) != 3 {
		t.Errorf("notes after a second failure: %+v", n)
	}
	delete(root, "jobs/b.md")
	read(t, d, root)
	d.Built(t.Context(), nil)
	if n := d.Notes("/jobs/a"); n.Failed != "" || len(n.Findings) != 2 {
		t.Errorf("notes after a good build: %+v", n)
	}
}

// TestNotesEnd: a page with a thousand findings does not show them all.
func TestNotesEnd(t *testing.T) {
	t.Parallel()
	root := files()
	root["jobs/a.md"].Data = append(root["jobs/a.md"].Data, strings.Repeat("\n[dead](/none)\n", 1000)...)
	d := newDesk(root)
	read(t, d, root)
	d.Built(t.Context(), nil)
	n := d.Notes("/jobs/a")
	if len(n.Findings) == 0 || len(n.Findings)+n.Cut != 1002 || n.Cut == 0 {
		t.Errorf("%d findings and %d more", len(n.Findings), n.Cut)
	}
}

// TestComparedFindingsComeLater, and those of a comparison that was overtaken never do.
func TestComparedFindingsComeLater(t *testing.T) {
	t.Parallel()
	var calls atomic.Int32
	began := make(chan struct{})
	d := authoring.New(authoring.Content{Compare: func(ctx context.Context) ([]diag.Finding, error) {
		n := calls.Add(1)
		if n == 1 {
			close(began)
			<-ctx.Done()
		}
		return []diag.Finding{diag.New(diag.RuleSkillSpelling, diag.Position{File: "jobs/a.md", Line: int(n), Column: 1}, "spelled otherwise")}, nil
	}})
	defer d.Close()
	read(t, d, files())
	d.Built(t.Context(), nil)
	<-began
	d.Built(t.Context(), nil)
	d.Wait()
	if got := lines(d.Notes("/jobs/a")); len(got) != 3 || got[0] != "warning jobs/a.md:2:1 skill-spelling " {
		t.Errorf("findings %q", got)
	}
}

func TestPreviewReadsThePageAgain(t *testing.T) {
	t.Parallel()
	root := files()
	d := newDesk(root)
	read(t, d, root)
	d.Built(t.Context(), nil)
	root["jobs/a.md"].Data = append(root["jobs/a.md"].Data, "\nThey know Haskell.\n"...)
	p, err := d.Preview(t.Context(), "/jobs/a")
	if err != nil {
		t.Fatal(err)
	}
	var skills []string
	for _, s := range p.Skills {
		for _, e := range s.Evidence {
			skills = append(skills, fmt.Sprintf("%s %s %s:%d:%d %q %s", s.Name, s.Strength, e.File, e.Line, e.Column, e.Text, e.Section))
		}
	}
	want := []string{
		`Haskell mentioned jobs/a.md:10:11 "Haskell" `, `Kafka mentioned sections/outer.md:1:8 "Kafka" outer`,
		`Scala mentioned jobs/a.md:6:12 "Scala" `, `Scala mentioned sections/outer.md:1:18 "Scala" outer`,
	}
	for i := range want {
		if i >= len(skills) || skills[i] != want[i] {
			t.Errorf("skills\n  %s\nwant\n  %s", strings.Join(skills, "\n  "), strings.Join(want, "\n  "))
			break
		}
	}
	var parts []string
	for _, part := range p.Parts {
		parts = append(parts, strings.TrimSpace(fmt.Sprintln(part.Section, part.File, part.Passages, part.Words, part.Skills, part.Only, part.Pages)))
	}
	wantParts := []string{
		"jobs/a.md 2 10 [Haskell Scala] [Haskell] 0",
		"outer sections/outer.md 1 5 [Kafka Scala] [Kafka] 1",
		"inner sections/inner.md 1 4 [] [] 1",
	}
	if !slices.Equal(parts, wantParts) {
		t.Errorf("parts\n  %s\nwant\n  %s", strings.Join(parts, "\n  "), strings.Join(wantParts, "\n  "))
	}
	if p, err := d.Preview(t.Context(), "/jobs/c"); err != nil || len(p.Skills) != 1 {
		t.Errorf("the preview of a draft: %+v, %v", p, err)
	}
	if _, err := d.Preview(t.Context(), "/none"); !errors.Is(err, author.ErrNoPage) {
		t.Errorf("the preview of nothing: %v", err)
	}
	delete(root, "jobs/c.md")
	if _, err := d.Preview(t.Context(), "/jobs/c"); !errors.Is(err, author.ErrNoPage) {
		t.Errorf("the preview of a page that was deleted: %v", err)
	}
}
