package filestate

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/careers-index/careers/content/record"
)

// File is what is remembered of a file.
type File struct {
	Sum [sha256.Size]byte
	// Tags are the names of the sections that its tags name.
	Tags []string
}

// state is what the system says of a file.
type state struct {
	size, modified, changed int64 // times in nanoseconds
	device, number, mode    uint64
}

// remembered is a file with its state when it was read.
type remembered struct {
	state
	File
	asked bool // for, since the cache was read or saved
}

// Cache has what is remembered of the files of a folder. Its methods may be called by
// several goroutines at once. A nil one remembers nothing.
type Cache struct {
	name, rules string
	device      uint64

	reading sync.WaitGroup
	mu      sync.Mutex
	files   map[string]*remembered
	changed bool
}

// settled is how long a file must have been left alone when it is read: longer than a step
// of the times that the trusted file systems have.
const settled = 2 * time.Second

// maxCacheBytes bounds what is read: some million files.
const maxCacheBytes = 1 << 29

// Open begins to read the cache of a folder from a file with a name. One that is missing,
// damaged or made by other rules remembers nothing; nor does a fresh one. It returns nil if
// the times of the folder's files prove nothing.
func Open(folder, name, rules string, fresh bool) *Cache {
	device, ok := trusted(folder)
	if !ok {
		return nil
	}
	c := &Cache{name: name, rules: rules, device: device, files: map[string]*remembered{}}
	if !fresh {
		c.reading.Go(c.read)
	}
	return c
}

func (c *Cache) read() {
	info, err := os.Lstat(c.name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxCacheBytes {
		return
	}
	if data, err := os.ReadFile(c.name); err == nil {
		if files := decode(data, c.rules); files != nil {
			c.files = files
		}
	}
}

// lock waits until the cache is read.
func (c *Cache) lock() {
	c.reading.Wait()
	c.mu.Lock()
}

// Known returns what is remembered of a file, if its state is the same.
func (c *Cache) Known(file string, info fs.FileInfo) (File, bool) {
	if c == nil {
		return File{}, false
	}
	s, ok := stateOf(info)
	c.lock()
	defer c.mu.Unlock()
	old, known := c.files[file]
	if !ok || !known || old.state != s || s.device != c.device {
		return File{}, false
	}
	old.asked = true
	return old.File, true
}

// Add remembers a file that was read after its state was asked for.
func (c *Cache) Add(file string, info fs.FileInfo, f File) {
	if c == nil {
		return
	}
	s, ok := stateOf(info)
	if !ok || s.device != c.device || time.Since(time.Unix(0, max(s.modified, s.changed))) < settled {
		return
	}
	c.lock()
	defer c.mu.Unlock()
	c.files[file] = &remembered{s, f, true}
	c.changed = true
}

// tempPrefix begins the name of a file that is not complete. A build of an index removes
// such files.
const tempPrefix = ".build-files-"

// Save writes what is remembered of the files that were asked for. The next Known asks for
// that too.
func (c *Cache) Save() error {
	if c == nil {
		return nil
	}
	c.lock()
	defer c.mu.Unlock()
	before := len(c.files)
	maps.DeleteFunc(c.files, func(_ string, f *remembered) bool { return !f.asked })
	same := !c.changed && len(c.files) == before
	for _, f := range c.files {
		f.asked = false
	}
	if c.changed = false; same {
		return nil
	}
	temp, err := os.CreateTemp(filepath.Dir(c.name), tempPrefix+"*")
	if err != nil {
		return err
	}
	_, err = temp.Write(encode(c.files, c.rules))
	if err = errors.Join(err, temp.Close()); err == nil {
		// It need not be on disk before: a file that is cut off is not read.
		err = os.Rename(temp.Name(), c.name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	return nil
}

func encode(files map[string]*remembered, rules string) []byte {
	var w record.Writer
	w.String(rules)
	w.Uint(uint64(len(files)))
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f := files[name]
		w.String(name)
		for _, n := range []uint64{uint64(f.size), uint64(f.modified), uint64(f.changed), f.device, f.number, f.mode} {
			w.Uint(n)
		}
		w.String(string(f.Sum[:]))
		w.Strings(f.Tags)
	}
	data := w.Bytes()
	sum := sha256.Sum256(data)
	return append(sum[:], data...)
}

// decode returns nil if the bytes are not those that encode has made by the same rules.
func decode(data []byte, rules string) map[string]*remembered {
	if len(data) < sha256.Size {
		return nil
	}
	sum := sha256.Sum256(data[sha256.Size:])
	if string(sum[:]) != string(data[:sha256.Size]) {
		return nil
	}
	r := record.Read(data[sha256.Size:])
	if r.String() != rules {
		return nil
	}
	n := r.Count()
	files, all := make(map[string]*remembered, n), make([]remembered, n)
	for i := range all {
		name, f := r.String(), &all[i]
		f.size, f.modified, f.changed = int64(r.Uint()), int64(r.Uint()), int64(r.Uint())
		f.device, f.number, f.mode = r.Uint(), r.Uint(), r.Uint()
		copy(f.Sum[:], r.String())
		f.Tags = r.Strings()
		files[name] = f
	}
	if r.Err() != nil {
		return nil
	}
	return files
}
