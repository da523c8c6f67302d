package docx

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

const (
	minColumn  = 300 // twips
	cellMargin = 85  // at each side of a cell
	letter     = 100 // the width of most letters in a table
	slack      = 200 // for the wide letters of a short word
	oneLine    = 14  // characters of a date or a state, better not broken
	longText   = 80  // characters from which on a text wants no more
)

// widths shares the width of a table among its columns: each has room for its
// longest word; what is left keeps short texts on one line; and what is still
// left goes where there is more text.
func widths(rows []row, columns, width int) []int {
	steps := [3][]int{make([]int, columns), make([]int, columns), make([]int, columns)} // words, short texts, all
	for _, r := range rows {
		for _, c := range r.cells {
			if c.node == nil || c.above || c.span > 1 {
				continue
			}
			for i, length := range extents(c.node) {
				steps[i][c.column] = max(steps[i][c.column], length*letter+slack+2*cellMargin)
			}
		}
	}
	out := make([]int, columns)
	for _, wanted := range steps {
		more := make([]int, columns)
		for i := range columns {
			more[i] = max(0, max(minColumn, wanted[i])-out[i])
		}
		rest := width - sum(out)
		if sum(more) > rest {
			add(out, share(more, rest))
			return out
		}
		add(out, more)
	}
	add(out, share(out, width-sum(out)))
	return out
}

// extents are the lengths in characters of the longest word of a cell, of its
// text if that is short, and of its text.
func extents(n *html.Node) [3]int {
	all := plain(n)
	word, text := 0, min(utf8.RuneCountInString(all), longText)
	for w := range strings.FieldsSeq(all) {
		word = max(word, min(utf8.RuneCountInString(w), 24))
	}
	short := word
	if text <= oneLine {
		short = text
	}
	return [3]int{word, short, text}
}

// share splits a width in the proportion of weights.
func share(weights []int, width int) []int {
	total, before, done := max(1, sum(weights)), 0, 0
	out := make([]int, len(weights))
	for i, weight := range weights {
		before += weight
		out[i] = width*before/total - done
		done += out[i]
	}
	return out
}

func add(to, more []int) {
	for i := range to {
		to[i] += more[i]
	}
}

func sum(numbers []int) int {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return total
}
