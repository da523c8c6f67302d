// Package corpus makes sites of any size for benchmarks and tests. The same
// number of plans gives the same bytes on every machine.
//
// Each plan has 2 results, 6 indicators (one per reading and direction), 6
// risks and about 600 words of text with references, so that a site of n plans
// has about 15 pages for each. Only tests import this package.
package corpus

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

// Counts per plan.
const (
	Results    = 2
	Indicators = 6
	Risks      = 6
	words      = 600
)

// Write makes the content of a site of n plans in dir.
func Write(dir string, n int) error {
	if err := write(dir, "content/site.yaml", []byte(config)); err != nil {
		return err
	}
	if err := write(dir, "content/top.md", []byte(top)); err != nil {
		return err
	}
	for i := range n {
		if err := write(dir, Name(i), Plan(i, n)); err != nil {
			return err
		}
	}
	return nil
}

// Name is the name of the file of plan i; a folder holds a hundred.
func Name(i int) string { return fmt.Sprintf("content/plans/%04d/p%d.md", i/100, i) }

func write(dir, name string, data []byte) error {
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

// chance is a small generator of numbers that look random and never change.
type chance uint64

func (c *chance) below(n int) int {
	*c ^= *c << 13
	*c ^= *c >> 7
	*c ^= *c << 17
	return int(uint64(*c) % uint64(n))
}

func (c *chance) pick(all []string) string { return all[c.below(len(all))] }

// Plan is the content file of plan i of n.
func Plan(i, n int) []byte {
	c := chance(i*2654435761 + 88172645463325252)
	id := fmt.Sprintf("p%d", i)
	var b bytes.Buffer
	fmt.Fprintf(&b, "---\nid: %s\nkind: unit\ntitle: %s of unit %d\nshort: U%d\nparent: top\nstatus: draft\n", id, c.title(), i, i)
	fmt.Fprintf(&b, "mandate: |\n  %s\nresults:\n", c.sentence(24))
	fmt.Fprintf(&b, "  - {id: %s-oc, level: outcome, title: %s, contributes_to: [top-g%d], description: %s}\n", id, c.title(), c.below(4), c.sentence(14))
	fmt.Fprintf(&b, "  - {id: %s-op, level: output, title: %s, contributes_to: [%s-oc]}\n", id, c.title(), id)
	b.WriteString("indicators:\n")
	for k := range Indicators {
		c.indicator(&b, id, k)
	}
	b.WriteString("risks:\n")
	for k := range Risks {
		c.risk(&b, id, k)
	}
	fmt.Fprintf(&b, "actions:\n  - {id: %s-a, title: %s, owner: Office %d, due: 2026-09-30, treats: [%s-r0, %s-r1, %s-r2, %s-r3, %s-r4, %s-r5], history: [{date: 2025-06-30, status: under-way}]}\n---\n",
		id, c.title(), c.below(50), id, id, id, id, id, id)
	c.body(&b, id, i, n)
	return b.Bytes()
}

func (c *chance) indicator(b *bytes.Buffer, id string, k int) {
	reading := []string{"point-in-time", "annual", "cumulative"}[k%3]
	base, way, direction := 100+c.below(400), 50+c.below(200), "increase"
	if k == 4 {
		way, direction = -50, "decrease"
	}
	of := "oc"
	if k%2 == 1 {
		of = "op"
	}
	fmt.Fprintf(b, "  - id: %s-k%d\n    title: %s\n    definition: %s\n    measures: [%s-%s]\n    unit: %s\n    reading: %s\n    direction: %s\n    frequency: half-yearly\n    owner: Office %d\n",
		id, k, c.title(), c.sentence(16), id, of, c.pick(nouns), reading, direction, c.below(50))
	fmt.Fprintf(b, "    baseline: {date: 2024-12-31, value: %d, source: \"https://example.org/%s/%d\"}\n", base, id, k)
	fmt.Fprintf(b, "    targets: [{date: 2026-12-31, value: %d}, {date: 2028-12-31, value: %d}]\n    measurements:\n", base+way/2, base+way)
	for year, day := range []string{"2025-03-31", "2025-09-30", "2026-03-31"} {
		value := base + way*(year+c.below(4))/8
		if reading == "cumulative" {
			value = c.below(30)
		}
		fmt.Fprintf(b, "      - {date: %s, value: %d.%d, source: \"https://example.org/%s/%d/%d\"}\n", day, value, c.below(10), id, k, year)
	}
}

func (c *chance) risk(b *bytes.Buffer, id string, k int) {
	kind := []string{"strategic", "operational"}[k%2]
	l, i := 1+c.below(5), 1+c.below(5)
	fmt.Fprintf(b, "  - id: %s-r%d\n    type: %s\n    category: %s\n    title: %s\n    description: %s\n    threatens: [%s-oc]\n    owner: Office %d\n    response: reduce\n    review_due: 2026-12-31\n    controls: [%s]\n    assessments:\n",
		id, k, kind, c.pick([]string{"relevance", "delivery"}), c.title(), c.sentence(12), id, c.below(50), c.sentence(8))
	for _, day := range []string{"2025-06-30", "2026-03-31"} {
		fmt.Fprintf(b, "      - {date: %s, inherent: {likelihood: %d, impact: %d}, residual: {likelihood: %d, impact: %d}}\n", day, l, i, 1+c.below(l), 1+c.below(i))
	}
}

// body writes the text: headings, paragraphs, a list, a table, references to
// this plan and to another, and a chart.
func (c *chance) body(b *bytes.Buffer, id string, i, n int) {
	other := fmt.Sprintf("p%d", (i+1+c.below(max(1, n-1)))%n)
	written := 0
	for section := 0; written < words; section++ {
		fmt.Fprintf(b, "## %s\n\n", c.title())
		for range 3 {
			fmt.Fprintf(b, "%s See [[%s-k%d]], now at [[%s-k%d#latest]], and [[%s]].\n\n", c.sentence(40), id, c.below(Indicators), id, c.below(Indicators), other)
			written += 50
		}
		switch section {
		case 0:
			fmt.Fprintf(b, "![[%s-k0]]\n\n", id)
		case 1:
			fmt.Fprintf(b, "- %s\n- *%s*\n- **%s**\n\n", c.sentence(6), c.sentence(6), c.sentence(6))
		case 2:
			fmt.Fprintf(b, "| %s | %s |\n|---|--:|\n| %s | [[%s-k1#latest]] |\n\n", c.pick(nouns), c.pick(nouns), c.pick(nouns), id)
		}
	}
}

func (c *chance) title() string {
	return c.pick(adjectives) + " " + c.pick(nouns) + " " + c.pick(verbs) + " " + c.pick(nouns)
}

func (c *chance) sentence(n int) string {
	var b bytes.Buffer
	b.WriteString("The")
	for k := range n {
		b.WriteByte(' ')
		b.WriteString(c.pick([][]string{adjectives, nouns, verbs}[k%3]))
	}
	b.WriteByte('.')
	return b.String()
}

var (
	adjectives = []string{"Open", "common", "quiet", "regional", "early", "shared", "global", "measured", "steady", "plain"}
	nouns      = []string{"networks", "contributions", "members", "meetings", "standards", "countries", "texts", "tests", "drafts", "figures", "experts", "items"}
	verbs      = []string{"support", "reach", "carry", "follow", "precede", "join", "answer", "bring", "draw", "settle"}
)

const top = `---
id: top
kind: top
title: The whole
results:
  - {id: top-g0, level: goal, title: Reach everybody}
  - {id: top-g1, level: goal, title: Be there in time}
  - {id: top-g2, level: goal, title: Be used}
  - {id: top-g3, level: goal, title: Be trusted}
---
The plan above all others.
`

const config = `title: Corpus
tagline: A site as large as wanted
publisher: nobody
as_of: 2026-06-30
period: {from: 2025, to: 2028}
home: top
languages: [{code: en, name: English, locale: en-GB}]
navigation: [top, units, indicators, results, risks, actions]
kinds:
  - {id: top, title: Plan, plural: Plans}
  - {id: unit, title: Unit, plural: Units, overview: units}
levels:
  - {id: goal, title: Goal, plural: Goals}
  - {id: outcome, title: Outcome, plural: Outcomes}
  - {id: output, title: Output, plural: Outputs}
frequencies: [{id: half-yearly, title: twice a year, days: 184}]
risk:
  likelihood: [{title: Rare}, {title: Unlikely}, {title: Possible}, {title: Likely}, {title: Certain}]
  impact: [{title: Negligible}, {title: Minor}, {title: Moderate}, {title: Major}, {title: Severe}]
  bands: [{id: low, title: Low}, {id: medium, title: Medium}, {id: high, title: High}, {id: critical, title: Critical}]
  matrix:
    - [low, low, low, medium, medium]
    - [low, low, medium, medium, high]
    - [low, medium, medium, high, high]
    - [low, medium, high, high, critical]
    - [medium, medium, high, critical, critical]
  categories:
    - {id: relevance, title: Relevance, appetite: medium}
    - {id: delivery, title: Delivery, appetite: high}
`
