package locale

import (
	"strings"
	"testing"

	"plansite/layouts"
)

func TestList(t *testing.T) {
	for _, tt := range []struct{ reason, code, of, want string }{
		{"nothing", "en", "", ""},
		{"one", "en", "results", "results"},
		{"two", "en", "results|risks", "results and risks"},
		{"three", "en", "results|risks|actions", "results, risks and actions"},
		{"four", "fr", "plans|risques|mesures|textes", "plans, risques, mesures et textes"},
		{"y before a consonant", "es", "riesgos|medidas", "riesgos y medidas"},
		{"e before the sound of y", "es", "riesgos|medidas|indicadores", "riesgos, medidas e indicadores"},
		{"the same, in another script of the source", "es", "riesgos|\uFDD0hitos\uFDD1", "riesgos e \uFDD0hitos\uFDD1"},
		{"y before the sound of ye", "es", "agua|hielo", "agua y hielo"},
		{"Russian", "ru", "риски|меры|планы", "риски, меры и планы"},
		{"Chinese has its own comma", "zh", "风险|行动|规划", "风险、行动和规划"},
		{"Arabic puts its and before the word", "ar", "مخاطر|إجراءات|خطط", "مخاطر، إجراءات وخطط"},
	} {
		l, err := Load(layouts.Files, nil, tt.code, tt.code)
		if err != nil {
			t.Fatal(err)
		}
		all := strings.FieldsFunc(tt.of, func(r rune) bool { return r == '|' })
		if got := l.List(all); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}
