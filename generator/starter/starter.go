// Package starter is the site that a new one begins as: an example that builds
// without a warning and explains itself to those who will replace it.
//
// Its files are in site/, as text/template: their dates are told from the day
// that the site is begun, so that it looks the same whenever that is. Everything
// in it is made up, and no figure has a source.
package starter

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"text/template"
	"time"
	"unicode"
	"unicode/utf8"

	"plansite/generator/plan"
)

// The pattern takes what begins with a dot along.
//
//go:embed all:site
var embedded embed.FS

// Title is that of a new site without another.
const Title = "A strategy for the town library"

// File is a file of the new site.
type File struct {
	Name string // from the root of the site
	Text []byte
}

// Files makes the files of a new site, in the order of their names. The title is
// one line.
func Files(title string, asOf plan.Date) ([]File, error) {
	if strings.TrimSpace(title) == "" || !utf8.ValidString(title) || strings.ContainsFunc(title, unicode.IsControl) {
		return nil, errors.New("the title of the site has to be one line of text")
	}
	var out []File
	err := fs.WalkDir(embedded, "site", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fill(name, begun{Title: quoted(title), AsOf: asOf})
		out = append(out, File{strings.TrimPrefix(name, "site/"), text})
		return err
	})
	return out, err
}

func fill(name string, b begun) ([]byte, error) {
	made, err := template.ParseFS(embedded, name)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := made.Execute(&out, b); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out.Bytes(), nil
}

// quoted is a line as YAML has it whatever is in it.
func quoted(line string) string { return "'" + strings.ReplaceAll(line, "'", "''") + "'" }

// begun is what the files are filled in with.
type begun struct {
	Title string // as YAML
	AsOf  plan.Date
}

// Year is that of the as-of date; From and To are those of the period, which
// began before it, so that there is something to show.
func (b begun) Year() int { return b.AsOf.Year() }
func (b begun) From() int { return b.Year() - 1 }
func (b begun) To() int   { return b.Year() + 2 }

// End is the last day of the month that lies so many months after that of the
// as-of date; before it where the number is negative.
func (b begun) End(months int) plan.Date {
	at := b.AsOf.Time()
	end := time.Date(at.Year(), at.Month()+time.Month(months)+1, 0, 0, 0, 0, 0, time.UTC)
	return plan.NewDate(end.Year(), int(end.Month()), end.Day())
}
