package chart

import "strconv"

// Amount is what a row of shares has in it.
type Amount struct {
	Rating string // achieved, ...; or empty, and it is drawn plain
	Kind   string // what it is, in words: On track, Budget, Spent
	Words  string // kind and amount in words: "On track: CHF 2 million"
	Value  float64
	Text   string // formatted, with its unit
	Plain  string // a decimal, for CSV; empty where there is no figure
}

// ShareRow is a bar with its parts.
type ShareRow struct {
	Label  string
	Href   string // or empty
	Total  Amount // drawn where there are no parts
	Parts  []Amount
	Beside *Amount // a thin bar below: spent beside planned; or none
}

// Shares shows amounts as bars on one scale, each divided into parts. An
// amount below zero is not drawn; the table has it.
type Shares struct {
	Joints
	Title   string
	Desc    string // the sentence that says what it shows
	Caption string
	Rows    []ShareRow
	Unit    string                               // of all amounts, for the axis and CSV
	Number  func(v float64, decimals int) string // formats a value of the axis
	Head    [3]string                            // row, kind, amount
	Words   SharesWords
}

// SharesWords are the words of shares: the head of units in CSV, and how many
// rows or parts there is no room for.
type SharesWords struct {
	Unit string
	Rest func(n int) string // "and 3 more"
}

// MaxShares is how many rows are drawn; more are counted. MaxParts is how many
// parts of a row are told apart; more are drawn as one.
const (
	MaxShares = 60
	MaxParts  = 8
)

// drawn is the length of an amount's bar.
func (a *Amount) drawn() float64 {
	if a.Value > 0 {
		return min(a.Value, sharesGreat)
	}
	return 0
}

// parts are those that are drawn, at most MaxParts.
func (c *Shares) parts(r *ShareRow) []Amount {
	switch n := len(r.Parts); {
	case n == 0 && r.Total.drawn() > 0:
		return []Amount{{Rating: r.Total.Rating, Value: r.Total.Value}}
	case n <= MaxParts:
		return r.Parts
	default:
		rest := Amount{Words: c.rest(n - MaxParts + 1)}
		for i := range r.Parts[MaxParts-1:] {
			rest.Value += r.Parts[MaxParts-1+i].drawn()
		}
		return append(r.Parts[:MaxParts-1:MaxParts-1], rest)
	}
}

func (c *Shares) rest(n int) string {
	if c.Words.Rest == nil {
		return strconv.Itoa(n)
	}
	return c.Words.Rest(n)
}

// greatest is the longest bar.
func (c *Shares) greatest() float64 {
	most := 0.0
	for i := range c.Rows {
		sum := 0.0
		for _, p := range c.parts(&c.Rows[i]) {
			sum += p.drawn()
		}
		most = max(most, sum)
		if b := c.Rows[i].Beside; b != nil {
			most = max(most, b.drawn())
		}
	}
	return most
}

// Table implements Chart: a row for each amount.
func (c *Shares) Table() Table {
	t := Table{Caption: c.Caption, Head: c.Head[:], UnitHead: c.Words.Unit}
	for i := range c.Rows {
		r := &c.Rows[i]
		add := func(a *Amount) {
			amount := Cell{Text: a.Text, Number: true, Value: a.Plain}
			if a.Plain != "" {
				amount.Unit = c.Unit
			}
			t.Rows = append(t.Rows, []Cell{{Text: r.Label, Href: r.Href}, {Text: a.Kind}, amount})
		}
		add(&r.Total)
		for k := range r.Parts {
			add(&r.Parts[k])
		}
		if r.Beside != nil {
			add(r.Beside)
		}
	}
	return t
}
