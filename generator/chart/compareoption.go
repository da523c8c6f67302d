package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Option implements Chart: a named point for each plan, those of one cell
// under one another.
func (c *Positioning) Option(dir Direction) ([]byte, error) {
	scatter := charts.NewScatter()
	scatter.SetGlobalOptions(room("32", "16", "40"))
	axes := map[string]any{
		"xAxis": []columnAxis{{opts.XAxis{Type: "category", Data: c.Relevance[:], Name: c.Axes[0], NameLocation: "center", NameGap: 70, AxisLine: axisLine, SplitLine: splitLine}, stepLabel(90, 35, "truncate")}},
		"yAxis": []rowAxis{{YAxis: opts.YAxis{Type: "category", Data: c.Strength[:], Name: c.Axes[1], AxisLine: axisLine, SplitLine: splitLine}, Label: stepLabel(76, 0, "break")}},
	}
	scatter.AddSeries(c.Caption, nil, items(c.points()), charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "right", Color: "--ink"}))
	return option(dir, scatter, about(c.Title, c.Desc), axes)
}

// optionPitch is the way from one plan of a cell to the next in pixels, and
// optionReach how far they go from its middle.
const optionPitch, optionReach = 17.0, 34.0

// points are the plans as items: relevance, strength.
func (c *Positioning) points() []item {
	cells, _ := c.grid()
	out := make([]item, len(c.Plans))
	for _, row := range cells {
		for _, cell := range row {
			pitch := optionPitch
			if n := len(cell); n > 1 {
				pitch = min(pitch, 2*optionReach/float64(n-1))
			}
			for n, i := range cell {
				p := &c.Plans[i]
				out[i] = item{Name: p.Words, Value: []any{p.Relevance - 1, p.Strength - 1}, Symbol: "circle", SymbolSize: 11,
					Style: &itemStyle{Color: "--accent"}, Label: &itemLabel{Formatter: p.Label}}
				if len(cell) > 1 {
					out[i].Offset = []float64{0, float64(pitch * (float64(n) - float64(len(cell)-1)/2))}
				}
			}
		}
	}
	return out
}

// Option implements Chart: all trends in one, each in the colour of its rating
// and with the name of its plan at the end.
func (c *Multiples) Option(dir Direction) ([]byte, error) {
	line := charts.NewLine()
	line.SetGlobalOptions(
		charts.WithXAxisOpts(timeAxis(c.days())),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Scale: opts.Bool(true), AxisLabel: axisLabel(), SplitLine: splitLine}),
		room("24", "64", "56"),
	)
	for i := range c.Panels {
		p := &c.Panels[i]
		line.AddSeries(p.Words, nil, items(p.items()), lineStyle("--"+p.Rating, "solid", 2))
	}
	return option(dir, line, about(c.Title, c.Desc), map[string]any{"dataZoom": zooms("horizontal", 100)})
}

func (c *Multiples) days() []string {
	var days []string
	for i := range c.Panels {
		for k := range c.Panels[i].Points {
			days = append(days, c.Panels[i].Points[k].ISO)
		}
	}
	return days
}

func (p *Small) items() []item {
	out := make([]item, len(p.Points))
	for k := range p.Points {
		out[k] = p.Points[k].item()
		out[k].Symbol, out[k].SymbolSize = "circle", 8
		if k == len(p.Points)-1 {
			out[k].Label = &itemLabel{Formatter: p.Plan, Show: true, Position: "right", Color: "--ink"}
		}
	}
	return out
}
