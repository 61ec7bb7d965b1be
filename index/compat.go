package index

import (
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills"
)

// Former names, for callers that still use them.

// Token is [analysis.Token].
type Token = analysis.Token

// BlockGap is [analysis.BlockGap].
const BlockGap = analysis.BlockGap

// Analyze is [analysis.Analyze].
func Analyze(text string) []Token { return analysis.Analyze(text) }

// Scan is [analysis.Scan].
func Scan(text string, yield func(term []byte, start, end, position int) bool) {
	analysis.Scan(text, yield)
}

// Fold is [analysis.FoldValue].
func Fold(s string) string { return analysis.FoldValue(s) }

// Lexicon that the generation was built with. It can only look up.
func (g *Generation) Lexicon() *skills.Lexicon { return skills.LookupOnly(g.lexicon) }
