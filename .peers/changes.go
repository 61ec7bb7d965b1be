package main

// What it costs to change ten documents.

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/careers-index/careers/.peers/peer"
)

const (
	changedAtOnce = 10
	changeRounds  = 3
	// longChange is so slow that one round is enough.
	longChange = 20 * time.Second
)

// changes adds a new word to ten pages, and measures the time until a search for it finds
// them. Every engine has written the change to disk by then.
func (b *bench) changes(ctx context.Context, upkeep []*upkeepRow) error {
	pages, err := b.changeable(2 * changeRounds * changedAtOnce)
	if err != nil {
		return err
	}
	for i, p := range b.processes {
		var times []time.Duration
		for round := range changeRounds {
			word := fmt.Sprintf("zqchange%d", round)
			changed := pages[round*changedAtOnce : (round+1)*changedAtOnce]
			for j := range changed {
				changed[j].Body += "\n" + word
			}
			if p.name == ours {
				if err := b.edit(changed, word); err != nil {
					return err
				}
			}
			reply, err := p.ask(peer.Request{Op: "change", Words: []string{word}, Documents: changed})
			if err != nil {
				return err
			}
			if reply.Total != changedAtOnce {
				return fmt.Errorf("%s: finds %d of %d changed pages", p.name, reply.Total, changedAtOnce)
			}
			times = append(times, reply.NS)
			if reply.NS > longChange {
				break
			}
		}
		upkeep[i].change = median(times)
		if p.name == ours {
			if upkeep[i].watched, err = b.watched(ctx, p.engine, pages[changeRounds*changedAtOnce:]); err != nil {
				return err
			}
		}
	}
	return nil
}

// file is where a page of the content is.
func (b *bench) file(d peer.Document) string {
	return filepath.Join(b.content(), filepath.FromSlash(d.ID)) + ".md"
}

// changeable returns n pages from all over the content.
func (b *bench) changeable(n int) ([]peer.Document, error) {
	every := max(1, b.pages/n)
	at := 0
	var pages []peer.Document
	err := peer.Read(b.documents(), func(d peer.Document) error {
		if at++; at%every == 0 && len(pages) < n {
			if _, err := os.Stat(b.file(d)); err == nil { // not the page of a folder
				pages = append(pages, d)
			}
		}
		return nil
	})
	if err == nil && len(pages) < n {
		err = fmt.Errorf("there are fewer than %d pages to change", n)
	}
	return pages, err
}

func (b *bench) edit(pages []peer.Document, word string) error {
	for _, d := range pages {
		f, err := os.OpenFile(b.file(d), os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = f.WriteString("\n\n" + word + "\n")
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// watched measures a change under "careers serve --watch", until HTTP shows it.
func (b *bench) watched(ctx context.Context, e engine, pages []peer.Document) (time.Duration, error) {
	command := append(e.serve(b.index(e), "127.0.0.1:0"), "--content", b.content(), "--watch", "--keep-going")
	s, err := startServer(ctx, command)
	if err != nil {
		return 0, err
	}
	defer s.stop()
	var times []time.Duration
	for round := range changeRounds {
		word := fmt.Sprintf("zqwatch%d", round)
		begin := time.Now()
		if err := b.edit(pages[round*changedAtOnce:(round+1)*changedAtOnce], word); err != nil {
			return 0, err
		}
		if err := s.waitFor(ctx, word, changedAtOnce); err != nil && (ctx.Err() != nil || time.Since(begin) < patience) {
			return 0, err
		}
		times = append(times, time.Since(begin))
		if times[0] > longChange {
			break
		}
	}
	return median(times), nil
}

// patience is how long is waited for a change; the table then says that it took longer.
const patience = 5 * time.Minute

// waitFor asks until a word has so many hits.
func (s *server) waitFor(ctx context.Context, word string, total int) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		if n, err := s.total(ctx, word); err != nil || n == total {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("--watch: %q is not found: %w", word, ctx.Err())
		case <-tick.C:
		}
	}
}

func (s *server) total(ctx context.Context, word string) (int, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+"/api/v1/search?per_page=1&q=%22"+word+"%22", nil)
	if err != nil {
		return 0, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	var found struct {
		Total int `json:"total"`
	}
	if resp.StatusCode != http.StatusOK {
		return 0, nil // a server that is busy with its build
	}
	err = json.NewDecoder(resp.Body).Decode(&found)
	return found.Total, err
}
