// Package content reads a content root and returns a [Site]: its pages with
// front matter, resolved sections, HTML, passages, and every problem found on
// the way.
//
// This comment becomes the specification of the content format.
package content
