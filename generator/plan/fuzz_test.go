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
