package locale

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"plansite/generator/foreign"
)

// order sorts names as a language does. A collator is for one goroutine at a
// time.
type order struct{ collators sync.Pool }

func orderOf(tag language.Tag) *order {
	o := &order{}
	o.collators.New = func() any { return collate.New(tag, collate.Numeric) }
	return o
}

// Compare says which of two names comes first in the language: -1, 0 or 1. It is
// 0 for equal names only; digits count as numbers, so that SG2 comes before SG13,
// and marks of what is not translated do not count.
func (l *Locale) Compare(a, b string) int {
	c := l.order.collators.Get().(*collate.Collator)
	defer l.order.collators.Put(c)
	if way := c.CompareString(bare(a), bare(b)); way != 0 {
		return way
	}
	return strings.Compare(a, b)
}

// Sort sorts by name, as Compare does, but asks for each name only once: it is for
// long lists.
func Sort[T any](l *Locale, all []T, name func(T) string) {
	type keyed struct {
		entry     T
		key, name string
	}
	c := l.order.collators.Get().(*collate.Collator)
	defer l.order.collators.Put(c)
	var buf collate.Buffer
	keys := make([]keyed, len(all))
	for i, x := range all {
		n := name(x)
		keys[i] = keyed{x, string(c.KeyFromString(&buf, bare(n))), n}
		buf.Reset()
	}
	slices.SortStableFunc(keys, func(x, y keyed) int {
		return cmp.Or(strings.Compare(x.key, y.key), strings.Compare(x.name, y.name))
	})
	for i := range keys {
		all[i] = keys[i].entry
	}
}

// bare takes from a name what does not count in its order: the marks around words
// of another language, and the hamza that alif carries, which the collator takes
// for another letter while readers look under alif.
func bare(name string) string { return alif.Replace(foreign.Strip(name)) }

var alif = strings.NewReplacer("أ", "ا", "إ", "ا", "ٱ", "ا")
