package web

import (
	"maps"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Content security policies. None allows inline script or style, plug-ins,
// frames, or anything from other sites except images, which postings may show.
const (
	pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; font-src 'self'; " +
		"connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	// dataPolicy is for JSON, XML and text, which no browser renders.
	dataPolicy = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
	// filePolicy is for the site's own files: an SVG or HTML file among them
	// may show itself and nothing else.
	filePolicy = viewerPolicy + "; sandbox"
	// viewerPolicy is for files that a browser shows in a viewer of its own:
	// no browser starts one in a sandbox.
	viewerPolicy = "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)

// permissions turns off what a search site never asks a browser for.
const permissions = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), " +
	"geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), " +
	"publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()"

// commonHeaders are the headers that every answer of a kind carries.
var commonHeaders = [...]http.Header{pageKind: newHeaders(pageKind), dataKind: newHeaders(dataKind), assetKind: newHeaders(assetKind)}

// setHeaders sets the headers that every answer carries, errors included.
// Handlers replace the policy where a narrower one fits.
func setHeaders(h http.Header, k kind) {
	maps.Copy(h, commonHeaders[k])
}

func newHeaders(k kind) http.Header {
	h := http.Header{}
	h.Set("Content-Security-Policy", pagePolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", permissions)
	h.Set("X-Permitted-Cross-Domain-Policies", "none")
	h.Set("Vary", "Accept-Encoding")
	if k == dataKind {
		h.Set("Content-Security-Policy", dataPolicy)
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Set("Access-Control-Allow-Origin", "*") // public and read-only
		h.Set("Access-Control-Expose-Headers", "ETag, Link")
	}
	return h
}

// promiseHTTPS tells browsers to use HTTPS alone for a time, unless that is 0.
// Names below the site's and lists of browsers are for its owners to promise.
func promiseHTTPS(h http.Header, hsts time.Duration) {
	if hsts > 0 {
		h.Set("Strict-Transport-Security", "max-age="+strconv.FormatInt(int64(hsts/time.Second), 10))
	}
}

// maxAddress is the longest address that is answered, in bytes. The longest
// query that search takes fits with a few facets in any script: 500 characters
// of four bytes, escaped, are 6,000.
const maxAddress = 8192

// refuse returns why a request reaches no handler, or nil: another method than
// GET and HEAD, an address that is too long, or a path that no file can have.
func refuse(r *http.Request) *statusError {
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return errMethod
	case len(r.URL.RequestURI()) > maxAddress:
		return errAddress
	case !plainPath(r.URL.Path):
		return errNotFound
	}
	return nil
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
