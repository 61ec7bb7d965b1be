// Package rules identifies rules that are made of code, which has a version, and of files of
// data, such as word lists.
//
//	//go:embed data
//	var data embed.FS
//
//	digest := rules.Digest("places", Version, data)
//
// Equal digests mean equal rules, if the version is raised whenever the code makes something
// else of the same files. The files are not decoded for it: a program that needs to know only
// whether the rules have changed does not load them.
package rules

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
)

// Digest is a SHA-256 in hex over a name, a version, and all files with their names.
func Digest(name string, version int, files embed.FS) string {
	h := sha256.New()
	_, _ = fmt.Fprintf(h, "careers %s %d\n", name, version) // a hash takes any write
	_ = fs.WalkDir(files, ".", func(file string, d fs.DirEntry, _ error) error {
		if !d.IsDir() {
			text, _ := files.ReadFile(file) // embedded: it is there
			_, _ = fmt.Fprintf(h, "%s %d\n%s", file, len(text), text)
		}
		return nil
	})
	return hex.EncodeToString(h.Sum(nil))
}
