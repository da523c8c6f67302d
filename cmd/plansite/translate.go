package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"plansite/generator"
)

func newTranslate() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "translate",
		Short: "See to the translations of the content",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newTranslateStatus(), newTranslateStub())
	return cmd
}

func newTranslateStatus() *cobra.Command {
	var in input
	cmd := &cobra.Command{
		Use:   "status [LANGUAGE]",
		Short: "Tell how far each language, or each file of one, is translated",
		Args:  cobra.MaximumNArgs(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return status(cmd, &in, args) },
	}
	in.folderFlag(cmd)
	return cmd
}

func status(cmd *cobra.Command, in *input, args []string) error {
	fsys, closeFolder, err := in.open()
	if err != nil {
		return in.explain(err)
	}
	defer closeFolder()
	states, err := generator.Translations(cmd.Context(), fsys, generator.Options{})
	if err != nil {
		return in.explain(err)
	}
	if len(states) == 0 {
		fmt.Fprintln(cmd.OutOrStdout(), "there is one language only")
		return nil
	}
	w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', tabwriter.AlignRight)
	defer w.Flush()
	fmt.Fprintln(w, "texts\ttranslated\tmissing\tchanged since\tnot recorded\t")
	line := func(name string, f generator.TranslationCount) {
		fmt.Fprintf(w, "%d\t%d\t%d\t%d\t%d\t  %s\n", f.Texts, f.Done, f.Missing(), f.Stale, f.Unrecorded, name)
	}
	for _, s := range states {
		switch {
		case len(args) == 0:
			line(s.Language, s.Sum())
		case args[0] == s.Language:
			for _, f := range s.Files {
				if f.Texts > 0 {
					line(f.File, f.Count)
				}
			}
			return nil
		}
	}
	if len(args) > 0 {
		return fmt.Errorf("%q is no language to translate into\nhint: plansite translate status lists them", args[0])
	}
	return nil
}

func newTranslateStub() *cobra.Command {
	var in input
	cmd := &cobra.Command{
		Use:   "stub LANGUAGE [ID]",
		Short: "Make a translation, or bring it up to date",
		Long: "stub writes the translation of a plan, page or record beside it, with an empty place for each\n" +
			"text. Of one that is there it keeps what is done, adds what is missing, marks what has changed\n" +
			"in the source since, and records which version of the source each text follows.\n" +
			"ID is that of the plan, page or record, or \"site\" for content/site.yaml; without it, all\n" +
			"translations that are there are brought up to date.",
		Example: "  plansite translate stub fr sg13",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return stub(cmd, &in, args[0], strings.Join(args[1:], ""))
		},
	}
	in.folderFlag(cmd)
	return cmd
}

// stub writes translations.
func stub(cmd *cobra.Command, in *input, lang, id string) error {
	root, err := in.root()
	if err != nil {
		return err
	}
	defer root.Close()
	files, err := generator.Stub(cmd.Context(), root.FS(), lang, id, generator.Options{})
	if err != nil {
		return in.explain(err)
	}
	for _, f := range files {
		if err := replaceFile(root, filepath.FromSlash(f.Name), f.Text); err != nil {
			return err
		}
		fmt.Fprintln(cmd.OutOrStdout(), filepath.Join(in.source, filepath.FromSlash(f.Name)))
	}
	return nil
}
