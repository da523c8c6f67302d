package locale

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"plansite/generator/diagnostic"
)

// reference is the language whose default file says which messages there are.
const reference = "en"

// messagesOf reads all messages of a language.
func messagesOf(defaults, overrides fs.FS, code string, p *plurals) (map[string]message, error) {
	known, err := loadKnown(defaults)
	if err != nil {
		return nil, err
	}
	r := &reader{known: known, plurals: p, messages: map[string]message{}}
	byDefault, err := r.read(defaults, "default "+fileName(code), code)
	if err != nil {
		return nil, err
	}
	bySite, err := r.read(overrides, fileName(code), code)
	if err != nil {
		return nil, err
	}
	if !byDefault && !bySite {
		return nil, fmt.Errorf("there are no messages in the language %q; write %s with a text for each message of the default %s",
			code, fileName(code), fileName(reference))
	}
	r.addMissing(fileName(code))
	return r.messages, r.err()
}

// loadKnown reads the messages that there are.
func loadKnown(defaults fs.FS) (*reader, error) {
	r := &reader{plurals: pluralsOf(language.English), messages: map[string]message{}}
	name := "default " + fileName(reference)
	if found, err := r.read(defaults, name, reference); err != nil {
		return nil, err
	} else if !found {
		return nil, fmt.Errorf("%s: there is no such file", name)
	}
	return r, r.err()
}

// reader reads the message files of one language, one over the other, and
// gathers what is wrong with them.
type reader struct {
	known    *reader // who read the messages that there are; nil in that one
	plurals  *plurals
	messages map[string]message
	ids      []string // in the order in which they were first met

	file     string // that is being read
	problems []string
	more     int    // problems that are not shown
	missing  string // what is wrong with the language as a whole
}

// maxProblems bounds how many problems an error shows.
const maxProblems = 20

// read adds the messages of a file and reports whether there is one. Its error
// is the machine's; what is wrong with the messages goes to r.problems.
func (r *reader) read(fsys fs.FS, name, code string) (bool, error) {
	if fsys == nil {
		return false, nil
	}
	r.file = name
	text, err := readFile(fsys, code)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("%s: %w", name, err)
	}
	if line, err := checkSyntax(text); err != nil {
		return false, fmt.Errorf("%s: %w", at(name, line), err)
	}
	first := map[string]int{}
	for _, m := range members(text, 1) {
		if line, twice := first[m.key]; twice {
			r.add(m.line, m.key, fmt.Sprintf("it stands in line %d already; remove one of the two", line))
			continue
		}
		first[m.key] = m.line
		r.entry(m)
	}
	return true, nil
}

// entry adds a message. One that has a problem is there too, so that it is not
// called missing as well; the error keeps it from being used.
func (r *reader) entry(m member) {
	var known message
	if r.known != nil {
		var ok bool
		if known, ok = r.known.messages[m.key]; !ok {
			r.add(m.line, m.key, "there is no message with this id"+r.suggestion(m.key))
			return
		}
	}
	if _, again := r.messages[m.key]; !again {
		r.ids = append(r.ids, m.key)
	}
	r.messages[m.key] = message{}
	forms, ok := r.forms(m)
	if !ok {
		return
	}
	out := message{forms: forms, places: known.places, counted: known.counted}
	if r.known == nil {
		out = define(forms)
	}
	r.checkForms(m, out)
	r.checkPlaces(m, out)
	r.messages[m.key] = out
}

// suggestion is the id that may have been meant. It is not looked for when
// nobody would see it: a large file may hold very many unknown ids.
func (r *reader) suggestion(id string) string {
	if len(r.problems) < maxProblems {
		if hint := diagnostic.Suggest(id, r.known.ids); hint != "" {
			return "; " + hint
		}
	}
	return "; the ids are those of the default " + fileName(reference)
}

// forms are the texts of a message by plural form; one text alone is the form
// for other.
func (r *reader) forms(m member) (map[string]pattern, bool) {
	if m.value[0] != '{' {
		p, ok := r.text(m, m, "")
		return map[string]pattern{other: p}, ok
	}
	out := map[string]pattern{}
	before := len(r.problems) + r.more
	seen := map[string]bool{}
	for _, f := range members(m.value, m.line) {
		switch _, isText := textOf(f.value); {
		case seen[f.key]:
			r.add(f.line, m.key, fmt.Sprintf("%s stands twice in it; remove one of the two", diagnostic.Name(f.key)))
		case slices.Contains(pluralForms, f.key):
			out[f.key], _ = r.text(m, f, fmt.Sprintf("form %q: ", f.key))
		case f.key != "description":
			r.add(f.line, m.key, fmt.Sprintf("%s is no plural form; write one of: %s", diagnostic.Name(f.key), strings.Join(r.plurals.known, ", ")))
		case !isText:
			r.add(f.line, m.key, fmt.Sprintf("its description is %s; write a text in quotation marks", kindOf(f.value)))
		}
		seen[f.key] = true
	}
	return out, before == len(r.problems)+r.more
}

// text is the text of a message, or of one of its forms, which where names.
func (r *reader) text(m, value member, where string) (pattern, bool) {
	text, ok := textOf(value.value)
	if !ok {
		r.add(value.line, m.key, fmt.Sprintf("%sit is %s; write a text in quotation marks", where, kindOf(value.value)))
		return nil, false
	}
	p, err := parse(text)
	if err != nil {
		r.add(value.line, m.key, where+err.Error())
	}
	return p, err == nil
}

// checkForms: where something is counted there is a text for each form of the
// language, elsewhere there is one text.
func (r *reader) checkForms(m member, out message) {
	needed, known := []string{other}, []string{other}
	if out.counted {
		needed, known = r.plurals.needed, r.plurals.known
	}
	var missing, surplus []string
	for _, form := range pluralForms {
		switch there := out.forms[form] != nil; {
		case !there && slices.Contains(needed, form):
			missing = append(missing, form)
		case there && !slices.Contains(known, form):
			surplus = append(surplus, form)
		}
	}
	all := strings.Join(needed, ", ")
	switch {
	case missing != nil && out.counted:
		r.add(m.line, m.key, fmt.Sprintf("plural forms are missing: %s; this language needs a text for each of: %s", strings.Join(missing, ", "), all))
	case missing != nil:
		r.add(m.line, m.key, `it has no text; add one as "other"`)
	}
	switch {
	case surplus != nil && out.counted:
		r.add(m.line, m.key, fmt.Sprintf("it has plural forms that this language does not use: %s; write only: %s", strings.Join(surplus, ", "), all))
	case surplus != nil:
		r.add(m.line, m.key, fmt.Sprintf(`nothing is counted in it, but it has a text for: %s; write a single text`, strings.Join(surplus, ", ")))
	}
}

// checkPlaces: the places in the texts are among those of the default.
func (r *reader) checkPlaces(m member, out message) {
	remedy := "this message has none, so write it without"
	if len(out.places) > 0 {
		remedy = "its places are {{." + strings.Join(out.places, "}}, {{.") + "}}"
	}
	told := map[string]bool{}
	for _, form := range pluralForms {
		for _, name := range out.forms[form].places() {
			if !told[name] && !slices.Contains(out.places, name) {
				r.add(m.line, m.key, fmt.Sprintf("there is no place %s; %s", diagnostic.Name("{{."+name+"}}"), remedy))
				told[name] = true
			}
		}
	}
}

// addMissing: every message that there is needs a text.
func (r *reader) addMissing(file string) {
	var missing []string
	count := 0
	for _, id := range r.known.ids {
		if _, ok := r.messages[id]; ok {
			continue
		}
		if count++; count <= maxProblems {
			missing = append(missing, diagnostic.Name(id))
		}
	}
	if count == 0 {
		return
	}
	list := strings.Join(missing, ", ")
	if count > maxProblems {
		list += fmt.Sprintf(" and %d more", count-maxProblems)
	}
	r.missing = fmt.Sprintf("%s: messages are missing: %s; write a text for each message of the default %s", file, list, fileName(reference))
}

// add notes what is wrong with a message and how to mend it.
func (r *reader) add(line int, id, what string) {
	if len(r.problems) == maxProblems {
		r.more++
		return
	}
	r.problems = append(r.problems, fmt.Sprintf("%s: message %s: %s", at(r.file, line), diagnostic.Name(id), what))
}

// at is a line of a file, or the file as a whole.
func at(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}

// err is all that is wrong with the messages.
func (r *reader) err() error {
	all := slices.Clone(r.problems)
	if r.more > 0 {
		all = append(all, fmt.Sprintf("and %d more", r.more))
	}
	if r.missing != "" {
		all = append(all, r.missing)
	}
	switch len(all) {
	case 0:
		return nil
	case 1:
		return errors.New(all[0])
	}
	return errors.New("the messages have errors:\n" + strings.Join(all, "\n"))
}
