package spelling_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/skills/spelling"
)

// TestSpelling: each site says where its spellings differ, and the fixes are
// at those very bytes.
func TestSpelling(t *testing.T) {
	t.Parallel()
	const head = "---\ntitle: T\ncategory: Open Positions\n---\n"
	tests := []struct {
		name, site string
		want       []string // file:line:column old -> new
	}{
		{"one spelling", "-- a.md --\n" + head + "We use Typescript. Typescript is required.\n", nil},
		{"two spellings", "-- a.md --\n" + head + "We use Typescript.\n-- b.md --\n" + head + "TypeScript, required.\n",
			[]string{"a.md:5:8 Typescript -> TypeScript"}},
		{"two names are no two spellings", "-- a.md --\n" + head + "We use AWS.\n-- b.md --\n" + head + "We use Amazon Web Services.\n", nil},
		{"dots and spaces", "-- a.md --\n" + head + "Node.js, NodeJS and Node JS.\n",
			[]string{"a.md:5:10 NodeJS -> Node.js", "a.md:5:21 Node JS -> Node.js"}},
		{"code and tags", "-- a.md --\n---\ntitle: T\ntags: [typescript]\n---\nWe use TypeScript: `typescript`.\n", nil},
		{"start of a sentence", "-- a.md --\n" + head + "We use pandas. Pandas is required.\n", nil},
		{"title, heading and declared skills", "-- a.md --\n---\ntitle: Javascript engineer\n---\n# JavaScript\n\nJavascript.\n-- b.md --\n---\ntitle: T\nskills: [Javascript]\n---\nx\n",
			[]string{"a.md:2:8 Javascript -> JavaScript", "a.md:6:1 Javascript -> JavaScript", "b.md:3:10 Javascript -> JavaScript"}},
		{"a section once", "-- a.md --\n" + head + "TypeScript\n\n<common-section section-name=\"s\"/>\n-- b.md --\n" + head + "<common-section section-name=\"s\"/>\n-- sections/s.md --\nWe write Typescript.\n",
			[]string{"sections/s.md:1:10 Typescript -> TypeScript"}},
		{"paths, addresses, tags and options", "-- a.md --\n" + head + "Vue.js, GitLab.\n\n- src/vuejs/main.ts and ./vuejs.config.js, C:\\\\vuejs\n- @vuejs, #vuejs, vuejs@example.com, gitlab.example.com:80\n- --with-vuejs, a_vuejs, vuejs-next, https://example.com/?q=vuejs\n", nil},
		{"commands", "-- a.md --\n" + head + "Vue.js.\n\n- Run npm install vuejs, then brew install --cask vuejs\n- $ start vuejs\n", nil},
		{"quotes and emphasis", "-- a.md --\n" + head + "Vue.js. \"VueJS: The Good Parts\", “All about VueJS” and _VueJS_, but *VueJS*.\n", []string{"a.md:5:74 VueJS -> Vue.js"}},
		{"identifiers", "-- a.md --\n" + head + "Vue.js. Use the package vuejs on the vuejs branch, in a folder called vuejs.\n", nil},
		{"commands end", "-- a.md --\n" + head + "Vue.js.\n\nUse git to learn VueJS.\n", []string{"a.md:7:18 VueJS -> Vue.js"}},
		{"names", "-- a.md --\n" + head + "Vue.js. We go to VueJS Amsterdam, and to Nordic VueJS in May. A \"VueJS\" file. A [VueJS](x.html) link.\n", nil},
		{"a heading keeps its anchor", "-- a.md --\n" + head + "Node.js.\n\n## Node JS\n", []string{"a.md:7:4"}},
		{"job titles", "-- a.md --\n---\ntitle: Senior VueJS Developer\n---\nVue.js for the Lead VueJS Engineer.\n",
			[]string{"a.md:2:15 VueJS -> Vue.js", "a.md:4:21 VueJS -> Vue.js"}},
		{"capitals", "-- a.md --\n" + head + "TypeScript.\n\nTYPESCRIPT IS A MUST.\n", nil},
		{"names of commands", "-- a.md --\n" + head + "Git and git, Bash and bash; NGINX, Nginx and nginx for the web server.\n", nil},
		{"other names of a skill", "-- a.md --\n" + head + "AWS services and AWS Services. GitLab Runner, gitlab-runner.\n", nil},
		{"off", "-- careers.yaml --\nrules: {skill-spelling: off}\n-- a.md --\n" + head + "Typescript and TypeScript.\n", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			root := fstest.MapFS{}
			for _, f := range txtar.Parse([]byte(tt.site)).Files {
				root[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			site, err := content.Load(context.Background(), root, content.Options{})
			if err != nil {
				t.Fatal(err)
			}
			ds := spelling.Check(skills.NewDetector(lexicon.Default()), site)
			ds = diag.Merge(ds)
			var got []string
			for _, d := range ds {
				src := root[d.File].Data
				if d.Fix == nil {
					got = append(got, fmt.Sprintf("%s:%d:%d", d.File, d.Line, d.Column))
					continue
				}
				got = append(got, fmt.Sprintf("%s:%d:%d %s -> %s", d.File, d.Line, d.Column, src[d.Fix.Start:d.Fix.End], d.Fix.Text))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(tt.want, "\n  "))
			}
		})
	}
}
