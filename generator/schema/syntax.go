package schema

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"plansite/generator/diagnostic"
)

// advice turns a message of the parser into words for people who do not know
// YAML. The first one serves whose sign is part of the message and whose form,
// if it has one, fits the line.
type advice struct {
	sign          string
	form          form
	message, hint string
}

// form finds the place in a line that an advice is about, or -1 where the line
// has another form.
type form func(row []byte) int

// shape is the form of a line that matches; the first group is the place.
func shape(expr string) form {
	re := regexp.MustCompile(expr)
	return func(row []byte) int {
		if m := re.FindSubmatchIndex(row); m != nil {
			return m[2]
		}
		return -1
	}
}

// ahead matches what stands before a value in its line.
const ahead = `(?:^ *|: +|- +|[\[{,] *)`

var (
	tabForm      = shape(`^[ -]*(\t)`)
	signForm     = shape(ahead + "([@`%])")
	starForm     = shape(ahead + `(\*)`)
	andForm      = shape(ahead + `(&)`)
	exclaimForm  = shape(ahead + `(!)`)
	barForm      = shape(ahead + `([|>])`)
	percentForm  = shape(`^(%)`)
	escapeForm   = shape(`^(?:[^\\]|\\["\\/ 0abefnrtvNLP_\t]|\\x[[:xdigit:]]{2}|\\u[[:xdigit:]]{4}|\\U[[:xdigit:]]{8})*(\\)`)
	keyForm      = shape(`^ +((?:- +)*[a-z_]+):(?:\s|$)`)
	keylessForm  = shape(`^ *(:)(?:\s|$)`)
	noBlankForm  = shape(`^ *(-)[^\s-]`)
	dashKeyForm  = shape(`^ *(-)[a-z_]+:(?:\s|$)`)
	dashForm     = shape(`:\s+(-)`)
	wordsForm    = shape(`^ *([^:]+)$`)
	colonForm    = shape(`:\s.*?(:)(?:\s|$)`)
	quoteForm    = shape(ahead + `(["'])`)
	openForm     = shape(`([\[{])`)
	afterQuote   = shape(ahead + `(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*([^\s#,:\]}'"])`)
	afterBracket = shape(ahead + `(?:\[[^#]*\]|\{[^#]*\})\s*([^\s#,:\]}])`)
)

const (
	quoteIt     = "put the text in quotes"
	noColon     = "this line has no colon after its key"
	noColonHint = "write key: value; to continue a text, indent it more than its key"
	newKey      = "a colon in a text looks like a new key here"
	newKeyHint  = "put the text in quotes: key: \"text: more text\""
	special     = "%s at the start of a value has a meaning of its own"
	backslash   = "a backslash stands inside double quotes"
	badSlash    = "use single quotes, or write the backslash twice"
	openBlock   = "| and > stand alone behind a key, and their text begins in the next line"
	tabIndent   = "this line is indented with a tab"
	notClosed   = "a bracket or brace is not closed"
	notOpened   = "this bracket or brace was not opened"
	openIt      = "remove it, or open it with [ or {"
	noKey       = "the key before this colon is missing"
	noKeyHint   = "write key: value, or remove the line"
	noBlank     = "a blank is missing behind this dash"
	noBlankHint = "write a dash, a blank, and the entry"
)

var advices = []advice{
	{"tab character", tabForm, tabIndent, "use spaces"},
	{"cannot start any token", tabForm, tabIndent, "use spaces"},
	{"cannot start any token", barForm, "| and > have a meaning of their own at the start of a value",
		"put a text in quotes, and write a number without the sign"},
	{"cannot start any token", signForm, "a value cannot begin with this character", "put the value in quotes"},
	{"mapping values are not allowed", dashKeyForm, noBlank, noBlankHint},
	{"mapping values are not allowed", wordsForm, noColon, noColonHint},
	{"mapping values are not allowed", colonForm, newKey, newKeyHint},
	{"mapping values are not allowed", keyForm, "this line is indented more than the key above it",
		"give the keys of one group the same number of spaces; if this is text, put the whole text in quotes"},
	{"mapping values are not allowed", nil, newKey, newKeyHint},
	{"did not find expected key", unopened, notOpened, openIt},
	{"did not find expected '-' indicator", unopened, notOpened, openIt},
	{"did not find expected", afterQuote, "text stands after the closing quotation mark",
		"put the whole value in one pair of quotes; inside single quotes write '' for '"},
	{"did not find expected", afterBracket, "text stands after the closing bracket", "put the whole text in quotes"},
	{"did not find expected key", keylessForm, noKey, noKeyHint},
	{"did not find expected key", nil, "this line does not line up with the lines above it",
		"give every key of one group the same number of spaces"},
	{"did not find expected '-' indicator", noBlankForm, noBlank, noBlankHint},
	{"did not find expected '-' indicator", nil, "this line does not line up with the list above it",
		"give every dash of one list the same number of spaces"},
	{"did not find expected ',' or", secondColon, "a colon in a text between brackets or braces looks like a new key here", quoteIt},
	{"did not find expected ',' or", openForm, notClosed, "close it with ] or }, and put a comma between entries"},
	{"did not find expected node content", openForm, "an entry of this list is missing", "write it, or remove the comma or bracket"},
	{"could not find expected ':'", noBlankForm, noBlank, noBlankHint},
	{"could not find expected ':'", nil, noColon, noColonHint},
	{"unexpected end of stream", quoteForm, "a quotation mark is not closed",
		"end the text with the same quotation mark that it begins with"},
	{"escape", escapeForm, backslash, badSlash},
	{"hexdecimal", escapeForm, backslash, badSlash},
	{"unknown anchor", starForm, fmt.Sprintf(special, "an asterisk (*)"), quoteIt},
	{"alphabetic or numeric", starForm, fmt.Sprintf(special, "an asterisk (*)"), quoteIt},
	{"alphabetic or numeric", andForm, fmt.Sprintf(special, "an ampersand (&)"), quoteIt},
	{"comment or line break", barForm, openBlock, "begin the text in the next line, or put it in quotes"},
	{"block sequence entries are not allowed", dashForm, "a list cannot begin in the line of its key",
		"begin it in the next line, or put the text in quotes"},
	{"<document start>", percentForm, "a line cannot begin with a per cent sign", quoteIt},
	{"<document start>", nil, "text stands behind the end of the YAML", "remove the line of three dots"},
	{"", exclaimForm, fmt.Sprintf(special, "an exclamation mark (!)"), quoteIt},
}

func adviceFor(what string, row []byte) advice {
	for _, a := range advices {
		if strings.Contains(what, a.sign) && (a.form == nil || a.form(row) >= 0) {
			return a
		}
	}
	return advice{message: "this is not valid YAML: " + what, hint: "compare with the lines around it: key, colon, space, value"}
}

// column is the place in row that the advice is about, or else where its text
// begins.
func (a advice) column(row []byte) int {
	at := indent(row)
	if a.form != nil {
		at = a.form(row)
	}
	return 1 + utf8.RuneCount(row[:at])
}

// syntax reports that the block is not YAML.
func (d *decoder) syntax(err error) {
	line, what := parserSays(err)
	if strings.Contains(what, "exceeded max depth") {
		d.tooDeep(diagnostic.Pos{Line: int32(line), Column: 1})
		return
	}
	rows := d.lines()
	first, end := d.broken()
	if _, own := parserSays(readAll(d.head(end))); own != "" && !inBrackets(own) {
		line, what = first+1, own
	}
	// Of brackets over several lines every beginning is invalid: then only the
	// parser knows what is wrong inside them.
	line = d.culprit(what, min(max(line, first+1), len(rows)))
	a := adviceFor(what, rows[line-1])
	d.r.Error(d.shift(diagnostic.Pos{Line: int32(line), Column: int32(a.column(rows[line-1]))}), 1, "yaml", a.message, a.hint)
}

// culprit is the line to show for what the parser says of a line: another one
// where only that has the form of a slip.
func (d *decoder) culprit(what string, line int) int {
	rows := d.lines()
	switch {
	case strings.Contains(what, "',' or"): // the parser tells the line of the opening bracket
		for i := line - 1; i < len(rows) && (i < line || indent(rows[i]) > indent(rows[line-1])); i++ {
			if secondColon(rows[i]) >= 0 {
				return i + 1
			}
		}
	case strings.Contains(what, "mapping values are not allowed") && line > 1 && dashKeyForm(rows[line-2]) >= 0:
		return line - 1
	}
	return line
}

func indent(row []byte) int { return len(row) - len(bytes.TrimLeft(row, " ")) }

// inBrackets reports whether the parser missed something between brackets.
func inBrackets(what string) bool {
	return strings.Contains(what, "',' or") || strings.Contains(what, "node content")
}

var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(?s:(.*))$`)

// parserSays splits an error of the parser into line and message.
func parserSays(err error) (line int, what string) {
	if err == nil {
		return 0, ""
	}
	parts := yamlError.FindStringSubmatch(strings.TrimSpace(err.Error()))
	if parts == nil {
		return 1, err.Error()
	}
	line, _ = strconv.Atoi(parts[1])
	return line, parts[2]
}

// maxTries bounds the work on finding one broken line.
const maxTries = 64

// broken finds the line that makes the block invalid: the one after its
// longest valid beginning. (The parser tells the line of the group around it,
// or where an open quotation mark happens to meet the next one.) It looks at
// the outermost entries first and then inside one of them, so that it cuts no
// text and no list in two. The line is rows[first]; rows[:end] is the shortest
// beginning that is known to be invalid.
func (d *decoder) broken() (first, end int) {
	rows, tries := d.lines(), 0
	first, end = 0, len(rows)
	for tries < maxTries {
		cuts := outermost(rows, first+1, end)
		if len(cuts) == 0 {
			break
		}
		i := sort.Search(len(cuts), func(i int) bool {
			tries++
			return readAll(d.head(cuts[i])) != nil
		})
		if i > 0 {
			first = cuts[i-1]
		}
		if i < len(cuts) {
			end = cuts[i]
		}
	}
	for first < end-1 && len(bytes.TrimSpace(rows[first])) == 0 {
		first++
	}
	return first, end
}

// outermost returns those of rows[from:to] that are indented least and may
// begin an entry.
func outermost(rows [][]byte, from, to int) (cuts []int) {
	least := -1
	for i := from; i < to; i++ {
		text := bytes.TrimLeft(rows[i], " ")
		if len(bytes.TrimSpace(text)) == 0 || bytes.IndexByte([]byte("#]}"), text[0]) >= 0 {
			continue
		}
		indent := len(rows[i]) - len(text)
		if least < 0 || indent < least {
			least, cuts = indent, nil
		}
		if indent == least {
			cuts = append(cuts, i)
		}
	}
	return cuts
}

// head is the text of the first n lines.
func (d *decoder) head(n int) []byte {
	size := 0
	for _, row := range d.lines()[:n] {
		size += len(row) + 1
	}
	return d.block.Text[:min(size, len(d.block.Text))]
}

var errNoKeys = errors.New("yaml: line 1: could not find expected ':'")

// readAll reports what keeps text from being keys with values, or nothing.
func readAll(text []byte) error {
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var doc yaml.Node
	err := dec.Decode(&doc)
	if err == nil {
		if doc.Content[0].Kind == yaml.ScalarNode && doc.Content[0].Tag != "!!null" {
			return errNoKeys
		}
		err = dec.Decode(&doc)
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// maxStray bounds how many stray characters of one block are reported.
const maxStray = 100

// stray reports invisible characters that do not belong into YAML: control
// characters, and line breaks that only YAML would count as such, so that its
// lines would no longer be those of the file.
func (d *decoder) stray() (found bool) {
	n, pos := 0, diagnostic.Pos{Line: 1, Column: 1}
	text := d.block.Text
	if bytes.IndexByte(text, '\n') < 0 && bytes.Count(text, []byte("\r")) > 1 {
		d.r.Error(d.shift(pos), 0, "line-ends", "the lines end in a way that is not read here (each with a carriage return alone)",
			"save the file with the line ends of Windows or of Unix")
		return true
	}
	for size := 0; len(text) > 0; text = text[size:] {
		var r rune
		r, size = utf8.DecodeRune(text)
		lone := r == '\r' && (len(text) == 1 || text[1] != '\n')
		if lone || r != '\r' && isStray(r) {
			d.r.Error(d.shift(pos), 1, "control-character", fmt.Sprintf("an invisible character (%s) stands here", strayName(r)), "delete it")
			if n++; n == maxStray {
				break
			}
		}
		pos.Column++
		if r == '\n' {
			pos = diagnostic.Pos{Line: pos.Line + 1, Column: 1}
		}
	}
	return n > 0
}

// strayName is the code of a character, and its name where an editor shows one.
func strayName(r rune) string {
	name := fmt.Sprintf("U+%04X", r)
	if r == '\uFEFF' {
		return "a byte-order mark, " + name
	}
	return name
}

func isStray(r rune) bool {
	switch r {
	case '\t', '\n':
		return false
	case '\u2028', '\u2029', '\uFEFF':
		return true
	}
	return isControl(r) || isNoncharacter(r)
}

// isNoncharacter knows what Unicode keeps for what programs say to themselves.
func isNoncharacter(r rune) bool { return r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE }
