package plan

import (
	"testing"

	"plansite/generator/diagnostic"
)

// A number is -?digits[.digits] and nothing else; the hint shows how to write
// what was probably meant.
func TestNumbersThatAreNotPlainlyOne(t *testing.T) {
	const how = "write digits, and a point before decimals"
	for _, c := range []struct{ reason, value, code, hint string }{
		{"YAML takes it for ten", "012", "bad-number", "write it as 12"},
		{"zeros", "00", "bad-number", "write it as 0"},
		{"zeros before decimals", "-00.5", "bad-number", "write it as -0.5"},
		{"a comma between thousands", "1,238", "bad-number", "write it as 1238"},
		{"a point between thousands and a decimal comma", "1.238,5", "bad-number", "write it as 1238.5"},
		{"a comma between thousands and a point", "-1,238.5", "bad-number", "write it as -1238.5"},
		{"points between thousands", "1.238.400", "bad-number", "write it as 1238400"},
		{"YAML takes it for a thousand", "1_000", "bad-number", "write it as 1000"},
		{"YAML takes it for 31", "0x1F", "bad-number", how},
		{"YAML takes it for eight", "0o10", "bad-number", how},
		{"YAML takes it for three", "0b11", "bad-number", how},
		{"no number at all, which YAML takes for one", ".nan", "bad-number", how},
		{"without end, likewise", "-.inf", "bad-number", how},
		{"powers of ten", "1e3", "bad-number", how},
		{"a plus", "+5", "bad-number", "write it as 5"},
		{"a comma between thousands, in quotes", `"1,250"`, "bad-number", "write it as 1250"},
		{"two of them", `"1,250,000"`, "bad-number", "write it as 1250000"},
		{"a decimal comma", `"1,5"`, "bad-number", "write it as 1.5"},
		{"a decimal comma before three digits can only be one behind a zero", `"0,250"`, "bad-number", "write it as 0.250"},
		{"a number in quotes", "'236'", "bad-number", "write it as 236"},
		{"in double ones", `"236"`, "bad-number", "write it as 236"},
		{"a point without decimals", "1.", "bad-number", how},
		{"decimals without a whole", ".5", "bad-number", how},
		{"two points", "1.2.3", "bad-number", how},
		{"a minus alone", `"-"`, "bad-number", how},
		{"a minus of typography", "−5", "bad-number", "write it as -5"},
		{"a blank between thousands", "1 250", "bad-number", "write it as 1250"},
		{"a narrow one", "1\u202f250", "bad-number", "write it as 1250"},
		{"a per cent sign", "5 %", "bad-number", "write it as 5"},
		{"a unit", "5 members", "bad-number", how},
		{"digits of another script", "٣", "bad-number", how},
		{"time as YAML once read it", "190:20:30", "bad-number", how},
		{"a truth", "true", "bad-number", how},
		{"an empty text", "''", "bad-number", how},
	} {
		text := indicator("targets:\n  - date: 2028-12-31\n    value: ‸" + c.value)
		problem{c.reason, text, c.code, `"value" is not plainly a number`, c.hint}.check(t, testConfig(t), diagnostic.Error)
	}
	checkErrors(t, []problem{
		{"nothing", indicator("targets:\n  - date: 2028-12-31\n    ‸value:"), "empty-value", `"value" has no value`, "write a value"},
		{"nothing in braces", indicator("targets: [{date: 2028-12-31, ‸value: }]"), "empty-value", `"value" has no value`, "write a value"},
		{"a tilde", indicator("targets: [{date: 2028-12-31, ‸value: ~}]"), "empty-value", `"value" has no value`, "write a value"},
		{"a comma between thousands, which braces take for the end", indicator("targets: [{date: 2028-12-31, value: ‸1,250}]"), "bad-number", `"1,250"`, "without commas"},
		{"more digits than any figure has", indicator("tolerance: ‸1234567890123456789012345"), "bad-number", `"tolerance" is too long for a figure`, "at most 24 digits"},
		{"a list", indicator("targets: [{date: 2028-12-31, value: ‸[1, 250]}]"), "wrong-type", `"value" is a list`, "one value"},
	})
}

func TestParseNumber(t *testing.T) {
	for _, c := range []struct{ reason, s, want string }{
		{"zero", "0", "0"},
		{"a minus before zero is a zero", "-0", "0"},
		{"whole", "236", "236"},
		{"negative", "-12", "-12"},
		{"decimals", "0.25", "0.25"},
		{"zeros at the end add nothing", "12.50", "12.5"},
		{"24 digits", "123456789012345678901.234", "123456789012345678901.234"},
		{"zeros at the start of decimals", "-0.001", "-0.001"},
	} {
		if n, ok := ParseNumber(c.s); !ok || !n.Set() || n.Plain() != c.want {
			t.Errorf("%s: %q is read as %v, want %s", c.reason, c.s, n, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	const how, calendar, form = "such as 2025-03-14", "is not a day of the calendar", "is not written as year-month-day"
	for _, c := range []struct{ reason, date, message, hint string }{
		{"30 February", "2025-02-30", calendar, how},
		{"29 February of a common year", "2025-02-29", calendar, how},
		{"a month too many", "2025-13-01", calendar, how},
		{"day before month", "14-03-2025", form, how},
		{"a digit too few", "2025-3-14", form, how},
		{"slashes", "2025/03/14", form, how},
		{"words", "14 March 2025", form, how},
		{"a year", "2025", form, how},
		{"with a time", "2025-03-14T00:00:00Z", form, how},
		{"a year before all statistics", "1815-01-01", "the year 1815 is not between 1900 and 2199", how},
		{"a slip of the finger", "2925-01-01", "the year 2925 is not between", how},
		{"an empty text", "''", form, how},
	} {
		text := indicator("targets: [{date: ‸" + c.date + ", value: 7}]")
		problem{c.reason, text, "bad-date", c.message, c.hint}.check(t, testConfig(t), diagnostic.Error)
	}
	for _, good := range []string{"2024-02-29", "'2025-03-14'", "1900-01-01", "2199-12-31"} {
		if _, diags := decodeFile(t, indicator("targets: [{date: "+good+", value: 7}]"), testConfig(t)); len(diags) > 0 {
			t.Errorf("%s is refused: %s", good, inLines(diags))
		}
	}
}

func TestFigureProblems(t *testing.T) {
	const (
		base  = "baseline: {date: 2024-12-31, value: 100}\n"
		first = "measurements:\n  - {date: 2025-03-14, value: 276}\n"
	)
	checkErrors(t, []problem{
		{"a target before its baseline", indicator(base + "targets: [{date: ‸2024-06-30, value: 200}]"), "target-before-baseline", "target of 2024-06-30 lies before the baseline of 2024-12-31", "correct one"},
		{"a target on its day", indicator(base + "targets: [{date: ‸2024-12-31, value: 200}]"), "target-before-baseline", "2024-12-31", "correct one"},
		{"a target without a readable date lies nowhere", indicator(base + "targets: [{date: ‸2024-06-31, value: 200}]"), "bad-date", "2024-06-31", "year, month and day"},
		{"a measurement after the as-of date", indicator("measurements:\n  - {date: 2026-06-30, value: 1}\n  - {date: ‸2026-07-01, value: 1}"), "after-as-of", "2026-07-01, after the as-of date 2026-06-30", "move as_of"},
		{"final without a source", indicator("baseline: {date: 2024-12-31, value: 1, standing: ‸final}"), "unsourced", "final needs a source", "standing: illustrative"},
		{"estimated without one", indicator("measurements: [{date: 2025-03-14, value: 1, standing: ‸estimated}]"), "unsourced", "estimated needs a source", "add source:"},
		{"an assessment too", risk("assessments: [{date: 2026-01-01, inherent: {likelihood: 3, impact: 3}, residual: {likelihood: 2, impact: 2}, standing: ‸final}]"), "unsourced", "an assessment that is final", "add source:"},
		{"a second baseline without a day", indicator("baseline:\n  - {date: 2024-12-31, value: 1}\n  - ‸{date: 2024-12-31, value: 2, reason: recounted}"), "revision", "says when and why", "recorded:"},
		{"one without a reason", indicator("baseline:\n  - {date: 2024-12-31, value: 1}\n  - ‸{date: 2024-12-31, value: 2, recorded: 2025-06-30}"), "revision", "says when and why", "reason:"},
		{"a second target for a day without a reason", indicator("targets:\n  - {date: 2028-12-31, value: 1}\n  - {date: 2027-12-31, value: 1}\n  - ‸{date: 2028-12-31, value: 2, recorded: 2025-06-30}"), "revision", "when and why", "reason:"},
		{"a target corrects nothing", indicator("targets: [{date: 2028-12-31, value: 1, corrects: ‸2028-12-31}]"), "wrong-field", "corrects belongs to a measurement", "recorded and reason"},
		{"a correction of nothing", indicator("measurements: [{date: 2025-03-14, value: 1, corrects: ‸2025-03-14, recorded: 2025-06-30}]"), "corrects", "no earlier measurement of 2025-03-14", "the day of the measurement above"},
		{"a correction of another day", indicator(first + "  - {date: 2025-03-15, value: 1, corrects: ‸2025-03-14, recorded: 2025-06-30}"), "corrects", "2025-03-14", "corrects and date both name the day"},
		{"a correction without a day", indicator(first + "  - {date: 2025-03-14, value: 1, corrects: ‸2025-03-14}"), "corrects", "says when it became known", "add recorded:"},
		{"a correction from before what it corrects was known", indicator("measurements:\n  - {date: 2025-03-14, value: 1, recorded: 2025-06-30}\n  - {date: 2025-03-14, value: 2, corrects: 2025-03-14, recorded: ‸2025-06-29}"),
			"corrects", "recorded on 2025-06-29, before what it corrects (2025-06-30)", "correct one of the dates"},
		{"two parts of a plan", indicator("breakdown: [{of: sg1}, {of: ‸sg1}]"), "duplicate-part", `two parts of "sg1"`, "into one"},
		{"two measurements of a day in a part", indicator("breakdown: [{of: sg1, measurements: [{date: 2025-03-14, value: 1}, {date: ‸2025-03-14, value: 2}]}]"), "duplicate-date", "two measurements of 2025-03-14", "keep one"},
		{"two measurements of a day", indicator(first + "  - {date: ‸2025-03-14, value: 277}"), "duplicate-date", "two measurements of 2025-03-14", "add corrects and recorded"},
		{"known before it happened", indicator("measurements: [{date: 2025-03-14, value: 1, recorded: ‸2025-03-13}]"), "bad-date", "recorded on 2025-03-13, before its date", "correct one"},
		{"a direction against the way", indicator(base + "targets: [{date: 2028-12-31, value: ‸50}]"), "direction", "to increase, but leads from 100 to 50", "correct the direction"},
		{"the other way round", indicator("direction: decrease\n" + base + "targets: [{date: 2028-12-31, value: ‸200}]"), "direction", "to decrease, but leads from 100 to 200", "correct the direction"},
		{"a year that leads the other way", indicator("reading: annual\n" + base + "targets: [{date: 2025-12-31, value: ‸90}, {date: 2028-12-31, value: 200}]"), "direction", "leads from 100 to 90", "correct the direction"},
		{"a target in the place of none", indicator("targets: [{date: 2027-12-31, value: 1}, {date: 2028-12-31, value: 1, replaces: ‸2026-12-31, recorded: 2025-06-30, reason: late}]"), "replaces", "no earlier target of 2026-12-31", "a target above"},
		{"in its own place", indicator("targets: [{date: 2028-12-31, value: 1, replaces: ‸2028-12-31, recorded: 2025-06-30, reason: late}]"), "replaces", "no earlier target of 2028-12-31", "a target above"},
		{"in the place of another without a reason", indicator("targets: [{date: 2027-12-31, value: 1}, ‸{date: 2028-12-31, value: 1, replaces: 2027-12-31, recorded: 2025-06-30}]"), "revision", "when and why", "reason:"},
		{"a measurement in the place of another", indicator("measurements: [{date: 2025-03-14, value: 1, replaces: ‸2025-03-13}]"), "wrong-field", "replaces belongs to a target", "remove it"},
		{"a baseline in the place of another", indicator("baseline: {date: 2024-12-31, value: 1, replaces: ‸2024-12-30, recorded: 2025-06-30, reason: recounted}"), "wrong-field", "replaces belongs to a target", "remove it"},
		{"a negative tolerance", entry("indicators", "    id: sg13-k1\n    title: a\n    measures: [x]\n    unit: x\n    reading: annual\n    direction: maintain\n    frequency: annual\n    tolerance: ‸-1\n"), "out-of-range", "the tolerance is negative", "how far"},
		{"a value to stay at 0 without a tolerance", indicator("direction: maintain\n" + base + "targets: [{date: 2028-12-31, value: ‸0}]"), "missing-field", "needs a tolerance", "add tolerance"},
		{"nor without a baseline", indicator("direction: maintain\ntargets: [{date: 2028-12-31, value: ‸0}]"), "missing-field", "needs a tolerance", "add tolerance"},
		{"also on the way", indicator("direction: maintain\n" + base + "targets: [{date: 2027-12-31, value: ‸0}, {date: 2028-12-31, value: 9}]"), "missing-field", "needs a tolerance", "add tolerance"},
		{"also where it is not called so", indicator("baseline: {date: 2024-12-31, value: 0}\ntargets: [{date: 2028-12-31, value: ‸0.0}]"), "missing-field", "needs a tolerance", "add tolerance"},
		{"an unconfirmed figure", indicator("unconfirmed: [title, ‸baseline]"), "unconfirmed-figure", `"baseline" cannot be unconfirmed`, "give the figure a standing"},
		{"an unconfirmed figure of a risk", risk("unconfirmed: [‸assessments]"), "unconfirmed-figure", `"assessments"`, "standing"},
		{"an unconfirmed key that is none", file("unconfirmed: [‸mandat]"), "unknown-field", `"mandat"`, `did you mean "mandate"?`},
		{"a source for a key that is none", file("sources: [{title: a, url: 'https://itu.int/', supports: [‸mandat]}]"), "unknown-field", `"mandat"`, `did you mean "mandate"?`},
		{"milestones of a reading that has none", indicator("milestones: [‸{title: a, due: 2026-01-01}]"), "wrong-reading", "milestones belong to the reading milestone", "reading: milestone"},
		{"what is counted, at milestones", milestoneIndicator("unit: ‸members\ndirection: ‸increase\ntolerance: ‸1\nbaseline: ‸{date: 2024-12-31, value: 1}\ntargets: ‸[{date: 2028-12-31, value: 2}]\nmeasurements:\n  ‸- {date: 2025-03-14, value: 1}\nmilestones: [{title: a, due: 2026-01-01}]"), "wrong-reading", "reached, not counted", "another reading"},
		{"a baseline after the as-of date", indicator("baseline: {value: 1, date: ‸2026-07-01}"), "after-as-of", "this baseline is dated 2026-07-01", "move as_of"},
		{"two states of an action on a day", action("history: [{date: 2026-01-01, status: planned}, {date: ‸2026-01-01, status: done}]"), "duplicate-date", "two states on 2026-01-01", "keep one"},
		{"a milestone after a later one", milestoneIndicator("milestones:\n  - {title: a, due: 2026-01-02}\n  - {title: b, due: ‸2026-01-01}"), "order", "due 2026-01-01 stands after a later one", "in the order of their dates"},
		{"a milestone that is reached tomorrow", milestoneIndicator("milestones: [{title: a, due: 2026-01-02, reached: ‸2026-07-01}]"), "after-as-of", "2026-07-01", "move as_of"},
		{"a milestone without a readable day is not out of order", milestoneIndicator("milestones:\n  - {title: a, due: 2026-01-02}\n  - {title: b, due: ‸2026-02-30}"), "bad-date", "2026-02-30", "year, month"},
		{"a period that ends before it begins", file("period: ‸{from: 2028, to: 2025}"), "bad-period", "2028 to 2025", "first and the last year"},
		{"a period without a beginning", file("period: ‸{to: 2028}"), "missing-field", `this entry of "period" has no "from"`, `"from: ..."`},
		{"a period from the year 0", file("period: ‸{from: 0, to: 2028}"), "bad-period", "0 to 2028", "first and the last year"},
	})
}

// In block style a value stands lines below the beginning of its entry: a
// problem is told where the value stands.
func TestPlacesInBlockStyle(t *testing.T) {
	const (
		base   = "baseline:\n  value: 100\n  note: all of them\n  date: 2024-12-31\n"
		figure = "\n  - value: 31.5\n    note: quay\n    source: https://itu.int/\n    date: 2025-03-14\n"
	)
	checkErrors(t, []problem{
		{"the date of a measurement", indicator("measurements:\n  - value: 31.5\n    note: quay\n    source: https://itu.int/\n    date: ‸2027-01-01"), "after-as-of", "2027-01-01", "move as_of"},
		{"the day on which it was recorded", indicator("measurements:" + figure + "    recorded: ‸2025-03-13"), "bad-date", "before its date", "correct one"},
		{"the second date", indicator("measurements:" + figure + "  - value: 2\n    date: ‸2025-03-14"), "duplicate-date", "two measurements", "keep one"},
		{"what it corrects", indicator("measurements:" + figure + "    corrects: ‸2025-03-14\n    recorded: 2025-03-20"), "corrects", "no earlier", "above"},
		{"the date of a target", indicator(base + "targets:\n  - value: 200\n    date: ‸2024-06-30"), "target-before-baseline", "lies before", "correct one"},
		{"the value of a target", indicator(base + "targets:\n  - date: 2028-12-31\n    value: ‸50"), "direction", "from 100 to 50", "correct the direction"},
		{"the standing", indicator("baseline:\n  date: 2024-12-31\n  value: 1\n  standing: ‸final"), "unsourced", "needs a source", "add source"},
		{"the target that is not there", indicator("targets:" + figure + "    recorded: 2025-03-20\n    reason: late\n    replaces: ‸2025-01-01"), "replaces", "no earlier target", "above"},
		{"a step of a level", risk("assessments:\n  - date: 2026-01-01\n    inherent:\n      likelihood: 3\n      impact: ‸6\n    residual: {likelihood: 1, impact: 1}"), "out-of-range", "the impact is 6", "a step of the scale"},
		{"both levels of one assessment", risk("assessments:\n  - date: 2026-01-01\n    inherent: {likelihood: ‸9, impact: 3}\n    residual:\n      impact: 1\n      likelihood: ‸-1"), "out-of-range", "the likelihood is", "a step of the scale"},
	})
}
