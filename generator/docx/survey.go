package docx

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// note is the <li> of a footnote.
type note = *html.Node

// survey is what has to be known of a fragment before it is written.
type survey struct {
	notes   map[*html.Node]note // by the <a> of a reference
	times   map[note]int        // how often the text refers to it, other footnotes left out
	targets map[string]int      // ids that links lead to, numbered from 1 in the order of the text
}

// parse reads the fragment as a browser would.
func parse(src []byte) (*html.Node, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(bytes.NewReader(src), body)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTooLarge, err) // the parser refuses nothing but what nests too deeply
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return body, nil
}

// surveyor makes a survey.
type surveyor struct {
	survey
	open  []*html.Node // references whose footnote has not come yet
	ids   []string
	links map[string]bool
}

func surveyed(root *html.Node) (survey, error) {
	s := surveyor{links: map[string]bool{}}
	s.notes, s.times, s.targets = map[*html.Node]note{}, map[note]int{}, map[string]int{}
	if err := s.walk(root, 0, false); err != nil {
		return survey{}, err
	}
	for _, id := range s.ids {
		if s.links[id] && s.targets[id] == 0 {
			s.targets[id] = len(s.targets) + 1
		}
	}
	return s.survey, nil
}

func (s *surveyor) walk(n *html.Node, depth int, inNote bool) error {
	if depth > maxDepth {
		return fmt.Errorf("%w: more than %d elements within each other", ErrTooLarge, maxDepth)
	}
	if skipped(n) {
		return nil
	}
	if isReference(n) {
		s.open = append(s.open, n)
	} else if id, ok := fragment(attribute(n, "href")); ok && n.DataAtom == atom.A {
		s.links[id] = true
	}
	if id := attribute(n, "id"); id != "" && !inNote {
		s.ids = append(s.ids, id)
	}
	inside := inNote || isNotes(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if err := s.walk(c, depth+1, inside); err != nil {
			return err
		}
	}
	if isNotes(n) {
		s.resolve(n)
	}
	return nil
}

// resolve gives the references that stand before or within a list of
// footnotes, and after the one before it, their footnotes. So two texts of one
// document may each have a footnote 1.
func (s *surveyor) resolve(list *html.Node) {
	byID := map[string]note{}
	for n := range list.Descendants() {
		if n.DataAtom == atom.Li && attribute(n, "id") != "" {
			byID[attribute(n, "id")] = n
		}
	}
	for _, reference := range s.open {
		target := byID[strings.TrimPrefix(attribute(reference, "href"), "#")]
		if target == nil {
			continue
		}
		s.notes[reference] = target
		if !slices.ContainsFunc(slices.Collect(reference.Ancestors()), isNotes) {
			s.times[target]++
		}
	}
	s.open = nil
}

func isReference(n *html.Node) bool {
	return n.DataAtom == atom.A && (hasClass(n, "footnote-ref") || attribute(n, "role") == "doc-noteref")
}

func isNotes(n *html.Node) bool {
	return n.Type == html.ElementNode && (hasClass(n, "footnotes") || attribute(n, "role") == "doc-endnotes")
}

// skipped reports whether n is left out with all it holds.
func skipped(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		return false
	case html.ElementNode:
	default:
		return true
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Button, atom.Summary, atom.Input, atom.Select, atom.Textarea,
		atom.Svg, atom.Math, atom.Picture, atom.Canvas, atom.Video, atom.Audio, atom.Iframe, atom.Object, atom.Embed, atom.Head:
		return true
	}
	_, hidden := lookup(n, "hidden")
	return hidden || attribute(n, "aria-hidden") == "true" || attribute(n, "role") == "doc-backlink" ||
		hasClass(n, "no-docx") || hasClass(n, "legend") || hasClass(n, "anchor") || hasClass(n, "footnote-backref")
}

// fragment is the id that a link within the document leads to.
func fragment(href string) (string, bool) {
	escaped, ok := strings.CutPrefix(href, "#")
	if !ok {
		return "", false
	}
	id, err := url.PathUnescape(escaped)
	return id, err == nil
}

func attribute(n *html.Node, name string) string {
	value, _ := lookup(n, name)
	return value
}

func lookup(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), class)
}
