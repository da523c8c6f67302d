package generator

import (
	"io/fs"

	"plansite/generator/advice"
	"plansite/generator/diagnostic"
	"plansite/generator/schema"
)

// advise adds the advice on a site to diags, but what its site.yaml has turned
// off, and returns how many pieces that is.
func advise(fsys fs.FS, editions []*edition, diags *diagnostic.List) (off int) {
	s := editions[0].site
	pieces := advice.Give(s)
	for _, e := range editions[1:] {
		pieces = append(pieces, advice.GiveOnTranslation(e.site)...)
	}
	pieces, off, unused := advice.TurnOff(s, pieces)
	for _, d := range unused {
		diags.Add(d)
	}
	l := locator{fsys: fsys}
	for _, p := range pieces {
		if !diags.Full(p.Place.File, diagnostic.Advice) {
			l.locate(&p)
		}
		diags.Add(diagnostic.Diagnostic{Severity: diagnostic.Advice, Code: string(p.Code), Place: p.Place, Length: p.Length, Message: p.Message, Hint: p.Hint})
	}
	return off
}

// locator finds in the front matter what advice is about. It reads only files that
// there is advice on, and holds one at a time: pieces of a file stand together.
type locator struct {
	fsys   fs.FS
	file   string
	places *schema.Places // nil for a file that cannot be read any more
}

// locate moves a piece to the value of its key, where there is one.
func (l *locator) locate(p *advice.Piece) {
	if p.Key == "" {
		return
	}
	if l.file != p.Place.File {
		l.read(p.Place.File)
	}
	if l.places != nil && l.places.Has(p.Entry, p.Key) {
		p.Place.Pos, p.Length = l.places.Value(p.Entry, p.Key)
	}
}

func (l *locator) read(file string) {
	l.file, l.places = file, nil
	if doc, err := readDocument(l.fsys, file, new(diagnostic.List)); doc != nil && err == nil {
		l.places = schema.NewPlaces(schema.Block{File: file, Text: doc.Front, FirstLine: doc.FrontLine})
	}
}
