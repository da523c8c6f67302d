package locale

import (
	"slices"
	"strings"
	"testing"
)

// inOrder sorts names and puts each under its letter: "A: a á | B: b".
func inOrder(lang string, names ...string) string {
	a := (&Locale{Code: lang}).Alphabet()
	slices.SortStableFunc(names, func(x, y string) int { return a.Place(x).Compare(a.Place(y)) })
	var b strings.Builder
	last := ""
	for _, name := range names {
		if letter := a.Place(name).Letter; letter != last {
			last = letter
			b.WriteString("| " + letter + ": ")
		}
		b.WriteString(name + ", ")
	}
	return b.String()
}

func TestAlphabet(t *testing.T) {
	for _, tt := range []struct {
		lang  string
		names []string
		want  string
	}{
		{"en", []string{"Zeal", "“Quoted”", "5G", "élan", "Elan", "apple", "SG13", "SG2", "…", "3 of 5", "The last"},
			"| 0–9: 3 of 5, 5G, | A: apple, | E: Elan, élan, | L: The last, | Q: “Quoted”, | S: SG2, SG13, | Z: Zeal, | #: …, "},
		{"fr", []string{"Œuvre", "Objet", "État", "Étude", "Essai", "Zone", "L’accès", "Les normes"},
			"| A: L’accès, | E: Essai, État, Étude, | N: Les normes, | O: Objet, Œuvre, | Z: Zone, "},
		{"es", []string{"Ñandú", "Nube", "Norma", "Ámbito", "Oferta"}, "| A: Ámbito, | N: Norma, Nube, | Ñ: Ñandú, | O: Oferta, "},
		{"ru", []string{"Ёмкость", "Етап", "Июль", "Йод", "Работа", "Union"}, "| U: Union, | Е: Ёмкость, Етап, | И: Июль, | Й: Йод, | Р: Работа, "},
		{"ar", []string{"المؤشرات", "أهداف", "إجراءات", "الخطة", "خَــتم", "مخاطر", "آفاق", "إلى البحر"}, "| ا: آفاق, إجراءات, إلى البحر, أهداف, | خ: خَــتم, الخطة, | م: المؤشرات, مخاطر, "},
		{"zh", []string{"指标", "安全", "中国", "风险", "成果", "行动", "Access", "战略", "阿拉伯", "字"},
			"| A: Access, 阿拉伯, 安全, | C: 成果, | F: 风险, | X: 行动, | Z: 战略, 指标, 中国, 字, "},
		{"en", []string{"中国"}, "| #: 中国, "},
	} {
		if got := inOrder(tt.lang, tt.names...); got != tt.want {
			t.Errorf("%s:\n%s, want\n%s", tt.lang, got, tt.want)
		}
	}
}
