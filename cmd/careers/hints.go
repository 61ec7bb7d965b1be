package main

import (
	"errors"
	"fmt"

	"github.com/careers-index/careers/index"
)

// Hints about command lines: libraries say what is wrong, and know no flags.

// withHint adds to an error about the index folder dir how to get a sound one.
func withHint(err error, dir string) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, index.ErrNoIndex):
		return fmt.Errorf("%w; make one with 'careers build --index %s'", err, dir)
	case errors.Is(err, index.ErrCorrupt), errors.Is(err, index.ErrSchema):
		return fmt.Errorf("%w; build it again with 'careers build --index %s'", err, dir)
	}
	return err
}
