package diagnostic

import (
	"fmt"
	"slices"
	"strings"
)

// Suggest returns a hint that names the known word nearest to word, or else
// lists the known ones where they are few. It is empty when nothing helps.
func Suggest(word string, known []string) string {
	if best := nearest(word, known); best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	if len(known) > 0 && len(known) <= 12 {
		return "write one of: " + strings.Join(known, ", ")
	}
	return ""
}

// maxCandidates bounds the work on one misspelt word.
const maxCandidates = 200_000

// nearest returns the known word within a third of word's length of it in
// edit distance, the first of the nearest in the order given.
func nearest(word string, known []string) string {
	if len(word) > 100 {
		return ""
	}
	lower := strings.ToLower(word)
	best, limit := "", len(word)/3+1
	var rows [3][]int // for distance, which is called very often
	for i, k := range known {
		if i == maxCandidates {
			break
		}
		if abs(len(k)-len(word)) >= limit {
			continue
		}
		if d := distance(lower, strings.ToLower(k), limit, &rows); d < limit {
			best, limit = k, d
		}
	}
	return best
}

// distance is the optimal-string-alignment distance of a and b (insertions,
// deletions, substitutions, swaps of neighbours), in bytes, or limit when it
// is at least that. It works in rows.
func distance(a, b string, limit int, rows *[3][]int) int {
	for i := range rows {
		rows[i] = slices.Grow(rows[i][:0], len(b)+1)[:len(b)+1]
	}
	before, last, row := rows[0], rows[1], rows[2]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least >= limit {
			return limit
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
