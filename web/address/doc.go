// Package address turns the query string of an address into a
// [search.Request], and a request into the address that asks for it. Pages,
// feeds and the API read and write their addresses here, so that a link always
// means what the server understands.
//
//	req, err := address.Decode("q=rust&place=Berlin&place=Hamburg", site.Facets)
//	if err != nil {
//		return err // a *search.BadRequestError for the person who asked
//	}
//	next := address.At("/", search.Request{Query: req.Query, Page: 2}) // "/?q=rust&page=2"
//
// # Parameters
//
//	q           words, in search's query language
//	NAME        a value of the facet NAME; repeated: any of them
//	NAME_match  any (default) or all, where pages may have several values
//	NAME_q      show only values of the facet that begin so; changes no count
//	pay_min     the least that a job pays in a year at best, in its own currency
//	show        positions (default of pages and feeds), pages, or all (default of the API)
//	sort        relevance (default), newest, position or title
//	page        from 1
//	per_page    hits per page; of the API only
//
// [Parameters] is this table for the facets of a site. Empty values count as
// absent, because forms send them. Unknown parameters are ignored, because links
// collect them (utm_source). A value without a meaning is an error that names
// the parameter and says what to do.
//
// # One spelling
//
// Every request has one spelling: [Encode] leaves out what is the default and
// sorts facets by name. Links and ETags are made from it. Decoding what was
// encoded gives the request again, with its filters in the order of the facets.
package address
