// Package employment reads which kinds of employment a posting offers, in ten languages.
//
// In: what a posting says ("Vollzeit oder Teilzeit", "FULL_TIME", "6 month contract").
// Out: the kinds in our own words.
//
//	employment.Kinds("Voll- oder Teilzeit") // [full-time part-time]
//	employment.Kinds("sometimes")           // none
//
// The words are data: kinds.txt, to be edited without Go (the format is that of package
// wordlist). "weak" words count only where no other word says more: a permanent job is
// full-time unless it is said to be part-time.
package employment
