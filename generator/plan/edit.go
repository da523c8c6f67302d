package plan

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"plansite/generator/diagnostic"
)

// What stands in the pattern of the addresses at which content is edited.
const (
	fileHole = "{file}"
	lineHole = "{line}"
)

// hole is what looks like a place that something is put into.
var hole = regexp.MustCompile(`\{[^{}]*\}?|\}`)

func (c *Config) checkEdit(r reporter) {
	if c.Edit == "" {
		return
	}
	if problem := editProblem(string(c.Edit)); problem != "" {
		r.fail(c.Pos, "edit", "bad-address", `"edit" `+problem,
			"write the address of the git host's editor with {file} in place of the file: https://git.example.org/plans/edit/main/{file}")
	}
}

// editProblem says what keeps an address from being a pattern, or "".
func editProblem(pattern string) string {
	u, err := url.Parse(pattern)
	switch {
	case err != nil || strings.Contains(u.Host, "{"):
		return "is not a web address before {file}"
	case u.User != nil:
		return "holds a user name, which every page would show"
	case !strings.Contains(pattern, fileHole):
		return "does not say where the name of the file goes"
	}
	for _, h := range hole.FindAllString(pattern, -1) {
		if h != fileHole && h != lineHole {
			return fmt.Sprintf("holds %s, of which nothing is known", diagnostic.Name(h))
		}
	}
	return ""
}

// EditAddress is where a file can be edited, at a line where the pattern asks for
// one; "" where site.yaml has no pattern.
func (c *Config) EditAddress(file string, line int) string {
	return strings.NewReplacer(fileHole, escapePath(file), lineHole, strconv.Itoa(max(line, 1))).Replace(string(c.Edit))
}

// escapePath writes the path of a file so that it can stand in any part of an
// address, also behind a question mark.
func escapePath(file string) string {
	parts := strings.Split(file, "/")
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(url.QueryEscape(part), "+", "%20")
	}
	return strings.Join(parts, "/")
}
