package chart

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Option implements Chart: two lines in steps over the bands, and the appetite.
func (c *Levels) Option(dir Direction) ([]byte, error) {
	line := charts.NewLine()
	bands := opts.YAxis{Type: "category", Data: append([]string{}, c.Bands...), AxisLabel: axisLabel(), AxisLine: axisLine, SplitLine: splitLine}
	bands.AxisLabel.Interval, bands.AxisLabel.Width, bands.AxisLabel.Overflow = "0", 90, "truncate"
	line.SetGlobalOptions(charts.WithXAxisOpts(timeAxis(c.days())), charts.WithYAxisOpts(bands), room("16", "24", "56"))
	residual := c.steps(1, itemStyle{Color: "--ink"}, "circle", 9)
	inherent := c.steps(0, itemStyle{Color: "--card", BorderColor: "--ink-soft", BorderWidth: 2}, "rect", 13)
	line.ExtendYAxis(opts.YAxis{Type: "value", Show: opts.Bool(false), Min: 0, Max: max(1, len(c.Bands)), SplitLine: noLine})
	line.AddSeries(c.Head[1], nil, items(inherent), lineStyle("--ink-soft", "dashed", 2), inSteps)
	line.AddSeries(c.Head[2], nil, items(residual), lineStyle("--ink", "solid", 2), inSteps)
	line.AddSeries(c.AppetiteText, nil, items(nil), lineStyle("--flag", "dashed", 2), c.appetiteLine())
	return option(dir, line, about(c.Title, c.Desc), map[string]any{"dataZoom": zooms("horizontal", 100)})
}

// bandColor is the variable of a band's colour.
func bandColor(rank int) string { return "--band-" + strconv.Itoa(rank) }

// inSteps keeps a level until the next. The axis of categories is the base to
// ECharts, even upright, so what it calls the start of a step is its end.
func inSteps(s *charts.SingleSeries) { s.Step = "start" }

func (c *Levels) days() []string {
	days := []string{c.AsOfISO}
	for i := range c.Points {
		days = append(days, c.Points[i].ISO)
	}
	return days
}

// steps are the levels of a side and, without a symbol, the last one again on
// the as-of day, up to which it holds.
func (c *Levels) steps(side int, style itemStyle, symbol string, size int) []item {
	var out []item
	for i := range c.Points {
		p := &c.Points[i]
		out = append(out, item{Name: p.Names[side], Value: []any{p.ISO, [...]int{p.Inherent, p.Residual}[side]}, Symbol: symbol, SymbolSize: size, Style: &style})
	}
	if n := len(out); n > 0 && c.AsOf > c.Points[n-1].Day {
		last := out[n-1]
		last.Value, last.Symbol = []any{c.AsOfISO, last.Value[1]}, "none"
		out = append(out, last)
	}
	return out
}

// appetiteLine lies on the upper edge of the highest acceptable band: on the
// second axis, which counts bands, since an axis of categories has no edges.
func (c *Levels) appetiteLine() charts.SeriesOpts {
	return func(s *charts.SingleSeries) {
		s.YAxisIndex = 1
		markLine("--flag")(s)
		charts.WithMarkLineNameYAxisItemOpts(opts.MarkLineNameYAxisItem{Name: c.AppetiteText, YAxis: c.Appetite + 1})(s)
	}
}
