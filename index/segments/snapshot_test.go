package segments

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/util"
	zap "github.com/blevesearch/zapx/v17"
	bolt "go.etcd.io/bbolt"

	"github.com/careers-index/careers/index/disk"
)

// writeBoth writes an index of one page as we do and as bleve's builder does.
func writeBoth(t *testing.T) (own, bleves string) {
	t.Helper()
	ids := manyIDs(1)
	own, bleves = mustWrite(t, ids, NewLayout(ids, nil, 1, 250)), filepath.Join(t.TempDir(), "bleve")
	b, err := bleve.NewBuilder(bleves, plainMapping(), map[string]any{"buildPathPrefix": t.TempDir()})
	mustDo(t, err)
	mustDo(t, b.Index("/jobs/0", map[string]any{titleField: "every"}))
	mustDo(t, b.Close())
	return own, bleves
}

// keysOf lists what a list of segments says: path of each key, and its value.
func keysOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	db, err := bolt.Open(filepath.Join(folder, storeFolder, snapshotFile), 0o600, &bolt.Options{ReadOnly: true})
	mustDo(t, err)
	defer func() { mustDo(t, db.Close()) }()
	keys := map[string]string{}
	var walk func(path string, b *bolt.Bucket) error
	walk = func(path string, b *bolt.Bucket) error {
		return b.ForEach(func(k, v []byte) error {
			name := fmt.Sprintf("%s/%q", path, k)
			if v == nil {
				keys[name] = "a bucket"
				return walk(name, b.Bucket(k))
			}
			keys[name] = string(v)
			return nil
		})
	}
	mustDo(t, db.View(func(tx *bolt.Tx) error {
		return tx.ForEach(func(k []byte, b *bolt.Bucket) error { return walk(fmt.Sprintf("%q", k), b) })
	}))
	return keys
}

// The list of segments is written by hand. If this fails, bleve's builder writes other
// keys or values now: change putSnapshot so that it writes them too, and raise
// index.SchemaVersion. Allowed differences are the time and the number of the segment.
func TestTheListOfSegmentsIsLikeBlevesOwn(t *testing.T) {
	t.Parallel()
	own, bleves := writeBoth(t)
	got, want := keysOf(t, own), keysOf(t, bleves)
	for _, keys := range []map[string]string{got, want} {
		time := fmt.Sprintf("%q/%q/%q/%q", util.BoltSnapshotsBucket, ascendingKey(snapshotEpoch), util.BoltMetaDataKey, util.BoltMetaDataTimeStamp)
		if keys[time] == "" {
			t.Errorf("there is no %s", time)
		}
		keys[time] = "a time"
	}
	of := func(segment uint64) string {
		return fmt.Sprintf("%q/%q/%q", util.BoltSnapshotsBucket, ascendingKey(snapshotEpoch), ascendingKey(segment))
	}
	for _, suffix := range []string{"", fmt.Sprintf("/%q", util.BoltPathKey)} { // the builder's segment is 0, with the file of 2
		want[of(1)+suffix] = want[of(0)+suffix]
		delete(want, of(0)+suffix)
	}
	want[of(1)+fmt.Sprintf("/%q", util.BoltPathKey)] = segmentFile(1)
	if !maps.Equal(got, want) {
		for _, key := range slices.Sorted(maps.Keys(want)) {
			t.Logf("bleve: %s = %.60q, ours %.60q", key, want[key], got[key])
		}
		t.Errorf("ours has %q", slices.Sorted(maps.Keys(got)))
	}
}

// If this fails, bleve describes an index in another way now: change indexMeta, and
// raise index.SchemaVersion.
func TestTheKindOfIndexIsLikeBlevesOwn(t *testing.T) {
	t.Parallel()
	own, bleves := writeBoth(t)
	got, want := mustRead(t, filepath.Join(own, metaFile)), mustRead(t, filepath.Join(bleves, metaFile))
	if !bytes.Equal(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}

// If this fails, bleve has another format of segments by default: import the zapx of
// that version in segments.go, sections.go and snapshot.go, check what orderSections
// assumes of it, change the constant Libraries, and raise index.SchemaVersion.
func TestSegmentsHaveTheFormatThatBleveWrites(t *testing.T) {
	t.Parallel()
	_, bleves := writeBoth(t)
	keys := keysOf(t, bleves)
	in := fmt.Sprintf("%q/%q/%q/", util.BoltSnapshotsBucket, ascendingKey(snapshotEpoch), util.BoltMetaDataKey)
	kind, version := keys[in+fmt.Sprintf("%q", util.BoltMetaDataSegmentTypeKey)], keys[in+fmt.Sprintf("%q", util.BoltMetaDataSegmentVersionKey)]
	if kind != zap.Type || len(version) < 4 || int(version[3]) != int(zap.Version) {
		t.Errorf("bleve writes %s %x, this program %s %x", kind, version, zap.Type, zap.Version)
	}
}

// With many segments the list of them has several pages and longer keys.
func TestAListOfManySegmentsHasTheSameBytes(t *testing.T) {
	t.Parallel()
	var ids []uint64
	for n := range 70_000 {
		if n < 400 || n > 69_900 {
			ids = append(ids, segmentID(n))
		}
	}
	if !slices.IsSortedFunc(ids, func(a, b uint64) int { return bytes.Compare(ascendingKey(a), ascendingKey(b)) }) {
		t.Error("keys of segments are not in the order of segments")
	}
	m := mapping.NewIndexMapping()
	var first []byte
	for range 20 {
		s := &store{disk: disk.Volatile{}, folder: t.TempDir()}
		mustDo(t, s.writeSnapshot(ids, m))
		b := mustRead(t, filepath.Join(s.folder, snapshotFile))
		if first == nil {
			first = b
		}
		if !bytes.Equal(b, first) {
			t.Fatal("two lists of one index differ")
		}
	}
}
