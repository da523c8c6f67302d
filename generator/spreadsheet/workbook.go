package spreadsheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"plansite/generator/diagnostic"
)

// workbook is an open .xlsx file.
type workbook struct {
	parts     map[string]*zip.File // by name in small letters
	sheets    []sheetPart
	since1904 bool
	shared    []string // the texts that cells share
	formats   []format // of the styles of cells
}

type sheetPart struct {
	name, part string
	hidden     bool
}

// ReadXLSX reads a sheet of a workbook: the named one, or the first that is not
// hidden.
func ReadXLSX(data []byte, sheet string) (*Sheet, error) {
	w, err := openWorkbook(data)
	if err != nil {
		return nil, err
	}
	found, err := w.sheet(sheet)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(w.readShared(), w.readStyles()); err != nil {
		return nil, err
	}
	return w.readSheet(found)
}

func openWorkbook(data []byte) (*workbook, error) {
	if len(data) > MaxFile {
		return nil, errLarge
	}
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return nil, errors.New("it is protected with a password, or an old Excel file\nhint: save it without a password as .xlsx")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("it is no Excel workbook\nhint: save it as .xlsx, or as CSV")
	}
	w := &workbook{parts: map[string]*zip.File{}}
	for _, f := range z.File {
		w.parts[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	return w, w.readBook()
}

// errPart says that a part of a workbook is not as it should be.
func errPart(name string, err error) error {
	return fmt.Errorf("its part %s cannot be read: %w\nhint: open it in a spreadsheet program and save it anew", diagnostic.Name(name), err)
}

// limited fails where a reader has more than it may.
type limited struct {
	r    io.Reader
	left int64
}

var errUnpacked = fmt.Errorf("it unpacks to more than %d MiB", MaxUnpacked>>20)

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, errUnpacked
	}
	return n, err
}

// maxDepth bounds how deep the elements of a part lie in one another.
const maxDepth = 32

// element is what each is told: where it lies, its attributes, and the reader to
// read on.
type visitor func(path []string, start xml.StartElement, d *xml.Decoder) error

// errStop ends a walk early.
var errStop = errors.New("enough")

// walk goes through the elements of a part. A visitor that reads to the end of an
// element says so by errTaken.
func (w *workbook) walk(name string, visit visitor) error {
	f := w.parts[strings.ToLower(name)]
	if f == nil {
		return errPart(name, errors.New("it is missing"))
	}
	r, err := f.Open()
	if err != nil {
		return errPart(name, err)
	}
	defer r.Close()
	d := xml.NewDecoder(&limited{r, MaxUnpacked})
	var path []string
	for {
		token, err := d.RawToken()
		switch x := token.(type) {
		case xml.StartElement:
			if path = append(path, x.Name.Local); len(path) > maxDepth {
				return errPart(name, errors.New("its elements lie too deep"))
			}
			err = visit(path, x, d)
			if errors.Is(err, errTaken) {
				path, err = path[:len(path)-1], nil
			}
		case xml.EndElement:
			if len(path) == 0 || path[len(path)-1] != x.Name.Local {
				return errPart(name, errors.New("its elements do not close"))
			}
			path = path[:len(path)-1]
		}
		switch {
		case errors.Is(err, io.EOF) && len(path) == 0, errors.Is(err, errStop):
			return nil
		case isOwn(err):
			return err
		case err != nil:
			return errPart(name, err)
		}
	}
}

func isOwn(err error) bool {
	return slices.Contains([]error{errRows, errColumns, errText, errMerged}, err)
}

// errTaken says that a visitor has read its element to the end.
var errTaken = errors.New("taken")

func attr(x xml.StartElement, name string) string {
	for _, a := range x.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func relation(x xml.StartElement) string {
	for _, a := range x.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// maxSheets bounds the sheets of a workbook.
const maxSheets = 1000

// readBook finds the sheets.
func (w *workbook) readBook() error {
	book := "xl/workbook.xml"
	relations := map[string]string{}
	if w.parts["_rels/.rels"] != nil {
		err := w.walk("_rels/.rels", func(_ []string, x xml.StartElement, _ *xml.Decoder) error {
			if strings.HasSuffix(attr(x, "Type"), "/officeDocument") {
				book = strings.TrimPrefix(attr(x, "Target"), "/")
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	folder := path.Dir(book)
	err := w.walk(path.Join(folder, "_rels", path.Base(book)+".rels"), func(_ []string, x xml.StartElement, _ *xml.Decoder) error {
		target := attr(x, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		if x.Name.Local == "Relationship" && len(relations) < maxSheets {
			relations[attr(x, "Id")] = strings.TrimPrefix(target, "/")
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = w.walk(book, func(_ []string, x xml.StartElement, _ *xml.Decoder) error {
		switch x.Name.Local {
		case "workbookPr":
			w.since1904 = isTrue(attr(x, "date1904"))
		case "sheet":
			state := attr(x, "state")
			if part := relations[relation(x)]; part != "" && len(w.sheets) < maxSheets {
				w.sheets = append(w.sheets, sheetPart{attr(x, "name"), part, state == "hidden" || state == "veryHidden"})
			}
		}
		return nil
	})
	if err == nil && len(w.sheets) == 0 {
		err = errors.New("it has no sheet")
	}
	return err
}

func isTrue(s string) bool { return s == "1" || s == "true" }

// sheet finds a sheet by its name.
func (w *workbook) sheet(name string) (sheetPart, error) {
	var names []string
	for _, s := range w.sheets {
		if name == "" && !s.hidden || name != "" && strings.EqualFold(s.name, name) {
			return s, nil
		}
		names = append(names, s.name)
	}
	if name == "" {
		return w.sheets[0], nil
	}
	hint := diagnostic.Suggest(name, names)
	if hint != "" {
		hint = "\nhint: " + hint
	}
	return sheetPart{}, fmt.Errorf("it has no sheet %s%s", diagnostic.Name(name), hint)
}

// part finds a part of the workbook that may be missing.
func (w *workbook) optional(base string) string {
	for name := range w.parts {
		if path.Base(name) == base {
			return name
		}
	}
	return ""
}

// readShared reads the texts that cells share.
func (w *workbook) readShared() error {
	name := w.optional("sharedstrings.xml")
	if name == "" {
		return nil
	}
	return w.walk(name, func(_ []string, x xml.StartElement, d *xml.Decoder) error {
		if x.Name.Local != "si" {
			return nil
		}
		text, err := runs(d, "si")
		if err != nil {
			return err
		}
		w.shared = append(w.shared, text)
		return errTaken
	})
}

// runs reads the text of an element to its end: that of its runs, without the
// pronunciation that Japanese texts have.
func runs(d *xml.Decoder, until string) (string, error) {
	var out strings.Builder
	var path []string
	for {
		token, err := d.RawToken()
		if err != nil {
			return "", unexpected(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if path = append(path, x.Name.Local); len(path) > maxDepth {
				return "", errors.New("its elements lie too deep")
			}
		case xml.EndElement:
			if len(path) == 0 {
				if x.Name.Local != until {
					return "", errors.New("its elements do not close")
				}
				return unescaped(out.String()), nil
			}
			path = path[:len(path)-1]
		case xml.CharData:
			in := len(path)
			if in > 0 && path[in-1] == "t" && !slices.Contains(path, "rPh") || in == 0 && until != "si" && until != "is" {
				out.Write(x)
			}
			if out.Len() > 2*MaxText {
				return "", errText
			}
		}
	}
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// unescaped reads _x000D_, which stands for a character that XML cannot have.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.HasPrefix(s[i:], "_x") && len(s) >= i+7 && s[i+6] == '_' {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				out.WriteRune(rune(n))
				i += 6
				continue
			}
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// readStyles finds which styles show dates and percentages.
func (w *workbook) readStyles() error {
	name := w.optional("styles.xml")
	if name == "" {
		return nil
	}
	custom := map[string]format{}
	return w.walk(name, func(path []string, x xml.StartElement, _ *xml.Decoder) error {
		switch x.Name.Local {
		case "numFmt":
			custom[attr(x, "numFmtId")] = formatOf(attr(x, "formatCode"))
		case "xf":
			if len(path) < 2 || path[len(path)-2] != "cellXfs" {
				return nil
			}
			id := attr(x, "numFmtId")
			is, own := custom[id]
			if n, err := strconv.Atoi(id); !own && err == nil {
				is = builtIn(n)
			}
			w.formats = append(w.formats, is)
		}
		return nil
	})
}
