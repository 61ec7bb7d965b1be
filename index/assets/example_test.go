package assets_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"testing/fstest"

	"github.com/careers-index/careers/content/tree"
	"github.com/careers-index/careers/index/assets"
	"github.com/careers-index/careers/index/storage"
)

// Example packs a file and reads it back.
func Example() {
	site := fstest.MapFS{"static/team.svg": {Data: []byte("<svg/>")}}
	var packed bytes.Buffer
	w := storage.NewWriter(&packed)
	if err := assets.Encode(w, []tree.Asset{{Path: "/images/team.svg", FS: site, Name: "static/team.svg"}}); err != nil {
		fmt.Println(err)
		return
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
		return
	}
	entries, err := storage.Open(packed.Bytes())
	if err != nil {
		fmt.Println(err)
		return
	}
	files, err := assets.Decode(entries)
	if err != nil {
		fmt.Println(err)
		return
	}
	b, err := fs.ReadFile(files, "images/team.svg")
	fmt.Println(string(b), err)
	// Output:
	// <svg/> <nil>
}
