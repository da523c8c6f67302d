package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"plansite/generator"
)

// interactive are the flags that say whether a site has what runs in browsers:
// charts that can be explored, and the box to search in.
type interactive struct{ required, none bool }

func (i *interactive) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&i.required, "require-interactive", false, "fail where the libraries of charts and search cannot be fetched")
	f.BoolVar(&i.none, "no-interactive", false, "publish charts as pictures and the index in place of the search, and fetch nothing")
	cmd.MarkFlagsMutuallyExclusive("require-interactive", "no-interactive")
}

// libraries puts the bundles for browsers into opt, both or none, if they are
// wanted. The error is one sentence and the remedy.
func (i *interactive) libraries(cmd *cobra.Command, quiet bool, opt *generator.Options) error {
	if i.none {
		return nil
	}
	s, err := openStore(func(what string) {
		if !quiet {
			fmt.Fprintln(cmd.ErrOrStderr(), what)
		}
	})
	if err == nil {
		if err = s.fill(cmd.Context(), opt); err == nil {
			return nil
		}
	}
	if cmd.Context().Err() != nil {
		return cmd.Context().Err()
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return fmt.Errorf("%s\nhint: this takes npm, which comes with Node.js, and once the network; --no-interactive does without", first)
}

// fill puts both bundles into opt, or none.
func (s store) fill(ctx context.Context, opt *generator.Options) error {
	charts, err := s.library(ctx, chartLibrary(parts))
	if err != nil {
		return err
	}
	search, err := s.library(ctx, searchLibrary)
	if err != nil {
		return err
	}
	opt.Library, opt.SearchLibrary = charts, search
	return nil
}

// fillKept puts both bundles into opt if they are kept, and takes no time.
func (s store) fillKept(opt *generator.Options) bool {
	charts, search := kept(s.file(chartLibrary(parts))), kept(s.file(searchLibrary))
	if charts == nil || search == nil {
		return false
	}
	opt.Library, opt.SearchLibrary = charts, search
	return true
}
