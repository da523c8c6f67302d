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
		if got := Percent(number(c.share).Decimal); got != c.want {
			t.Errorf("%s: %s shows as %s, want %s", c.reason, c.share, got, c.want)
		}
	}
}

func TestOneDecimal(t *testing.T) {
	if got := Percent1(number("0.12345").Decimal); got != "12.3" {
		t.Errorf("12.345 %% show as %s", got)
	}
	if got := Points(number("-0.1005").Decimal); got != "-10.1" {
		t.Errorf("-10.05 points show as %s", got)
	}
}

func TestOffset(t *testing.T) {
	at := func(value, target, margin string) *Progress {
		return &Progress{Current: number(value).Decimal, Target: &Figure{Value: number(target)}, Margin: number(margin).Decimal}
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
