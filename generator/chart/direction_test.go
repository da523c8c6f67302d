package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// placed is what an element of a picture covers across, in pixels.
type placed struct {
	what     string    // all that the direction does not change
	from, to float64   // of a text, where it is anchored
	points   []float64 // across, of a curve
}

// space is one that places are counted in: its left edge, and its width, of which
// shares are.
type space struct{ left, width, scale float64 }

// drawnIn are the shapes and texts of a picture that is so wide, in their order,
// each with its place.
func drawnIn(t testing.TB, picture []byte, width float64) (out []placed) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(picture))
	rooms := []space{{0, width, 1}}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			r := rooms[len(rooms)-1]
			if e.Name.Local == "svg" {
				r = r.within(e)
			} else if p, ok := r.place(e); ok {
				out = append(out, p)
			}
			rooms = append(rooms, r)
		case xml.EndElement:
			rooms = rooms[:len(rooms)-1]
		case xml.CharData:
			if n := len(out); n > 0 {
				out[n-1].what += string(e)
			}
		}
	}
}

// within is the room of a picture in another.
func (r space) within(e xml.StartElement) space {
	wide := map[string]string{"width": "100%"}
	for _, a := range e.Attr {
		wide[a.Name.Local] = a.Value
	}
	left, width := r.left+r.length(wide["x"]), r.length(wide["width"])
	if _, box, ok := strings.Cut(wide["viewBox"], "0 0 "); ok {
		own, _ := strconv.ParseFloat(strings.Fields(box)[0], 64)
		return space{left, own, width / own * r.scale}
	}
	return space{left, width / r.scale, r.scale}
}

// length is a length in pixels.
func (r space) length(text string) float64 {
	if share, ok := strings.CutSuffix(text, "%"); ok {
		n, _ := strconv.ParseFloat(share, 64)
		return n / 100 * r.width * r.scale
	}
	n, _ := strconv.ParseFloat(text, 64)
	return n * r.scale
}

// acrossKeys are the attributes that have places across.
var acrossKeys = []string{"x", "x1", "x2", "cx", "width"}

// place is what a shape or a text covers. The shape of a mark lies about a point
// of which only the place is looked at.
func (r space) place(e xml.StartElement) (placed, bool) {
	if !slices.Contains([]string{"rect", "line", "circle", "text", "path", "polyline"}, e.Name.Local) {
		return placed{}, false
	}
	at, p := map[string]float64{}, placed{what: e.Name.Local}
	for _, a := range e.Attr {
		switch name := a.Name.Local; {
		case slices.Contains(acrossKeys, name):
			at[name] = r.length(a.Value)
		case (name == "d" || name == "points") && r.width > 10:
			p.points = r.curve(a.Value)
		default:
			p.what += " " + name + "=" + a.Value
		}
	}
	from := r.left + max(at["x"], at["cx"], min(at["x1"], at["x2"]))
	if x, ok := at["x"]; ok {
		from = r.left + x
	}
	p.from, p.to = from, from+at["width"]
	if e.Name.Local == "line" {
		p.to = r.left + max(at["x1"], at["x2"])
	}
	if len(p.points) > 0 {
		p.from, p.to = slices.Min(p.points), slices.Max(p.points)
	}
	return p, true
}

var coordinate = regexp.MustCompile(`-?[0-9.]+`)

// curve are the places across of the points of a curve.
func (r space) curve(path string) (out []float64) {
	for i, text := range coordinate.FindAllString(path, -1) {
		if i%2 == 0 {
			out = append(out, r.left+r.length(text))
		}
	}
	return out
}

// unlike says what of one picture is not the mirror image of the other, as far as
// hundredths of a share can tell.
func unlike(t testing.TB, left, right []byte) string {
	t.Helper()
	wide := 1000.0
	if own, err := strconv.ParseFloat(rootAttribute(left, "width"), 64); err == nil {
		wide = own
	}
	a, b := drawnIn(t, left, wide), drawnIn(t, right, wide)
	if len(a) != len(b) {
		return fmt.Sprintf("%d elements and %d", len(a), len(b))
	}
	near := func(x, y float64) bool { return math.Abs(wide-x-y) < 0.51 }
	for i := range a {
		same := a[i].what == b[i].what && near(a[i].from, b[i].to) && near(a[i].to, b[i].from) && len(a[i].points) == len(b[i].points)
		for k := range a[i].points {
			same = same && near(a[i].points[k], b[i].points[k])
		}
		if !same {
			return fmt.Sprintf("%+v\n and %+v", a[i], b[i])
		}
	}
	return ""
}

// From right to left, a picture is the mirror image of itself: each element at
// the same distance from the right as it is from the left, with the same words.
func TestMirrorImages(t *testing.T) {
	all := maps.Clone(samples)
	maps.Copy(all, edges())
	delete(all, "marks") // shapes alone
	for name, c := range all {
		if problem := unlike(t, c.Picture(LTR), c.Picture(RTL)); problem != "" {
			t.Errorf("%s: %s", name, problem)
		}
		if got := string(c.Picture(RTL)); !strings.Contains(got[:strings.Index(got, ">")], ` direction="rtl"`) {
			t.Errorf("%s does not say its direction", name)
		}
	}
}

func TestMirrorImagesOfAny(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		for _, c := range []picture{
			drawTimeline(rt),
			trend(rapid.IntRange(0, 9).Draw(rt, "points"), 10, rapid.Float64Range(-5, 5).Draw(rt, "step")),
			chain(rapid.IntRange(0, 30).Draw(rt, "boxes")),
			ladder(rapid.IntRange(0, 9).Draw(rt, "practices"), rapid.IntRange(2, MaxStages+1).Draw(rt, "stages")),
			shares(rapid.IntRange(0, 9).Draw(rt, "rows"), rapid.IntRange(0, MaxParts+1).Draw(rt, "parts"), 10),
			states(rapid.IntRange(0, 100).Draw(rt, "items")),
		} {
			if problem := unlike(t, c.Picture(LTR), c.Picture(RTL)); problem != "" {
				rt.Fatalf("%T: %s", c, problem)
			}
		}
	})
}

// TestUnlike: the check sees what is not mirrored.
func TestUnlike(t *testing.T) {
	const left = `<svg class="chart"><svg x="10%" width="20%"><rect x="1" width="5"/><text x="2">a</text></svg><path d="M1 2"/></svg>`
	for _, right := range []string{
		left,
		`<svg class="chart"><svg x="70%" width="20%"><svg x="100%" width="1"><rect x="-6" width="5"/><text x="-2">b</text></svg></svg><path d="M999 2"/></svg>`,
		`<svg class="chart"><svg x="70%" width="20%"><svg x="100%" width="1"><rect x="-5" width="5"/><text x="-2">a</text></svg></svg><path d="M999 2"/></svg>`,
		`<svg class="chart"><svg x="70%" width="20%"><svg x="100%" width="1"><rect x="-6" width="5"/><text x="-2">a</text></svg></svg><path d="M1 2"/></svg>`,
	} {
		if unlike(t, []byte(left), []byte(right)) == "" {
			t.Errorf("nothing is wrong with %s", right)
		}
	}
	right := `<svg class="chart"><svg x="70%" width="20%"><svg x="100%" width="1"><rect x="-6" width="5"/><text x="-2">a</text></svg></svg><path d="M999 2"/></svg>`
	if problem := unlike(t, []byte(left), []byte(right)); problem != "" {
		t.Error(problem)
	}
}
