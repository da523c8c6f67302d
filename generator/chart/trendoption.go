package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Option implements Chart: the measured line, the path through the targets,
// and the as-of day.
func (t *Trend) Option(dir Direction) ([]byte, error) {
	c := charts.NewLine()
	c.SetGlobalOptions(
		charts.WithXAxisOpts(timeAxis(t.days())),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Scale: opts.Bool(true), AxisLabel: axisLabel(), SplitLine: splitLine}),
		room("44", "24", "56"),
	)
	if measured := t.measured(); len(measured) > 0 {
		c.AddSeries(t.Words.Measured, nil, items(measured), lineStyle("--accent", "solid", 2.25))
	}
	if path := t.path(); len(path) > 0 {
		c.AddSeries(t.Words.Path, nil, items(path), lineStyle("--ink-soft", "dashed", 1.5))
	}
	c.AddSeries(t.AsOfText, nil, items(nil), lineStyle("--line-strong", "dashed", 2), t.asOfLine())
	return option(dir, c, about(t.Title, t.Desc), map[string]any{"dataZoom": zooms("horizontal", 100)})
}

func lineStyle(color, kind string, width float32) charts.SeriesOpts {
	return func(s *charts.SingleSeries) {
		s.LineStyle = &opts.LineStyle{Color: color, Type: kind, Width: width}
		s.ItemStyle = &opts.ItemStyle{Color: color}
	}
}

// days are the days of all figures and the as-of day.
func (t *Trend) days() []string {
	days := []string{t.AsOfISO}
	if t.Baseline != nil {
		days = append(days, t.Baseline.ISO)
	}
	for i := range t.Targets {
		days = append(days, t.Targets[i].ISO)
	}
	for i := range t.Points {
		days = append(days, t.Points[i].ISO)
	}
	return days
}

// asOfLine belongs to a series without values, so that it stays whichever of
// the others are shown.
func (t *Trend) asOfLine() charts.SeriesOpts {
	return func(s *charts.SingleSeries) {
		if t.AsOfISO == "" {
			return
		}
		markLine("--line-strong")(s)
		s.MarkLines.Label.Position = "end"
		charts.WithMarkLineNameXAxisItemOpts(opts.MarkLineNameXAxisItem{Name: t.AsOfText, XAxis: t.AsOfISO})(s)
	}
}

// measured are the points with the symbols of their standings.
func (t *Trend) measured() []item {
	var out []item
	for i := range t.Points {
		p := &t.Points[i]
		x := p.item()
		x.Symbol, x.SymbolSize = "circle", 10
		x.Style = &itemStyle{Color: "--card", BorderColor: "--accent", BorderWidth: 2}
		switch p.Standing {
		case "final":
			x.Style = &itemStyle{Color: "--accent", BorderColor: "--card", BorderWidth: 1.5}
		case "estimated":
			x.Symbol = "path://M4.5 0a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM-2 0H2"
		case "illustrative":
			x.Style.BorderType = "dashed"
		}
		out = append(out, x)
	}
	return out
}

// path are the baseline and the targets.
func (t *Trend) path() []item {
	var out []item
	if t.Baseline != nil {
		x := t.Baseline.item()
		x.Symbol, x.SymbolSize, x.Style = "rect", 9, &itemStyle{Color: "--ink-soft"}
		out = append(out, x)
	}
	for i := range t.Targets {
		x := t.Targets[i].item()
		x.Symbol, x.SymbolSize, x.Style = "diamond", 13, &itemStyle{Color: "--card", BorderColor: "--ink-soft", BorderWidth: 1.8}
		out = append(out, x)
	}
	return out
}

func (p *Point) item() item { return item{Name: p.Name, Value: []any{p.ISO, finite(p.Value)}} }
