package browser_test

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"plansite/generator"
)

// saying is a page of a small site, and what is asked there: what finds it, and
// what does not.
type saying struct {
	id, title, text string
	finds, not      []string
}

// sayings are pages in the languages of the United Nations, each with questions
// that a search by the letters alone would get wrong.
var sayings = map[string][]saying{
	"en": {
		{"numbers", "Numbers of texts", "What Recommendation ITU-T Y.3172 says of SG13-OC1.",
			[]string{"Y.3172", "y3172", "3172", "Y 3172", "sg13-oc1", "sg13", "recomendation", "Recommendations y.31"}, []string{"Y.3173x", "sg14"}},
		{"policies", "Policies for networks", "Standardization is measured.", []string{"policy", "network", "standardised", "measuring", "netwrks"}, []string{"polite"}},
	},
	"fr": {
		{"indicateur", "Mesure de l’indicateur", "Les réseaux régionaux d'État ; la sécurité. Un cœur.",
			[]string{"l'indicateur", "indicateurs", "reseau", "réseau", "régionale", "securite", "SÉCURITÉ", "coeur", "d’état", "indicatuer"}, []string{"larme"}},
		{"anglais", "Une page", "Some words in English: measurements.", []string{"measurement"}, nil},
	},
	"es": {
		{"acciones", "Acciones de la región", "Participación de los países; señales.", []string{"accion", "acción", "region", "regiones", "participacion", "pais", "senal", "partcipación"}, []string{"accidente"}},
	},
	"ru": {
		{"pokazateli", "Показатели стандартизации", "Об изменениях в новых сетях: ещё один отчёт.",
			[]string{"показатель", "показателей", "показателями", "стандартизация", "стандартизацией", "сеть", "сети", "сетями", "новый", "изменение", "еще", "отчет", "ОТЧЁТЫ", "отчётов", "паказатель"}, []string{"показуха"}},
	},
	"zh": {
		{"biaozhun", "国际电联制定网络安全标准", "量子计算与人工智能的互操作性。参见建议书Y.3172。",
			[]string{"标准", "网络安全", "电联", "国际电信联盟标准"[:6], "量子", "人工智能", "互操作", "y3172", "建议书", "安"}, []string{"量能计工", "社会"}},
		{"shehui", "社会议题", "没有其他内容。", []string{"社会", "议题"}, []string{"标准"}},
	},
	"ar": {
		{"muashirat", "المؤشرات والأهداف", "قياس الإجراءات الاستراتيجيّة للاتصالات في ٢٠٢٥، وفقاً لآراء اللجنة. مُسْتَوَى الثقة والمخاطر.",
			[]string{"مؤشر", "المؤشر", "المُؤَشِّرات", "مـؤشـرات", "والمؤشرات", "موشرات", "اهداف", "أهداف", "الأهداف", "إجراء", "اجراءات", "استراتيجية", "استراتيجيه", "اتصالات", "الاتصالات", "مستوي", "مستوى", "2025", "آراء", "اراء", "مخاطر"},
			[]string{"مدرسة"}},
	},
}

// smallSite builds a site in one language of which the pages say something.
func smallSite(t *testing.T, lang string, pages []saying) *publication {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		file := filepath.Join(dir, "content", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("site.yaml", fmt.Sprintf(`title: ABC
publisher: ABC
tagline: ABC
as_of: 2026-06-30
period: {from: 2025, to: 2028}
home: abc
languages: [{code: %s, name: ABC, locale: %s}]
kinds: [{id: top, title: ABC, plural: ABC}]
levels: [{id: goal, title: ABC, plural: ABC}]
frequencies: [{id: annual, title: ABC, days: 366}]
risk:
  likelihood: [{title: A}, {title: B}, {title: C}, {title: D}, {title: E}]
  impact: [{title: A}, {title: B}, {title: C}, {title: D}, {title: E}]
  bands: [{id: low, title: L}, {id: high, title: H}]
  matrix: [[low, low, low, low, low], [low, low, low, low, low], [low, low, low, low, low], [low, low, low, low, high], [low, low, low, high, high]]
  categories: [{id: any, title: ABC, appetite: low}]
`, lang, lang))
	write("abc.md", "---\nid: abc\nkind: top\ntitle: ABC\n---\n")
	for _, p := range pages {
		write(p.id+".md", fmt.Sprintf("---\nid: %s\nkind: page\ntitle: %q\n---\n%s\n", p.id, p.title, p.text))
	}
	search, err := searchLibrary()
	if err != nil {
		t.Fatal(err)
	}
	return buildSite(t, dir, generator.Options{SearchLibrary: search})
}

// Readers find what they look for in the way they write it in their language.
func TestSearchInSixLanguages(t *testing.T) {
	for lang, pages := range sayings {
		t.Run(lang, func(t *testing.T) {
			tb := searchTab(t)
			server := httptest.NewServer(serve(os.DirFS(smallSite(t, lang, pages).dir)))
			t.Cleanup(server.Close)
			tb.root = server.URL
			tb.load(lang + "/search/?q=SG13")
			tb.answered()
			for _, p := range pages {
				for _, question := range append(slices.Clone(p.finds), p.not...) {
					found := slices.Contains(tb.findsOf(question), p.id)
					if want := slices.Contains(p.finds, question); found != want {
						t.Errorf("%s: found is %t: %q", question, found, tb.options())
					}
				}
			}
		})
	}
}

// findsOf are the results of a question, as they come with the last letter.
func (tb *tab) findsOf(question string) []string {
	tb.Helper()
	ask[any](tb, fmt.Sprintf(`(() => {
		const field = document.querySelector(".search-field");
		field.value = %q;
		field.dispatchEvent(new Event("input"));
	})()`, question))
	return tb.options()
}
