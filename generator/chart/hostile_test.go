package chart

import (
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// hostile are texts that must stay texts.
var hostile = []string{
	`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onload='alert(1)`, `</title></svg><a href="javascript:x">`,
	"&lt;b&gt; &amp; &#0; <!-- ]]> <![CDATA[", "\x00\x01\x08\x0b\x1f\x7f\u0085", "\ufffe\uffff\ufffd", "\xff\xfe not UTF-8 \xc3", "a\tb\nc",
	"نص عربي طويل جدا يمتد من اليمين إلى اليسار ولا ينتهي في سطر واحد ولا في سطرين", "\u202eright to left\u202c", strings.Repeat("long ", 500),
	strings.Repeat("W", 1000), strings.Repeat("e\u0301\u0323", 300), "👩‍👩‍👧‍👦🇨🇭", "", " ",
}

// named are the charts with one text in every place that content fills.
func named(text string) map[string]Chart {
	title := "Title " + text
	p := Point{Day: 1, Value: 1, Plain: text, Text: text, ISO: text, Date: text, Name: text, Standing: "final", Words: text, Source: text}
	states := func(n int) *States {
		c := states(n)
		c.Title, c.Caption, c.Head = title, text, [2]string{text, text}
		for i := range c.Items {
			c.Items[i].Label, c.Items[i].Words, c.Items[i].Href = title, text, "#"+text
		}
		for i := range c.Groups {
			c.Groups[i].Name, c.Groups[i].Words, c.Groups[i].Href = title, text, "#"+text
		}
		return c
	}
	b := bullets(6)
	b.Title, b.Desc, b.Caption, b.Head, b.Rating = title, text, text, []string{text, text}, func(string) string { return text }
	b.Words = BulletWords{text, text, text, text}
	for i := range b.Rows {
		b.Rows[i].Label, b.Rows[i].Words, b.Rows[i].Href, b.Rows[i].Cells = text, title, "#"+text, []Cell{{Text: text, Value: text, Unit: text}}
		b.Rows[i].ExpectedWords = text
	}
	h := heat(everyThird)
	h.Desc = text
	h.Title, h.Caption, h.Letters, h.Bands, h.Axes, h.Head = title, text, []string{text, text, text}, []string{text, text, text}, [2]string{text, text}, [4]string{text}
	for l := range 5 {
		h.Likelihood[l], h.Impact[l] = text, text
		for i := range 5 {
			h.Cells[l][i].Name, h.Cells[l][i].Href = title, "#"+text
		}
	}
	levels := levels(3)
	levels.Head, levels.AppetiteText, levels.AsOfISO = [5]string{text, text, text, text, text}, text, text
	levels.Title, levels.Desc, levels.Caption, levels.Bands, levels.AsOfText = title, text, text, []string{text, text, text}, text
	for i := range levels.Points {
		levels.Points[i] = LevelPoint{Day: i, ISO: text, Date: text, Words: [2]string{text, text}, Names: [2]string{text, text}, Standing: text, Note: text}
	}
	placed := positioning(30, oneCell)
	placed.Title, placed.Caption, placed.Axes, placed.Corners, placed.Head = title, text, [2]string{text, text}, [4]string{text, text, text, text}, []string{text}
	placed.Desc, placed.Relevance, placed.Strength = text, [5]string{text, text}, [5]string{text, text}
	placed.Rest = func(int) string { return text }
	for i := range placed.Plans {
		placed.Plans[i].Label, placed.Plans[i].Words, placed.Plans[i].Href, placed.Plans[i].Cells = text, title, "#"+text, []Cell{{Text: text, Href: text}}
	}
	small := multiples(3, 2)
	small.Title, small.Caption, small.Number, small.Years = title, text, func(float64, int) string { return text }, []Tick{{1, text}, {100, text}}
	small.Desc, small.Unit, small.Words = text, text, MultiplesWords{text, text, text, text, text, text, text, text}
	for i := range small.Panels {
		small.Panels[i] = Small{Plan: text, Name: text, Href: "#" + text, Words: title, Points: []Point{p, p}, Latest: text, Rating: "on-track", State: text}
	}
	ch := chain(12)
	ch.Title, ch.Caption, ch.Head = title, text, [4]string{text, text, text, text}
	for i := range ch.Columns {
		ch.Columns[i].Heading, ch.Columns[i].Note = text, text
		for j := range ch.Columns[i].Boxes {
			b := &ch.Columns[i].Boxes[j]
			b.Kind, b.Label, b.Note, b.Words, b.Href = text, text, text, text, "#"+text
		}
	}
	tl := cycle()
	tl.Title, tl.Caption, tl.AsOfText, tl.Empty, tl.Rest = title, text, text, text, func(int) string { return text }
	tl.Words, tl.Years, tl.Quarters = TimelineWords{text, text, text, text, text, text}, []Tick{{400, text}, {500, text}}, []Tick{{400, text}, {500, text}}
	for i := range tl.Lanes {
		tl.Lanes[i].Title = text
		for k := range tl.Lanes[i].Events {
			e := &tl.Lanes[i].Events[k]
			e.Title, e.Note, e.Href, e.Words, e.ISO, e.Date, e.Said = text, text, "#"+text, title, [2]string{text, text}, [2]string{text, text}, text
		}
	}
	steps := ladder(9, 5)
	steps.Title, steps.Caption, steps.Head, steps.Words = title, text, []string{text}, LadderWords{text, func(int) string { return text }}
	for i := range steps.Stages {
		steps.Stages[i] = Stage{text, text}
	}
	for i := range steps.Groups {
		steps.Groups[i].Heading = text
		for j := range steps.Groups[i].Practices {
			p := &steps.Groups[i].Practices[j]
			p.Label, p.Words, p.Href, p.Cells = text, text, "#"+text, []Cell{{Text: text, Href: text}}
		}
	}
	sums := shares(MaxShares+1, MaxParts+2, 10)
	sums.Title, sums.Desc, sums.Caption, sums.Unit, sums.Head, sums.Words = title, text, text, text, [3]string{text, text, text}, SharesWords{text, func(int) string { return text }}
	sums.Number = func(float64, int) string { return text }
	for i := range sums.Rows {
		r := &sums.Rows[i]
		r.Label, r.Href = text, "#"+text
		for k := range r.Parts {
			r.Parts[k].Kind, r.Parts[k].Words, r.Parts[k].Text, r.Parts[k].Plain = text, text, text, text
		}
		r.Total.Kind, r.Total.Words, r.Total.Text = text, text, text
	}
	return map[string]Chart{
		"timeline": tl, "ladder": steps, "shares": sums, "positioning": placed, "multiples": small,
		"trend": &Trend{Title: title, Desc: text, Caption: text, Baseline: &p, Targets: []Point{p}, Points: []Point{p, p}, AsOfISO: text, AsOfText: text, Unit: text, Latest: text, Goal: text,
			Words: TrendWords{text, text, text, text, text, text, text, text, text, text}, Years: []Tick{{1, text}}, Number: func(float64, int) string { return text }},
		"states": states(20), "states-bar": states(200), "bullets": b, "heatmap": h, "levels": levels, "chain": ch,
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range hostile {
		for name, c := range named(text) {
			if err := sound(c.Picture(LTR)); err != nil {
				t.Errorf("%s with %q: %v", name, text, err)
			}
			if err := soundTable(c.Table()); err != nil {
				t.Errorf("%s with %q: %v", name, text, err)
			}
		}
		if err := sound((&Sparkline{Title: "Title " + text, Values: []float64{1, 2}, Days: []int{1, 2}}).Picture(LTR)); err != nil {
			t.Errorf("sparkline with %q: %v", text, err)
		}
	}
}

// held is what XML gives back of a text.
func held(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return 0xFFFD
		}
		return r
	}, text)
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}

// soundTable reports where the HTML of a table differs from its cells.
func soundTable(table Table) error {
	var parsed struct {
		Caption string   `xml:"caption"`
		Head    []string `xml:"thead>tr>th"`
		Rows    []struct {
			Heading []cellXML `xml:"th"`
			Cells   []cellXML `xml:"td"`
		} `xml:"tbody>tr"`
	}
	html := table.HTML()
	if err := xml.Unmarshal(html, &parsed); err != nil {
		return fmt.Errorf("%w in %q", err, html)
	}
	if parsed.Caption != held(table.Caption) || len(parsed.Head) != len(table.Head) || len(parsed.Rows) != len(table.Rows) {
		return fmt.Errorf("got %+v in %q", parsed, html)
	}
	for i, row := range table.Rows {
		cells := append(slices.Clone(parsed.Rows[i].Heading), parsed.Rows[i].Cells...)
		if len(parsed.Rows[i].Heading) != 1 || len(cells) != len(row) {
			return fmt.Errorf("row %d: got %+v in %q", i, cells, html)
		}
		for j, want := range row {
			got := cells[j]
			if got.Text+got.Link.Text != held(want.Text) || got.Link.Href != held(want.Href) || (got.Class == "end") != want.Number {
				return fmt.Errorf("row %d, cell %d: got %+v, want %+v", i, j, got, want)
			}
		}
	}
	return nil
}

type cellXML struct {
	Class string `xml:"class,attr"`
	Text  string `xml:",chardata"`
	Link  struct {
		Href string `xml:"href,attr"`
		Text string `xml:",chardata"`
	} `xml:"a"`
}

// TestHostileTextIsSaid: what is escaped is not lost.
func TestHostileTextIsSaid(t *testing.T) {
	for _, text := range hostile[:6] {
		for _, name := range slices.Sorted(maps.Keys(named(text))) {
			var found []string
			d := xml.NewDecoder(strings.NewReader(string(named(text)[name].Picture(LTR))))
			for {
				token, err := d.Token()
				if err != nil {
					break
				}
				switch token := token.(type) {
				case xml.CharData:
					found = append(found, string(token))
				case xml.StartElement:
					for _, a := range token.Attr {
						found = append(found, a.Value)
					}
				}
			}
			if !slices.ContainsFunc(found, func(s string) bool { return strings.Contains(s, "Title "+held(text)) }) {
				t.Errorf("%s does not say %q", name, text)
			}
		}
	}
}
