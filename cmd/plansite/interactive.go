package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// interactive are the flags that say whether charts can be explored.
type interactive struct{ required, none bool }

func (i *interactive) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&i.required, "require-interactive", false, "fail where the library that charts are explored with cannot be fetched")
	f.BoolVar(&i.none, "no-interactive", false, "publish the charts as pictures only, and fetch nothing")
	cmd.MarkFlagsMutuallyExclusive("require-interactive", "no-interactive")
}

// library returns the bundle of the charts' library, if it is wanted. The
// error is one sentence and the remedy.
func (i *interactive) library(cmd *cobra.Command, quiet bool) ([]byte, error) {
	if i.none {
		return nil, nil
	}
	s, err := openStore(func(what string) {
		if !quiet {
			fmt.Fprintln(cmd.ErrOrStderr(), what)
		}
	})
	if err == nil {
		var data []byte
		if data, err = s.library(cmd.Context()); err == nil {
			return data, nil
		}
	}
	if cmd.Context().Err() != nil {
		return nil, cmd.Context().Err()
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return nil, fmt.Errorf("%s\nhint: this takes npm, which comes with Node.js, and once the network; --no-interactive does without", first)
}
