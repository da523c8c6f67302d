package schema_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"plansite/generator/schema"
)

// What is no YAML is told in plain words and at the true place, which the
// parser itself does not know.
func TestSyntax(t *testing.T) {
	const lineUp, noColon, quotes = "does not line up", "no colon after its key", "in quotes"
	cases := []problem{
		{"a double quotation mark is not closed", "name: ‸\"a\nflag: true\n", "yaml", "quotation mark is not closed", "same quotation mark"},
		{"a single one, deep inside", "name: a\nparts:\n  - title: ‸'b\n    size: 1\n", "yaml", "quotation mark is not closed", "same quotation mark"},
		{"one that an apostrophe further on would close", "name: ‸'a\nwords: [it's]\nflag: true\n", "yaml", "quotation mark is not closed", "same quotation mark"},
		{"one in a list over several lines", "name: a\nwords: [\n  b, ‸\"c,\n  d]\nflag: true\n", "yaml", "quotation mark is not closed", "same quotation mark"},
		{"an apostrophe inside single quotes", "name: 'it'‸s'\n", "yaml", "after the closing quotation mark", "''"},
		{"text behind double quotes", "name: \"a\" ‸b\nflag: true\n", "yaml", "after the closing quotation mark", "one pair of quotes"},
		{"text behind a reference that begins a value", "name: a\nwords:\n  - [[sg13]] ‸leads\n", "yaml", "after the closing bracket", quotes},
		{"a bracket is not closed", "name: a\nwords: ‸[b, c\nflag: true\n", "yaml", "bracket or brace is not closed", "close it"},
		{"a brace is not closed", "name: a\npart: ‸{title: b\nflag: true\n", "yaml", "bracket or brace is not closed", "close it"},
		{"a bracket is closed twice", "name: a\nwords: [b]‸]\nflag: true\n", "yaml", "was not opened", "remove it"},
		{"a bracket is closed by a brace", "name: a\nwords: ‸[b}\nflag: true\n", "yaml", "not closed", "close it"},
		{"two commas", "name: a\nwords: ‸[b, , c]\n", "yaml", "entry of this list is missing", "write it"},
		{"one brace more than was opened", "name: a\nparts:\n  - {title: b, part: {size: 1}}‸}\nflag: true\n", "yaml", "was not opened", "remove it"},
		{"one in the middle", "name: a\nparts:\n  - {title: b, part: {size: 1}}‸}, size: 1}\n", "yaml", "was not opened", "remove it"},
		{"a brace in quotes closes nothing", "name: a\nparts:\n  - {title: '}', size: 1}‸}\n", "yaml", "was not opened", "remove it"},
		{"a colon in a text in braces", "name: a\nparts: [{size: 1, title: Two ships‸: missed.}]\n", "yaml", "a colon in a text between", "in quotes"},
		{"one in an entry of several lines", "name: a\npart: {\n  size: 1,\n  title: \"Two: three\", note: Two ships‸: missed.,\n}\nflag: true\n", "yaml", "a colon in a text between", "in quotes"},
		{"one in brackets", "name: a\nwords: [b, c: d‸: e]\n", "yaml", "a colon in a text between", "in quotes"},
		{"but a brace that is not closed is no colon", "name: a\npart: ‸{title: 'it''s: b', size: 1\nflag: true\nmaybe: true\n", "yaml", "not closed", "close it"},
		{"a sign in braces that begins a block", "name: a\npart: {title: b, size: ‸>1200}\n", "yaml", "| and > have a meaning", "without the sign"},
		{"a block in braces", "name: a\npart: {title: ‸|\n  b}\n", "yaml", "| and > have a meaning", "in quotes"},
		{"a dash without a blank", "name: a\nparts:\n  - title: b\n  ‸-title: c\nflag: true\n", "yaml", "a blank is missing behind this dash", "a dash, a blank"},
		{"the first dash of several lines without one", "name: a\nparts:\n  ‸-title: c\n    size: 1\n", "yaml", "a blank is missing behind this dash", "a dash, a blank"},
		{"a dash without a blank before a text", "name: a\nwords:\n  - b\n  ‸-c\n", "yaml", "a blank is missing behind this dash", "a dash, a blank"},
		{"a colon without a key", "name: a\n‸: adopted\nflag: true\n", "yaml", "the key before this colon is missing", "remove the line"},
		{"a key with one blank too many", "name: a\n ‸flag: true\n", "yaml", "indented more than the key above", "same number of spaces"},
		{"a key of an entry with one too many", "name: a\nparts:\n  - size: 1\n     ‸title: Two new cranes\n", "yaml", "indented more than the key above", "same number of spaces"},
		{"also one with an address", "name: a\nparts:\n  - title: b\n     ‸source: https://example.org/\n", "yaml", "indented more than the key above", "same number of spaces"},
		{"also a dash", "name: a\nparts:\n  - title: b\n     ‸- title: c\n", "yaml", "indented more than the key above", "same number of spaces"},
		{"a tab before a key", "name: a\n‸\tflag: true\n", "yaml", "indented with a tab", "use spaces"},
		{"a tab before a key of an entry", "name: a\nparts:\n  - title: b\n‸\tsize: 1\n", "yaml", "indented with a tab", "use spaces"},
		{"a tab behind blanks", "name: a\npart:\n  ‸\ttitle: b\n", "yaml", "indented with a tab", "use spaces"},
		{"a tab in a text over several lines", "name: |\n‸\ta\n", "yaml", "indented with a tab", "use spaces"},
		{"a colon in a text", "name: a‸: b\nflag: true\n", "yaml", "a colon in a text", `"text: more text"`},
		{"one behind an address, which has a colon too", "name: https://example.org/ a‸: b\n", "yaml", "a colon in a text", "quotes"},
		{"a colon in a text that goes on", "name: a\n  ‸which says: b\n", "yaml", "a colon in a text", "quotes"},
		{"a key without a colon", "name: a\n‸flag true\nwords: [b]\n", "yaml", noColon, "key: value"},
		{"the first key without one", "‸name a\nflag: true\n", "yaml", noColon, "key: value"},
		{"a key without a blank behind its colon", "name: a\n‸flag:true\nwords: [b]\n", "yaml", noColon, "key: value"},
		{"a text that goes on without being indented", "name: a\n‸goes on\nflag: true\n", "yaml", noColon, "indent it more"},
		{"a key of an entry too far to the left", "name: a\nparts:\n  - title: b\n   ‸size: 1\n", "yaml", lineUp, "same number of spaces"},
		{"a key between two depths", "name: a\nparts:\n  - title: b\n ‸flag: true\n", "yaml", lineUp, "same number of spaces"},
		{"a dash between two depths", "name: a\nparts:\n  - title: b\n ‸- title: c\n", "yaml", lineUp, "same number of spaces"},
		{"a text that is indented too little", "name: >\n    a\n  ‸b\nflag: true\n", "yaml", lineUp, "same number of spaces"},
		{"a comment ends a text that goes on", "name: a # c\n  ‸b: c\n", "yaml", lineUp, "same number of spaces"},
		{"an at sign", "name: ‸@a\n", "yaml", "cannot begin with this character", quotes},
		{"a grave accent", "name: a\nwords: [‸`b`]\n", "yaml", "cannot begin with this character", quotes},
		{"a per cent sign", "name: ‸% of members\n", "yaml", "cannot begin with this character", quotes},
		{"bold text at the start of a value", "name: a\nwords:\n  - ‸**b** c\n", "yaml", "an asterisk", quotes},
		{"emphasis at the start of a value", "name: ‸*a* b\n", "yaml", "an asterisk", quotes},
		{"an ampersand", "name: ‸& a\n", "yaml", "an ampersand", quotes},
		{"an exclamation mark", "name: ‸!e!a b\n", "yaml", "an exclamation mark", quotes},
		{"text behind a sign that begins a block", "name: ‸> a\n", "yaml", "stand alone", "next line"},
		{"a list in the line of its key", "name: a\nwords: ‸- b\n", "yaml", "a list cannot begin", "next line"},
		{"a backslash in double quotes", "name: \"a‸\\q\"\n", "yaml", "backslash", "single quotes"},
		{"a path in double quotes", "name: \"C:‸\\users\"\n", "yaml", "backslash", "single quotes"},
		{"behind backslashes that are good", "name: \"\\u00e9 \\\\d \\x41 \\n a‸\\q\"\n", "yaml", "backslash", "single quotes"},
		{"with too few digits", "name: \"\\x41 ‸\\x4\"\n", "yaml", "backslash", "single quotes"},
		{"a line of per cent signs at the top", "‸%YAML 1.1\nname: a\n", "yaml", "per cent sign", quotes},
		{"text behind the end", "name: a\n...\n‸b\n", "yaml", "behind the end", "three dots"},
		{"the place is counted in characters", "name: 目标‸: b\n", "yaml", "a colon", "quotes"},
		{"with CRLF line ends", "name: a\r\nwords: ‸[b\r\nflag: true\r\n", "yaml", "not closed", "close it"},
		{"behind blank lines and comments", "name: a\n\n# c\n\nwords: ‸[b\n\n# d\nflag: true\n", "yaml", "not closed", "close it"},
		{"behind a long list", "name: a\nwords:\n" + strings.Repeat("  - b\n", 500) + "flag: ‸\"true\none: x\n", "yaml", "quotation mark", "same"},
		{"inside a long list", "name: a\nwords:\n" + strings.Repeat("  - b\n", 250) + "  - ‸\"b\n" + strings.Repeat("  - b\n", 250), "yaml", "quotation mark", "same"},
		{"behind brackets that close at the margin", "name: a\nwords: [\n  b\n]\nfind: 'it'‸s'\n", "yaml", "closing quotation mark", "''"},
		{"behind brackets with a comment at the margin", "name: a\nwords: [\n  b,\n# c\n  d]\nfind: 'it'‸s'\n", "yaml", "closing quotation mark", "''"},
		{"a control character", "name: a‸\x07b\n", "control-character", "U+0007", "delete"},
		{"a carriage return alone", "name: a‸\rflag: true\n", "control-character", "U+000D", "delete"},
		{"line breaks that only YAML counts", "name: a‸\u2028b‸\u0085c\n# ‸\u2029\n", "control-character", "invisible character", "delete"},
		{"a byte-order mark in the middle", "name: ‸\uFEFFa\n", "control-character", "a byte-order mark, U+FEFF", "delete"},
		{"carriage returns alone in the place of all line ends", "‸name: a\rflag: true\r", "line-ends", "carriage return alone", "line ends of Windows or of Unix"},
	}
	for _, c := range cases {
		c.check(t)
	}
}

// Without an advice of our own the words of the parser must do.
func TestOtherSyntax(t *testing.T) {
	problem{"an unknown directive", "name: a\n...\n‸%FOO\n---\nb: c\n", "yaml", "", ""}.check(t)
}

// Nothing that an attacker may write exhausts the stack or goes on for ever.
// The limit is no measure of speed: what it is to catch takes hours.
func TestBoundedTime(t *testing.T) {
	const levels = 10_000
	indented := func(n int, key string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%s%s\n", strings.Repeat(" ", i), key)
		}
		return b.String()
	}
	cases := []struct{ reason, text, code string }{
		{"brackets", "name: " + strings.Repeat("[", levels), "nesting"},
		{"braces", "name: " + strings.Repeat("{a: ", levels), "nesting"},
		{"brackets that are closed again", "name: " + strings.Repeat("[", levels) + strings.Repeat("]", levels), "nesting"},
		{"brackets that only comments close", strings.Repeat("[ #]\n", levels+1), "nesting"},
		{"dashes", strings.Repeat("- ", levels), "nesting"},
		{"dashes behind blanks", strings.Repeat(" ", 20) + strings.Repeat("-   ", levels), "nesting"},
		{"question marks", strings.Repeat("? ", levels), "nesting"},
		{"dashes with tabs", strings.Repeat("-\t", levels), "yaml"},
		{"indentation", strings.Repeat(" ", levels) + "a: b", "nesting"},
		{"indentation by steps", indented(1100, "a:"), "nesting"},
		{"indentation just within the bound", "name: a\nx:\n" + indented(900, " a:"), "unknown-field"},
		{"known keys in one another", "name: a\ngrid: " + strings.Repeat("[", 20) + strings.Repeat("]", 20), "wrong-type"},
		{"an alias bomb", bomb(), "alias"},
		{"many keys", strings.Repeat("a: b\n", 40_000), "unknown-field"},
		{"a million characters that are no YAML", "name: \"" + strings.Repeat("a: b\n", 200_000), "yaml"},
		{"a broken line behind fifty thousand", "name: a\nwords:\n" + strings.Repeat("  - b\n", 50_000) + "x: \"", "yaml"},
		{"a million stray characters", strings.Repeat("\x01", 1_000_000), "control-character"},
		{"a number in forty thousand pieces", "name: a\nparts: [{title: b, size: 1" + strings.Repeat(",1", 40_000) + "}]", "bad-number"},
		{"a text in forty thousand pieces", "name: a\nparts: [{title: 目" + strings.Repeat(", zzzzz", 40_000) + "}]", "cut-text"},
		{"forty thousand texts in pieces", "name: a\nparts: [{title: b" + strings.Repeat(", zzzzz: a, yyyyy", 40_000) + "}]", "cut-text"},
		{"forty thousand numbers in pieces", "name: a\nparts: [{title: b" + strings.Repeat(", size: 1,250", 40_000) + "}]", "bad-number"},
		{"forty thousand places in one line", "name: []\nfinds: [" + strings.Repeat("§, ", 40_000) + "]", "found"},
		{"a million brackets that nothing opened", "name: a\nwords: " + strings.Repeat("]", 1_000_000) + "\n", "yaml"},
		{"a very long key", strings.Repeat("a", 1_000_000) + ": b", ""},
	}
	for _, c := range cases {
		start := time.Now()
		_, ok, diags := decode(c.text)
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%s: it took %v", c.reason, took)
		}
		found := false
		for _, d := range diags {
			found = found || c.code == "" || d.Code == c.code
		}
		if ok || !found {
			t.Errorf("%s: no %s among %.300s", c.reason, c.code, lines(diags))
		}
	}
}

// What stands in a text opens nothing, and what only looks like a text does.
func TestBracketsInTexts(t *testing.T) {
	many := strings.Repeat("[", 1100)
	for _, c := range []struct {
		reason, text string
		deep         bool
	}{
		{"below a key", "name: a\nfind: |\n  " + many + "\n\n  " + many + "\nflag: true\n", false},
		{"below a dash", "name: a\nfinds:\n  - >- # c\n    " + many + "\n", false},
		{"below a key of an entry", "name: a\nparts:\n  - title: |2\n      " + many[:1050] + "\n    size: 1\n", false},
		{"with CRLF line ends", "name: a\r\nfind: |\r\n  " + many + "\r\n", false},
		{"in the line of its key", "name: a\nfind: " + many + "\n", true},
		{"behind the text", "name: a\nfind: |\n  b\nwords: " + many + "\n", true},
		{"in the next key of an entry", "name: a\nparts:\n  - title: |\n    size: " + many + "\n", true},
		{"below a comment", "name: a\n# find: |\n  " + many + "\n", true},
		{"between brackets", "name: a\nwords: [\nfind: |\n  " + many + "\n", true},
		{"on the line of a bar that is no head", "name: a\nfind: b |\n  " + many + "\n", true},
	} {
		_, _, diags := decode(c.text)
		if deep := len(diags) == 1 && diags[0].Code == "nesting"; deep != c.deep {
			t.Errorf("%s: too deep is %v\n%.300s", c.reason, deep, lines(diags))
		}
	}
}

// bomb is a short text that stands for a billion words.
func bomb() string {
	text := "name: a\na0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
	for i := 1; i < 9; i++ {
		before := fmt.Sprintf("*a%d", i-1)
		text += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(before+", ", 10), ", "))
	}
	return text + "words: *a8\n"
}

// The number of stray characters that one block reports is bounded too.
func TestStrayCharactersAreBounded(t *testing.T) {
	if _, _, diags := decode("name: " + strings.Repeat("\x01", 1000)); len(diags) != 100 {
		t.Errorf("%d diagnostics", len(diags))
	}
}

// maxDepth is reached only by types that lie deeper than any content does.
func TestMaxDepth(t *testing.T) {
	type a struct {
		X [][][][][][][][][][][][][][][][][]string `yaml:"x"`
	}
	n := schema.MaxDepth + 1
	text := "x: " + strings.Repeat("[", n) + "b" + strings.Repeat("]", n)
	if got := codes(text, new(a)); got != "nesting" {
		t.Errorf("%d levels give %s", n, got)
	}
	if got := codes("x: [[[]]]", new(a)); got != "" {
		t.Errorf("3 levels give %s", got)
	}
}
