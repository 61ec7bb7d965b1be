package local
import ("testing";"fmt";"os";"github.com/careers-index/careers/search")
func TestDbgPlan(t *testing.T){
	e, err := Open("/tmp/ixads-new")
	if err != nil { t.Fatal(err) }
	s,_:=e.begin()
	p := s.plan(search.Parse(os.Getenv("Q"),e.site.Facets))
	for _, c := range p.clauses { fmt.Println(c.asked, c.name, c.isWord); for _, a := range c.alternatives { fmt.Println("   ", a.tier, a.skill, a.keys); for _, r := range a.texts { fmt.Print("  ", r.terms, r.in, " "); for _,w := range r.terms { fmt.Print(e.planner.words.count(w,allTexts)," ") }; fmt.Println()} } }
}
