package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"plansite/generator"
)

// formatFlags say what fmt does with a file that is not formatted.
type formatFlags struct{ check, diff bool }

func newFmt() *cobra.Command {
	var in input
	var flags formatFlags
	cmd := &cobra.Command{
		Use:   "fmt [FILE or ID...]",
		Short: "Put front matter into its agreed form",
		Long: "fmt puts the keys of front matter, of site.yaml and of translations in the order of the schema\n" +
			"and sets spacing right. Comments, empty lines, quotes and the text below the front matter stay.\n" +
			"An id stands for a plan, page or record and its translations, \"site\" for content/site.yaml;\n" +
			"without one, all files are formatted. It prints the names of the files that it changes.",
		Example: "  plansite fmt\n  plansite fmt --diff sg13\n  plansite fmt --check",
		RunE:    func(cmd *cobra.Command, args []string) error { return format(cmd, &in, flags, args) },
	}
	in.folderFlag(cmd)
	cmd.Flags().BoolVar(&flags.check, "check", false, "change nothing, and fail where a file is not formatted")
	cmd.Flags().BoolVar(&flags.diff, "diff", false, "change nothing, and show what would change")
	return cmd
}

func format(cmd *cobra.Command, in *input, flags formatFlags, args []string) error {
	root, err := in.root()
	if err != nil {
		return err
	}
	defer root.Close()
	which, err := in.contentNames(args)
	if err != nil {
		return err
	}
	found, diags, err := generator.Format(cmd.Context(), root.FS(), which)
	if err != nil {
		return in.explain(err)
	}
	errors, _ := report(cmd.ErrOrStderr(), root.FS(), in.source, diags)
	for _, file := range found.Changes {
		if err := formatted(cmd, in, root, flags, file); err != nil {
			return err
		}
	}
	if errors > 0 || flags.check && len(found.Changes) > 0 {
		return errContent
	}
	return nil
}

// formatted writes a file or shows what would change in it.
func formatted(cmd *cobra.Command, in *input, root *os.Root, flags formatFlags, file generator.Written) error {
	name := filepath.Join(in.source, filepath.FromSlash(file.Name))
	if flags.diff {
		old, err := fs.ReadFile(root.FS(), file.Name)
		if err == nil {
			_, err = cmd.OutOrStdout().Write(diff.Diff(name, old, name+" (formatted)", file.Text))
		}
		return err
	}
	if !flags.check {
		if err := replaceFile(root, linked(root, filepath.FromSlash(file.Name)), file.Text); err != nil {
			return err
		}
	}
	fmt.Fprintln(cmd.OutOrStdout(), name)
	return nil
}

// maxLinks bounds how many links in a row are followed.
const maxLinks = 8

// linked is the file that a name leads to, so that a link stays one.
func linked(root *os.Root, name string) string {
	for range maxLinks {
		to, err := root.Readlink(name)
		if err != nil {
			break
		}
		name = filepath.Join(filepath.Dir(name), to)
	}
	return name
}

// contentNames turns the files among args, as seen from where the command runs,
// into names from the folder of the site. All else are ids.
func (in *input) contentNames(args []string) ([]string, error) {
	out := make([]string, len(args))
	for i, arg := range args {
		out[i] = arg
		if info, err := os.Stat(arg); err != nil || !info.Mode().IsRegular() {
			continue
		}
		folder, err := filepath.Abs(in.source)
		if err != nil {
			return nil, err
		}
		file, err := filepath.Abs(arg)
		if err != nil {
			return nil, err
		}
		name, err := filepath.Rel(folder, file)
		if err != nil {
			return nil, err
		}
		out[i] = filepath.ToSlash(name)
	}
	return out, nil
}
