package plan

import (
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

// reach is a plan with two audiences; more are its messages and channels.
func reach(more string) string {
	return file("communication:\n  audiences: [{id: ships, title: Ships}, {id: town, title: The town}]\n" + more)
}

func TestAudiencesAreReached(t *testing.T) {
	const (
		told = "  messages: [{text: a, for: [ships, town]}]\n"
		by   = "  channels: [{title: a, for: [ships, town]}]\n"
	)
	config := testConfig(t)
	if _, got := decodeFile(t, reach(told+by), config); len(got) > 0 {
		t.Errorf("both are told and reached: %s", inLines(got))
	}
	for _, c := range []problem{
		{"one is told nothing", strings.Replace(reach("  messages: [{text: a, for: [ships]}]\n"+by), "id: town", "id: ‸town", 1), "unreached-audience", `no message is for the audience "town"`, `add "town" to the for: of a message`},
		{"nothing leads to one", strings.Replace(reach(told+"  channels: [{title: a, for: [town]}]\n"), "id: ships", "id: ‸ships", 1), "unreached-audience", `no channel reaches the audience "ships"`, "of a channel"},
		{"neither of the two", strings.NewReplacer("id: ships", "id: ‸ships", "id: town", "id: ‸town").Replace(reach("")), "unreached-audience", "neither a message nor a channel", "of a message and of a channel"},
	} {
		c.check(t, config, diagnostic.Warning)
	}
}

func TestCommunicationProblems(t *testing.T) {
	const by = "  channels: [{title: a, for: [ships, town]}]\n"
	many := func(n int) string {
		return "  messages: [" + strings.Repeat("{text: a, for: [ships, town]}, ", n) + "]\n"
	}
	checkErrors(t, []problem{
		{"an audience that there is not", reach("  messages: [{text: a, for: [ships, town, ‸towns]}]\n" + by), "unknown-audience", `"towns"`, `did you mean "town"?`},
		{"two of one name", file("communication:\n  audiences: [{id: ships, title: a}, {id: ‸ships, title: b}]\n  messages: [{text: a, for: [ships]}]\n  channels: [{title: a, for: [ships]}]\n"), "duplicate-id", "stands twice", "rename"},
		{"more messages than a reader can take", strings.Replace(reach(many(maxReach+1)+by), "messages: [", "messages: ‸[", 1), "too-many", "there are 21 messages", "at most 20"},
	})
}
