package site

import (
	"cmp"
	"slices"
)

// compareIDs orders ids as people do: runs of digits by their value, so that
// sg2 comes before sg11. Only an id and itself are equal.
func compareIDs(a, b string) int {
	wholeA, wholeB := a, b
	for a != "" && b != "" {
		if digit(a[0]) && digit(b[0]) {
			x, y := number(a), number(b)
			a, b = a[len(x):], b[len(y):]
			x, y = trimZeros(x), trimZeros(y)
			if c := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); c != 0 {
				return c
			}
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(wholeA, wholeB))
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func number(s string) string {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	return s[:n]
}

func trimZeros(s string) string {
	for len(s) > 1 && s[0] == '0' {
		s = s[1:]
	}
	return s
}

// order sorts everything that content files may bring in any order.
func (l *linker) order() {
	s := l.site
	slices.SortFunc(s.Plans, func(a, b *Plan) int {
		return cmp.Or(
			cmp.Compare(l.config.KindRank(a.Plan.Kind.ID), l.config.KindRank(b.Plan.Kind.ID)),
			compareIDs(a.Ref(), b.Ref()),
			cmp.Compare(a.File, b.File),
		)
	})
	slices.SortFunc(s.Pages, func(a, b *Page) int {
		return cmp.Or(compareIDs(a.Ref(), b.Ref()), cmp.Compare(a.File, b.File))
	})
	slices.SortFunc(s.Records, func(a, b *Record) int {
		return cmp.Or(cmp.Compare(a.sort, b.sort), cmp.Compare(b.Date, a.Date), compareIDs(a.Ref(), b.Ref()), cmp.Compare(a.file, b.file))
	})
}
