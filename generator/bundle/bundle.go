// Package bundle makes the scripts of a site: each one file, minified, for
// browsers of 2020 and later.
//
// Script and Module join a site's own modules, which they read from a file
// system they are given. Library joins what the charts or the search use of
// packages, from a folder that holds these. None reads anything else, and the
// same input gives the same bytes.
package bundle

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/evanw/esbuild/pkg/api"
)

// options are those of every bundle: what a bundle is does not depend on where
// it is made.
func options() api.BuildOptions {
	return api.BuildOptions{
		Bundle: true, Write: false, Outdir: "/",
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
		Platform: api.PlatformBrowser, Target: api.ES2020, Charset: api.CharsetUTF8,
		TsconfigRaw: "{}", LogLevel: api.LogLevelSilent,
	}
}

// output is the one file of a bundle, or what is wrong with its input.
func output(result api.BuildResult) ([]byte, error) {
	var problems []error
	for _, m := range result.Errors {
		problems = append(problems, errors.New(sentence(m)))
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	if n := len(result.OutputFiles); n != 1 {
		return nil, fmt.Errorf("the bundle has %d files", n)
	}
	return result.OutputFiles[0].Contents, nil
}

// sentence is a message with its place: file, line and column, from 1.
func sentence(m api.Message) string {
	at, text := m.Location, strings.ReplaceAll(m.Text, `"`+namespace+":", `"`)
	if at == nil {
		return text
	}
	column := utf8.RuneCountInString(at.LineText[:min(at.Column, len(at.LineText))]) + 1
	return fmt.Sprintf("%s:%d:%d: %s", strings.TrimPrefix(at.File, namespace+":"), at.Line, column, text)
}
