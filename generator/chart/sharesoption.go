package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Option implements Interactive: the parts of each row on one another, and a
// thin bar beside them. Each row that is drawn is there.
func (c *Shares) Option(dir Direction) ([]byte, error) {
	bar := charts.NewBar()
	bar.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "value", Name: c.Unit, NameLocation: "center", NameGap: 24, AxisLabel: hidingLabel(), SplitLine: splitLine}), room("8", "24", "32"))
	rows := c.Rows[:min(len(c.Rows), MaxShares)]
	for k := range MaxParts {
		if parts := c.layer(rows, k); len(parts) > 0 {
			bar.AddSeries(c.Head[2], nil, items(parts), stacked("parts", "14", "30%"))
		}
	}
	if beside := c.beside(rows); len(beside) > 0 {
		bar.AddSeries(c.Head[1], nil, items(beside), stacked("beside", "6", "30%"))
	}
	names := make([]string, len(rows))
	for i := range rows {
		names[i] = rows[i].Label
	}
	more := map[string]any{"yAxis": []rowAxis{rowNames(names)}}
	if n := len(rows); n > rowsAtFirst {
		more["dataZoom"] = zooms("vertical", float32(100*rowsAtFirst)/float32(n))
		bar.GridList[0].Right = "44"
	}
	return option(dir, bar, about(c.Title, c.Desc), more)
}

// hidingLabel leaves out numbers that there is no room for.
func hidingLabel() *opts.AxisLabel {
	l := axisLabel()
	l.HideOverlap = opts.Bool(true)
	return l
}

func stacked(stack, width, gap string) charts.SeriesOpts {
	return func(s *charts.SingleSeries) { s.Stack, s.BarWidth, s.BarGap = stack, width, gap }
}

// layer has one part of each row that has so many.
func (c *Shares) layer(rows []ShareRow, k int) []item {
	var out []item
	for i := range rows {
		if parts := c.parts(&rows[i]); k < len(parts) && parts[k].drawn() > 0 {
			out = append(out, c.item(&rows[i], &parts[k], i, "--"+parts[k].Rating))
		}
	}
	return out
}

func (c *Shares) beside(rows []ShareRow) []item {
	var out []item
	for i := range rows {
		if b := rows[i].Beside; b != nil {
			out = append(out, c.item(&rows[i], b, i, "--ink-soft"))
		}
	}
	return out
}

// item is an amount of a row; one without a rating has the plain colour.
func (c *Shares) item(r *ShareRow, a *Amount, row int, color string) item {
	if color == "--" {
		color = "--accent"
	}
	words := a.Words
	if words == "" { // the total, drawn plain
		words = r.Total.Words
	}
	return item{Name: c.named(r.Label, words), Value: []any{finite(a.drawn()), row}, Style: &itemStyle{Color: color, BorderColor: "--paper", BorderWidth: 1}}
}
