package main

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"plansite/generator"
)

func newBuild() *cobra.Command {
	var in input
	var output string
	var quiet, inPlace, pictures bool
	var browser interactive
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Check the content and publish the site",
		Long: "build checks all content and, when there is no error in it, publishes the whole site in one step.\n" +
			"When there is an error, the last good site stays as it is.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if output == "" {
				output = filepath.Join(in.source, "public")
			}
			return build(cmd, &in, generator.Output{Dir: output, InPlace: inPlace}, browser, quiet, pictures)
		},
	}
	in.flags(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "", "folder to publish into (default: public/ in the folder of the site)")
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "print diagnostics only")
	cmd.Flags().BoolVar(&inPlace, "in-place", false, "replace file by file, for folders that are mounted or watched")
	browser.flags(cmd)
	cmd.Flags().BoolVar(&pictures, "share-images", false, "take a picture of each plan for links to it, with Chromium")
	return cmd
}

func build(cmd *cobra.Command, in *input, out generator.Output, browser interactive, quiet, pictures bool) error {
	start := time.Now()
	if err := in.apart(out.Dir); err != nil {
		return err
	}
	c, err := newCamera(pictures)
	if err != nil {
		return err
	}
	opt, err := in.options()
	if err != nil {
		return err
	}
	fsys, closeFolder, err := in.open()
	if err != nil {
		return in.explain(err)
	}
	defer closeFolder()
	lacking := browser.libraries(cmd, quiet, &opt)
	if lacking != nil && (browser.required || cmd.Context().Err() != nil) {
		return fmt.Errorf("the charts cannot be explored, nor the site searched: %w", lacking)
	}
	opt.Changed = lastChanges(cmd, in.source, fsys, quiet)
	line := newProgress(cmd.ErrOrStderr(), quiet)
	opt.OnPage = line.page
	if opt.ShareImages, err = takePictures(cmd, c, in, fsys, opt, line); err != nil {
		return err
	}
	result, diags, err := generator.Build(cmd.Context(), fsys, out, opt)
	line.done()
	errors, warnings := report(cmd.ErrOrStderr(), fsys, in.source, diags)
	if err != nil {
		return in.explain(err)
	}
	if errors > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s, %s; nothing was published\n", count(errors, "error"), count(warnings, "warning"))
		return errContent
	}
	if lacking != nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "warning: the site is published without its search box, and its charts without \"Explore\": %v\n", lacking)
		warnings++
	}
	if !quiet {
		summarize(cmd, result, out.Dir, warnings, time.Since(start))
	}
	return nil
}

// takePictures takes the share images of the site; without a camera, none.
func takePictures(cmd *cobra.Command, c *camera, in *input, fsys fs.FS, opt generator.Options, line *progress) (map[string][]byte, error) {
	if c == nil {
		return nil, nil
	}
	images, diags, err := shareImages(cmd.Context(), c, fsys, opt, cmd.ErrOrStderr(), line)
	if err != nil {
		if diags != nil {
			report(cmd.ErrOrStderr(), fsys, in.source, diags)
		}
		return nil, in.explain(err)
	}
	return images, nil
}

func summarize(cmd *cobra.Command, r generator.Report, dir string, warnings int, took time.Duration) {
	w := cmd.OutOrStdout()
	fmt.Fprintf(w, "%s of %s, %s, %s, %s in %.2f s: %s\n", count(r.Pages, "page"), count(len(r.Site.Plans), "plan"),
		count(len(r.Site.Indicators), "indicator"), count(len(r.Site.Risks), "risk"), count(warnings, "warning"), took.Seconds(), dir)
	if r.Publish.InPlace {
		fmt.Fprintf(w, "published file by file%s\n", because(r.Publish.Reason))
	}
	if r.Site.Config.BaseURL == "" {
		fmt.Fprintln(w, "note: without base_url in content/site.yaml (or --base-url), canonical addresses and pictures for links are left out")
	}
	fmt.Fprintf(w, "to look at it: %s view%s\n", invocation(), viewFlag(dir))
}

func because(reason string) string {
	if reason == "" {
		return ""
	}
	return ": " + reason
}

// viewFlag is what view needs to find the site that was built.
func viewFlag(dir string) string {
	if filepath.Clean(dir) == "public" {
		return ""
	}
	return " --output " + shellWord(dir)
}

// shellWord writes a path so that it can be pasted into a shell.
func shellWord(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("/\\._-:+@%,=", r)
	}) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
