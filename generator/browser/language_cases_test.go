package browser_test

import (
	"strings"
	"testing"
)

// The rule about the language of parts is one that others rely on, too.
func TestMarksCheck(t *testing.T) {
	tests := []struct {
		reason string
		body   string
		want   bool // that there is a problem
	}{
		{"words of the page", `<p>Сеть будущего</p>`, false},
		{"words of the source", `<p>The number of contributions per meeting</p>`, true},
		{"words of the source among others", `<p>Сеть: the number of all contributions</p>`, true},
		{"marked words", `<p>Сеть <span lang="en">the number of contributions per meeting</span></p>`, false},
		{"a marked block", `<div lang="en"><p>The number of contributions per meeting</p></div>`, false},
		{"words of the page in a marked block", `<div lang="en"><p lang="ru">The number of contributions per meeting</p></div>`, true},
		{"a name", `<p>Recommendation ITU-T Y.3172</p>`, false},
		{"a source", `<cite>The number of contributions per meeting</cite>`, false},
		{"code", `<pre><code>the number of contributions per meeting</code></pre>`, false},
		{"a picture", `<svg><text>The number of contributions per meeting</text></svg>`, true},
		{"a marked word in a picture", `<svg><text><tspan lang="en">The number of contributions per meeting</tspan></text></svg>`, false},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			d, err := parse("ru/x/index.html", []byte(`<!doctype html><html lang="ru"><body>`+tt.body))
			if err != nil {
				t.Fatal(err)
			}
			d.lang = "ru"
			if got := sourceIsMarked(nil, d); (len(got) > 0) != tt.want {
				t.Errorf("%s: %s", tt.body, strings.Join(got, "\n"))
			}
		})
	}
}
