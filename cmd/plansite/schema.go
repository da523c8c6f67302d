package main

import (
	"fmt"
	"os"
	"path/filepath"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"plansite/generator"
	"plansite/generator/plan"
	"plansite/generator/reference"
)

// schemaInput are the flags of schema.
type schemaInput struct {
	input
	list        bool
	translation bool
	format      string
	output      string
}

func newSchema() *cobra.Command {
	var in schemaInput
	cmd := &cobra.Command{
		Use:   "schema [SORT]",
		Short: "Describe what content files may hold, for editors and for people",
		Long: "schema prints the JSON Schema (2020-12) of a sort of file: of site.yaml, or of the front matter\n" +
			"of a plan, a page or a kind of records; without SORT that of any content file. With --source, the\n" +
			"names that the site defines are enumerated: its kinds, levels, frequencies, categories, bodies\n" +
			"and units. --format markdown prints the same as a text to read.",
		Example: "  plansite schema site\n  plansite schema plan --source .\n  plansite schema --output schemas",
		Args:    cobra.MaximumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return printSchema(cmd, &in, args) },
	}
	f := cmd.Flags()
	f.StringVarP(&in.source, "source", "s", "", "folder of a site whose names are to be enumerated")
	f.BoolVar(&in.list, "list", false, "list the sorts of files")
	f.BoolVar(&in.translation, "translation", false, "of the translations of that sort, which hold words only")
	f.StringVar(&in.format, "format", "json", "json, or markdown for a text to read about all sorts")
	f.StringVarP(&in.output, "output", "o", "", "folder to write all schemas to")
	return cmd
}

func printSchema(cmd *cobra.Command, in *schemaInput, args []string) error {
	switch {
	case in.format != "json" && in.format != "markdown":
		return fmt.Errorf("there is no format %q\nhint: write json or markdown", in.format)
	case in.format == "markdown" && (len(args) > 0 || in.output != "" || in.translation):
		return fmt.Errorf("--format markdown describes all sorts at once\nhint: leave out SORT, --output and --translation")
	case in.output != "" && (len(args) > 0 || in.translation):
		return fmt.Errorf("--output writes all schemas\nhint: leave out SORT and --translation")
	case in.list:
		return listSorts(cmd)
	case in.format == "markdown":
		_, err := cmd.OutOrStdout().Write(reference.Markdown())
		return err
	}
	config, err := in.vocabulary()
	if err != nil {
		return err
	}
	if in.output != "" {
		return writeSchemas(cmd, in.output, config)
	}
	sort, err := reference.SortOf(append(args, reference.Any)[0])
	if err != nil {
		return err
	}
	text, err := sort.JSONSchema(config, in.translation)
	if err != nil {
		return err
	}
	_, err = cmd.OutOrStdout().Write(text)
	return err
}

// vocabulary is that of the site at hand, or nil without one.
func (in *schemaInput) vocabulary() (*plan.Config, error) {
	if in.source == "" {
		return nil, nil
	}
	fsys, closeFolder, err := in.open()
	if err != nil {
		return nil, err
	}
	defer closeFolder()
	config, err := generator.Vocabulary(fsys, generator.Options{})
	return config, in.explain(err)
}

func listSorts(cmd *cobra.Command) error {
	w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, s := range reference.Sorts() {
		fmt.Fprintf(w, "%s\t%s\n", s.Name, s.About)
	}
	return w.Flush()
}

// writeSchemas writes the schemas of all sorts and of their translations.
func writeSchemas(cmd *cobra.Command, dir string, config *plan.Config) error {
	files, err := reference.Files(config)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		name := filepath.Join(dir, f.Name)
		if err := os.WriteFile(name, f.Text, 0o644); err != nil {
			return err
		}
		fmt.Fprintln(cmd.OutOrStdout(), name)
	}
	return nil
}
