package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"plansite/generator/starter"
)

func newSite() *cobra.Command {
	var title string
	in := input{asOf: "today"}
	cmd := &cobra.Command{
		Use:   "site DIR",
		Short: "Begin a new site",
		Long: "new site fills a folder with a whole small site: an example that builds, with notes in every\n" +
			"file on what goes where. The folder is new or empty; hidden files, such as those of git, may\n" +
			"be in it.",
		Example: "  plansite new site plans --title \"Our strategy\"",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt, err := in.options()
			if err != nil {
				return err
			}
			files, err := starter.Files(title, opt.AsOf)
			if err != nil {
				return err
			}
			return beginSite(cmd, args[0], files)
		},
	}
	f := cmd.Flags()
	f.StringVar(&title, "title", starter.Title, "title of the site")
	f.StringVar(&in.asOf, "as-of", "today", "date that the site is judged at to begin with, as YYYY-MM-DD or today")
	return cmd
}

// beginSite writes the site into a folder, or nothing, and says what comes next.
func beginSite(cmd *cobra.Command, dir string, files []starter.File) error {
	isNew, err := isFree(dir)
	if err != nil {
		return err
	}
	kept, err := writeSite(dir, files)
	if err != nil {
		if isNew {
			os.Remove(dir)
		}
		return fmt.Errorf("%w\nhint: nothing was written", err)
	}
	for _, name := range kept {
		fmt.Fprintf(cmd.ErrOrStderr(), "note: %s is there already and stays as it is; it should name /public/, which a build makes\n", filepath.Join(dir, name))
	}
	out := cmd.OutOrStdout()
	fmt.Fprintf(out, "%s: a site of %d files\nnext:\n", filepath.Clean(dir), len(files)-len(kept))
	if filepath.Clean(dir) != "." {
		fmt.Fprintf(out, "  cd %s\n", word(dir))
	}
	fmt.Fprint(out, "  plansite serve    # shows it while you write\n  plansite build    # makes it, in public/\nREADME.md says how to make it yours\n")
	return nil
}

// word is a name as a shell takes it for one word.
func word(name string) string {
	if strings.ContainsAny(name, " \t\"'$&;()*?<>|`\\#~![]{}") {
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return name
}

// isFree refuses a folder that has something in it, and tells one that is not
// there yet. What is hidden does not count.
func isFree(dir string) (isNew bool, err error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") {
			return false, fmt.Errorf("%s is not empty: it holds %s\nhint: name a folder that is not there yet", dir, entry.Name())
		}
	}
	return false, nil
}

// writeSite writes all files, or none. A hidden file that is there already is
// kept.
func writeSite(dir string, files []starter.File) (kept []string, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	var written []string
	for _, f := range files {
		err := create(root, f.Name, f.Text)
		if errors.Is(err, fs.ErrExist) && strings.HasPrefix(f.Name, ".") {
			kept = append(kept, f.Name)
			continue
		}
		if err != nil {
			takeBack(root, append(written, f.Name))
			return nil, err
		}
		written = append(written, f.Name)
	}
	return kept, nil
}

// takeBack removes files that were written, the last of which may not be there,
// and the folders that this leaves empty.
func takeBack(root *os.Root, names []string) {
	for i, name := range names {
		if i < len(names)-1 {
			root.Remove(filepath.FromSlash(name))
		}
	}
	for _, name := range names {
		for at := path.Dir(name); at != "."; at = path.Dir(at) {
			root.Remove(filepath.FromSlash(at)) // fails, as it should, while there is something in it
		}
	}
}
