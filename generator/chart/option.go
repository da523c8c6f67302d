package chart

import (
	"encoding/json"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"plansite/generator/foreign"
)

// ChartTypes, Components and Features name what the options use of Apache ECharts, as
// its modules charts, components and features export it: a bundle of these draws
// every option. A heat map without a visual map, as here, needs a bundle made for
// production. Where an axis of dates runs to the left, the rooms of labels come
// out right only with the feature.
var (
	ChartTypes = []string{"LineChart", "BarChart", "ScatterChart", "HeatmapChart"}
	Components = []string{"GridComponent", "TooltipComponent", "LegendPlainComponent", "DataZoomComponent", "MarkLineComponent", "AriaComponent"}
	Features   = []string{"LegacyGridContainLabel"}
)

// item is a value of a series. Its name is the whole tooltip in words.
type item struct {
	Name       string     `json:"name"`
	Value      []any      `json:"value"`
	Symbol     string     `json:"symbol,omitempty"`
	SymbolSize any        `json:"symbolSize,omitempty"`
	Offset     []float64  `json:"symbolOffset,omitempty"` // in pixels, right and down
	Style      *itemStyle `json:"itemStyle,omitempty"`
	Label      *itemLabel `json:"label,omitempty"`
}

// itemStyle has colours that are names of CSS variables.
type itemStyle struct {
	Color       string  `json:"color,omitempty"`
	BorderColor string  `json:"borderColor,omitempty"`
	BorderWidth float64 `json:"borderWidth,omitempty"`
	BorderType  string  `json:"borderType,omitempty"`
	Opacity     float64 `json:"opacity,omitempty"`
}

type itemLabel struct {
	Formatter string  `json:"formatter"`      // the text itself
	Show      bool    `json:"show,omitempty"` // where the series has no labels
	Position  string  `json:"position,omitempty"`
	Color     string  `json:"color,omitempty"`
	Opacity   float64 `json:"opacity,omitempty"`
}

// items puts values into a series; go-echarts' own types of values have
// neither symbols nor styles in all series.
func items(data []item) charts.SeriesOpts {
	return charts.WithSeriesOpts(func(s *charts.SingleSeries) { s.Data = append([]item{}, data...) })
}

// finite is a number for JSON, which has neither infinity nor NaN: those are
// missing values.
func finite(v float64) any {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return v
}

// plot is a chart of go-echarts, filled.
type plot interface {
	Validate()
	JSON() map[string]any
}

// option writes the option of a chart. about says what it shows; more are the
// parts for which go-echarts has no types. Texts stay texts: nothing in it is
// a function, and the caller's script alone sets a formatter of tooltips.
func option(dir Direction, c plot, about string, more map[string]any) ([]byte, error) {
	c.Validate()
	all := c.JSON()
	for _, unused := range []string{"title", "toolbox", "color"} {
		delete(all, unused)
	}
	if series, ok := all["series"].(charts.MultiSeries); ok && series == nil {
		all["series"] = []item{}
	}
	all["legend"] = opts.Legend{Show: opts.Bool(false)}
	all["aria"] = opts.Aria{Enabled: opts.Bool(true), Label: &opts.AriaLabel{Enabled: opts.Bool(true), Description: about}}
	all["textStyle"] = opts.TextStyle{Color: "--ink"}
	all["tooltip"] = map[string]any{"renderMode": "richText", "confine": true, "backgroundColor": "--card", "borderColor": "--line-strong",
		"textStyle": opts.TextStyle{Color: "--ink"}}
	for key, part := range more {
		all[key] = part
	}
	text, err := json.Marshal(all)
	text = foreign.StripBytes(text)
	if err != nil || dir != RTL {
		return text, err
	}
	return mirrored(text)
}

// about is the title of a chart and the sentence that says what it shows.
func about(title, sentence string) string {
	if sentence == "" {
		return title
	}
	return title + "\n" + sentence
}

// The parts that charts share.
var (
	axisLine  = &opts.AxisLine{LineStyle: &opts.LineStyle{Color: "--line-strong"}}
	splitLine = &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: "--line"}}
	noLine    = &opts.SplitLine{Show: opts.Bool(false)}
)

func axisLabel() *opts.AxisLabel { return &opts.AxisLabel{Color: "--ink-soft"} }

// label, columnAxis and rowAxis have what the types of go-echarts lack.
type label struct {
	opts.AxisLabel
	Padding    []int `json:"padding,omitempty"`
	LineHeight int   `json:"lineHeight,omitempty"`
}

type columnAxis struct {
	opts.XAxis
	Label label `json:"axisLabel"`
}

type rowAxis struct {
	opts.YAxis
	Label label           `json:"axisLabel"`
	Tick  map[string]bool `json:"axisTick,omitempty"`
}

// room is the place of the axes; bottom is in pixels.
func room(top, right, bottom string) charts.GlobalOpts {
	return charts.WithGridOpts(opts.Grid{Left: "8", Right: right, Top: top, Bottom: bottom, ContainLabel: opts.Bool(true)})
}

// day is that of a time axis, in milliseconds.
const day = 24 * 60 * 60 * 1000

// timeAxis spans the days.
func timeAxis(days []string) opts.XAxis {
	axis := opts.XAxis{Type: "time", MinInterval: day, AxisLabel: axisLabel(), AxisLine: axisLine, SplitLine: noLine}
	axis.AxisLabel.HideOverlap = opts.Bool(true)
	if days = slices.DeleteFunc(days, func(d string) bool { return d == "" }); len(days) > 0 {
		axis.Min, axis.Max = slices.Min(days), slices.Max(days)
	}
	return axis
}

// markLine is a labelled line across a series. "{b}" stands for its name.
func markLine(color string) charts.SeriesOpts {
	return charts.WithMarkLineStyleOpts(opts.MarkLineStyle{
		Symbol:    []string{"none", "none"},
		Label:     &opts.Label{Formatter: "{b}", Color: "--ink-soft", Position: "insideEndTop"},
		LineStyle: &opts.LineStyle{Color: color, Type: "dashed", Width: 2},
	})
}

// zoomed is a data zoom with the colours of its slider.
type zoomed struct {
	opts.DataZoom
	Wheel       any            `json:"zoomOnMouseWheel,omitempty"`
	Grab        *bool          `json:"preventDefaultMouseMove,omitempty"`
	Brush       *bool          `json:"brushSelect,omitempty"`
	Shadow      *bool          `json:"showDataShadow,omitempty"`
	Detail      *bool          `json:"showDetail,omitempty"`
	Width       int            `json:"width,omitempty"`
	Height      int            `json:"height,omitempty"`
	Right       string         `json:"right,omitempty"`
	Bottom      string         `json:"bottom,omitempty"`
	Border      string         `json:"borderColor,omitempty"`
	Ground      string         `json:"backgroundColor,omitempty"`
	Filler      string         `json:"fillerColor,omitempty"`
	Handle      *itemStyle     `json:"handleStyle,omitempty"`
	MoveHandle  *itemStyle     `json:"moveHandleStyle,omitempty"`
	Highlighted map[string]any `json:"emphasis,omitempty"`
}

// zooms are a zoom by Ctrl and wheel or two fingers, which leaves the page's
// own scrolling alone, and one by a slider. end is the share in per cent that is
// shown at first.
func zooms(orient string, end float32) []zoomed {
	handle := &itemStyle{Color: "--card", BorderColor: "--line-strong"}
	inside := zoomed{DataZoom: opts.DataZoom{Type: "inside"}, Wheel: "ctrl", Grab: opts.Bool(false)}
	slider := zoomed{DataZoom: opts.DataZoom{Type: "slider"}, Brush: opts.Bool(false), Shadow: opts.Bool(false), Detail: opts.Bool(false),
		Border: "--line", Ground: "--card", Filler: "--tint", Handle: handle, MoveHandle: &itemStyle{Color: "--line-strong"},
		Highlighted: map[string]any{"handleStyle": itemStyle{BorderColor: "--accent"}, "moveHandleStyle": itemStyle{Color: "--accent"}}}
	if orient == "vertical" {
		slider.Width, slider.Right = 20, "8"
	} else {
		slider.Height, slider.Bottom = 24, "12"
	}
	out := []zoomed{inside, slider}
	for i := range out {
		z := &out[i].DataZoom
		z.Orient, z.FilterMode, z.End = orient, "none", end
		if orient == "vertical" {
			z.YAxisIndex = 0
		} else {
			z.XAxisIndex = 0
		}
	}
	return out
}
