package plan

import (
	"fmt"
	"slices"

	"plansite/generator/diagnostic"
)

// maxReach bounds the audiences, the messages and the channels of a plan: each
// message stands in the row of each audience that it is for.
const maxReach = 20

// communication checks that messages and channels are for audiences that there
// are, and that each audience is reached.
func (c *checker) communication(x *Communication) {
	x.Audiences, x.Messages, x.Channels = present(x.Audiences), present(x.Messages), present(x.Channels)
	names, known := newNames(c.r.Reporter), []string{}
	for _, a := range x.Audiences {
		names.add("audiences", a.ID)
		known = append(known, a.ID.ID)
	}
	told, reached := map[string]bool{}, map[string]bool{}
	for _, m := range x.Messages {
		c.audiences(m.For, known, told)
	}
	for _, ch := range x.Channels {
		c.audiences(ch.For, known, reached)
	}
	for _, a := range x.Audiences {
		c.reached(a, told[a.ID.ID], reached[a.ID.ID])
	}
	c.atMost(maxReach, x.Pos, "audiences", len(x.Audiences))
	c.atMost(maxReach, x.Pos, "messages", len(x.Messages))
	c.atMost(maxReach, x.Pos, "channels", len(x.Channels))
}

func (c *checker) atMost(most int, pos diagnostic.Pos, key string, n int) {
	if n > most {
		c.r.fail(pos, key, "too-many", fmt.Sprintf("there are %d %s", n, key), fmt.Sprintf("keep at most %d", most))
	}
}

// audiences reports names of no audience and notes the others.
func (c *checker) audiences(refs []Ref, known []string, named map[string]bool) {
	for _, ref := range refs {
		named[ref.ID] = true
		if ref.ID != "" && c.whole && !slices.Contains(known, ref.ID) {
			c.r.Error(ref.Pos, ref.Len(), "unknown-audience", "unknown audience "+diagnostic.Name(ref.ID), diagnostic.Suggest(ref.ID, known))
		}
	}
}

// reached warns of an audience that is told nothing, or by no way.
func (c *checker) reached(a *Audience, told, reached bool) {
	if a.ID.ID == "" || !c.whole || told && reached {
		return
	}
	lacks, hint := "no message is for the audience %s", "add %q to the for: of a message"
	switch {
	case !told && !reached:
		lacks, hint = "neither a message nor a channel reaches the audience %s", "add %q to the for: of a message and of a channel"
	case !reached:
		lacks, hint = "no channel reaches the audience %s", "add %q to the for: of a channel"
	}
	c.r.Warning(a.ID.Pos, a.ID.Len(), "unreached-audience", fmt.Sprintf(lacks, diagnostic.Name(a.ID.ID)), fmt.Sprintf(hint, a.ID.ID))
}
