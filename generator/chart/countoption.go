package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Option implements Chart: a bar for each rating.
func (c *States) Option(dir Direction) ([]byte, error) {
	bar := charts.NewBar()
	words, counts := make([]string, len(c.Groups)), make([]item, len(c.Groups))
	for i := range c.Groups {
		g := &c.Groups[i]
		words[i] = g.Words
		counts[i] = item{Name: g.Name, Value: []any{g.Count, i}, Style: &itemStyle{Color: "--" + g.Rating}, Label: &itemLabel{Formatter: g.Text}}
	}
	rows := opts.YAxis{Type: "category", Inverse: opts.Bool(true), Data: words, AxisLabel: axisLabel(), AxisLine: axisLine}
	rows.AxisLabel.Interval, rows.AxisLabel.Width, rows.AxisLabel.Overflow = "0", 130, "truncate"
	bar.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "value", MinInterval: 1, AxisLabel: axisLabel(), SplitLine: splitLine}),
		charts.WithYAxisOpts(rows), room("8", "40", "8"),
	)
	bar.AddSeries(c.Head[1], nil, items(counts), charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "right", Color: "--ink"}))
	return option(dir, bar, about(c.Title, c.Desc), nil)
}

// Option implements Chart: the matrix, each cell with its count and the letter
// of its band.
func (c *HeatMap) Option(dir Direction) ([]byte, error) { return c.optionOf(dir, c.Head[3], c.cells()) }

// optionOf is the matrix with a series of a name.
func (c *HeatMap) optionOf(dir Direction, name string, cells []item) ([]byte, error) {
	heat := charts.NewHeatMap()
	heat.SetGlobalOptions(room("32", "8", "40"))
	axes := map[string]any{
		"xAxis": []columnAxis{{opts.XAxis{Type: "category", Data: c.Impact[:], Name: c.Axes[1], NameLocation: "center", NameGap: 70, AxisLine: axisLine}, stepLabel(90, 35, "truncate")}},
		"yAxis": []rowAxis{{YAxis: opts.YAxis{Type: "category", Data: c.Likelihood[:], Name: c.Axes[0], AxisLine: axisLine}, Label: stepLabel(76, 0, "break")}},
	}
	heat.AddSeries(name, nil, items(cells), charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Color: "--band-ink", FontSize: 14}))
	return option(dir, heat, about(c.Title, c.Desc), axes)
}

// stepLabel is for the words of all steps; they are turned where they stand
// side by side.
func stepLabel(width int, turned float64, overflow string) label {
	return label{LineHeight: 13, AxisLabel: opts.AxisLabel{
		Color: "--ink-soft", FontSize: 11, Interval: "0", Width: width, Rotate: turned, Overflow: overflow,
		ShowMinLabel: opts.Bool(true), ShowMaxLabel: opts.Bool(true),
	}}
}

func (c *HeatMap) cells() []item {
	var out []item
	for l := range c.Cells {
		for i := range c.Cells[l] {
			out = append(out, c.cellItem(l, i))
		}
	}
	return out
}

// cellItem is the item of a cell: impact, likelihood, count.
func (c *HeatMap) cellItem(l, i int) item {
	cell := &c.Cells[l][i]
	letter := c.Letters[cell.Band]
	x := item{Name: cell.Name, Value: []any{i, l, cell.Count}, Label: &itemLabel{Formatter: letter, Opacity: 1},
		Style: &itemStyle{Color: bandColor(cell.Band), BorderColor: "--card", BorderWidth: 2, Opacity: 0.55}}
	if cell.Count > 0 {
		x.Label.Formatter = cell.Text + " " + letter
		x.Style.Opacity = 1
	}
	return x
}
