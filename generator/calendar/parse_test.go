package calendar

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// property is a line of a file, its value as it stands there.
type property struct{ name, params, value string }

// component is what stands between BEGIN and END.
type component struct {
	name       string
	properties []property
	components []*component
}

var contentLine = regexp.MustCompile(`^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[A-Z]+)*):(.*)$`)

// parsed reads a file strictly: it is an error where a line is too long or cut
// inside a character, ends otherwise than in CRLF, is no property, or stands
// outside the one calendar.
func parsed(file []byte) (*component, error) {
	text, ok := strings.CutSuffix(string(file), "\r\n")
	if !ok {
		return nil, fmt.Errorf("the last line does not end")
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) && r != '\t' }) {
			return nil, fmt.Errorf("the line %q has %d bytes", line, len(line))
		}
	}
	root := &component{}
	open := []*component{root}
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n ", ""), "\r\n") {
		parts := contentLine.FindStringSubmatch(line)
		if parts == nil {
			return nil, fmt.Errorf("%q is no property", line)
		}
		here := open[len(open)-1]
		switch p := (property{parts[1], parts[2], parts[3]}); {
		case p.name == "BEGIN":
			inner := &component{name: p.value}
			here.components = append(here.components, inner)
			open = append(open, inner)
		case p.name == "END" && p.value == here.name:
			open = open[:len(open)-1]
		case p.name == "END", len(open) == 1:
			return nil, fmt.Errorf("%q stands in %q", line, here.name)
		default:
			here.properties = append(here.properties, p)
		}
	}
	if len(open) != 1 || len(root.components) != 1 || root.components[0].name != "VCALENDAR" {
		return nil, fmt.Errorf("%d calendars, %d still open", len(root.components), len(open)-1)
	}
	return root.components[0], nil
}

// values are those of the properties of a name.
func (c *component) values(name string) (out []string) {
	for _, p := range c.properties {
		if p.name == name {
			out = append(out, p.value)
		}
	}
	return out
}

// value is that of the one property of a name, or an error in its place.
func (c *component) value(name string) string {
	if all := c.values(name); len(all) == 1 {
		return all[0]
	}
	return fmt.Sprintf("%d of %s", len(c.values(name)), name)
}

// text reads a value that is a text; what the format would not allow in one
// becomes an error in its place.
func text(value string) string {
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == ';', c == ',', c == '\\' && i+1 == len(value):
			return fmt.Sprintf("%q is not escaped", value)
		case c == '\\':
			i++
			switch value[i] {
			case 'n', 'N':
				b.WriteByte('\n')
			case '\\', ';', ',':
				b.WriteByte(value[i])
			default:
				return fmt.Sprintf("%q has an escape of its own", value)
			}
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
