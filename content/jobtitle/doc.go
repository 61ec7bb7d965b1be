// Package jobtitle finds places in the titles of jobs. A title is the name of the job alone: job
// search engines ask for it, and a place in a key can be searched.
//
// In: a title. Out: the parts of it that are places, and those that are if the site says so.
//
//	p := jobtitle.Find("Engineer (m/w/d) – Atlantis, Berlin")
//	p.Perhaps // "Atlantis, Berlin", "Atlantis"
//	p.Known   // "Berlin"
//	p.First(func(text string) bool { return text == "Atlantis" }) // "Atlantis"
//
// A title is looked at once, when its page is read, and what was found is kept with the page:
// the locations of other pages, on which [Places.First] depends, may change without it.
//
// Parts are what separators, brackets, commas at the end and words such as "in" set apart, and
// the things that such a part lists. A part is a place if package place knows it, but for the
// names of markets ("Head of Sales, Germany"), for texts in small letters ("in reading"), and
// for a title that is nothing else ("London").
package jobtitle
