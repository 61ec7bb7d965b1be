package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/careers-index/careers/content/diag"
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

// ruleHints name the flags that help with findings of a rule.
var ruleHints = map[string]string{
	diag.RuleMissingImage: "--static names the folder of static files",
	diag.RuleNoPages:      "--content names the folder that has the pages",
}

// withHints adds to findings how flags help.
func withHints(ds []diag.Finding) []diag.Finding {
	ds = slices.Clone(ds)
	for i := range ds {
		if hint, ok := ruleHints[ds[i].Rule]; ok {
			ds[i].Message += " (" + hint + ")"
		}
	}
	return ds
}
