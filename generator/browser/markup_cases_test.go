package browser_test

import (
	"strings"
	"testing"
)

// The strict check is a rule that others rely on, so it is tested itself.
func TestMarkupCheck(t *testing.T) {
	tests := []struct {
		reason string
		body   string
		want   string // part of the problem; empty where there is none
	}{
		{"plain", `<p>One <b>two</b></p><ul><li>three</li></ul>`, ""},
		{"a picture with links", `<p>x</p><svg role="group"><a href="#"><title>t</title><rect/></a></svg>`, ""},
		{"an element without content", `<p>One<br>two</p>`, ""},
		{"a block in a block link", `<div><a href="#"><div>x</div></a></div>`, ""},
		{"a heading in a summary", `<details><summary><h2>x</h2></summary></details>`, ""},
		{"grouped facts", `<dl><div><dt>a</dt><dd>b</dd></div></dl>`, ""},

		{"an unclosed element", `<div><p>One</div>`, "browser reads </p>"},
		{"an unclosed element at the end", `<div>`, "browser"},
		{"an end without a beginning", `<p>One</p></div>`, "browser"},
		{"ends in the wrong order", `<p><b><i>x</b></i></p>`, "browser"},
		{"a list in a paragraph", `<p>One<ul><li>x</li></ul></p>`, "browser"},
		{"a paragraph in a paragraph", `<p>One<p>two</p></p>`, "browser"},
		{"a link in a link", `<a href="#">a<a href="#">b</a></a>`, "browser"},
		{"rows without a body", `<table><tr><td>x</td></tr></table>`, "browser reads <tbody>"},
		{"text in a table", `<table>oops<tbody><tr><td>x</td></tr></tbody></table>`, "browser"},
		{"a division in a table", `<table><tbody><div>x</div><tr><td>x</td></tr></tbody></table>`, "browser"},
		{"HTML in a picture", `<svg><p>x</p></svg>`, "browser"},
		{"a slash that closes nothing", `<div/>`, "not closed by its slash"},
		{"an end of what has no content", `<p>One<br>two</br></p>`, "without content"},
		{"an attribute twice", `<p id="a" id="b">x</p>`, "has id twice"},
		{"attributes without a space", `<p id="a"class="b">x</p>`, "ill-formed"},
		{"a value without quotes", `<p id=a>x</p>`, "ill-formed"},
		{"a loose ampersand", `<p>R&D</p>`, `"&D" is not escaped`},
		{"a loose angle", `<p>1 < 2</p>`, "not escaped"},
		{"a comment", `<p>x</p><!-- y -->`, "comment"},

		{"a list in a phrase", `<div><span><ul><li>x</li></ul></span></div>`, "not allowed in <span>"},
		{"a block in a link in a phrase", `<h2><a href="#"><div>x</div></a></h2>`, "not allowed in <h2>"},
		{"an item without a list", `<div><li>x</li></div>`, "not allowed in <div>"},
		{"a paragraph between items", `<ul><li>x</li><p>y</p></ul>`, "not allowed in <ul>"},
		{"a picture between items", `<ul><li>x</li><svg></svg></ul>`, "not allowed in <ul>"},
		{"text between items", `<ul>oops<li>x</li></ul>`, `text "oops"`},
		{"an empty list", `<ul></ul>`, "is empty"},
		{"a value without a name", `<dl><dd>x</dd></dl>`, "begins with a value"},
		{"rows of different length", `<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>a</td></tr></tbody></table>`, "rows of 2 and of 1"},
		{"a caption amid a figure", `<figure><p>a</p><figcaption>b</figcaption><p>c</p></figure>`, "neither first nor last"},
		{"details without a summary", `<details><p>x</p></details>`, "does not begin with its only summary"},
		{"a button in a link", `<a href="#"><button>x</button></a>`, "can be clicked too"},
		{"an element of another age", `<center>x</center>`, "does not use"},
		{"an attribute of another element", `<p href="#">x</p>`, "has no attribute href"},
		{"a style", `<p style="color: red">x</p>`, "has no attribute style"},
		{"a script", `<p onclick="x()">x</p>`, "has no attribute onclick"},
		{"a name for nothing", `<span aria-label="x">y</span>`, "cannot have a name"},
		{"a date that is none", `<time datetime="2026-02-30">x</time>`, `datetime="2026-02-30"`},
		{"an order of its own", `<div tabindex="3">x</div>`, `tabindex="3"`},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			page := "<!doctype html>\n<html lang=\"en\"><head><title>x</title></head>\n<body>" + tt.body + "</body></html>\n"
			got := strings.Join(markupProblems([]byte(page)), "\n")
			if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
				t.Errorf("%s\n got %q\nwant %q", tt.body, got, tt.want)
			}
		})
	}
}

func TestMarkupCheckOfThePage(t *testing.T) {
	for reason, page := range map[string]string{
		"no doctype":      `<html><head><title>x</title></head><body></body></html>`,
		"no head":         `<!doctype html><html><body></body></html>`,
		"two bodies":      `<!doctype html><html><head><title>x</title></head><body></body><body></body></html>`,
		"text after body": `<!doctype html><html><head><title>x</title></head><body></body></html>x`,
		"cut off":         `<!doctype html><html><head><title>x</title></head><body><p>x`,
	} {
		if got := markupProblems([]byte(page)); len(got) == 0 {
			t.Errorf("%s: no problem found", reason)
		}
	}
}
