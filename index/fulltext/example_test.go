package fulltext_test

import (
	"bytes"
	"context"
	"fmt"

	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/index/synonyms"
	"github.com/careers-index/careers/index/terms"
)

// titles is a source of pages that are in memory, with a title only.
type titles []string

func (t titles) Len() int { return len(t) }

func (t titles) Page(doc uint32) *stored.Page {
	return &stored.Page{Card: stored.Card{Path: fmt.Sprintf("/%d", doc), Title: t[doc]}}
}
func (t titles) WithText(doc uint32) (*stored.Page, error) { return t.Page(doc), nil }
func (t titles) TextDigest(doc uint32) string {
	return fulltext.TextDigest(nil, stored.EncodePassages(t.Page(doc).Passages))
}
func (t titles) Language(uint32) string { return "" }

// Example inverts three titles and asks which of them have a word.
func Example() {
	texts, err := fulltext.New(context.Background(), titles{"Night Nurse", "Machine Learning Engineer", "Nurse"}, fulltext.Options{
		Names: fulltext.NewNames(lexicon.Default(), synonyms.Default()), Disk: disk.OS{},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = texts.Close() }()
	var file bytes.Buffer
	w := storage.NewWriter(&file)
	if err := texts.WriteTerms(context.Background(), w); err != nil {
		fmt.Println(err)
		return
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
		return
	}
	entries, err := storage.Open(file.Bytes())
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := terms.Open(entries)
	if err != nil {
		fmt.Println(err)
		return
	}
	i, _ := f.Words.Find("nurse")
	list, err := f.Words.List(i)
	for _, entry := range list.Append(nil) {
		fmt.Println("nurse:", entry.Doc)
	}
	_, joined := f.Names.Find(fulltext.JoinedTerm([]string{"machine", "learning"}))
	fmt.Println("machine learning:", joined, err)
	// Output:
	// nurse: 0
	// nurse: 2
	// machine learning: true <nil>
}
