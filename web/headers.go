package web

import (
	"fmt"
	"net/http"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Content security policies. None allows inline script or style, plug-ins,
// frames, or anything from elsewhere but images, which postings may show.
const (
	pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; font-src 'self'; " +
		"connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	// dataPolicy is for what no browser renders: JSON, XML, text.
	dataPolicy = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
	// filePolicy is for the site's own files: an SVG or HTML file among them
	// may show itself and nothing else.
	filePolicy = viewerPolicy + "; sandbox"
	// viewerPolicy is for files that a browser shows in a viewer of its own,
	// which it does not start in a sandbox.
	viewerPolicy = "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)

// permissions turns off what a search site never asks a browser for.
const permissions = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), " +
	"geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), " +
	"publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()"

// withHeaders sets the headers that every answer carries, errors included.
// Handlers replace the policy where a narrower one fits.
func withHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", pagePolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", permissions)
		h.Set("X-Permitted-Cross-Domain-Policies", "none")
		if isData(r.URL.Path) {
			h.Set("Content-Security-Policy", dataPolicy)
			h.Set("Cross-Origin-Resource-Policy", "cross-origin")
			h.Set("Access-Control-Allow-Origin", "*") // public and read-only
			h.Set("Access-Control-Expose-Headers", "ETag, Link")
		}
		next.ServeHTTP(w, r)
	})
}

// isData reports whether programs read what is at p: API, feeds, descriptions.
func isData(p string) bool {
	switch p {
	case "/feed.atom", "/feed.json", "/openapi.json", "/opensearch.xml", "/sitemap.xml", "/robots.txt", "/healthz", "/readyz":
		return true
	}
	return strings.HasPrefix(p, "/api/")
}

// maxAddress is the longest address answered, in bytes. The longest query that
// search takes fits with a few facets in any script: 500 characters of four
// bytes, escaped, are 6,000. It stops nobody short of some hundred filters.
const maxAddress = 8192

// withLimits refuses what no handler should see: other methods, addresses
// that are too long, and paths that no file can have.
func (s *server) withLimits(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		refuse := func(e *statusError) {
			s.handle(func(*exchange) error { return e }).ServeHTTP(w, r)
		}
		switch {
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			refuse(&statusError{http.StatusMethodNotAllowed, "This address can be read with GET and HEAD only."})
		case len(r.URL.RequestURI()) > maxAddress:
			refuse(&statusError{http.StatusRequestURITooLong, fmt.Sprintf("The address is longer than %s bytes. Ask for less at once.", count(maxAddress))})
		case !plainPath(r.URL.Path):
			refuse(errNotFound)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// plainPath reports whether p can be the path of a page or a file: absolute,
// without empty or dot segments, in printable UTF-8. One slash may end it.
func plainPath(p string) bool {
	if !strings.HasPrefix(p, "/") || !utf8.ValidString(p) || strings.ContainsRune(p, '\\') {
		return false
	}
	if strings.ContainsFunc(p, unicode.IsControl) {
		return false
	}
	return p == "/" || path.Clean(p) == strings.TrimSuffix(p, "/")
}
