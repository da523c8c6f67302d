package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"plansite/generator"
)

func newCheck() *cobra.Command {
	var in input
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check the content and publish nothing",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return check(cmd, &in) },
	}
	in.flags(cmd)
	return cmd
}

func check(cmd *cobra.Command, in *input) error {
	opt, err := in.options()
	if err != nil {
		return err
	}
	fsys, closeFolder, err := in.open()
	if err != nil {
		return in.explain(err)
	}
	defer closeFolder()
	checked, diags, err := generator.Check(cmd.Context(), fsys, opt)
	errors, warnings := report(cmd.ErrOrStderr(), fsys, in.source, diags)
	if err != nil {
		return in.explain(err)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s, %s\n", count(errors, "error"), count(warnings, "warning"))
	if errors > 0 {
		return errContent
	}
	for _, s := range checked.Translations {
		c := s.Sum()
		fmt.Fprintf(cmd.OutOrStdout(), "%s: %d of %s translated, %d missing, %d changed since\n", s.Language, c.Done, count(c.Texts, "text"), c.Missing(), c.Stale)
	}
	return nil
}
