package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/visible"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// skillLister is the skills command: its flags.
type skillLister struct {
	src  source
	json bool
}

func newSkills() *cobra.Command {
	var s skillLister
	cmd := &cobra.Command{
		Use:   "skills [--content DIR] [--json]",
		Short: "List the skills that pages name, with the words that say so",
		Long: `Skills reads the content as build does and prints, for every page, the skills
found on it, how strongly each is asked for, and the words that say so with their
place. A page whose front matter has the key skills has those and no others. A tag
counts when it names a skill and is not an ordinary word too.

The strengths are required; preferred, where it would be welcome; alternative,
where another would do as well; and mentioned.

--json prints one object for each page, on a line of its own. 'careers skills explain' says why a
word counts or does not. The key skills of careers.yaml adds, replaces and
removes technologies:

  skills:
    FooDB: [foo-db, Foo Database]
    Bar: {kind: machine learning, aliases: [bar-ml]}
    Excel: off`,
		Example: `  careers skills --content content/en
  careers skills --content content/en --json | jq -r '.skills[].name' | sort | uniq -c
  careers skills explain --content content/en open-positions/engineer.md Go`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.list(cmd) },
	}
	s.src.register(cmd)
	cmd.Flags().BoolVar(&s.json, "json", false, "print one JSON object for each page, on a line of its own")
	cmd.AddCommand(newSkillsExplain())
	return cmd
}

// loadWithDetector loads the content, and a detector with the site's own skills.
func (s *source) loadWithDetector(cmd *cobra.Command) (*content.Site, *skills.Detector, func(), error) {
	site, done, err := s.loadShown(cmd.Context(), nil)
	if err != nil {
		return nil, nil, nil, err
	}
	if left := leftOut(site.LeftOut); left != "" {
		fmt.Fprintf(cmd.ErrOrStderr(), "careers: %s; 'careers check' names them\n", left)
	}
	detector, err := detectorOf(site)
	if err != nil {
		done()
		return nil, nil, nil, err
	}
	return site, detector, done, nil
}

// pageSkills is a line of --json.
type pageSkills struct {
	Path   string         `json:"path"`
	File   string         `json:"file"`
	Skills []skills.Skill `json:"skills"`
}

func (s *skillLister) list(cmd *cobra.Command) error {
	site, detector, done, err := s.src.loadWithDetector(cmd)
	if err != nil {
		return err
	}
	defer done()
	out := bufio.NewWriter(cmd.OutOrStdout())
	for _, p := range site.Pages {
		row := pageSkills{Path: p.Path, File: p.File, Skills: detector.Detect(p)}
		if err := s.print(out, row); err != nil {
			return err
		}
	}
	return out.Flush()
}

func (s *skillLister) print(w io.Writer, row pageSkills) error {
	if !s.json {
		return printSkills(w, row)
	}
	if row.Skills == nil {
		row.Skills = []skills.Skill{}
	}
	enc := json.NewEncoder(visible.NewJSONWriter(w))
	enc.SetEscapeHTML(false)
	return enc.Encode(row)
}

// printSkills prints a page as a table: skill, strength, and where it says so.
func printSkills(w io.Writer, row pageSkills) error {
	fmt.Fprintf(w, "%s\n", row.File)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, s := range row.Skills {
		for i, e := range s.Evidence {
			name, strength := s.Name, string(s.Strength)
			if i > 0 {
				name, strength = "", ""
			}
			fmt.Fprintf(t, "  %s\t%s\t%s\t%q\n", name, strength, place(e), e.Text)
		}
	}
	if len(row.Skills) == 0 {
		fmt.Fprintln(t, "  no skills")
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}

func place(e skills.Evidence) string {
	return fmt.Sprintf("%s:%d:%d", e.File, e.Line, e.Column)
}

func newSkillsExplain() *cobra.Command {
	var src source
	cmd := &cobra.Command{
		Use:   "explain [--content DIR] FILE WORD",
		Short: "Say why a word on a page counts as a skill, or does not",
		Long: `Explain lists every place where the page has the word, under any of its
spellings, and says whether it counts as a skill there and why, and how
strongly the page asks for it. FILE is relative to the content root; the page's
path in the site is understood too.

The exit status is 1 when the page does not have the skill.`,
		Example: `  careers skills explain --content content/en open-positions/product-manager.md Go`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return errors.New("explain needs a file and a word: careers skills explain FILE WORD")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return explainSkill(cmd, &src, args[0], args[1])
		},
	}
	src.register(cmd)
	return cmd
}

func explainSkill(cmd *cobra.Command, src *source, file, word string) error {
	site, detector, done, err := src.loadWithDetector(cmd)
	if err != nil {
		return err
	}
	defer done()
	page := findPage(site, src.dir, file)
	if page == nil {
		for _, p := range site.LeftOut {
			if isNamed(p.File, src.dir, file) {
				return usagef("%s is left out of %s: %s", p.File, src.name(), p.Reason)
			}
		}
		return usagef("%s has no page %q", src.name(), file)
	}
	places := detector.Explain(page, word)
	if len(places) == 0 {
		return unsaid(detector.Lexicon(), page, word)
	}
	counted := false
	for _, x := range places {
		counted = counted || x.Counted
		printExplanation(cmd.OutOrStdout(), x)
	}
	if !counted {
		return &findingsError{}
	}
	return nil
}

// unsaid is why there is nothing to explain.
func unsaid(names *lexicon.Lexicon, page *content.Page, word string) error {
	entry, known := names.Lookup(word)
	switch {
	case !known:
		return &findingsError{fmt.Sprintf("%q is not the name of a skill; add it to skills in careers.yaml if it should be", word)}
	case page.DeclaredSkills != nil:
		return &findingsError{fmt.Sprintf("%s declares its skills in the front matter, and not %s", page.File, entry.Name)}
	}
	return &findingsError{fmt.Sprintf("%s does not say %s, under any of its names, where skills are looked for", page.File, entry.Name)}
}

func printExplanation(w io.Writer, x skills.Explanation) {
	verdict := "does not count"
	if x.Counted {
		verdict = "is " + x.Name
	}
	fmt.Fprintf(w, "%s: %q %s: %s", place(x.Evidence), x.Text, verdict, x.Because)
	if x.By != "" {
		fmt.Fprintf(w, " (%q)", x.By)
	}
	if x.Counted {
		fmt.Fprintf(w, "; %s: %s", x.Strength, x.Asked)
	}
	fmt.Fprintln(w)
}

// findPage finds a page by its file relative to the content root, by its file
// as the shell sees it, or by its path.
func findPage(site *content.Site, dir, name string) *content.Page {
	for _, p := range site.Pages {
		if isNamed(p.File, dir, name) || p.Path == name {
			return p
		}
	}
	return nil
}

// isNamed reports whether a name is that of a file, relative to the content root or as
// the shell sees it.
func isNamed(file, dir, name string) bool {
	if file == filepath.ToSlash(name) {
		return true
	}
	rel, err := filepath.Rel(dir, name)
	return dir != "" && err == nil && file == filepath.ToSlash(rel)
}
