package advice

import (
	"fmt"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// risk looks at who answers for a risk, what is done about it and when it was
// looked at.
func (a *adviser) risk(x *site.Risk) {
	a.owner(x, "risk", x.Owner)
	a.response(x)
	a.review(x, "risk", x.Risk.Pos, x.ReviewDue)
}

// response looks for what is done about a risk. That nothing treats a risk above
// its appetite is a warning, and not said twice.
func (a *adviser) response(x *site.Risk) {
	switch {
	case x.Response == "":
		a.say(x, plan.NoResponse, fmt.Sprintf("nothing says what is done about the risk %q", x.Ref()),
			"add response: avoid, reduce, transfer or accept")
	case x.Response == plan.Reduce && len(x.Controls) == 0 && !x.Treated() && !x.Exposure.Above:
		p := a.say(x, plan.NoResponse, fmt.Sprintf("the risk %q is to be reduced, but it has no controls and no action treats it", x.Ref()),
			fmt.Sprintf("say in controls what is in place, or add an action with treats: [%s], or write response: accept", x.Ref()))
		p.of(x.Risk.Pos, "response")
	}
}

// review looks for a review that was due before the as-of date.
func (a *adviser) review(x site.Item, what string, entry diagnostic.Pos, due plan.Date) {
	if due == 0 || due >= a.site.AsOf {
		return
	}
	p := a.say(x, plan.OverdueReview, fmt.Sprintf("the %s %q was to be reviewed by %s", what, x.Ref(), due),
		"review it, then write the date of the next review in review_due")
	p.of(entry, "review_due")
}
