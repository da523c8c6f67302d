package spreadsheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// digits are how many a spreadsheet keeps of a number; what lies behind is noise
// of floating point.
const digits = 15

// decimal writes a number of a workbook without exponent and without noise.
func decimal(stored string) (text string, noisy, ok bool) {
	x, err := strconv.ParseFloat(stored, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) || strings.ContainsAny(stored, "xXpP_") {
		return "", false, false
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', digits, 64), 64)
	if rounded == 0 {
		rounded = 0 // and not -0
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64), rounded != x, true
}

// WithoutNoise is a decimal written with more digits than a spreadsheet keeps, as
// it was before floating point; others stay as they are.
func WithoutNoise(text string) (clean string, noisy bool) {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	if !point || len(strings.TrimLeft(whole+fraction, "0")) <= digits {
		return text, false
	}
	clean, _, ok := decimal(text)
	if !ok {
		return text, false
	}
	return clean, clean != text
}

// Hundredfold moves the point of a decimal two places.
func Hundredfold(text string) string {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	out, _, _ := decimal(strconv.FormatFloat(x*100, 'g', digits, 64))
	return out
}

// day is the date of a number that is shown as one. Excel takes 1900 for a leap
// year, so before March of that year programs disagree. ok is false for what is
// no day; moment says that it has a time of day.
func day(stored string, since1904 bool) (date string, moment, ok bool) {
	x, err := strconv.ParseFloat(stored, 64)
	if err != nil || !(x >= 0 && x < 200_000) {
		return "", false, false
	}
	n := int(x)
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if since1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if n < 61 {
		return "", false, false
	}
	return start.AddDate(0, 0, n).Format(time.DateOnly), x != float64(n), true
}

// format is what the format of a number says of it.
type format uint8

const (
	plainFormat format = iota
	dateFormat
	percentFormat
)

// builtIn is the format of a number that every workbook has.
func builtIn(id int) format {
	switch {
	case id == 9 || id == 10:
		return percentFormat
	case id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58:
		return dateFormat
	}
	return plainFormat
}

// formatOf reads a format code such as [$-409]d mmm yyyy or 0.0%. Texts in
// quotes, colours and conditions in brackets say nothing.
func formatOf(code string) format {
	code, _, _ = strings.Cut(code, ";")
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			n := strings.IndexByte(code[i+1:], '"')
			if n < 0 {
				return plainFormat
			}
			i += n + 1
		case '[':
			n := strings.IndexByte(code[i:], ']')
			if n < 0 {
				return plainFormat
			}
			i += n
		case '\\', '_', '*':
			i++
		case '%':
			return percentFormat
		case 'd', 'D', 'y', 'Y', 'h', 'H', 's', 'S':
			return dateFormat
		case 'm', 'M':
			return dateFormat
		case 'g', 'G':
			if strings.HasPrefix(strings.ToLower(code[i:]), "general") {
				i += len("general") - 1
			}
		}
	}
	return plainFormat
}
