package translation

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/source"
)

const planOfSource = `---
id: quay
kind: quay
title: The quay
short: QUAY
mandate: |
  Loads and unloads.

  Day and night.
profile:
  - {label: Length, text: Long}
  - {label: Owner, text: The town}
analysis:
  summary: Deep water
  strengths: [Deep water, Kind pilots]
results:
  - {id: quay-oc, level: outcome, title: Ships wait less}
  - id: quay-op
    level: output
    title: New cranes
    assumptions: [Pilots come]
indicators:
  - id: quay-ships
    title: Ships
    measures: [quay-oc]
    unit: ships
    reading: annual
    direction: increase
    frequency: annual
    baseline: {date: 2024-12-31, value: 1, note: Counted by hand}
    targets:
      - {date: 2025-12-31, value: 2, note: Not sure}
      - {date: 2026-12-31, value: 3}
---
The quay is old.
`

// piece is a key of a translation with what may stand behind it, in the styles of
// YAML, and with pieces below it.
type piece struct {
	key    string
	values []string
	below  []piece
}

var texts = []string{" Un texte", ` "Un texte: entre guillemets"`, " 'Il n''y a rien'", " |\n%s  Un texte\n%s  long", " >-\n%s  Un texte\n%s  plié", "", " Un texte # à revoir", " ~"}

func text(key string) piece { return piece{key: key, values: texts} }

var planInFrench = []piece{
	text("title"), text("mandate"),
	{key: "profile", values: []string{" {1: {label: Longueur}, 2: {text: La ville}}"}, below: []piece{{key: "1", below: []piece{text("label"), text("text")}}, {key: "2", values: []string{" {label: Maître}"}}}},
	{key: "analysis", values: []string{" {summary: Eau, strengths: [Eau, ]}"}, below: []piece{text("summary"), {key: "strengths", values: []string{" [Eau, Pilotes]", " [Eau, '']", "\n%s  - Eau\n%s  -", "\n%s  # d’abord l’eau\n%s  - Eau\n%s  - Pilotes"}}}},
	{key: "results", below: []piece{{key: "quay-oc", values: []string{" {title: Attendre moins}"}}, {key: "quay-op", below: []piece{text("title"), {key: "assumptions", values: []string{" [Des pilotes]"}}}}}},
	{key: "indicators", below: []piece{{key: "quay-ships", below: []piece{
		{key: "baseline", values: []string{" {note: À la main}", " {1: {note: À la main}}"}, below: []piece{text("note")}}, {key: "targets", values: []string{" {1: {note: Incertain}}", ""}}}}}},
}

// draw writes some of the pieces, with comments of a translator.
func draw(t *rapid.T, pieces []piece, indent string, comments *[]string) string {
	var b strings.Builder
	comment := func() {
		if rapid.IntRange(0, 9).Draw(t, "comment") == 0 {
			line := fmt.Sprintf("# remarque %d", len(*comments)+1)
			*comments = append(*comments, line)
			b.WriteString(indent + line + "\n")
		}
	}
	for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(pieces)-1), 1, len(pieces), rapid.ID[int]).Draw(t, "keys") {
		p := pieces[i]
		comment()
		b.WriteString(indent + p.key + ":")
		if at := rapid.IntRange(0, len(p.values)+min(1, len(p.below))-1).Draw(t, "value"); at < len(p.values) {
			b.WriteString(strings.ReplaceAll(p.values[at], "%s", indent) + "\n")
		} else {
			b.WriteString("\n" + draw(t, p.below, indent+"  ", comments))
		}
	}
	comment()
	return b.String()
}

// TestStubKeeps: whatever is done, in whatever style, is there afterwards, with
// the comments; what comes out has no errors, and comes out the second time.
func TestStubKeeps(t *testing.T) {
	doc, content := decode(t, planOfSource)
	rapid.Check(t, func(rt *rapid.T) {
		var comments []string
		old := draw(rt, planInFrench, "", &comments)
		if rapid.Bool().Draw(rt, "recorded") {
			follows := "follows:\n  title: \"00000001\" # vu\n"
			if rapid.Bool().Draw(rt, "at the top") {
				old = follows + old
			} else {
				old += follows
			}
			comments = append(comments, "# vu")
		}
		if rapid.IntRange(0, 3).Draw(rt, "at the end") == 0 {
			old += "# fin\n"
			comments = append(comments, "# fin")
		}
		old = "---\n" + old + "---\n" + rapid.SampledFrom([]string{"", "Le quai est vieux.\n", "Le quai est vieux.", "<!-- plus tard -->\n"}).Draw(rt, "body")
		if rapid.IntRange(0, 5).Draw(rt, "line ends") == 0 {
			old = strings.ReplaceAll(old, "\n", "\r\n")
		}
		before, oldDoc, said := readStub(rt, content, old)
		if len(said) > 0 {
			rt.Fatalf("the test writes what has errors: %v\n%s", said, old)
		}
		made, err := Stub(doc, content.Whole(), before)
		if err != nil {
			rt.Fatal(err)
		}
		after, newDoc, said := readStub(rt, content, string(made))
		if len(said) > 0 {
			rt.Fatalf("%v in\n%s\nof\n%s", said, made, old)
		}
		if len(after.words) != len(before.words) {
			rt.Fatalf("%d texts of %d in\n%s\nof\n%s", len(after.words), len(before.words), made, old)
		}
		for path, v := range before.words {
			if after.words[path].Text != v.Text {
				rt.Fatalf("%s is %q and was %q in\n%s\nof\n%s", path, after.words[path].Text, v.Text, made, old)
			}
		}
		if strings.TrimSpace(string(newDoc.Body)) != strings.TrimSpace(string(oldDoc.Body)) && !before.body.Empty() {
			rt.Fatalf("the text is another in\n%s\nof\n%s", made, old)
		}
		for _, comment := range comments {
			if comment != "# vu" && !strings.Contains(string(made), comment) {
				rt.Fatalf("%q is lost in\n%s\nof\n%s", comment, made, old)
			}
		}
		again, err := Stub(doc, content.Whole(), after)
		if err != nil || string(again) != string(made) {
			rt.Fatalf("a second time it is\n%s\nafter\n%s\nof\n%s", again, made, old)
		}
	})
}

// readStub reads a translation, and the errors in it.
func readStub(t *rapid.T, content plan.Content, text string) (*File, *source.Document, []string) {
	doc, diag := source.Split("content/quay.fr.md", []byte(text))
	if diag != nil {
		t.Fatal(diag, text)
	}
	diags := new(diagnostic.List)
	f := Read(doc, content.Whole(), diags)
	var said []string
	for _, d := range diags.Sorted() {
		if d.Severity == diagnostic.Error {
			said = append(said, d.Place.String()+": "+d.Code)
		}
	}
	return f, doc, said
}
