package chart

import (
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// rowsAtFirst is how many rows are shown before zooming out.
const rowsAtFirst = 12

// Option implements Chart. Ways are in per cent on the axis that is shown;
// kept values in tolerances from their target on one that is not, since they
// have no way to go: a band is their tolerance.
func (c *Bullets) Option(dir Direction) ([]byte, error) {
	bar, scatter := charts.NewBar(), charts.NewScatter()
	bar.SetGlobalOptions(charts.WithXAxisOpts(c.shareAxis()), room("8", "24", "8"))
	bar.ExtendXAxis(opts.XAxis{Type: "value", Show: opts.Bool(false), Min: -2, Max: 2})
	if shares := c.shares(); len(shares) > 0 {
		bar.AddSeries(c.Words.Progress, nil, items(shares), slot(0))
		scatter.AddSeries(c.Words.Expected, nil, items(c.expected()), slot(0))
	}
	if offsets := c.offsets(); len(offsets) > 0 {
		bar.AddSeries(c.Words.Kept, nil, items(c.bands(1)), slot(1))
		bar.AddSeries(c.Words.Kept, nil, items(c.bands(-1)), slot(1))
		scatter.AddSeries(c.Words.Kept, nil, items(offsets), slot(1))
	}
	bar.Overlap(scatter)
	more := map[string]any{"yAxis": []rowAxis{c.labels()}}
	if n := len(c.Rows); n > rowsAtFirst {
		more["dataZoom"] = zooms("vertical", float32(100*rowsAtFirst)/float32(n))
		bar.GridList[0].Right = "44"
	}
	return option(dir, bar, about(c.Title, c.Desc), more)
}

// slot puts a series on an axis and all bars of a row at one place. What is
// beyond the axis is cut off.
func slot(axis int) charts.SeriesOpts {
	return func(s *charts.SingleSeries) {
		s.XAxisIndex = axis
		if s.Type == "bar" {
			s.BarGap, s.BarWidth, s.Stack = "-100%", "14", [...]string{"", "tolerance"}[axis]
		}
	}
}

// shareAxis reaches from 0 to 100 per cent, and beyond where a row does; its
// bounds do not follow a single row out of all proportion.
func (c *Bullets) shareAxis() opts.XAxis {
	from, to, shown := 0, 100, false
	for i := range c.Rows {
		if r := &c.Rows[i]; r.Ratio {
			shown = true
			if min(r.Share, r.Expected) < 0 {
				from = -50
			}
			if max(r.Share, r.Expected) > 1 {
				to = 150
			}
		}
	}
	return opts.XAxis{Type: "value", Show: opts.Bool(shown), Name: "%", NameLocation: "end", NameGap: 6, Min: from, Max: to, MinInterval: 50, MaxInterval: 50, AxisLabel: axisLabel(), SplitLine: splitLine}
}

func (c *Bullets) labels() rowAxis {
	labels := make([]string, len(c.Rows))
	for i := range c.Rows {
		labels[i] = c.Rows[i].Label
	}
	return rowNames(labels)
}

// rowNames are the names of rows. They stand above the bars, where a phone has
// room for them.
func rowNames(names []string) rowAxis {
	return rowAxis{
		YAxis: opts.YAxis{Type: "category", Inverse: opts.Bool(true), Data: names, AxisLine: &opts.AxisLine{Show: opts.Bool(false)}},
		Label: label{AxisLabel: opts.AxisLabel{Inside: opts.Bool(true), Interval: "0", VerticalAlign: "bottom", Margin: 1, Color: "--ink", Width: 300, Overflow: "truncate"}, Padding: []int{0, 0, 14, 0}},
		Tick:  map[string]bool{"show": false},
	}
}

// rows are the items of the rows that have one.
func (c *Bullets) rows(of func(r *Bullet) (item, bool)) []item {
	var out []item
	for i := range c.Rows {
		if x, ok := of(&c.Rows[i]); ok {
			x.Value = slices.Insert(x.Value, 1, any(i))
			out = append(out, x)
		}
	}
	return out
}

func (c *Bullets) shares() []item {
	return c.rows(func(r *Bullet) (item, bool) {
		return item{Name: c.name(r), Value: []any{finite(100 * r.Share)}, Style: &itemStyle{Color: "--" + r.Rating}}, r.Ratio && !r.Kept
	})
}

func (c *Bullets) expected() []item {
	return c.rows(func(r *Bullet) (item, bool) {
		return item{Name: r.ExpectedWords, Value: []any{finite(100 * r.Expected)}, Symbol: "rect", SymbolSize: []int{3, 22}, Style: &itemStyle{Color: "--ink"}}, r.Ratio && !r.Kept
	})
}

// bands are the tolerances on one side of the target.
func (c *Bullets) bands(side int) []item {
	return c.rows(func(r *Bullet) (item, bool) {
		return item{Name: c.name(r), Value: []any{side}, Style: &itemStyle{Color: "--tint", BorderColor: "--line-strong", BorderWidth: 1}}, r.Kept
	})
}

// offsets are where values lie, kept within the axis, and the offsets
// themselves.
func (c *Bullets) offsets() []item {
	return c.rows(func(r *Bullet) (item, bool) {
		value := []any{finite(clamp(r.Offset, -1.9, 1.9)), finite(r.Offset)}
		return item{Name: c.name(r), Value: value, Symbol: "circle", SymbolSize: 14, Style: &itemStyle{Color: "--" + r.Rating}}, r.Kept
	})
}

func (c *Bullets) name(r *Bullet) string { return c.named(r.Label, r.Words) }
