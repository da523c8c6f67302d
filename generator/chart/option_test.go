package chart

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestOptions(t *testing.T) {
	n := 0
	for _, name := range slices.Sorted(maps.Keys(samples)) {
		c, ok := samples[name].(Interactive)
		if !ok {
			continue
		}
		n++
		t.Run(name, func(t *testing.T) {
			option := optionOf(t, c)
			var got bytes.Buffer
			if err := json.Indent(&got, option, "", "  "); err != nil {
				t.Fatal(err)
			}
			got.WriteByte('\n')
			file := filepath.Join("testdata", name+".json")
			if *update {
				if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s differs; see it with -update and git diff", file)
			}
			if !bytes.Equal(option, optionOf(t, c)) {
				t.Error("the option is written in two ways")
			}
		})
	}
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) != n {
		t.Errorf("%d files for %d options, %v", len(files), n, err)
	}
}

func optionOf(t testing.TB, c Chart) []byte {
	t.Helper()
	option, err := c.(Interactive).Option(LTR)
	if err != nil {
		t.Fatal(err)
	}
	return option
}

// parsed is an option as a script reads it.
func parsed(option []byte) (map[string]any, error) {
	var out map[string]any
	err := json.Unmarshal(option, &out)
	return out, err
}

// walk calls each for every value below v with the keys that lead to it.
func walk(v any, keys []string, each func(keys []string, v any)) {
	each(keys, v)
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			walk(value, append(slices.Clone(keys), key), each)
		}
	case []any:
		for _, value := range v {
			walk(value, keys, each)
		}
	}
}

// wordKeys are the keys whose texts content fills; all other texts are ours.
var wordKeys = []string{"name", "description", "formatter", "data", "min", "max", "value", "xAxis"}

// fixed are the texts of options that are neither words nor colours.
var fixed = regexp.MustCompile(`^([a-zA-Z]+|-?[0-9]+%?|path://[-MZaHM.0-9 ]+)$`)

// flaw reports what an option must not be.
func flaw(option []byte, variables []string) error {
	all, err := parsed(option)
	if err != nil {
		return err
	}
	var found error
	walk(all, nil, func(keys []string, v any) {
		text, ok := v.(string)
		if !ok || len(keys) == 0 {
			return
		}
		key := keys[len(keys)-1]
		switch {
		case strings.HasSuffix(strings.ToLower(key), "color"):
			if !slices.Contains(variables, text) {
				found = fmt.Errorf("%v is %q, no variable of the style sheet", keys, text)
			}
		case !slices.Contains(wordKeys, key) && !fixed.MatchString(text):
			found = fmt.Errorf("%v is %q", keys, text)
		}
	})
	for _, mark := range []string{"<", ">", "\u2028"} {
		if bytes.Contains(option, []byte(mark)) {
			found = fmt.Errorf("%q is not escaped", mark)
		}
	}
	return found
}

// variables are those of the style sheet.
func variables(t *testing.T) []string {
	t.Helper()
	css, err := os.ReadFile("../../assets/css/10-base.css")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range regexp.MustCompile(`(?m)^\s*(--[a-z0-9-]+):`).FindAllSubmatch(css, -1) {
		out = append(out, string(m[1]))
	}
	return out
}

func TestOptionsAreSound(t *testing.T) {
	known := variables(t)
	for name, c := range samples {
		if c, ok := c.(Interactive); ok {
			if err := flaw(optionOf(t, c), known); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	for reason, c := range edges() {
		if c, ok := c.(Interactive); ok {
			if err := flaw(optionOf(t, c), known); err != nil {
				t.Errorf("%s: %v", reason, err)
			}
		}
	}
	for _, option := range []string{``, `{"a":NaN}`, `{"series":[{"itemStyle":{"color":"#fff"}}]}`, `{"series":[{"itemStyle":{"borderColor":"--gone"}}]}`, `{"a":"function(){}"}`, `{"name":"<"}`} {
		if flaw([]byte(option), known) == nil {
			t.Errorf("nothing is wrong with %s", option)
		}
	}
}

// TestHostileOptions: whatever a text is, it stays a text and is said whole.
func TestHostileOptions(t *testing.T) {
	known := variables(t)
	for _, text := range append(slices.Clone(hostile), "__f__x__f__", "function () { alert(1) }", "{b}{a|x}", "--on-track", "\u2028\u2029") {
		for name, c := range named(text) {
			if _, ok := c.(Interactive); !ok {
				continue
			}
			option := optionOf(t, c)
			if err := flaw(option, known); err != nil {
				t.Errorf("%s with %q: %v", name, text, err)
			}
			all, err := parsed(option)
			if err != nil {
				t.Fatal(err)
			}
			said := false
			walk(all, nil, func(keys []string, v any) {
				s, _ := v.(string)
				said = said || strings.Contains(s, "Title "+string([]rune(text)))
			})
			if !said {
				t.Errorf("%s does not say %q", name, text)
			}
		}
	}
}

// TestNoNumberWithoutValue: JSON has no NaN and no infinity.
func TestNoNumberWithoutValue(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		p := point(1, 1, "final")
		p.Value = v
		for _, c := range []Chart{
			&Trend{Points: []Point{p}},
			&Bullets{Rows: []Bullet{{Ratio: true, Share: v, Expected: v, Rating: "on-track"}, {Kept: true, Offset: v, Rating: "on-track"}}},
		} {
			if option := optionOf(t, c); !bytes.Contains(option, []byte("null")) || !json.Valid(option) {
				t.Errorf("%v in %s", v, option)
			}
		}
	}
}

// parts are the modules of ECharts that the keys of an option need.
var parts = map[string]string{
	"grid": "GridComponent", "xAxis": "GridComponent", "yAxis": "GridComponent", "tooltip": "TooltipComponent", "legend": "LegendPlainComponent",
	"dataZoom": "DataZoomComponent", "aria": "AriaComponent", "series/markLine": "MarkLineComponent", "series": "", "textStyle": "",
}

// TestModules: the options use what ChartTypes and Components name, no less
// and no more.
func TestModules(t *testing.T) {
	kinds := map[string]string{"line": "LineChart", "bar": "BarChart", "scatter": "ScatterChart", "heatmap": "HeatmapChart"}
	types, components := map[string]bool{}, map[string]bool{}
	for name, c := range samples {
		c, ok := c.(Interactive)
		if !ok {
			continue
		}
		all, err := parsed(optionOf(t, c))
		if err != nil {
			t.Fatal(err)
		}
		for key := range all {
			part, known := parts[key]
			if !known {
				t.Errorf("%s uses %s", name, key)
			}
			components[part] = true
		}
		for _, s := range all["series"].([]any) {
			series := s.(map[string]any)
			types[kinds[series["type"].(string)]] = true
			for key := range series {
				components[parts["series/"+key]] = true
				if strings.HasPrefix(key, "mark") && parts["series/"+key] == "" {
					t.Errorf("%s uses %s", name, key)
				}
			}
		}
	}
	delete(components, "")
	if got, want := slices.Sorted(maps.Keys(types)), slices.Sorted(slices.Values(ChartTypes)); !slices.Equal(got, want) {
		t.Errorf("the options use the types %q, named are %q", got, want)
	}
	if got, want := slices.Sorted(maps.Keys(components)), slices.Sorted(slices.Values(Components)); !slices.Equal(got, want) {
		t.Errorf("the options use the components %q, named are %q", got, want)
	}
}
