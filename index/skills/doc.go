// Package skills knows technologies by name and finds the ones a page asks
// for, with the evidence.
package skills
