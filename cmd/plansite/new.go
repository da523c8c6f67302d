package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"plansite/generator"
)

func newNew() *cobra.Command {
	var in input
	cmd := &cobra.Command{
		Use:   "new KIND ID",
		Short: "Begin a new plan, record or page",
		Long: "new writes a file to begin with, with a note on every part of it: a plan of one of the kinds\n" +
			"in content/site.yaml, a report, review, decision, consultation, resolution, calendar or\n" +
			"self-assessment, or a page. ID is its address for ever: small letters, digits and hyphens.\n" +
			"It has publish: false, so that nothing shows before you say so. A site can have archetypes\n" +
			"of its own: layouts/archetypes/KIND.md, or plan.md for all kinds of plans.",
		Example: "  plansite new study-group sg99\n  plansite new report report-2026-12",
		Args:    cobra.ExactArgs(2),
		RunE:    func(cmd *cobra.Command, args []string) error { return begin(cmd, &in, args[0], args[1]) },
	}
	in.folderFlag(cmd)
	cmd.AddCommand(newSite())
	return cmd
}

// begin writes a new content file; one that exists stays as it is.
func begin(cmd *cobra.Command, in *input, kind, id string) error {
	root, err := in.root()
	if err != nil {
		return err
	}
	defer root.Close()
	name, text, err := generator.New(cmd.Context(), root.FS(), kind, id, generator.Options{})
	if err != nil {
		return in.explain(err)
	}
	if err := create(root, name, text); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s\n", filepath.Join(in.source, filepath.FromSlash(name)))
	fmt.Fprintln(cmd.ErrOrStderr(), "note: it has publish: false; take that line out when it can be shown")
	return nil
}
