package chart

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the pictures in testdata")

func TestPictures(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(samples)) {
		t.Run(name, func(t *testing.T) {
			checkPicture(t, name+".svg", samples[name].Picture(LTR))
			checkPicture(t, name+".rtl.svg", samples[name].Picture(RTL))
		})
	}
	files, err := filepath.Glob("testdata/*.svg")
	if err != nil || len(files) != 2*len(samples) {
		t.Errorf("%d files for %d pictures from both sides, %v", len(files), len(samples), err)
	}
}

// checkPicture compares a picture with the file of testdata that it has.
func checkPicture(t *testing.T, name string, svg []byte) {
	t.Helper()
	if err := sound(svg); err != nil {
		t.Error(err)
	}
	// One element a line, so that a change reads well.
	got := bytes.ReplaceAll(append(svg, '\n'), []byte("><"), []byte(">\n<"))
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; see it with -update and git diff", file)
	}
}

// elements are the elements of a picture, with attributes that hold numbers
// and others.
var (
	elements = []string{"svg", "title", "desc", "a", "rect", "line", "text", "path", "circle", "polyline"}
	measures = []string{"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "width", "height"}
	others   = []string{"class", "role", "aria-label", "aria-hidden", "href", "d", "points", "text-anchor", "overflow", "viewBox", "preserveAspectRatio", "aria-current", "data-least", "direction"}
	number   = regexp.MustCompile(`^-?[0-9]+(\.[0-9]{1,2})?%?$`)
)

// sound reports what a picture must not be: not XML, not named, or drawn
// outside itself.
func sound(svg []byte) error {
	d := xml.NewDecoder(bytes.NewReader(svg))
	c := &checker{}
	for {
		token, err := d.Token()
		switch {
		case err == io.EOF && len(c.open) == 0 && (c.role == "group" || c.titled):
			return nil
		case err != nil:
			return fmt.Errorf("%w in %q", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			err = c.start(token)
			c.open = append(c.open, token.Name.Local)
		case xml.EndElement:
			c.open = c.open[:len(c.open)-1]
		case xml.CharData:
			c.titled = c.titled || slices.Equal(c.open, []string{"svg", "title"}) && len(token) > 0
			if len(c.open) == 2 && c.role == "img" && !c.titled {
				err = fmt.Errorf("text before the title")
			}
		default:
			err = fmt.Errorf("neither element nor text: %v", token)
		}
		if err != nil {
			return fmt.Errorf("%w in %q", err, svg)
		}
	}
}

type checker struct {
	open   []string
	role   string
	height float64
	titled bool
}

func (c *checker) start(e xml.StartElement) error {
	name := e.Name.Local
	attr := map[string]string{}
	for _, a := range e.Attr {
		if !slices.Contains(measures, a.Name.Local) && !slices.Contains(others, a.Name.Local) || a.Name.Space != "" {
			return fmt.Errorf("attribute %v of <%s>", a.Name, name)
		}
		attr[a.Name.Local] = a.Value
	}
	if !slices.Contains(elements, name) {
		return fmt.Errorf("element <%s>", name)
	}
	if len(c.open) == 0 {
		c.role = attr["role"]
		c.height, _ = strconv.ParseFloat(attr["height"], 64)
		if name != "svg" || !strings.HasPrefix(attr["class"], "chart") {
			return fmt.Errorf("the picture is <%s class=%q>", name, attr["class"])
		}
		if c.role != "img" && (c.role != "group" || attr["aria-label"] == "") {
			return fmt.Errorf("role %q, name %q", c.role, attr["aria-label"])
		}
	} else if len(c.open) == 1 && c.role == "img" && !c.titled && name != "title" {
		return fmt.Errorf("a picture without a title")
	}
	if name == "a" && (c.role != "group" || attr["href"] == "" || attr["aria-label"] == "") {
		return fmt.Errorf("link %v", attr)
	}
	return c.measure(name, attr)
}

// measure checks numbers: plain, and inside the picture.
func (c *checker) measure(name string, attr map[string]string) error {
	value := map[string]float64{}
	for _, key := range measures {
		text, ok := attr[key]
		if !ok {
			continue
		}
		if !number.MatchString(text) {
			return fmt.Errorf("%s=%q of <%s>", key, text, name)
		}
		n, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64)
		if err != nil || strings.HasSuffix(text, "%") && (n < 0 || n > 100) {
			return fmt.Errorf("%s=%q of <%s>", key, text, name)
		}
		value[key] = n
	}
	bottom := max(value["y"]+value["height"], value["y1"], value["y2"])
	if value["width"] < 0 || value["height"] < 0 || min(value["y"], value["y1"], value["y2"]) < 0 || len(c.open) == 1 && c.height > 0 && bottom > c.height+2 {
		return fmt.Errorf("<%s %v> lies outside", name, attr)
	}
	for pair := range strings.FieldsSeq(attr["points"]) {
		x, y, _ := strings.Cut(pair, ",")
		if !number.MatchString(x) || !number.MatchString(y) {
			return fmt.Errorf("points=%q", attr["points"])
		}
	}
	return nil
}

// TestSound shows that the check of pictures can fail.
func TestSound(t *testing.T) {
	for _, svg := range []string{
		"", "<p/>", `<svg class="chart" role="img"/>`, `<svg class="chart" role="img"></svg><p`, `<svg class="chart" role="img"><rect/></svg>`, `<svg class="chart" role="group"></svg>`,
		`<svg class="chart" role="img"><title>a</title><script/></svg>`, `<svg class="chart" role="img" style="a"><title>a</title></svg>`,
		`<svg class="chart" role="img"><title>a</title><rect id="a"/></svg>`, `<svg class="chart" role="img"><title>a</title><rect onclick="a"/></svg>`,
		`<svg class="chart" role="img"><title>a</title><rect x="NaN"/></svg>`, `<svg class="chart" role="img"><title>a</title><rect x="1e+06"/></svg>`,
		`<svg class="chart" role="img"><title>a</title><rect x="101%"/></svg>`, `<svg class="chart" role="img"><title>a</title><polyline points="1,+Inf "/></svg>`,
		`<svg class="chart" role="group" aria-label="a"><a href="b"/></svg>`, `<svg class="chart" role="img"><title>a</title><a href="b" aria-label="c"/></svg>`,
		`<svg class="chart" role="img" height="10"><title>a</title><rect y="5" height="9"/></svg>`, "<svg class=\"chart\" role=\"img\"><title>\x01</title></svg>",
	} {
		if sound([]byte(svg)) == nil {
			t.Errorf("nothing is wrong with %q", svg)
		}
	}
}
