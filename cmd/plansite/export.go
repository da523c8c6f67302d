package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"plansite/generator"
)

func newExport() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write spreadsheets in which figures are asked for",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newExportMeasurements())
	return cmd
}

// asking are the flags of an export.
type asking struct {
	input
	due           bool
	owner, output string
}

func newExportMeasurements() *cobra.Command {
	var a asking
	cmd := &cobra.Command{
		Use:   "measurements",
		Short: "Write a table in which the owners of indicators fill in measurements",
		Long: "export measurements writes a table with a row for each indicator that is counted: its id, title,\n" +
			"plan, owner, unit and last value, and empty columns for the next one. What comes back filled in\n" +
			"is taken into the content by import measurements.",
		Example: "  plansite export measurements --due --owner \"SG13 secretariat\" --output sg13.xlsx",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.run(cmd) },
	}
	a.folderFlag(cmd)
	f := cmd.Flags()
	f.StringVar(&a.asOf, "as-of", "", "date by which values are due, as YYYY-MM-DD or today (default: as_of in content/site.yaml)")
	f.BoolVar(&a.due, "due", false, "only indicators whose next value is due by their frequency")
	f.StringVar(&a.owner, "owner", "", "only indicators of this owner")
	f.StringVarP(&a.output, "output", "o", "measurements.xlsx", "file to write, .xlsx or .csv, which is not there yet")
	return cmd
}

func (a *asking) run(cmd *cobra.Command) error {
	ending := strings.ToLower(filepath.Ext(a.output))
	if ending != ".xlsx" && ending != ".csv" {
		return fmt.Errorf("%s: the ending says neither Excel nor CSV\nhint: name a file that ends in .xlsx or .csv", a.output)
	}
	opt, err := a.options()
	if err != nil {
		return err
	}
	fsys, closeFolder, err := a.open()
	if err != nil {
		return a.explain(err)
	}
	defer closeFolder()
	form, err := generator.ExportMeasurements(cmd.Context(), fsys, opt, a.due, a.owner)
	if err != nil {
		return a.explain(err)
	}
	if form.Indicators == 0 {
		fmt.Fprintln(cmd.OutOrStdout(), "there is no value to ask for; nothing was written")
		return nil
	}
	data := form.CSV()
	if ending == ".xlsx" {
		if data, err = form.XLSX(); err != nil {
			return err
		}
	}
	if err := writeNew(a.output, data); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", a.output, count(form.Indicators, "indicator"))
	return nil
}

// writeNew writes a file that is not there yet: one that is may have been filled in.
func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already, perhaps filled in\nhint: name another file with --output, or remove it", name)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(name)
	}
	return err
}
