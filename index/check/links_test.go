package check

import (
	"net/url"
	"strings"
	"testing"
)

// Whatever plainHost says of an address, parsing says too: seeds are addresses of all kinds.
func FuzzPlainHost(f *testing.F) {
	for _, address := range []string{
		"", "/jobs/", "https://", "https:///x", "https://example.org", "http://example.org/a/b?x=1&y=2#top", "https://example.org?x", "https://example.org#x",
		"https://EXAMPLE.org/", "https://user@example.org/", "https://example.org:8080/", "https://example.org:x/", "https://exa mple.org/", "https://example.org/%zz",
		"https://example.org/a b", "https://[::1]/", "https://bücher.example/", "mailto:a@example.org", "https://example.org/é", "https://example.org\\x", "https://.", "https://-",
	} {
		f.Add(address)
	}
	f.Fuzz(func(t *testing.T, address string) {
		host := plainHost(address)
		if host == "" {
			return
		}
		u, err := url.Parse(strings.TrimSpace(address))
		if err != nil || u.Host != host {
			t.Errorf("%q: the host is %q, and parsing says %v, %v", address, host, u, err)
		}
	})
}

func TestMostAddressesOfOtherSitesArePlain(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"https://example.org/jobs/7?utm_source=x&y=a+b#apply": "example.org",
		"http://www.example.org":                              "www.example.org", "https://example.org:8080/": "", "/jobs/": "", "mailto:jobs@example.org": "",
	} {
		if got := plainHost(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}
