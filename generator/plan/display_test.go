package plan

import "testing"

func TestPercent(t *testing.T) {
	for _, c := range []struct{ reason, share, want string }{
		{"whole per cent", "0.5", "50"},
		{"rounded half up", "0.125", "13"},
		{"half away from zero below it too", "-0.125", "-13"},
		{"down", "0.124", "12"},
		{"nothing is nothing", "0", "0"},
		{"all is all", "1", "100"},
		{"what is short of all never shows as all", "0.996", "99.6"},
		{"however little it lacks", "0.9999999", "99.9"},
		{"what is more than all is not all either", "1.004", "100.4"},
		{"what is more than nothing never shows as nothing", "0.004", "0.4"},
		{"however little it is", "0.00004", "0.004"},
		{"nor does what is less than nothing", "-0.004", "-0.4"},
		{"beyond all it is rounded as usual", "1.236", "124"},
		{"just below the half it is not misleading", "0.9949", "99"},
	} {
		if got := Percent(number(c.share).Decimal()); got != c.want {
			t.Errorf("%s: %s shows as %s, want %s", c.reason, c.share, got, c.want)
		}
	}
}

// What an explanation prints adds up and gives the rating that it explains.
func TestShown(t *testing.T) {
	for _, c := range []struct {
		reason string
		course
		want Shown
	}{
		{"one decimal will do", course{baseline: "0:100", targets: "100:200", measured: "50:150", on: "55"}, Shown{"50", "55", "-5"}},
		{"just short of all is not all", course{baseline: "0:0", targets: "100:100000", measured: "50:99999", on: "100"}, Shown{"99.999", "100", "-0.001"}},
		{"just past a threshold is past it", course{baseline: "0:0", targets: "100:100000", measured: "50:39999", on: "50"}, Shown{"39.999", "50", "-10.001"}},
		{"a regression is less than nothing", course{baseline: "0:0", targets: "100:100000", measured: "50:-1", on: "50"}, Shown{"-0.001", "50", "-50.001"}},
		{"thirds", course{baseline: "0:0", targets: "3:3", measured: "1:1", on: "2"}, Shown{"33.3", "66.7", "-33.4"}},
	} {
		x := c.indicator()
		x.Reading = PointInTime
		p := x.Assess(day(c.on), day(c.on), &defaultThresholds, 0)
		if got := p.Shown(&defaultThresholds); got != c.want {
			t.Errorf("%s: got %v, want %v", c.reason, got, c.want)
		}
	}
}

func TestOffset(t *testing.T) {
	at := func(value, target, margin string) *Progress {
		return &Progress{Current: number(value).Decimal(), Target: &Figure{Value: number(target)}, Margin: number(margin).Decimal()}
	}
	for _, c := range []struct {
		reason string
		p      *Progress
		want   float64
	}{
		{"on the target", at("100", "100", "5"), 0},
		{"at the upper edge", at("105", "100", "5"), 1},
		{"two margins below", at("90", "100", "5"), -2},
		{"without a margin in the unit", at("103", "100", "0"), 3},
	} {
		if got := c.p.Offset(); got != c.want {
			t.Errorf("%s: got %v, want %v", c.reason, got, c.want)
		}
	}
}
