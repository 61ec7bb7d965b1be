package synonyms

import (
	"encoding/json"
	"errors"
)

// runHead is the number of texts before the names of a run.
const runHead = 2

// encode writes groups in JSON: a list for each group, with a list for each run of
// names of one language and use, which the names follow.
//
//	[[["en","","tester","QA"],["de","","Softwaretester"]], …]
func encode(groups []Group) []byte {
	all := make([][][]string, len(groups))
	for i, g := range groups {
		var runs [][]string
		for j, x := range g.Names {
			if j == 0 || x.Language != g.Names[j-1].Language || x.Use != g.Names[j-1].Use {
				runs = append(runs, []string{x.Language, string(x.Use)})
			}
			last := &runs[len(runs)-1]
			*last = append(*last, x.Text)
		}
		all[i] = runs
	}
	data, _ := json.Marshal(all) // texts cannot fail
	return data
}

// decode reads what encode wrote.
func decode(data []byte) ([]Group, error) {
	var all [][][]string
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	groups := make([]Group, len(all))
	for i, runs := range all {
		n := 0
		for _, run := range runs {
			n += len(run)
		}
		groups[i].Names = make([]Name, 0, n)
		for _, run := range runs {
			if len(run) <= runHead {
				return nil, errors.New("names without a language")
			}
			for _, text := range run[runHead:] {
				groups[i].Names = append(groups[i].Names, Name{Text: text, Language: run[0], Use: Use(run[1])})
			}
		}
	}
	return groups, nil
}
