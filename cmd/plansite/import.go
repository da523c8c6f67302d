package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"plansite/generator"
	"plansite/generator/diagnostic"
	"plansite/generator/measurement"
)

func newImport() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import",
		Short: "Take figures from spreadsheets into the content",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newImportMeasurements())
	return cmd
}

// taking are the flags of an import.
type taking struct {
	input
	sheet        string
	yes, replace bool
}

func newImportMeasurements() *cobra.Command {
	var t taking
	cmd := &cobra.Command{
		Use:   "measurements FILE",
		Short: "Take measurements from an Excel workbook or a CSV file",
		Long: "import measurements reads a table whose first row has the headings indicator, date and value,\n" +
			"and perhaps source, standing, recorded, corrects, note and unit. It shows what will change, asks,\n" +
			"and writes the figures into the plans, in which all else stays as it is. Where anything in the\n" +
			"table is wrong, all that is wrong is listed and nothing is written.",
		Example: "  plansite import measurements figures.xlsx",
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return t.run(cmd, args[0]) },
	}
	t.folderFlag(cmd)
	f := cmd.Flags()
	f.StringVar(&t.asOf, "as-of", "", "date after which no figure may lie, as YYYY-MM-DD or today (default: as_of in content/site.yaml)")
	f.StringVar(&t.sheet, "sheet", "", "sheet of the workbook (default: the first that is not hidden)")
	f.BoolVarP(&t.yes, "yes", "y", false, "write without asking")
	f.BoolVar(&t.replace, "replace", false, "overwrite figures that are there with another value: for slips of the pen, not for corrections")
	return cmd
}

func (t *taking) run(cmd *cobra.Command, file string) error {
	opt, err := t.options()
	if err != nil {
		return err
	}
	data, err := readBounded(file, generator.MaxSheet)
	if err != nil {
		return err
	}
	sheet, err := generator.ReadSheet(file, data, t.sheet)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	root, err := t.root()
	if err != nil {
		return err
	}
	defer root.Close()
	found, err := generator.ImportMeasurements(cmd.Context(), root.FS(), sheet, opt, t.replace)
	if err != nil {
		return t.explain(err)
	}
	if tell(cmd.ErrOrStderr(), file, found) {
		return errContent
	}
	return t.write(cmd, root, found)
}

// readBounded reads a file that is not larger than it may be.
func readBounded(file string, most int64) ([]byte, error) {
	info, err := os.Stat(file) // to open a pipe would be to wait
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a plain file", file)
	}
	if info.Size() > most {
		return nil, fmt.Errorf("%s is larger than %d MiB\nhint: keep what is to be read in a file of its own", file, most>>20)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most+1))
}

// tell prints notes and problems, and reports whether there are problems.
func tell(w io.Writer, file string, found *generator.Import) bool {
	out := bufio.NewWriter(w)
	defer out.Flush()
	place := func(p measurement.Problem) diagnostic.Place { return diagnostic.Place{File: file + ": " + p.Cell} }
	for i, p := range found.Problems {
		if i == maxShown {
			fmt.Fprintf(out, "and %d more\n", len(found.Problems)-maxShown)
			break
		}
		diagnostic.Diagnostic{Place: place(p), Code: "cell", Message: p.Message, Hint: p.Hint}.Write(out)
	}
	for i, p := range found.Notes {
		if i == maxShown {
			fmt.Fprintf(out, "and %d more notes\n", len(found.Notes)-maxShown)
			break
		}
		fmt.Fprintf(out, "%s: note: %s\n", place(p), p.Message)
	}
	if n := len(found.Problems); n > 0 {
		fmt.Fprintf(out, "%s; nothing was changed\n", count(n, "error"))
		return true
	}
	return false
}

// write shows what will change, asks and writes.
func (t *taking) write(cmd *cobra.Command, root *os.Root, found *generator.Import) error {
	out := cmd.OutOrStdout()
	for i, c := range found.Changes {
		fmt.Fprintf(out, "%s:%d: %s %s: %s\n", inFolder(t.source, found.Places[i].File), found.Places[i].Line, c.Indicator.Ref(), c.New.Date, c.Describe())
	}
	rest := restOf(found)
	if len(found.Changes) == 0 {
		fmt.Fprintf(out, "nothing to change%s\n", rest)
		return nil
	}
	report(cmd.ErrOrStderr(), found.After, t.source, found.Warnings)
	what := count(len(found.Changes), "measurement") + " in " + count(len(found.Edits), "file")
	if err := t.ask(cmd, what+rest); err != nil {
		return err
	}
	if err := replaceAll(root, found.Edits); err != nil {
		return err
	}
	fmt.Fprintf(out, "wrote %s%s\n", what, rest)
	return nil
}

func restOf(found *generator.Import) (text string) {
	if found.Same > 0 {
		text += fmt.Sprintf("; %s as it was", count(found.Same, "row"))
		if found.Same > 1 {
			text = strings.Replace(text, "it was", "they were", 1)
		}
	}
	if found.Blank > 0 {
		text += fmt.Sprintf("; %s not filled in", count(found.Blank, "row"))
	}
	return text
}

// ask returns an error unless somebody agrees.
func (t *taking) ask(cmd *cobra.Command, what string) error {
	if t.yes {
		return nil
	}
	in, ok := cmd.InOrStdin().(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return errors.New("nothing was changed, for there is no terminal to ask on\nhint: to write this, add --yes")
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "write %s? [y/N] ", what)
	answers := make(chan string, 1)
	go func() {
		answer, _ := bufio.NewReader(in).ReadString('\n')
		answers <- strings.ToLower(strings.TrimSpace(answer))
	}()
	select {
	case answer := <-answers:
		if answer == "y" || answer == "yes" {
			return nil
		}
		return errors.New("nothing was changed")
	case <-cmd.Context().Done():
		fmt.Fprintln(cmd.ErrOrStderr())
		return cmd.Context().Err()
	}
}

// replaceAll writes all of the files or, where one cannot be written, none.
func replaceAll(root *os.Root, edits []generator.Edit) error {
	for _, e := range edits {
		name := filepath.FromSlash(e.Name)
		if info, err := root.Lstat(name); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return fmt.Errorf("%s is a link, which would be replaced; nothing was changed\nhint: replace the link by the file itself", e.Name)
		}
		now, err := root.ReadFile(name)
		if err != nil {
			return err
		}
		if !bytes.Equal(now, e.Before) {
			return fmt.Errorf("%s has changed in the meantime; nothing was changed\nhint: import once more", e.Name)
		}
	}
	for i, e := range edits {
		if err := replaceFile(root, filepath.FromSlash(e.Name), e.Text); err != nil {
			return errors.Join(err, putBack(root, edits[:i]))
		}
	}
	return nil
}

// putBack gives files their old text.
func putBack(root *os.Root, edits []generator.Edit) (failed error) {
	for _, e := range edits {
		if err := replaceFile(root, filepath.FromSlash(e.Name), e.Before); err != nil {
			failed = errors.Join(failed, fmt.Errorf("%s has its new text: %w", e.Name, err))
		}
	}
	return failed
}
