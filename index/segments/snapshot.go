package segments

// The files that tell bleve which segments an index has. bleve writes the time into
// them; otherwise they are as bleve's builder writes them.

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/util"
	zap "github.com/blevesearch/zapx/v17"
	bolt "go.etcd.io/bbolt"

	"github.com/careers-index/careers/index/disk"
)

// Files and folders in the folder of the index.
const (
	metaFile     = "index_meta.json"
	storeFolder  = "store"
	snapshotFile = "root.bolt"
)

const (
	// snapshotEpoch is the number of the only snapshot, as of bleve's builder.
	snapshotEpoch = 3

	// snapshotPage is the size of a page of the file. Otherwise it would be that of
	// the machine's memory.
	snapshotPage = 4096
)

// indexMeta says what kind of index it is.
func indexMeta() []byte {
	b, _ := json.Marshal(struct { // strings cannot fail
		Storage string `json:"storage"`
		Type    string `json:"index_type"`
	}{scorch.Name, scorch.Name})
	return b
}

// writeSnapshot writes the list of segments, with the mapping of fields. It does not
// wait for the disk: publishing does.
func (s *store) writeSnapshot(segments []uint64, m mapping.IndexMapping) error {
	fields, err := json.Marshal(m)
	if err != nil {
		return err
	}
	name := filepath.Join(s.folder, snapshotFile)
	if err := disk.WriteFile(s.disk, name, nil); err != nil { // with the modes and faults of disk
		return err
	}
	db, err := bolt.Open(name, 0o666, &bolt.Options{
		PageSize: snapshotPage, NoSync: true, NoGrowSync: true, FreelistType: bolt.FreelistArrayType,
	})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error { return putSnapshot(tx, segments, fields) })
	if err := errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// putSnapshot fills the file, as prepareBoltSnapshot of package scorch does. Keys that
// bleve reads come in the order of segments.
func putSnapshot(tx *bolt.Tx, segments []uint64, fields []byte) error {
	snapshots, err := tx.CreateBucket(util.BoltSnapshotsBucket)
	if err != nil {
		return err
	}
	snapshot, err := snapshots.CreateBucket(ascendingKey(snapshotEpoch))
	if err != nil {
		return err
	}
	time, err := time.Unix(0, 0).UTC().MarshalText() // bleve wants one that it can read
	if err != nil {
		return err
	}
	// bleve gives the version the room of a varint.
	version := binary.BigEndian.AppendUint32(make([]byte, 0, binary.MaxVarintLen32), zap.Version)
	version = version[:binary.MaxVarintLen32]
	type values = map[string][]byte
	put := func(bucket []byte, v values) error {
		b, err := snapshot.CreateBucket(bucket)
		if err != nil {
			return err
		}
		for key, value := range v {
			err = errors.Join(err, b.Put([]byte(key), value))
		}
		return err
	}
	err = errors.Join(
		put(util.BoltMetaDataKey, values{
			string(util.BoltMetaDataSegmentTypeKey):    []byte(zap.Type),
			string(util.BoltMetaDataSegmentVersionKey): version,
			string(util.BoltMetaDataFileWriterIDKey):   {},
			string(util.BoltMetaDataTimeStamp):         time,
		}),
		put(util.BoltInternalKey, values{string(util.MappingInternalKey): fields}),
	)
	for _, id := range segments {
		err = errors.Join(err, put(ascendingKey(id), values{string(util.BoltPathKey): []byte(segmentFile(id))}))
	}
	return err
}

// ascendingKey writes a number so that keys sort as numbers do: as scorch's
// encodeUvarintAscending, which is not exported.
func ascendingKey(n uint64) []byte {
	const (
		zero  = 0x88 // of one byte: zero + n
		small = 109  // the largest number of one byte
		long  = zero + small
	)
	if n <= small {
		return []byte{zero + byte(n)}
	}
	b := binary.BigEndian.AppendUint64(nil, n)
	for b[0] == 0 {
		b = b[1:]
	}
	return append([]byte{long + byte(len(b))}, b...)
}
