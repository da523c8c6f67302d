package chart

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// picture is what all charts and the sparkline have.
type picture interface{ Picture(Direction) []byte }

// plain formats a value of an axis.
func plain(v float64, decimals int) string { return strconv.FormatFloat(v, 'f', decimals, 64) }

var standings = []string{"final", "provisional", "estimated", "illustrative"}

// point is the value of a day; its words follow from it.
func point(day int, value float64, standing string) Point {
	return Point{Day: day, Value: value, Plain: digits(value), Text: plain(value, 1) + " members", ISO: iso(day), Date: fmt.Sprintf("day %d", day),
		Standing: standing, Words: "(" + standing + ")", Source: "https://example.org/" + strconv.Itoa(day), Name: fmt.Sprintf("day %d: %s members (%s)", day, digits(value), standing)}
}

// digits is a value as plan writes it.
func digits(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// iso is the date of a day.
func iso(day int) string {
	return time.Unix(int64(day)*86400, 0).UTC().AddDate(54, 0, 0).Format(time.DateOnly)
}

// trend has n points, a point every hundred days, from value on in steps.
func trend(n int, value, step float64) *Trend {
	baseline := point(0, value, "final")
	t := &Trend{
		Title: "Members: measured values and target path", Desc: "Values from day 0 on.", Caption: "Members",
		Baseline: &baseline, Targets: []Point{point(1000, value+5*step, "illustrative"), point(1400, value+12*step, "illustrative")},
		AsOf: 1100, AsOfISO: iso(1100), AsOfText: "as of day 1100", Unit: "members", Goal: plain(value+12*step, 0), Number: plain,
		Words: TrendWords{Date: "Date", Kind: "Kind", Value: "Value", Standing: "Standing", Measured: "Measured", Baseline: "Baseline", Target: "Target", Path: "Target path", Unit: "Unit", Source: "Source"},
	}
	for i := range n {
		t.Points = append(t.Points, point(100*(i+1), value+float64(i+1)*step, standings[i%len(standings)]))
		t.Latest = plain(value+float64(i+1)*step, 0)
	}
	for year := range 5 {
		t.Years = append(t.Years, Tick{Day: 365 * year, Label: strconv.Itoa(2024 + year)})
	}
	return t
}

var ratings = []string{"achieved", "on-track", "at-risk", "off-track", "too-early", "no-data"}

// words is a rating in words.
func words(rating string) string { return strings.ReplaceAll(rating, "-", " ") }

// bullets has n rows of every rating in turn.
func bullets(n int) *Bullets {
	c := &Bullets{Title: "Indicators of the outcome", Desc: "How far each has come.", Words: BulletWords{"Way so far", "Expected by day 1100", "To be kept", "Unit"}, Caption: "Indicators", Rating: words,
		Head: []string{"Indicator", "Rating", "Latest", "Target", "Progress", "Expected"}}
	for i := range n {
		rating := ratings[i%len(ratings)]
		row := Bullet{Label: fmt.Sprintf("Indicator %d", i+1), Href: fmt.Sprintf("../kpi-%d/", i+1), Rating: rating, Words: words(rating) + ": some of the way",
			Cells:         []Cell{{Text: plain(float64(i), 0)}, {Text: "100 members", Value: "100", Unit: "members"}, {Text: plain(float64(i)*10, 0) + "%", Value: plain(float64(i)*10, 0), Unit: "%"}, {Text: "75%", Value: "75", Unit: "%"}},
			ExpectedWords: fmt.Sprintf("Indicator %d: 75%% expected", i+1)}
		switch i % 3 {
		case 0:
			row.Ratio, row.Share, row.Expected = true, float64(i)/6-0.2, 0.75
		case 1:
			row.Kept, row.Offset = true, float64(i)-2.5
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

// states has n items, the ratings one after the other.
func states(n int) *States {
	c := &States{Title: "Indicators by rating", Caption: "Indicators", Head: [2]string{"Rating", "Indicators"}}
	for r, rating := range ratings {
		count := n / len(ratings)
		if r < n%len(ratings) {
			count++
		}
		c.Groups = append(c.Groups, Group{Rating: rating, Words: words(rating), Count: count, Text: fmt.Sprint(count), Name: fmt.Sprintf("%s: %d", words(rating), count), Href: "#rated." + rating})
		for i := range count {
			c.Items = append(c.Items, State{Label: fmt.Sprintf("Indicator %d", i+1), Href: fmt.Sprintf("../kpi-%d/", i+1), Rating: rating, Words: words(rating)})
		}
	}
	return c
}

// unlinked is a divided bar whose parts lead nowhere.
func unlinked(c *States) *States {
	c.Desc = "40 of 120 are on track"
	for i := range c.Groups {
		c.Groups[i].Href = ""
	}
	return c
}

// heat has risks in every third cell.
func heat(count func(likelihood, impact int) int) *HeatMap {
	c := &HeatMap{Title: "Risks by likelihood and impact", Caption: "Risks", Letters: []string{"L", "M", "H"}, Bands: []string{"Low", "Medium", "High"},
		Axes: [2]string{"Likelihood ↑", "Impact →"}, Steps: [5]string{"1", "2", "3", "4", "5"}, Head: [4]string{"Likelihood", "Impact", "Band", "Risks"}}
	for l := range 5 {
		c.Likelihood[l], c.Impact[l] = fmt.Sprintf("likely %d", l+1), fmt.Sprintf("grave %d", l+1)
		for i := range 5 {
			cell := HeatCell{Count: count(l, i), Text: fmt.Sprint(count(l, i)), Band: (l + i) / 3}
			cell.Name = fmt.Sprintf("likely %d, grave %d: %d risks", l+1, i+1, cell.Count)
			if cell.Count > 0 {
				cell.Href = fmt.Sprintf("../risks/#l%d.i%d", l+1, i+1)
			}
			c.Cells[l][i] = cell
		}
	}
	return c
}

// moved has moves to all its cells with risks, from cells of higher levels.
func moved(c *HeatMap) *HeatMap {
	c.MoveHead = "Before controls"
	for l := range 5 {
		for i := range 5 {
			if c.Cells[l][i].Count > 0 {
				c.Moves = append(c.Moves, Move{From: [2]int{min(l+2, 4), max(i, 2)}, To: [2]int{l, i}, Words: fmt.Sprintf("risk at %d, %d", l+1, i+1)})
			}
		}
	}
	return c
}

// move is one risk in the matrix.
func move(from, to [2]int, appetite int) *RiskMove {
	c := heat(func(int, int) int { return 0 })
	c.Head, c.Desc = [4]string{"Level", "Likelihood", "Impact", "Band"}, "From the square to the dot."
	c.Moves, c.Limited, c.Appetite = []Move{{From: from, To: to}}, true, appetite
	return &RiskMove{Map: *c, Ends: [2]string{"Inherent", "Residual"}}
}

func everyThird(l, i int) int {
	if (5*l+i)%3 == 0 {
		return l + 1
	}
	return 0
}

// levels has n assessments over three bands.
func levels(n int) *Levels {
	c := &Levels{Title: "The risk: levels over time", Desc: "With controls it stands at Low.", Caption: "Assessments", Bands: []string{"Low", "Medium", "High"},
		Appetite: 1, AppetiteText: "acceptable up to Medium", AsOf: 1000, AsOfISO: iso(1000), AsOfText: "day 1000", Head: [5]string{"Date", "Inherent", "Residual", "Standing", "Note"}}
	for i := range n {
		c.Points = append(c.Points, LevelPoint{Day: 900 * i / n, ISO: iso(900 * i / n), Date: fmt.Sprintf("day %d", 900*i/n), Inherent: 2 - i%2, Residual: i % 3,
			Words: [2]string{"inherent " + c.Bands[2-i%2], "residual " + c.Bands[i%3]},
			Names: [2]string{fmt.Sprintf("day %d, without controls", 900*i/n), fmt.Sprintf("day %d, with controls", 900*i/n)}, Standing: "(final)", Note: "note"})
	}
	return c
}

// spark has n values.
func spark(n int) *Sparkline {
	t := &Sparkline{Title: "From 0 to 9", Rating: "on-track"}
	for i := range n {
		t.Values, t.Days = append(t.Values, float64(i*i%10)), append(t.Days, 30*i)
	}
	return t
}

// positioning has n plans, over the cells in turn or all in one.
func positioning(n int, cell func(i int) (relevance, strength int)) *Positioning {
	c := &Positioning{Title: "Study groups by relevance and strength", Caption: "Positions", Steps: [5]string{"1", "2", "3", "4", "5"},
		Axes: [2]string{"Relevance →", "Strength ↑"}, Corners: [4]string{"Lead", "Strengthen", "Reposition", "Restructure"},
		Rest: func(n int) string { return fmt.Sprintf("%d more", n) }, Head: []string{"Plan", "Relevance", "Strength"}}
	for i := range 5 {
		c.Relevance[i], c.Strength[i] = fmt.Sprintf("relevant %d", i+1), fmt.Sprintf("strong %d", i+1)
	}
	for i := range n {
		p := Placed{Label: fmt.Sprintf("SG%d", i+1), Href: fmt.Sprintf("../sg%d/#position", i+1)}
		p.Relevance, p.Strength = cell(i)
		p.Words = fmt.Sprintf("%s: relevance %d, strength %d", p.Label, p.Relevance, p.Strength)
		p.Cells = []Cell{{Text: p.Label, Href: p.Href}, {Text: c.Relevance[p.Relevance-1], Value: fmt.Sprint(p.Relevance)}, {Text: c.Strength[p.Strength-1], Value: fmt.Sprint(p.Strength)}}
		c.Plans = append(c.Plans, p)
	}
	return c
}

func spread(i int) (relevance, strength int) { return 1 + 3*i%5, 1 + i*i%5 }

func oneCell(int) (relevance, strength int) { return 4, 4 }

// multiples has n panels of some points.
func multiples(n, points int) *Multiples {
	c := &Multiples{Title: "Study groups: members", Caption: "Members", Number: plain, Unit: "members", Words: MultiplesWords{"Plan", "Indicator", "Date", "Value", "Standing", "Rating", "Unit", "Source"}}
	for i := range n {
		rating := ratings[i%len(ratings)]
		p := Small{Plan: fmt.Sprintf("SG%d", i+1), Name: "Members per plenary meeting", Href: fmt.Sprintf("../kpi-%d/", i+1), Rating: rating, State: words(rating)}
		for k := range points {
			p.Points = append(p.Points, point(40*i+20*k*(i%3), float64(200*k+10*i), standings[k%len(standings)]))
			p.Latest = p.Points[k].Text
		}
		p.Words = p.Plan + ", " + p.Name + ": " + p.Latest + ". " + p.State
		c.Panels = append(c.Panels, p)
	}
	for year := range 4 {
		c.Years = append(c.Years, Tick{Day: 365 * year, Label: fmt.Sprint(2025 + year)})
	}
	return c
}

// marks is a picture of every mark.
type marks struct{}

func (marks) Picture(Direction) []byte {
	var b strings.Builder
	for _, m := range Marks {
		b.Write(Symbol(m))
	}
	return []byte(`<svg class="chart" role="img"><title>All marks</title>` + b.String() + "</svg>")
}

// chain has n boxes in four columns, each but those of the first tied to the one
// of its row in the column before, and every third to the first box of all too.
func chain(n int) *Chain {
	c := &Chain{Title: "Results chain", Caption: "Results", Head: [4]string{"Level", "Result", "Rating", "Contributes to"}}
	for i := range n {
		column, row := i%4, i/4
		if column == len(c.Columns) {
			c.Columns = append(c.Columns, ChainColumn{Heading: fmt.Sprintf("Level %d", column), Note: "The plan"})
		}
		b := ChainBox{ID: fmt.Sprintf("r%d", i), Kind: "Outcome", Label: fmt.Sprintf("What is wanted of number %d, and why", i), Href: fmt.Sprintf("../r%d/", i),
			Rating: ratings[i%len(ratings)], Words: words(ratings[i%len(ratings)]), Current: i == 5}
		if column > 0 {
			b.Up = append(b.Up, fmt.Sprintf("r%d", 4*row+column-1))
		}
		if i%3 == 2 {
			b.Up = append(b.Up, "r0")
		}
		if i == 7 {
			b.Rating, b.Words, b.Note = "", "", "7 results in one box"
		}
		c.Columns[column].Boxes = append(c.Columns[column].Boxes, b)
	}
	return c
}

// event takes place in some days, or is due on one; its words follow from it.
func event(title string, from, days int, state Mark) TimelineEvent {
	e := TimelineEvent{Title: title, Href: "../" + strings.ToLower(strings.ReplaceAll(title, " ", "-")) + "/", From: from, To: from + days - 1,
		ISO: [2]string{iso(from)}, Date: [2]string{fmt.Sprintf("day %d", from)}, State: state, Said: words(string(state))}
	e.Words = fmt.Sprintf("%s, day %d: %s", title, from, e.Said)
	if days > 1 {
		e.ISO[1], e.Date[1] = iso(e.To), fmt.Sprintf("day %d", e.To)
	}
	return e
}

// timeline has four years, and the lanes that are given.
func timeline(lanes ...TimelineLane) *Timeline {
	c := &Timeline{Title: "The planning cycle: dates", Caption: "Dates", From: 365, To: 365*5 - 1, AsOf: 850, AsOfText: "as of day 850", Lanes: lanes, Empty: "No dates yet",
		Rest: func(n int) string { return fmt.Sprintf("%d more in the table", n) }, Words: TimelineWords{"Event", "Lane", "From", "To", "State", "Note"}}
	for year := range 4 {
		c.Years = append(c.Years, Tick{Day: 365 * (1 + year), Label: strconv.Itoa(2025 + year)})
		for quarter := range 4 {
			c.Quarters = append(c.Quarters, Tick{Day: 365*(1+year) + []int{0, 90, 181, 273}[quarter], Label: fmt.Sprintf("Q%d", quarter+1)})
		}
	}
	return c
}

// cycle is a timeline of meetings and steps, of all states.
func cycle() *Timeline {
	meetings, plenaries := TimelineLane{Title: "TSAG"}, TimelineLane{Title: "Study groups: plenary meetings"}
	state := func(from, to int) Mark {
		switch {
		case to < 850:
			return "held"
		case from > 850:
			return "to-come"
		}
		return "under-way"
	}
	for i := range 8 {
		meetings.Events = append(meetings.Events, event(fmt.Sprintf("TSAG, meeting %d", i+1), 510+180*i, 5, state(510+180*i, 514+180*i)))
	}
	for i := range 24 {
		from := 420 + 55*i
		plenaries.Events = append(plenaries.Events, event(fmt.Sprintf("SG%d, plenary meeting", 2+i%10), from, 12, state(from, from+11)))
	}
	steps := TimelineLane{Title: "Steps of the strategy", Events: []TimelineEvent{event("First draft of the plans", 700, 1, "done"), event("Review of indicators", 800, 1, "late"),
		event("Report to TSAG", 930, 1, "due"), event("Consultation of members on the draft of the sector plan and of all study groups", 820, 120, "under-way"), event("Report to the Plenipotentiary Conference", 1810, 1, "due")}}
	steps.Events[3].Note = "(illustrative)"
	period := TimelineLane{Title: "Study period", Events: []TimelineEvent{event("Study period from 2025 to 2028", 300, 1600, "under-way"), event("WTSA", 1780, 11, "to-come")}}
	return timeline(period, meetings, plenaries, steps, TimelineLane{Title: "Council"})
}

// dense is a lane of n events, which stand on so many days.
func dense(n, days int) *Timeline {
	lane := TimelineLane{Title: "Events"}
	for i := range n {
		lane.Events = append(lane.Events, event(fmt.Sprintf("Event %d", i+1), 800+7*i%days, 1+i%40, TimelineStates[i%len(TimelineStates)]))
	}
	return timeline(lane)
}

// ladder has n practices in groups of four, over some stages.
func ladder(n, stages int) *Ladder {
	c := &Ladder{Title: "Practices by stage", Caption: "Practices", Head: []string{"Practice", "Group", "Stage", "Aim", "Earlier", "Assessed"},
		Words: LadderWords{Unassessed: "Not assessed", Rest: func(n int) string { return fmt.Sprintf("%d more", n) }}}
	names := []string{"Initial", "Repeatable", "Defined", "Managed", "Optimizing", "Leading", "Copied by others", "Beyond what was thought of"}
	for i := range stages {
		c.Stages = append(c.Stages, Stage{Number: fmt.Sprint(i + 1), Name: fmt.Sprint(i+1) + " " + names[i%len(names)]})
	}
	for i := range n {
		if i%4 == 0 {
			c.Groups = append(c.Groups, PracticeGroup{Heading: fmt.Sprintf("Group %d of practices", i/4+1)})
		}
		p := Practice{Label: fmt.Sprintf("Practice %d", i+1), Href: fmt.Sprintf("../p%d/", i+1), Cells: []Cell{{Text: fmt.Sprintf("day %d", i), Value: iso(i)}}}
		if i%5 != 3 && stages > 0 {
			p.Stage, p.Aim, p.Earlier = 1+i%stages, min(stages, 1+i%stages+i%3), max(0, 1+i%stages-i%4)
			p.Words = fmt.Sprintf("Stage %d now, %d wanted by day 1000", p.Stage, p.Aim)
		}
		if i%2 == 0 {
			p.Mark = "illustrative"
		}
		g := &c.Groups[i/4]
		g.Practices = append(g.Practices, p)
	}
	return c
}

// laddered is a ladder of a long name, of equal stages and of no link.
func laddered(c *Ladder) *Ladder {
	rows := c.Groups[0].Practices
	rows[0].Label = "Plans of all study groups, regions and enablers say by which indicators anybody can tell whether they are kept"
	rows[0].Stage, rows[0].Aim, rows[0].Earlier = 2, 2, 2
	rows[0].Words = "Stage 2, as it was two years ago, and it is to stay there until more is known of what the next would cost"
	rows[1].Stage, rows[1].Aim, rows[1].Earlier, rows[1].Href = 4, 3, 5, ""
	return c
}

// amount is a value of some kind.
func amount(rating, kind string, v float64) Amount {
	return Amount{Rating: rating, Kind: kind, Words: fmt.Sprintf("%s: %s thousand", kind, digits(v)), Value: v, Text: digits(v) + " thousand francs", Plain: digits(v)}
}

// shares has n rows of some parts each, every second with what was spent.
func shares(n, parts int, value float64) *Shares {
	c := &Shares{Title: "Budget by output", Desc: "Most is for what is on track.", Caption: "Budget", Unit: "thousand francs", Number: plain, Head: [3]string{"Output", "Kind", "Amount"},
		Words: SharesWords{Unit: "Unit", Rest: func(n int) string { return fmt.Sprintf("%d more", n) }}}
	for i := range n {
		r := ShareRow{Label: fmt.Sprintf("Output %d", i+1), Href: fmt.Sprintf("../o%d/", i+1)}
		sum := 0.0
		for k := range parts {
			rating, v := ratings[(i+k)%len(ratings)], value*float64(1+(3*i+5*k)%7)
			sum += v
			r.Parts = append(r.Parts, amount(rating, words(rating), v))
		}
		if parts == 0 {
			sum = value * float64(1+i%7)
		}
		r.Total = amount("", "Budget", sum)
		if i%2 == 0 {
			spent := amount("", "Spent", sum*0.75)
			r.Beside = &spent
		}
		c.Rows = append(c.Rows, r)
	}
	return c
}

// gaps are shares with what is not known, what leads nowhere, and what is far
// greater than the rest.
func gaps(c *Shares) *Shares {
	c.Rows[0].Label = "Recommendations on future networks that operators of all regions, large and small, can build with what they have"
	c.Rows[1].Parts, c.Rows[1].Total = nil, Amount{Kind: "Budget", Words: "Budget not stated", Text: "not stated"}
	c.Rows[2].Href = ""
	c.Rows[3].Parts[0], c.Rows[3].Total = amount("at-risk", "at risk", 6660), amount("", "Budget", 7048.5)
	return c
}

// samples are pictures to look at: each has its file in testdata.
var samples = map[string]picture{
	"trend":           trend(10, 230, 8),
	"trend-falling":   trend(6, 90, -7),
	"heat-moves":      moved(heat(everyThird)),
	"move":            move([2]int{4, 3}, [2]int{1, 2}, 1),
	"move-nowhere":    move([2]int{2, 2}, [2]int{2, 2}, -1),
	"trend-one":       trend(1, 12, 0.5),
	"trend-target":    trend(0, 12, 0.5),
	"bullets":         bullets(7),
	"states":          states(20),
	"states-bar":      states(200),
	"states-unlinked": unlinked(states(200)),
	"heatmap":         heat(everyThird),
	"chain":           chain(16),
	"ladder":          ladder(9, 5),
	"ladder-eight":    laddered(ladder(6, 8)),
	"shares":          shares(5, 3, 120),
	"shares-plain":    shares(4, 0, 1250),
	"shares-gaps":     gaps(shares(5, 3, 55.5)),
	"levels":          levels(5),
	"levels-one":      levels(1),
	"sparkline":       spark(9),
	"sparkline-equal": &Sparkline{Title: "5 and 5", Rating: "on-track", Values: []float64{5, 5}, Days: []int{1, 2}},
	"marks":           marks{},
	"positioning":     positioning(10, spread),
	"multiples":       multiples(5, 4),
	"timeline":        cycle(),
}
