package browser_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// The elements that the site uses or may come to use. One that is not listed
// is a mistake, or a decision to be taken here.
var (
	void     = words("area base br col embed hr img input link meta source track wbr")
	headings = words("h1 h2 h3 h4 h5 h6")
	phrasing = words("a abbr b bdi bdo br button cite code data del dfn em i img input ins kbd label mark output q s samp select small span strong sub sup svg textarea time u var wbr")
	flow     = words("article aside blockquote details div dl figure footer h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul")

	// Elements whose content is phrasing only. An <a> takes what its parent takes.
	ofPhrasing = words("abbr b bdi bdo cite code data del dfn em h1 h2 h3 h4 h5 h6 i ins kbd mark p pre q s samp small span strong sub summary sup time u var button label output")

	// Elements that hold certain elements only, and no text.
	holds = map[string]map[string]bool{
		"html": words("head body"), "head": words("base meta title link script"),
		"ul": words("li"), "ol": words("li"), "dl": words("dt dd div"),
		"select": words("option optgroup"), "optgroup": words("option"),
		"table": words("caption thead tbody tfoot"), "thead": words("tr"), "tbody": words("tr"), "tfoot": words("tr"), "tr": words("th td"),
	}

	// Elements that stand in certain elements only.
	standsIn = map[string]map[string]bool{
		"li": words("ul ol"), "dt": words("dl div"), "dd": words("dl div"), "tr": words("thead tbody tfoot"), "th": words("tr"), "td": words("tr"),
		"caption": words("table"), "thead": words("table"), "tbody": words("table"), "tfoot": words("table"),
		"option": words("select optgroup"), "optgroup": words("select"), "figcaption": words("figure"), "summary": words("details"),
		"head": words("html"), "body": words("html"), "title": words("head"), "meta": words("head"), "link": words("head"), "base": words("head"), "script": words("head"),
	}

	anyAttribute = words("class dir hidden id lang role tabindex title")
	attributes   = map[string]map[string]bool{
		"a": words("download href hreflang rel target"), "button": words("type"), "label": words("for"), "textarea": words("readonly rows"), "base": words("href target"), "script": words("src defer"), "meta": words("charset content http-equiv name property"), "link": words("href hreflang rel type"),
		"img": words("alt decoding height loading src width"), "time": words("datetime"), "data": words("value"), "th": words("scope colspan rowspan"), "td": words("colspan rowspan"),
		"input": words("autocomplete maxlength name type"), "select": words("name"), "option": words("value"), "optgroup": words("label"),
		"ol": words("start reversed"), "li": words("value"), "details": words("open name"), "q": words("cite"), "blockquote": words("cite"),
	}
)

// modelProblems says what stands where HTML does not allow it.
func modelProblems(root *html.Node) []string {
	var problems []string
	rules := []func(*html.Node) string{misplaced, strayText, unordered, nested, oddAttribute, oddValue}
	for n := range root.Descendants() {
		rules := rules
		switch {
		case n.Type != html.ElementNode, n.Namespace != "" && n.Parent.Namespace != "":
			continue
		case n.Namespace != "":
			rules = rules[:1] // what is inside a picture is the picture's own matter
		}
		for _, rule := range rules {
			if p := rule(n); p != "" {
				problems = append(problems, trail(n)+": "+p)
			}
		}
	}
	return problems
}

// trail leads to an element: main > ul.entries > li.
func trail(n *html.Node) string {
	var steps []string
	for ; n != nil && n.Type == html.ElementNode && n.Data != "body"; n = n.Parent {
		step := n.Data
		if id := attr(n, "id"); id != "" {
			step += "#" + id
		} else if class := strings.Fields(attr(n, "class")); len(class) > 0 {
			step += "." + class[0]
		}
		steps = append(steps, step)
	}
	slices.Reverse(steps)
	return strings.Join(steps, " > ")
}

func misplaced(n *html.Node) string {
	parent := n.Parent.Data
	if n.Parent.Type != html.ElementNode {
		return ""
	}
	if n.Parent.Namespace != "" {
		return "HTML inside <" + parent + ">"
	}
	if only, ok := holds[parent]; ok && !only[n.Data] {
		return "not allowed in <" + parent + ">"
	}
	if only, ok := standsIn[n.Data]; ok {
		if !only[parent] {
			return "not allowed in <" + parent + ">"
		}
		return ""
	}
	if !phrasing[n.Data] && !flow[n.Data] {
		return "an element that the site does not use"
	}
	for model := n.Parent; model != nil; model = model.Parent {
		if model.Data == "a" && model.Namespace == "" {
			continue
		}
		if flow[n.Data] && ofPhrasing[model.Data] && (model.Data != "summary" || !headings[n.Data]) {
			return "not allowed in <" + model.Data + ">"
		}
		break
	}
	return ""
}

func strayText(n *html.Node) string {
	if holds[n.Data] == nil {
		return ""
	}
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return fmt.Sprintf("text %.30q between its elements", c.Data)
		}
	}
	return ""
}

// unordered says where an element's parts are missing or in the wrong order.
func unordered(n *html.Node) string {
	parts := elements(n)
	first := func(name string) bool { return len(parts) > 0 && parts[0].Data == name }
	count := func(name string) (k int) {
		for _, p := range parts {
			if p.Data == name {
				k++
			}
		}
		return k
	}
	switch n.Data {
	case "ul", "ol", "dl", "table", "thead", "tbody", "tr":
		if len(parts) == 0 {
			return "is empty"
		}
	case "details":
		if !first("summary") || count("summary") != 1 {
			return "does not begin with its only summary"
		}
	case "figure":
		if k := count("figcaption"); k > 1 || k == 1 && !first("figcaption") && parts[len(parts)-1].Data != "figcaption" {
			return "its figcaption is neither first nor last"
		}
	}
	switch n.Data {
	case "table":
		if count("caption") > 1 || count("caption") == 1 && !first("caption") {
			return "its caption is not first"
		}
		return ragged(n)
	case "dl":
		if !first("dt") && !first("div") {
			return "begins with a value"
		}
	}
	return ""
}

// ragged reports rows of different length.
func ragged(table *html.Node) string {
	length := -1
	for row := range table.Descendants() {
		if row.Type != html.ElementNode || row.Data != "tr" {
			continue
		}
		cells := 0
		for _, cell := range elements(row) {
			span, _ := strconv.Atoi(attr(cell, "colspan"))
			cells += max(span, 1)
		}
		if length < 0 {
			length = cells
		} else if cells != length {
			return fmt.Sprintf("has rows of %d and of %d cells", length, cells)
		}
	}
	return ""
}

// nested reports what can be clicked inside what can be clicked.
func nested(n *html.Node) string {
	if n.Data != "a" && n.Data != "summary" && n.Data != "button" {
		return ""
	}
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (words("a button details input select summary textarea")[d.Data] || has(d, "tabindex")) {
			return "holds <" + d.Data + ">, which can be clicked too"
		}
	}
	return ""
}

func oddAttribute(n *html.Node) string {
	named := false
	for _, a := range n.Attr {
		aria := strings.HasPrefix(a.Key, "aria-")
		if !aria && !strings.HasPrefix(a.Key, "data-") && !anyAttribute[a.Key] && !attributes[n.Data][a.Key] {
			return "has no attribute " + a.Key
		}
		named = named || a.Key == "aria-label" || a.Key == "aria-labelledby"
	}
	if named && !has(n, "role") && words("b code div em i li p small span strong time")[n.Data] {
		return "cannot have a name without a role"
	}
	return ""
}

// oddValue reports an attribute whose value does not have its form.
func oddValue(n *html.Node) string {
	for _, a := range n.Attr {
		ok := true
		switch a.Key {
		case "id":
			ok = a.Val != "" && !strings.ContainsAny(a.Val, " \t\n")
		case "datetime":
			_, err := time.Parse(time.DateOnly, a.Val)
			ok = err == nil
		case "tabindex":
			ok = a.Val == "0" || a.Val == "-1"
		case "scope":
			ok = a.Val == "row" || a.Val == "col" || a.Val == "rowgroup" || a.Val == "colgroup"
		case "dir":
			ok = a.Val == "ltr" || a.Val == "rtl" || a.Val == "auto"
		case "href", "class", "role", "aria-label", "aria-labelledby", "title":
			ok = strings.TrimSpace(a.Val) != ""
		}
		if !ok {
			return fmt.Sprintf("%s=%q", a.Key, a.Val)
		}
	}
	return ""
}

func elements(n *html.Node) (out []*html.Node) {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			out = append(out, c)
		}
	}
	return out
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
