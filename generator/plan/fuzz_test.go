package plan

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

var plainForm = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

func FuzzNumber(f *testing.F) {
	for _, seed := range []string{
		"0", "-0", "236", "-1.50", "012", "1_000", "0x1F", ".nan", "1e3", "+5", "1,250", "1.", ".5", "", "-", "--1", "1.2.3",
		"123456789012345678901.234", "1234567890123456789012345", "٣", "1\n", " 1", "0.000", "-0.0",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, ok := ParseNumber(s)
		if want := plainForm.MatchString(s) && len(strings.Trim(s, "-")) <= maxDigits+strings.Count(s, "."); ok != want {
			t.Fatalf("%q is read: %v", s, ok)
		}
		if !ok {
			if n.Set() {
				t.Errorf("%q is no number, and set", s)
			}
			return
		}
		again, ok := ParseNumber(n.Plain())
		if !ok || !again.Decimal().Equal(n.Decimal()) || !again.Set() {
			t.Errorf("%q is written as %q, which is read as %v", s, n.Plain(), again)
		}
		if strings.Contains(s, ".") {
			s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
		}
		if s != n.Plain() && s != "-0" {
			t.Errorf("%q is written as %q", s, n.Plain())
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, seed := range []string{"2025-03-14", "2024-02-29", "2025-02-29", "1900-01-01", "2199-12-31", "1899-12-31", "2200-01-01", "2025-3-14", "20250314", "", "0000-00-00", "2025-03-14\n", "+025-03-14"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		when, parseErr := time.Parse(time.DateOnly, s)
		if want := parseErr == nil && when.Year() >= firstYear && when.Year() <= lastYear; (err == nil) != want {
			t.Fatalf("%q: %v", s, err)
		}
		if err != nil {
			if d != 0 {
				t.Errorf("%q is no date, and %v", s, d)
			}
			return
		}
		if d.String() != s || !d.Time().Equal(when) || d.Year() != when.Year() || d <= 0 {
			t.Errorf("%q is written as %s", s, d)
		}
		if next := (d + 1).Time(); !next.Equal(when.AddDate(0, 0, 1)) {
			t.Errorf("the day after %s is %s", s, next)
		}
	})
}

// FuzzDecode feeds whole files to the decoder, and the arithmetic with what
// it makes of them.
func FuzzDecode(f *testing.F) {
	f.Add(indicator("baseline: {date: 2024-12-31, value: 1}\ntargets: [{date: 2028-12-31, value: 2}]\nmeasurements: [{date: 2025-03-14, value: 1.5}]"))
	f.Add(indicator("reading: milestone\nmilestones: [{title: a, due: 2026-01-01, reached: 2026-01-01}]"))
	f.Add(risk("assessments: [{date: 2026-01-01, inherent: {likelihood: 5, impact: 3}, residual: {likelihood: 2, impact: 0}}]"))
	f.Add(action("history: [{date: 2026-01-01, status: done}]"))
	f.Add("---\nid: about\nkind: page\ntitle: a\n---\n[[sg13]]\n")
	f.Add(file("mandate: |\n  See [this](nowhere) and [[sg13]].\nanalysis: {strengths: [a]}\nperiod: {from: 2025, to: 2028}"))
	config := testConfig(f)
	f.Fuzz(func(t *testing.T, text string) {
		content, diags := decodeFile(t, text, config)
		lines := int32(1 + strings.Count(text, "\n"))
		for _, d := range diags {
			if d.Line < 0 || d.Line > lines || d.Line == 0 && d.Code != "file-size" || d.Message == "" {
				t.Errorf("%+v in a file of %d lines", d, lines)
			}
		}
		if content.Plan != nil {
			assessAll(content.Plan, config)
		}
	})
}

// assessAll asks all there is to ask of the items of a plan.
func assessAll(p *Plan, c *Config) (tally Tally) {
	for _, on := range []Date{0, dayOne, c.AsOf, lastKnown} {
		for _, x := range p.Indicators {
			for _, known := range []Date{0, c.AsOf, lastKnown} {
				progress := x.Assess(on, known, c.Rating, 30)
				tally.Add(&progress)
				Percent(progress.Share)
			}
		}
		for _, x := range p.Risks {
			x.Assess(on, c.Risk)
		}
		for _, x := range p.Actions {
			x.State(on)
		}
	}
	return tally
}

// FuzzDecodeRecord is as FuzzDecode for records.
func FuzzDecodeRecord(f *testing.F) {
	for _, seed := range []string{
		"id: r-1\nkind: report\ntitle: R\ndate: 2026-01-01\nto: board\nscope: [sg13]\n",
		"id: v-1\nkind: review\ntitle: V\ndate: 2026-01-01\nfindings: [{id: f-1, title: F, evidence: [k], leads_to: [a]}]\n",
		consultation + "id: c-1\ncloses: 2026-02-01\ncontributions: [{id: c-2, title: T, from: A, date: 2026-01-02, outcome: declined, response: X}]\n",
		"id: s-1\nkind: resolution\ntitle: S\nby: board\nstate: draft\nclauses: [{id: s-2, part: p, label: a, title: T, text: X, shown_on: [calendar]}]\n",
		"id: d-1\nkind: decision\ntitle: D\ndate: 2026-01-01\nby: board\ndecides: X\nevidence: [k]\n",
		"id: e-1\nkind: calendar\ntitle: E\nevents: [{id: e-2, title: T, date: 2026-01-01, to: 2026-01-02}, {id: e-3, title: T, due: 2026-01-01, done: 2026-01-01}, null]\n",
		"id: p-1\nkind: self-assessment\ntitle: P\ndate: 2026-01-01\nstages: [{id: a, title: A}, {id: b, title: B}]\npractices: [{title: T, stage: a, evidence: [X]}, null]\n",
		"id: r-2\nkind: report\ntitle: R\ndate: 2026-13-01\nto: {}\n---\n![[#late]]\n",
	} {
		f.Add(file(seed))
	}
	f.Add(file("landscape: [{title: T, position: lead}, null]\nresources: [{year: 2026}, null]\nregional_groups: [{name: X}, null]\ncommunication: {audiences: [null], messages: [{text: X, for: [a]}]}"))
	f.Add(indicator("reading: milestone\nbreakdown: [{of: sg13}, null]"))
	config := testConfig(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range []*Config{config, nil} {
			content, diags := decodeFile(t, text, c)
			for _, d := range diags {
				if d.Message == "" {
					t.Errorf("a diagnostic without a message: %+v", d)
				}
			}
			if content.Record != nil {
				statesOf(content.Record)
			}
			if content.Plan != nil {
				assessAll(content.Plan, config)
			}
		}
	})
}

// statesOf asks all that can be asked of a record by itself.
func statesOf(x Record) {
	for _, on := range []Date{0, dayOne, lastKnown} {
		switch x := x.(type) {
		case *Consultation:
			x.State(on)
		case *Calendar:
			for _, e := range x.Events {
				e.State(on)
			}
		}
	}
}
