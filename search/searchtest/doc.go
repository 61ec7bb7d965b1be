// Package searchtest is the contract of package search as tests, which every engine passes.
//
//	searchtest.CheckAgree(t, local, cluster, searchtest.RandomRequest(r, local.Site().Facets))
//
// [Site] makes a site of a few lines, [RandomSite] one with ties in everything that orders
// pages, and [RandomRequest] asks for anything in every way.
package searchtest
