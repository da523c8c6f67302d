package chart

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The figures of picture, option, table and CSV are the same.

// drawn is a value of an option.
type drawn struct {
	name  string
	value []any
}

// series are the values of an option's series of a name that have a symbol.
func series(t *rapid.T, c Chart, name string) []drawn {
	option, err := c.(Interactive).Option(LTR)
	if err != nil {
		t.Fatal(err)
	}
	all, err := parsed(option)
	if err != nil {
		t.Fatal(err)
	}
	var out []drawn
	for _, s := range all["series"].([]any) {
		s := s.(map[string]any)
		if s["name"] != name {
			continue
		}
		for _, x := range s["data"].([]any) {
			if x := x.(map[string]any); x["symbol"] != "none" {
				out = append(out, drawn{x["name"].(string), x["value"].([]any)})
			}
		}
	}
	return out
}

// records are the rows of a chart's CSV, as many as its table has.
func records(t *rapid.T, c Chart) [][]string {
	out, err := csv.NewReader(bytes.NewReader(c.Table().CSV())).ReadAll()
	if err != nil || len(out) != 1+len(c.Table().Rows) {
		t.Fatalf("%d records, %v", len(out), err)
	}
	return out[1:]
}

// texts are the texts of a picture's elements of a class.
func texts(t *rapid.T, c Chart, class string) []string {
	var out []string
	d := xml.NewDecoder(bytes.NewReader(c.Picture(LTR)))
	within := false
	for {
		token, err := d.Token()
		if err != nil {
			return out
		}
		switch token := token.(type) {
		case xml.StartElement:
			within = slices.Contains(token.Attr, xml.Attr{Name: xml.Name{Local: "class"}, Value: class})
			if within {
				out = append(out, "")
			}
		case xml.CharData:
			if within {
				out[len(out)-1] += string(token)
			}
		case xml.EndElement:
			within = false
		}
	}
}

func TestTrendsAgree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := trend(0, 0, 0)
		baseline := drawPoint(rt)
		c.Baseline, c.Targets = &baseline, nil
		for range rapid.IntRange(0, 12).Draw(rt, "points") {
			c.Points = append(c.Points, drawPoint(rt))
		}
		for range rapid.IntRange(0, 4).Draw(rt, "targets") {
			c.Targets = append(c.Targets, drawPoint(rt))
		}
		all := slices.Concat([]Point{baseline}, c.Points, c.Targets)
		path, measured := series(rt, c, c.Words.Path), series(rt, c, c.Words.Measured)
		option := slices.Concat(path[:1], measured, path[1:])
		records := records(rt, c)
		marks := bytes.Count(c.Picture(LTR), []byte(`<svg class="mark `))
		if len(option) != len(all) || len(records) != len(all) || marks != len(all) {
			rt.Fatalf("%d figures: %d in the option, %d in CSV, %d marks", len(all), len(option), len(records), marks)
		}
		for i, p := range all {
			value, err := strconv.ParseFloat(records[i][2], 64)
			if err != nil || value != p.Value || records[i][0] != p.ISO || records[i][3] != c.Unit {
				rt.Errorf("CSV has %q for %+v", records[i], p)
			}
			if option[i].value[0] != p.ISO || option[i].value[1] != p.Value || option[i].name != string([]rune(p.Name)) {
				rt.Errorf("the option has %v for %+v", option[i], p)
			}
		}
	})
}

func TestBulletsAgree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := bullets(rapid.IntRange(0, 20).Draw(rt, "rows"))
		for i := range c.Rows {
			r := &c.Rows[i]
			percent := rapid.IntRange(0, 100).Draw(rt, "share")
			r.Kept = rapid.Bool().Draw(rt, "kept")
			r.Ratio, r.Share, r.Expected, r.Offset = !r.Kept, float64(percent)/100, 0.75, figure().Draw(rt, "offset")
			r.Cells[2].Value = strconv.Itoa(percent)
		}
		shares, kept, expected := series(rt, c, c.Words.Progress), series(rt, c, c.Words.Kept), series(rt, c, c.Words.Expected)
		kept = kept[2*len(kept)/3:] // after the two sides of the bands
		if links := bytes.Count(c.Picture(LTR), []byte("<a ")); links != len(c.Rows) || len(shares)+len(kept) != links || len(expected) != len(shares) {
			rt.Fatalf("%d rows: %d links, %d shares, %d kept, %d expected", len(c.Rows), links, len(shares), len(kept), len(expected))
		}
		for i, record := range records(rt, c) {
			r := &c.Rows[i]
			if r.Kept {
				if kept[0].value[2] != r.Offset || kept[0].value[0] != clamp(r.Offset, -1.9, 1.9) || kept[0].value[1] != float64(i) || kept[0].name != r.Label+": "+r.Words {
					rt.Errorf("row %d is kept at %v", i, kept[0])
				}
				kept = kept[1:]
				continue
			}
			if value := strconv.FormatFloat(shares[0].value[0].(float64), 'f', 0, 64); value != record[len(record)-4] || record[len(record)-3] != "%" || shares[0].value[1] != float64(i) {
				rt.Errorf("row %d is %v in the option, %q in CSV", i, shares[0], record)
			}
			if bar := `class="bar rating-` + r.Rating + `" x="0%"`; !bytes.Contains(c.Picture(LTR), []byte(bar)) {
				rt.Errorf("the picture has no %s", bar)
			}
			shares = shares[1:]
		}
	})
}

func TestCountsAgree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := states(0)
		for i := range c.Groups {
			n := rapid.IntRange(0, 1_000_000).Draw(rt, "count")
			c.Groups[i].Count, c.Groups[i].Text, c.Groups[i].Name = n, fmt.Sprintf("%d.", n), fmt.Sprint("count ", n)
		}
		option, drawn := series(rt, c, c.Head[1]), texts(rt, c, "count")
		for i, record := range records(rt, c) {
			n := c.Groups[i].Count
			if option[i].value[0] != float64(n) || option[i].name != fmt.Sprint("count ", n) || record[1] != strconv.Itoa(n) {
				rt.Errorf("%d is %v in the option, %q in CSV", n, option[i], record)
			}
			if n > 0 {
				if drawn[0] != fmt.Sprintf("%d.", n) {
					rt.Errorf("%d is drawn as %q", n, drawn[0])
				}
				drawn = drawn[1:]
			}
		}
		if len(option) != len(c.Groups) || len(drawn) > 0 {
			rt.Errorf("%d in the option, %d too many drawn", len(option), len(drawn))
		}
	})
}

func TestHeatMapsAgree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 3), 25, 25).Draw(rt, "counts")
		c := heat(func(l, i int) int { return counts[5*l+i] })
		var option, fromCSV []string
		for _, x := range series(rt, c, c.Head[3]) {
			if x.value[2] != 0.0 {
				option = append(option, fmt.Sprintf("likely %v, grave %v: %v", x.value[1].(float64)+1, x.value[0].(float64)+1, x.value[2]))
			}
		}
		for _, record := range records(rt, c) {
			fromCSV = append(fromCSV, record[0]+", "+record[1]+": "+record[3])
		}
		slices.Reverse(fromCSV)
		if !slices.Equal(option, fromCSV) {
			rt.Errorf("the option has %q, CSV %q", option, fromCSV)
		}
		drawn := slices.Sorted(slices.Values(texts(rt, c, "count")))
		var want []string
		for _, x := range option {
			want = append(want, x[strings.LastIndex(x, " ")+1:])
		}
		if slices.Sort(want); !slices.Equal(drawn, want) {
			rt.Errorf("drawn are %q of %q", drawn, want)
		}
	})
}

func TestLevelsAgree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := levels(rapid.IntRange(0, 12).Draw(rt, "assessments"))
		for i := range c.Points {
			p := &c.Points[i]
			p.Inherent, p.Residual = rapid.IntRange(0, 2).Draw(rt, "inherent"), rapid.IntRange(0, 2).Draw(rt, "residual")
			p.Words = [2]string{c.Bands[p.Inherent], c.Bands[p.Residual]}
		}
		inherent, residual := series(rt, c, c.Head[1]), series(rt, c, c.Head[2])
		if marks := bytes.Count(c.Picture(LTR), []byte(`<svg class="mark `)); marks != 2*len(c.Points) || len(inherent) != len(c.Points) || len(residual) != len(c.Points) {
			rt.Fatalf("%d assessments: %d marks, %d and %d in the option", len(c.Points), marks, len(inherent), len(residual))
		}
		for i, record := range records(rt, c) {
			want := []string{c.Points[i].ISO, c.Bands[int(inherent[i].value[1].(float64))], c.Bands[int(residual[i].value[1].(float64))]}
			if !slices.Equal(record[:3], want) || inherent[i].value[0] != want[0] || residual[i].value[0] != want[0] {
				rt.Errorf("CSV has %q, the option %q", record, want)
			}
		}
	})
}
