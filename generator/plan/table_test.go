package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"plansite/generator/diagnostic"
	"plansite/generator/source"
)

const tabled = `---
id: sg13
kind: study-group
title: T
results: [{id: sg13-oc, level: outcome, title: R}]
indicators:
  - id: sg13-a
    title: A
    measures: [sg13-oc]
    unit: u
    reading: point-in-time
    direction: increase
    frequency: annual
    measurements:
      - {date: 2025-12-31, value: 3}
  - {id: sg13-b, title: B, measures: [sg13-oc], unit: u, reading: annual, direction: increase, frequency: annual}
  - {id: sg13-m, title: M, measures: [sg13-oc], reading: milestone, frequency: annual, milestones: [{title: T, due: 2026-01-01}]}
---
`

// decodeTabled reads a plan with a table beside it.
func decodeTabled(t testing.TB, text, table string) (Content, []diagnostic.Diagnostic) {
	t.Helper()
	const name = "content/sg13.md"
	file := source.TableName(name)
	fsys := fstest.MapFS{name: {Data: []byte(text)}, file: {Data: []byte(table)}}
	doc, diag, err := source.Read(fsys, name)
	if err != nil || diag != nil {
		t.Fatal(err, diag)
	}
	data, diag, err := source.ReadText(fsys, file)
	if err != nil {
		t.Fatal(err)
	}
	var diags diagnostic.List
	if diag != nil {
		diags.Add(*diag)
	} else {
		doc.Table = &source.Table{File: file, Text: data}
	}
	return Decode(doc, testConfig(t), &diags), diags.Sorted()
}

// figuresOf writes the measurements of an indicator.
func figuresOf(x *Indicator) string {
	var out []string
	for _, f := range x.Measurements {
		text := fmt.Sprintf("%s %s", f.Date, f.Value)
		if f.Tabled {
			text += fmt.Sprintf(" in line %d", f.Pos.Line)
		}
		if f.Corrects != 0 {
			text += " since " + f.Recorded.String()
		}
		out = append(out, strings.TrimSpace(text+" "+string(f.Standing)+" "+f.Note))
	}
	return strings.Join(out, ", ")
}

func TestTable(t *testing.T) {
	for _, tt := range []struct{ reason, table, a, b string }{
		{"behind those of the plan", "indicator,date,value\nsg13-a,2026-03-31,5\nsg13-b,2025-12-31,1.5\nsg13-a,2025-03-31,2\n",
			"2025-12-31 3, 2026-03-31 5 in line 2, 2025-03-31 2 in line 4", "2025-12-31 1.5 in line 3"},
		{"headings in any order and case", "\uFEFFNote;VALUE;date;Indicator;source;standing\r\n\r\nn;5;2026-03-31;sg13-a;https://a.example/;estimated\r\n",
			"2025-12-31 3, 2026-03-31 5 in line 3 estimated n", ""},
		{"a correction of a figure of the plan", "indicator,date,value,corrects,recorded\nsg13-a,2025-12-31,4,2025-12-31,2026-02-01\n",
			"2025-12-31 3, 2025-12-31 4 in line 2 since 2026-02-01", ""},
	} {
		c, diags := decodeTabled(t, tabled, tt.table)
		if len(diags) > 0 {
			t.Errorf("%s: %s", tt.reason, inLines(diags))
			continue
		}
		if a, b := figuresOf(c.Plan.Indicators[0]), figuresOf(c.Plan.Indicators[1]); a != tt.a || b != tt.b {
			t.Errorf("%s: got %s and %s", tt.reason, a, b)
		}
		if c.Plan.Table != "content/sg13.measurements.csv" {
			t.Errorf("%s: the table is %q", tt.reason, c.Plan.Table)
		}
	}
}

func TestTableProblems(t *testing.T) {
	for _, tt := range []struct{ reason, table, want string }{
		{"one date in both", "indicator,date,value\nsg13-a,2025-12-31,4\n", `2:8 duplicate-date: there are two measurements of 2025-12-31`},
		{"one date twice", "indicator,date,value\nsg13-b,2025-12-31,4\nsg13-b,2025-12-31,5\n", `3:8 duplicate-date`},
		{"an indicator that is not there", "indicator,date,value\n é,2025-12-31,4\nsg13-aa,2025-12-31,4\n", `3:1 unknown-indicator: this plan has no indicator "sg13-aa" (did you mean "sg13-a"?)`},
		{"milestones", "indicator,date,value\nsg13-m,2025-12-31,4\n", `2:1 wrong-reading`},
		{"a date", "indicator,date,value\nsg13-b,31/12/2025,4\n", `2:8 bad-date`},
		{"a value", "indicator,date,value\nsg13-b,2025-12-31,\"1,5\"\n", `2:19 bad-number`},
		{"no value", "indicator,date,value\nsg13-b,2025-12-31\n", `2:1 missing-field: this row has no value`},
		{"after the as-of date", "indicator,date,value\nsg13-b,2027-12-31,4\n", `2:8 after-as-of`},
		{"a standing without a source", "indicator,date,value,standing\nsg13-b,2025-12-31,4,final\n", `2:21 unsourced`},
		{"an unknown standing", "indicator,date,value,standing\nsg13-b,2025-12-31,4,finall\n", `2:21 unknown-standing`},
		{"a source", "indicator,date,value,source\nsg13-b,2025-12-31,4,harbour\n", `2:21 bad-address`},
		{"a correction of nothing", "indicator,date,value,corrects\nsg13-b,2025-12-31,4,2025-12-31\n", `2:21 corrects`},
		{"a heading", "indicator,date,valeu\nsg13-b,2025-12-31,4\n", `1:16 unknown-field: unknown heading "valeu" (did you mean "value"?)`},
		{"a heading twice", "indicator,date,value,date\n", `1:22 duplicate-field`},
		{"a heading that is needed", "indicator,date\n", `1:1 missing-field: this table has no column "value"`},
		{"a cell without a heading", "indicator,date,value\nsg13-b,2025-12-31,4,x\n", `2:21 unknown-field`},
		{"quotation marks", "indicator,date,value\nsg13-b,\"2025\"x,4\n", `2:13 table: this row is not written as CSV is`},
		{"nothing in it", "\n", `1:1 table: this table cannot be read: there is nothing in it`},
	} {
		_, diags := decodeTabled(t, tabled, tt.table)
		found := slices.ContainsFunc(diags, func(d diagnostic.Diagnostic) bool {
			line := fmt.Sprintf("%s %s: %s (%s)", strings.TrimPrefix(d.Place.String(), "content/sg13.measurements.csv:"), d.Code, d.Message, d.Hint)
			return d.File == "content/sg13.measurements.csv" && strings.HasPrefix(line, tt.want)
		})
		if !found {
			t.Errorf("%s: got\n%swant %s", tt.reason, inLines(diags), tt.want)
		}
	}
}

// A table beside a page or a record would be figures that nobody sees.
func TestTableBesideNoPlan(t *testing.T) {
	_, diags := decodeTabled(t, "---\nid: about\nkind: page\ntitle: A\n---\n", "indicator,date,value\n")
	if len(diags) != 1 || diags[0].Code != "no-plan" {
		t.Error(inLines(diags))
	}
}

// FuzzTable holds that whatever a table is, what is read of it is a figure with a
// date and a value, and problems have places in it.
func FuzzTable(f *testing.F) {
	f.Add("indicator,date,value,note\nsg13-a,2026-03-31,5,\"a\nb\"\n\nsg13-b;1\n")
	f.Fuzz(func(t *testing.T, table string) {
		c, diags := decodeTabled(t, tabled, table)
		lines := int32(strings.Count(table, "\n") + 1)
		for _, d := range diags {
			if strings.HasSuffix(d.File, ".csv") && (d.Line < 0 || d.Line > lines || d.Column < 0) {
				t.Errorf("%v: %s", d.Place, d.Message)
			}
		}
		for _, x := range c.Plan.Indicators {
			for _, m := range x.Measurements {
				if m.Date == 0 || !m.Value.Set() || m.Recorded == 0 {
					t.Errorf("%+v", m)
				}
			}
		}
	})
}
