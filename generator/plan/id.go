package plan

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"plansite/generator/diagnostic"
)

// maxID is how long an id may be.
const maxID = 64

// IsID reports whether a word has the form of an id: [a-z][a-z0-9-]{0,63}.
func IsID(s string) bool {
	for i := range len(s) {
		c := s[i]
		if letter := c >= 'a' && c <= 'z'; !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != "" && len(s) <= maxID
}

// Reserved are the ids that no item may have: the overviews, present and to
// come, and words that a page or a folder of the site needs.
var Reserved = []string{
	"study-groups", "regions", "enablers", "indicators", "results", "risks", "actions", "records", "reports",
	"reviews", "consultations", "decisions", "resolutions", "events", "calendar", "compare", "framework",
	"alignment", "resources", "oversight", "traceability", "communication", "assessment", "translation",
	"search", "index", "print", "embed", "data", "api", "assets", "media", "page", "home", "404", "none",
	"summary", "contents", "main", "sources", "analysis", "risk-map", "mentions", "rating", "measurements",
	"levels", "chain", "profile", "children", "text", "history", "definition", "vision", "mission", "mandate",
	"value-proposition", "statement", "below", "controls", "assumptions", "position", "findings",
	"became", "contributions", "questions", "respond", "outcome", "evidence", "leads-to",
	"origins", "support", "means", "pestel", "landscape",
	"breakdown", "regional-groups", "risk-method",
}

// PageOnly are the ids that only prose pages may have.
var PageOnly = []string{"about", "method"}

// languageCode finds ids that look like the folder of a language.
var languageCode = regexp.MustCompile(`^[a-z]{2}$`)

// languageForm is that of the code of a language, the first part of addresses.
var languageForm = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$`)

// idProblem says what is wrong with an id, and the remedy; both are empty
// when nothing is.
func idProblem(id string, isPage bool) (code, message, hint string) {
	switch {
	case !IsID(id):
		return "bad-id", fmt.Sprintf("%s cannot be an id", diagnostic.Name(id)), idHint(id)
	case languageCode.MatchString(id):
		return "reserved-id", fmt.Sprintf("the id %q is kept for a language", id), "add a word or a number to it"
	case reserved(id, isPage):
		return "reserved-id", fmt.Sprintf("the id %q is kept for a page of the site", id), "add a word or a number to it"
	}
	return "", "", ""
}

func reserved(id string, isPage bool) bool {
	return languageCode.MatchString(id) || slices.Contains(Reserved, id) || !isPage && slices.Contains(PageOnly, id)
}

var notInID = regexp.MustCompile(`[^a-z0-9]+`)

// idHint makes a valid id of an invalid one.
func idHint(id string) string {
	const rule = "write small letters a to z, digits and hyphens, a letter first"
	if plain := ProperID(id); plain != "" {
		return rule + ": " + plain
	}
	return rule
}

// ProperID makes a valid id of an invalid one, or "" of one that has nothing
// to make it of.
func ProperID(id string) string {
	plain := strings.TrimLeft(notInID.ReplaceAllString(strings.ToLower(id), "-"), "-0123456789")
	plain = strings.TrimRight(plain[:min(len(plain), maxID)], "-")
	if !IsID(plain) || reserved(plain, false) {
		return ""
	}
	return plain
}

func checkID(ref Ref, isPage bool, r *diagnostic.Reporter) {
	if ref.ID == "" {
		return // missing or of a wrong type, and reported as that
	}
	if code, message, hint := idProblem(ref.ID, isPage); code != "" {
		r.Error(ref.Pos, ref.Len(), code, message, hint)
	}
}

// names finds words that are defined twice in one part of the vocabulary.
type names struct {
	r    *diagnostic.Reporter
	seen map[string]diagnostic.Pos
}

func newNames(r *diagnostic.Reporter) *names {
	return &names{r: r, seen: map[string]diagnostic.Pos{}}
}

func (n *names) add(group string, ref Ref) {
	if ref.ID == "" {
		return // missing or of a wrong type, and reported as that
	}
	if !IsID(ref.ID) {
		n.r.Error(ref.Pos, ref.Len(), "bad-id", fmt.Sprintf("%s cannot be an id", diagnostic.Name(ref.ID)), idHint(ref.ID))
		return
	}
	key := group + " " + ref.ID
	if first, ok := n.seen[key]; ok {
		n.r.Add(diagnostic.Diagnostic{
			Code: "duplicate-id", Place: n.r.At(ref.Pos), Length: ref.Len(),
			Message: fmt.Sprintf("%q stands twice among the %s", ref.ID, group), Hint: "rename or remove one",
			Notes: []diagnostic.Note{{Place: n.r.At(first), Message: "the first one is here"}},
		})
		return
	}
	n.seen[key] = ref.Pos
}

// CheckFormer says what is wrong with an id that an item had before.
func CheckFormer(ref Ref) (code, message, hint string) { return idProblem(ref.ID, false) }

// CheckNew says what is wrong with an id for a new file of a kind.
func CheckNew(kind, id string) (code, message, hint string) { return idProblem(id, kind == PageKind) }
