package index

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/careers-index/careers/index/assets"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/synonyms"
	"github.com/careers-index/careers/index/terms"
)

// Reading the files of a generation, which have been verified: see write.go.

func (g *Generation) openFiles(folder string) error {
	for _, step := range []struct {
		file string
		open func(name string) error
	}{
		{settingsFile, g.openSettings},
		{lexiconFile, g.openLexicon},
		{synonymsFile, g.openSynonyms},
		{columnsFile, g.openColumns},
		{termsFile, g.openTerms},
		{cardsFile, func(name string) error { return g.openPages(name, &g.cards) }},
		{passagesFile, func(name string) error { return g.openPages(name, &g.passages) }},
		{bodiesFile, func(name string) error { return g.openPages(name, &g.bodies) }},
		{assetsFile, g.openAssets},
		{addressFile, g.openAddresses},
	} {
		if err := step.open(filepath.Join(folder, step.file)); err != nil {
			return fmt.Errorf("%s: %w", step.file, err)
		}
	}
	return nil
}

func (g *Generation) openSettings(name string) error {
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, &g.settings)
}

func (g *Generation) openLexicon(name string) error {
	if g.lexicon != nil {
		return nil
	}
	b, err := os.ReadFile(name)
	if err == nil {
		g.lexicon, err = lexicon.Decode(b)
	}
	return err
}

func (g *Generation) openSynonyms(name string) error {
	b, err := os.ReadFile(name)
	if err == nil {
		g.synonyms, err = synonyms.Decode(b)
	}
	return err
}

// openFile maps a file of entries until Close.
func (g *Generation) openFile(name string) (storage.File, error) {
	m, err := storage.OpenMapped(name)
	if err != nil {
		return storage.File{}, err
	}
	g.maps = append(g.maps, m)
	return storage.Open(m.Bytes)
}

// openPages opens a file with an entry for each page.
func (g *Generation) openPages(name string, t *storage.File) (err error) {
	*t, err = g.openFile(name)
	if err == nil && t.Len() != g.Len() {
		err = fmt.Errorf("%d entries for %d pages", t.Len(), g.Len())
	}
	return err
}

func (g *Generation) openColumns(name string) error {
	t, err := g.openFile(name)
	if err == nil {
		table := facet.Table(g.settings.Facets, g.lexicon)
		g.columns, err = decodeColumns(t, g.Len(), newFacets(table))
	}
	return err
}

func (g *Generation) openAssets(name string) error {
	t, err := g.openFile(name)
	if err == nil {
		g.assets, err = assets.Decode(t)
	}
	return err
}

func (g *Generation) openTerms(name string) error {
	t, err := g.openFile(name)
	if err == nil {
		g.terms, err = terms.Open(t)
	}
	return err
}
