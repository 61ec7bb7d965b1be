// Package web serves a site: search and listing, pages, API, feeds.
//
// This comment becomes the specification of the routes.
package web
