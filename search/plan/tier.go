package plan

// Tier is how a word matched. A lower one is better.
type Tier uint8

// The tiers, the best first.
const (
	Exact  Tier = iota // the word as asked, or a skill of that name
	Alias              // another name of the skill that the word names
	Form               // another form of the word, or a compound that ends in it
	Prefix             // a word that begins with it
	Typo               // a word that it may have been meant to be
	tiers
)

var tierNames = [tiers]string{"exact", "alias", "form", "prefix", "typo"}

// String is the name of a tier in results.
func (t Tier) String() string { return tierNames[t] }
