package reference_test

import (
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/source"
	"plansite/generator/translation"
)

// TestBrokenSiteIsRefused: so it is with site.yaml.
func TestBrokenSiteIsRefused(t *testing.T) {
	_, good := config(t, os.DirFS("../testdata/site"))
	schema := schemas(t, nil)["site.schema.json"]
	for _, x := range []struct{ reason, from, to string }{
		{"a key that there is not", "tagline:", "tag_line:"},
		{"a key that is missing", "publisher: Harbour office\n", ""},
		{"a kind that is the site's own", "id: quay,", "id: page,"},
		{"a band that stands for none", "id: low,", "id: none,"},
		{"a scale of four steps", "    - {title: Rare}\n", ""},
		{"a row of six cells", "[low, low, low, low, medium]", "[low, low, low, low, low, medium]"},
		{"a language with a name for its code", "code: en,", "code: English,"},
		{"more days than a frequency has", "days: 366", "days: 36600"},
		{"days in words", "days: 366", "days: a year"},
	} {
		text := []byte(strings.Replace(string(good), x.from, x.to, 1))
		if string(text) == string(good) {
			t.Fatalf("%s: there is no %q", x.reason, x.from)
		}
		c := plan.DecodeConfig(source.ConfigName, text, new(diagnostic.List))
		if valid := schema.Validate(value(t, text)) == nil; !c.Broken || valid {
			t.Errorf("%s: accepted %v, valid %v", x.reason, !c.Broken, valid)
		}
	}
}

// TestNeverStricterThanTheDecoderOfSites is the same for site.yaml.
func TestNeverStricterThanTheDecoderOfSites(t *testing.T) {
	_, text := config(t, os.DirFS("../testdata/site"))
	good, schema := string(text), schemas(t, nil)["site.schema.json"]
	places := valuePlaces.FindAllStringSubmatchIndex(good, -1)
	rapid.Check(t, func(r *rapid.T) {
		at := rapid.SampledFrom(places).Draw(r, "place")
		text := []byte(good[:at[2]] + rapid.SampledFrom(odd).Draw(r, "value") + good[at[3]:])
		if c := plan.DecodeConfig(source.ConfigName, text, new(diagnostic.List)); c.Broken {
			return
		}
		if err := schema.Validate(value(t, text)); err != nil {
			r.Fatalf("the decoder takes it, the schema does not: %v\n%s", err, text)
		}
	})
}

// TestBrokenTranslationIsRefused: a translation holds words only.
func TestBrokenTranslationIsRefused(t *testing.T) {
	c, _ := config(t, os.DirFS("../testdata/site"))
	schema := schemas(t, c)["plan.translation.schema.json"]
	read := func(name, front string) *source.Document {
		doc, problem := source.Split(name, []byte("---\n"+front+"---\n"))
		if problem != nil {
			t.Fatal(problem.Message)
		}
		return doc
	}
	whole := plan.Decode(read("content/x.md", good), c, new(diagnostic.List)).Whole()
	for front, want := range map[string]bool{
		"title: Quai 1\nresults:\n  depth: {title: Profond, assumptions: [~]}\nsources:\n  1: {title: ~}\n": true,
		"title:\nfollows: {title: 8c1f03ad}\n":                    true,
		"title: Quai 1\nstatus: draft\n":                          false,
		"indicators:\n  ships: {unit: navires}\n":                 false,
		"indicators:\n  ships: {baseline: {value: 12}}\n":         false,
		"indicators: [{title: Navires}]\n":                        false,
		"results: {Depth: {title: Profond}}\n":                    false,
		"results:\n  depth: {title: [Profond]}\n":                 false,
		"title: Quai 1\nfollows: {title: not a version of it}\n":  false,
		"results:\n  depth: {assumptions: Rien ne s'envase}\n":    false,
		"sources:\n  1: {title: Rapport, note: {fr: une note}}\n": false,
	} {
		diags := new(diagnostic.List)
		translation.Read(read("content/x.fr.md", front), whole, diags)
		accepted, valid := !diags.HasErrors(), schema.Validate(value(t, []byte(front))) == nil
		if accepted != want || valid != want {
			t.Errorf("accepted %v, valid %v, want %v: %s", accepted, valid, want, front)
		}
	}
}
