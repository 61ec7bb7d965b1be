// Package progress tells a person how far a long build is.
//
// In: the steps of a build, and the pages that are done. Out: a line, such as
// "careers: reading: 22,000 of 23,497 pages, 2,000 a second, 1 s left".
//
//	meter := progress.New(os.Stderr, true)
//	meter.Begin("reading", 23_497)
//	meter.Add(22_000)
//	meter.End()
//
// On a terminal the line is replaced ten times a second, and gone at the end. Elsewhere,
// as in the log of a CI, there is a line every ten seconds. A short build says nothing.
package progress
