package skills

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestAdhoc(t *testing.T) {
	f, _ := os.Open("/tmp/adhoc.txt")
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		l := sc.Text()
		if l == "" {
			continue
		}
		h, txt, ok := strings.Cut(l, " ## ")
		if !ok {
			h, txt = "", l
		}
		p := textPage("")
		p.Passages[0] = passage("x.md", h, strings.ReplaceAll(txt, `\n`, "\n"))
		var out []string
		for _, s := range detector().Detect(p) {
			out = append(out, s.Name+":"+string(s.Strength)[:3])
		}
		fmt.Println(l, "=>", strings.Join(out, ", "))
	}
}
