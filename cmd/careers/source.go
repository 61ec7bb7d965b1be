package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/careers-index/careers/cmd/careers/watch"
	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/filestate"
	"github.com/careers-index/careers/content/history"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/web"
)

// source is the content that a command reads: the flags, and how they become
// a content.Site.
type source struct {
	dir               string
	static            string
	postingCategories []string
	drafts            bool
	dated             bool                 // pages have the dates of their history
	files             *filestate.Cache     // what is remembered of the content; nil for nothing
	warn              func(message string) // nil for nobody
}

// register adds the flags that say which content to read, and how.
func (s *source) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.dir, "content", "", "content `DIR`: pages, and shared passages in sections/ (default: the example site)")
	f.StringVar(&s.static, "static", "", "`DIR` of files for the site's root, such as images")
	f.StringArrayVar(&s.postingCategories, "posting-category", nil, "`CATEGORY` whose pages are postings; may be repeated (default: posting_category of careers.yaml, or \"Open Positions\")")
	f.BoolVar(&s.drafts, "drafts", false, "show drafts, and archived, future and expired pages")
}

// changed reports whether a flag asks for content other than the example as it is.
func (s *source) changed() bool {
	return s.dir != "" || s.static != "" || s.drafts || len(s.postingCategories) > 0
}

// watch watches what is read. It begins before the first read, so that no edit falls
// between the two.
func (s *source) watch() (*watch.Watcher, error) {
	if s.dir == "" {
		return nil, errNothingToWatch
	}
	return watch.New(s.dir, s.static)
}

// name of the content for messages.
func (s *source) name() string {
	if s.dir == "" {
		return "the example site"
	}
	return s.dir
}

// loadShown reads and checks the content, and returns the site that is shown, with the
// findings that concern a build. The folders stay open, as the site's assets are read while it is
// built; done releases them. keeper is content.Options.Keeper.
func (s *source) loadShown(ctx context.Context, keeper openKeeper) (site *content.Site, done func(), err error) {
	s.dated = true
	read, done, err := s.loadAll(ctx, keeper)
	if err != nil {
		return nil, nil, err
	}
	// Spelling compares what detection finds on all pages: it is for check.
	found := check.Run(read, check.Options{Reserved: web.Reserved, WithoutSpelling: true})
	return content.Select(read, found), done, nil
}

// openKeeper is content.Options.Keeper.
type openKeeper = func(settings.Settings, int, int) (content.Keeper, error)

// loadAll reads the content: every page of it. keeper is nil if the site is to hold all of
// it.
func (s *source) loadAll(ctx context.Context, keeper openKeeper) (site *content.Site, done func(), err error) {
	root, o, done, err := s.open()
	if err != nil {
		return nil, nil, err
	}
	o.Keeper, o.Files = keeper, s.files
	if s.dir != "" && s.dated {
		// Whoever has no history of the content, or no git, has no dates.
		if o.History, err = history.Read(ctx, s.dir); err != nil && s.warn != nil {
			s.warn(fmt.Sprintf("the dates of the pages are unknown: %v", err))
		}
	}
	if site, err = content.Load(ctx, root, o); err != nil {
		done()
		return nil, nil, fmt.Errorf("read %s: %w", s.name(), err)
	}
	return site, done, nil
}

// open opens the folders that the flags name.
func (s *source) open() (root fs.FS, o content.Options, done func(), err error) {
	o = content.Options{PostingCategories: s.postingCategories, ShowHidden: s.drafts}
	if s.dir != "" { // the example shows all it has on any day
		if o.Now, err = clock(); err != nil {
			return nil, o, nil, err
		}
	}
	var open roots
	if s.static != "" {
		if o.Static, err = open.add(s.static); err != nil {
			return nil, o, nil, errors.Join(notAFolder("static", s.static, err), open.close())
		}
	}
	root = content.Example()
	if s.dir != "" {
		if root, err = open.add(s.dir); err != nil {
			return nil, o, nil, errors.Join(notAFolder("content", s.dir, err), open.close())
		}
		if o.Parent, err = open.add(filepath.Join(s.dir, "..")); err != nil {
			o.Parent = nil // it holds optional settings; the content is readable without
		}
	}
	return root, o, func() { _ = open.close() }, nil
}

// clock is the time that says which pages are due or expired: SOURCE_DATE_EPOCH
// where it is set (https://reproducible-builds.org/specs/source-date-epoch/),
// for builds that can be repeated.
func clock() (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Now(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, usagef("SOURCE_DATE_EPOCH is a number of seconds, not %q", epoch)
	}
	return time.Unix(seconds, 0), nil
}

// roots are folders that nothing read through them can leave.
type roots []*os.Root

func (r *roots) add(dir string) (fs.FS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	*r = append(*r, root)
	return root.FS(), nil
}

func (r roots) close() error {
	var errs []error
	for _, root := range r {
		errs = append(errs, root.Close())
	}
	return errors.Join(errs...)
}
