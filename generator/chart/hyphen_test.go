package chart

import (
	"slices"
	"strings"
	"testing"

	"plansite/generator/foreign"
)

// A word is broken with a hyphen where a syllable begins.
func TestHyphens(t *testing.T) {
	for _, tt := range []struct {
		reason, text string
		ems          float64
		want         string
	}{
		{"English", "Recommendations", 7, "Recommen-|dations"},
		{"Spanish", "Recomendaciones", 8, "Recomenda-|ciones"},
		{"French", "fonctionnement", 5.5, "fonction-|nement"},
		{"French, with an accent", "Recommandées", 6.5, "Recomman-|dées"},
		{"Russian", "Исследовательские", 10, "Исследователь-|ские"},
		{"a soft sign stays with its consonant", "непрерывность", 8, "непрерыв-|ность"},
		{"consonants that are said together", "administration", 5, "adminis-|tration"},
		{"after words that fit", "для каждой исследовательской", 10, "для каждой|исследователь-|ской"},
		{"three letters at each side", "relations", 4.2, "rela-|tions"},
		{"names in capitals have no hyphen", "ABRACADABRA", 6, "ABRACAD|ABRA"},
		{"nor have letters that are joined", "كلمةكلمةكلمة", 4, "كلمةكل|مةكلمة"},
		{"the hyphen is of the language of its word", foreign.Mark("Recommendations"), 7, foreign.Mark("Recommen-") + "|" + foreign.Mark("dations")},
	} {
		if got := strings.Join(broken(tt.text, tt.ems, 3), "|"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

// What is cut ends with a word, unless half of the room would be left.
func TestCutTexts(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"words and organizations", []string{"words…"}},
		{"a organization", []string{"a orga…"}},
		{"Asia-Pacific", []string{"Asia…"}},
		{"Азиатско-Тихоокеанский", []string{"Азиат…"}},
	} {
		if got := broken(tt.text, 4.8, 1); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}
