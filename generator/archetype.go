package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/layouts"
)

// archetypes is the folder of the files that new content begins as.
const archetypes = "archetypes"

// maxArchetype bounds an archetype, in bytes.
const maxArchetype = 64 << 10

// begin is what an archetype can fill in.
type begin struct {
	ID, Kind            string
	Home                string // id of the plan of the home page; "" where it is the new one
	Body                string // the first of site.yaml; "" without one
	Level, Upper        string // the lowest level, and the one above it; "" where there is one only
	Frequency, Category string // the first of each
	Date                string // the as-of date
	NextYear            string // the end of the year after it
	Year                int    // that of the as-of date
}

// New makes a new content file of a kind: it returns its name, from the root of
// the site, and its text. The archetype is that of the site in
// layouts/archetypes, or the default; in both, a kind of plans without one has
// that of all plans. It writes nothing.
func New(ctx context.Context, fsys fs.FS, kind, id string, opt Options) (name string, text []byte, err error) {
	config, err := Vocabulary(fsys, opt)
	if err != nil {
		return "", nil, err
	}
	if name, err = newName(config, kind, id); err != nil {
		return "", nil, err
	}
	if err := isFree(ctx, fsys, id, name, opt); err != nil {
		return "", nil, err
	}
	text, err = compose(fsys, config, kind, id)
	return name, text, err
}

// compose fills in the archetype of a kind.
func compose(fsys fs.FS, config *plan.Config, kind, id string) ([]byte, error) {
	made, err := archetype(fsys, kind)
	if err != nil {
		return nil, err
	}
	b := beginning(config, kind, id)
	if b.Body == "" && (kind == plan.ReportKind || kind == plan.DecisionKind) {
		return nil, fmt.Errorf("a %s names a body, and content/site.yaml has none\nhint: add one there, such as\nbodies:\n  - {id: board, title: The board}", kind)
	}
	var out bytes.Buffer
	if err := made.Execute(&out, b); err != nil {
		return nil, fmt.Errorf("the archetype of %s: %w", kind, err)
	}
	return out.Bytes(), nil
}

// newName is the name of the file of a new item: by its kind and id.
func newName(c *plan.Config, kind, id string) (string, error) {
	known := newKinds(c)
	if !slices.Contains(known, kind) {
		return "", fmt.Errorf("unknown kind %s\nhint: %s", diagnostic.Name(kind), diagnostic.Suggest(kind, known))
	}
	if code, message, hint := plan.CheckNew(kind, id); code != "" {
		return "", fmt.Errorf("%s\nhint: %s", message, hint)
	}
	if slices.ContainsFunc(c.Kinds, func(k *plan.Kind) bool { return k.Overview.ID == id }) {
		return "", fmt.Errorf("the id %q is the address of an overview in content/site.yaml\nhint: choose another", id)
	}
	folder := "records/" + strings.TrimSuffix(kind, "s") + "s"
	if kind == plan.PageKind {
		folder = "pages"
	}
	if k := c.Kind(kind); k != nil {
		folder = kind
		if k.Overview.ID != "" {
			folder = k.Overview.ID
		}
	}
	return path.Join("content", folder, id+".md"), nil
}

// newKinds are the kinds of which there can be a new file.
func newKinds(c *plan.Config) []string {
	known := append([]string{plan.PageKind}, plan.RecordKinds...)
	for _, k := range c.Kinds {
		known = append(known, k.ID.ID)
	}
	return known
}

// isFree refuses an id that is or was in use, and a file name that is. Where the content has
// errors, only the file is looked for.
func isFree(ctx context.Context, fsys fs.FS, id, name string, opt Options) error {
	opt.Unpublished = true
	s, _, err := Check(ctx, fsys, opt)
	if err != nil {
		return err
	}
	if s != nil && s.Item(id) != nil {
		return fmt.Errorf("the id %q is that of the %s %q\nhint: an id has one meaning for ever; choose another", id, s.Item(id).Sort(), s.Item(id).Name())
	}
	if s != nil {
		for _, r := range s.Redirects {
			if r.From == id {
				return fmt.Errorf("the id %q was that of the %s %q\nhint: an id has one meaning for ever; choose another", id, r.To.Sort(), r.To.Name())
			}
		}
	}
	if _, err := fs.Stat(fsys, name); err == nil {
		return fmt.Errorf("%s exists already\nhint: choose another id, or edit that file", name)
	}
	return nil
}

// archetype reads the archetype of a kind. That of the site for all plans goes
// before the default for one kind.
func archetype(fsys fs.FS, kind string) (*template.Template, error) {
	own, err := subfolder(fsys, "layouts")
	if err != nil {
		return nil, err
	}
	names := []string{path.Join(archetypes, kind+".md")}
	if kind != plan.PageKind && !slices.Contains(plan.RecordKinds, kind) {
		names = append(names, archetypes+"/plan.md")
	}
	for _, from := range []fs.FS{own, layouts.Files} {
		for _, name := range names {
			if from == nil {
				continue
			}
			if text, err := fs.ReadFile(from, name); err == nil {
				return parseArchetype(name, text)
			} else if !isMissing(err) {
				return nil, err
			}
		}
	}
	return nil, fmt.Errorf("there is no archetype for %s", kind)
}

func parseArchetype(name string, text []byte) (*template.Template, error) {
	if len(text) > maxArchetype {
		return nil, fmt.Errorf("layouts/%s is larger than %d KiB", name, maxArchetype>>10)
	}
	made, err := template.New(name).Option("missingkey=error").Parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("layouts/%s: %w", name, err)
	}
	return made, nil
}

func beginning(c *plan.Config, kind, id string) begin {
	b := begin{
		ID: id, Kind: kind, Home: c.Home.ID, Date: c.AsOf.String(), Year: c.AsOf.Year(), NextYear: strconv.Itoa(c.AsOf.Year()+1) + "-12-31",
		Level: c.Levels[len(c.Levels)-1].ID.ID, Frequency: c.Frequencies[0].ID.ID, Category: c.Risk.Categories[0].ID.ID,
	}
	if n := len(c.Levels); n > 1 {
		b.Upper = c.Levels[n-2].ID.ID
	}
	if b.Home == id {
		b.Home = ""
	}
	if len(c.Bodies) > 0 {
		b.Body = c.Bodies[0].ID.ID
	}
	return b
}
