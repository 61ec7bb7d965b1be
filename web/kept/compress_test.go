package kept

import "testing"

func TestCodingIsWhatTheClientLikesBest(t *testing.T) {
	t.Parallel()
	for accept, want := range map[string]string{
		"": "", "identity": "", "br": "", "gzip;q=0": "", "gzip": "gzip", "x-gzip": "gzip", "deflate, GZIP;q=0.5": "gzip", "gzip, zstd": "zstd",
		"zstd;q=0.1, gzip": "gzip", "*": "zstd", "zstd;q=0,*": "gzip", "*;q=0": "", "gzip;q=x": "", " zstd ; q=1.0 ": "zstd", ",;=": "",
	} {
		if got := Best(accept).String(); got != want {
			t.Errorf("accepting %q is %q, want %q", accept, got, want)
		}
	}
}
