package reference

import (
	"encoding/json"

	"plansite/generator/plan"
)

// rule is what the checks ask of a key beyond its type.
type rule struct {
	from  string   // the names of the vocabulary that it takes
	open  bool     // it takes others too
	id    bool     // an id of its own, which is not kept for the site
	page  bool     // one that a page of prose may have
	named bool     // a name that is defined here and is no address
	code  bool     // the code of a language
	but   []string // names that it must not have
	low   *int     // bounds of a whole number, or of a number
	high  *int
	least int // bounds of the entries of a list; 0 for no bound
	most  int
}

// Names of the vocabulary of a site.
const (
	kinds       = "kinds"
	levels      = "levels"
	frequencies = "frequencies"
	categories  = "categories"
	bodies      = "bodies"
	units       = "units"
	bands       = "bands"
	appetites   = "appetites"
)

// vocabulary are the names that a site defines, by where they are from. It is
// empty without a site.
func vocabulary(c *plan.Config) map[string][]string {
	out := map[string][]string{}
	if c == nil {
		return out
	}
	add := func(from, name string) {
		if name != "" {
			out[from] = append(out[from], name)
		}
	}
	for _, x := range c.Kinds {
		add(kinds, x.ID.ID)
	}
	for _, x := range c.Levels {
		add(levels, x.ID.ID)
	}
	for _, x := range c.Frequencies {
		add(frequencies, x.ID.ID)
	}
	for _, x := range c.Bodies {
		add(bodies, x.ID.ID)
	}
	for _, x := range c.Units {
		add(units, x.Title)
	}
	for _, x := range c.Risk.Categories {
		add(categories, x.ID.ID)
	}
	for _, x := range c.Risk.Bands {
		add(bands, x.ID.ID)
		add(appetites, x.ID.ID)
	}
	add(appetites, plan.NoAppetite)
	return out
}

func between(low, high int) rule { return rule{low: &low, high: &high} }

func atLeast(low int) rule { return rule{low: &low} }

func entriesOf(least, most int) rule { return rule{least: least, most: most} }

func one(from string) rule { return rule{from: from} }

// Bounds that package plan checks too.
const (
	maxItems = 2000
	maxReach = 20
	years    = 1900
	lastYear = 2199
	maxDays  = 3660
)

// notPlans are the kinds of what is no plan.
var notPlans = append([]string{plan.PageKind}, plan.RecordKinds...)

// rules are those of keys, by Type.key.
var rules = map[string]rule{
	"Plan.id": {id: true}, "Page.id": {id: true, page: true}, "Head.id": {id: true}, "Result.id": {id: true}, "Indicator.id": {id: true}, "Risk.id": {id: true},
	"Action.id": {id: true}, "Finding.id": {id: true}, "Contribution.id": {id: true}, "Clause.id": {id: true}, "Event.id": {id: true},
	"Stage.id": {named: true}, "Audience.id": {named: true}, "Kind.id": {named: true, but: notPlans}, "Kind.overview": {named: true}, "ResultLevel.id": {named: true},
	"Language.code": {code: true}, "Frequency.id": {named: true}, "Unit.id": {named: true}, "Body.id": {named: true}, "Band.id": {named: true, but: []string{plan.NoAppetite}}, "Category.id": {named: true},

	"Plan.kind": {from: kinds, but: notPlans}, "Result.level": one(levels), "Indicator.frequency": one(frequencies), "Risk.category": one(categories),
	"Indicator.unit": {from: units, open: true}, "Report.to": one(bodies), "Review.to": one(bodies), "Resolution.by": one(bodies),
	"Decision.by": one(bodies), "Event.body": one(bodies), "Config.alignment": one(levels), "Category.appetite": one(appetites),

	"Period.from": between(years, lastYear), "Period.to": between(years, lastYear), "Resource.year": between(years, lastYear),
	"Score.score": between(1, plan.Steps), "Level.likelihood": between(1, plan.Steps), "Level.impact": between(1, plan.Steps),
	"Frequency.days": between(0, maxDays), "Thresholds.too_early": between(0, 100), "Thresholds.on_track": between(-100, 0), "Thresholds.at_risk": between(-100, 0),
	"Indicator.tolerance": atLeast(0), "Resource.budget": atLeast(0), "Resource.spent": atLeast(0), "Resource.staff": atLeast(0), "Resource.staff_used": atLeast(0),

	"Plan.results": entriesOf(0, maxItems), "Plan.indicators": entriesOf(0, maxItems), "Plan.risks": entriesOf(0, maxItems), "Plan.actions": entriesOf(0, maxItems),
	"Plan.landscape": entriesOf(0, maxItems), "Plan.regional_groups": entriesOf(0, maxItems), "Plan.resources": entriesOf(0, maxItems),
	"Indicator.breakdown": entriesOf(0, maxItems), "Review.findings": entriesOf(0, maxItems), "Consultation.contributions": entriesOf(0, maxItems),
	"Resolution.clauses": entriesOf(0, maxItems), "Calendar.events": entriesOf(1, maxItems), "SelfAssessment.practices": entriesOf(1, maxItems),
	"SelfAssessment.stages": entriesOf(2, 8), "Consultation.questions": entriesOf(1, 0), "Score.evidence": entriesOf(1, 0),
	"Indicator.measures": entriesOf(1, 0), "Risk.threatens": entriesOf(1, 0),
	"Communication.audiences": entriesOf(0, maxReach), "Communication.messages": entriesOf(0, maxReach), "Communication.channels": entriesOf(0, maxReach),
	"Config.languages": entriesOf(1, 0), "Config.kinds": entriesOf(1, 0), "Config.levels": entriesOf(1, 0), "Config.frequencies": entriesOf(1, 0),
	"RiskScale.likelihood": entriesOf(plan.Steps, plan.Steps), "RiskScale.impact": entriesOf(plan.Steps, plan.Steps), "Axis.steps": entriesOf(plan.Steps, plan.Steps),
	"RiskScale.bands": entriesOf(1, 0), "RiskScale.categories": entriesOf(1, 0), "RiskScale.matrix": {from: bands, least: plan.Steps, most: plan.Steps},
}

// together are what entries need as wholes, by type: keys that depend on others.
var together = map[string]json.RawMessage{
	"Indicator": json.RawMessage(`{
		"if": {"properties": {"reading": {"const": "milestone"}}, "required": ["reading"]},
		"then": {"required": ["milestones"], "properties": {"milestones": {"minItems": 1}, "unit": false, "direction": false, "tolerance": false,
			"baseline": {"type": "array", "maxItems": 0}, "targets": {"maxItems": 0}, "measurements": {"maxItems": 0}, "breakdown": {"maxItems": 0}}},
		"else": {"required": ["unit", "direction"], "properties": {"milestones": {"maxItems": 0}}}}`),
	"Resource": json.RawMessage(`{"anyOf": [{"required": ["budget"]}, {"required": ["spent"]}, {"required": ["staff"]}, {"required": ["staff_used"]}]}`),
	"Event": json.RawMessage(`{"anyOf": [
		{"required": ["date"], "properties": {"due": false, "done": false}},
		{"required": ["due"], "properties": {"date": false, "to": false}}]}`),
	"Contribution": json.RawMessage(`{
		"if": {"properties": {"outcome": {"enum": ["partly", "declined"]}}, "required": ["outcome"]},
		"then": {"required": ["response"]}}`),
	"Practice": json.RawMessage(`{"if": {"required": ["stage"]}, "then": {"required": ["evidence"], "properties": {"evidence": {"minItems": 1}}}}`),
}

// sourced is what each entry needs that has a standing and a source.
var sourced = json.RawMessage(`{
	"if": {"properties": {"standing": {"enum": ["final", "provisional", "estimated"]}}, "required": ["standing"]},
	"then": {"required": ["source"]}}`)

// ruleOf is the rule of a key.
func ruleOf(k key) rule { return rules[k.Owner.Name()+"."+k.Name] }

// Patterns that hold for JavaScript and Go alike.
const (
	idPattern       = `^[a-z][a-z0-9-]{0,63}$`
	languagePattern = `^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$`
	datePattern     = `^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`
	addressPattern  = `^[Hh][Tt][Tt][Pp][Ss]?://[^\x00-\x20"<>/?#][^\x00-\x20"<>]*$`
	versionPattern  = `^[0-9a-fA-F]{8}$`
	entryPattern    = `^([a-z][a-z0-9-]{0,63}|[1-9][0-9]*)$`
)

// kept is what the id of an item must not be.
func kept(page bool) object {
	words := plan.Reserved
	if !page {
		words = append(words[:len(words):len(words)], plan.PageOnly...)
	}
	return object{{"anyOf", []object{
		{{"enum", words}},
		{{"type", "string"}, {"pattern", "^[a-z]{2}$"}},
	}}}
}
