package plan

import (
	"strings"
	"testing"
	"time"

	"plansite/generator/diagnostic"
	"plansite/generator/source"
)

// A place costs no more than its line: what it is to catch takes hours.
func TestBodyLocatorIsLinear(t *testing.T) {
	doc := &source.Document{Body: []byte(strings.Repeat("é [[x]]\n", 100_000)), BodyLine: 5}
	at := bodyLocator(doc)
	start := time.Now()
	for i := range 100_000 {
		if got, want := at(i*9+1, "[[x]]"), (diagnostic.Pos{Line: int32(5 + i), Column: 3}); i%10_000 == 0 && got != want {
			t.Errorf("reference %d is found at %v, want %v", i, got, want)
		}
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("it took %v", took)
	}
	if got, want := at(900_001, ""), (diagnostic.Pos{Line: 100_005, Column: 1}); got != want {
		t.Errorf("behind the end is %v, want %v", got, want)
	}
}
