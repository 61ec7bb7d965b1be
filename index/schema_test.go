package index

import (
	"strings"
	"testing"
)

// The id of a generation follows from the versions of the libraries that write. If this
// fails, a library was updated: change the constant to what it says.
func TestTheLibrariesAreThoseOfTheModule(t *testing.T) {
	t.Parallel()
	for line := range strings.Lines(string(mustRead(t, "../go.mod"))) {
		if f := strings.Fields(line); len(f) >= 2 && f[0] == "github.com/klauspost/compress" {
			if want := "compress " + f[1]; Libraries != want {
				t.Errorf("go.mod has another version; set the constant Libraries to %q", want)
			}
			return
		}
	}
	t.Error("go.mod does not have klauspost/compress")
}
