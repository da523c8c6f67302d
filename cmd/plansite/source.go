package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"plansite/generator"
	"plansite/generator/plan"
)

// input are the flags that say what is read and how.
type input struct {
	source      string
	baseURL     string
	asOf        string
	unpublished bool
}

func (in *input) flags(cmd *cobra.Command) {
	in.previewFlags(cmd)
	cmd.Flags().BoolVar(&in.unpublished, "unpublished", false, "include what has publish: false, marked")
}

// previewFlags are those of a command that shows everything there is.
func (in *input) previewFlags(cmd *cobra.Command) {
	in.folderFlag(cmd)
	f := cmd.Flags()
	f.StringVar(&in.baseURL, "base-url", "", "absolute address at which the site will stand")
	f.StringVar(&in.asOf, "as-of", "", "date to judge at, as YYYY-MM-DD or today (default: as_of in content/site.yaml)")
}

// folderFlag is the flag of commands that need the folder alone.
func (in *input) folderFlag(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&in.source, "source", "s", ".", "folder of the site, which holds content/")
}

// root opens the folder of the site, to write in it.
func (in *input) root() (*os.Root, error) {
	root, err := os.OpenRoot(in.source)
	if err != nil {
		return nil, fmt.Errorf("the folder of the site: %w", err)
	}
	return root, nil
}

// options turns the flags into options; this is the only place that reads the
// clock.
func (in *input) options() (generator.Options, error) {
	opt := generator.Options{Unpublished: in.unpublished}
	switch in.asOf {
	case "":
	case "today":
		now := time.Now()
		opt.AsOf = plan.NewDate(now.Year(), int(now.Month()), now.Day())
	default:
		date, err := plan.ParseDate(in.asOf)
		if err != nil {
			return opt, fmt.Errorf("--as-of: %w; write it as YYYY-MM-DD, or today", err)
		}
		opt.AsOf = date
	}
	if in.baseURL != "" {
		base, err := plan.ParseBaseURL(in.baseURL)
		if err != nil {
			return opt, fmt.Errorf("--base-url: %q %w", in.baseURL, err)
		}
		opt.BaseURL = base
	}
	return opt, nil
}

// open gives the folder of the site as a file system that nothing leads out of.
func (in *input) open() (fs.FS, func(), error) {
	root, err := os.OpenRoot(in.source)
	if err != nil {
		return nil, nil, fmt.Errorf("the folder of the site: %w", err)
	}
	return root.FS(), func() { root.Close() }, nil
}

// isNoSite reports whether the folder holds no site at all.
func (in *input) isNoSite() bool {
	_, err := os.Stat(filepath.Join(in.source, "content", "site.yaml"))
	return errors.Is(err, fs.ErrNotExist)
}

// explain adds the remedy to errors that a newcomer meets.
func (in *input) explain(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		if _, other := os.Stat(filepath.Join(in.source, "content", "site.yml")); other == nil {
			return fmt.Errorf("%w\nhint: rename content/site.yml to content/site.yaml", err)
		}
		if _, missing := os.Stat(filepath.Join(in.source, "content", "site.yaml")); missing != nil {
			return fmt.Errorf("%w\nhint: run it in the folder that holds content/site.yaml, or name that folder with --source", err)
		}
	}
	return err
}

// apart refuses an output folder inside one that the site is made from: the
// next build would read what this one has written.
func (in *input) apart(dir string) error {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	for _, folder := range []string{"content", "layouts", "assets"} {
		from, err := os.Stat(filepath.Join(in.source, folder))
		if err != nil {
			continue
		}
		for at := abs; ; at = filepath.Dir(at) {
			if info, err := os.Stat(at); err == nil && os.SameFile(info, from) {
				return fmt.Errorf("cannot publish to %q: it lies in %s/ of the site\nhint: name another folder with --output", dir, folder)
			}
			if at == filepath.Dir(at) {
				break
			}
		}
	}
	return nil
}
