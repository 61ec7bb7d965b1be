package plan

// Words that stand side by side in a text: "test rig" is worth more where a page says it
// than where it has a test and, elsewhere, a rig. Titles have an order of their own
// (package ranking).

// sideBySide are the words of the query that hits are worth more for when they stand side
// by side: each two clauses in a row that are one term each.
func (p *QueryPlanner) sideBySide(clauses []Clause) []Alternative {
	var out []Alternative
	for i := 0; i+1 < len(clauses); i++ {
		a, b := p.onlyTerm(&clauses[i]), p.onlyTerm(&clauses[i+1])
		if a == "" || b == "" || clauses[i].Name > 0 && clauses[i].Name == clauses[i+1].Name {
			continue
		}
		if texts := p.pairOf(&clauses[i], &clauses[i+1], a, b); texts != nil {
			out = append(out, Alternative{Texts: texts})
		}
	}
	return out
}

// pairOf looks for the terms of two clauses in a row.
func (p *QueryPlanner) pairOf(x, y *Clause, a, b string) []TermRun {
	find := func(string) []TermRun {
		if p.Words.In(a)&p.Words.In(b) == 0 {
			return nil
		}
		terms := []string{a, b}
		return p.Run(terms, p.affordable(terms))
	}
	if y.at != x.at+1 {
		return find("")
	}
	return p.pairs.get(p.query.between(x.at, y.at), find)
}

// onlyTerm is the term of a clause of one word that hits must have, else "".
func (p *Planner) onlyTerm(c *Clause) string {
	if !c.Counts() {
		return ""
	}
	if terms := p.termsOfText(c.Asked); len(terms) == 1 {
		return terms[0]
	}
	return ""
}
