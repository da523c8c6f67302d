package plan

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
	"plansite/generator/schema"
)

// Ref is an id or another name of the vocabulary as an author wrote it, with
// its place, so that a later step can say where it is wrong.
type Ref struct {
	ID  string
	Pos diagnostic.Pos
}

// UnmarshalScalar implements schema.Scalar.
func (x *Ref) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	*x = Ref{ID: v.Line(r), Pos: v.Pos}
}

// Len is how many characters the reference has in the file.
func (x Ref) Len() int { return utf8.RuneCountInString(x.ID) }

// Text is a compiled Markdown text of the front matter.
type Text struct{ *markdown.Doc }

// Prose implements schema.Prose.
func (Text) Prose() {}

// MaxText bounds one text of the front matter, in characters.
const MaxText = 20_000

// UnmarshalScalar implements schema.Scalar.
func (x *Text) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	if utf8.RuneCountInString(v.Text) > MaxText {
		r.Error(v.Pos, 1, "too-long", fmt.Sprintf("%q is longer than %d characters", v.Key, MaxText), "move it to the text below the front matter")
		return
	}
	if strings.TrimSpace(v.Text) == "" {
		r.Error(v.Pos, 1, "empty-value", fmt.Sprintf("%q is empty", v.Key), "write a text, or remove the key")
		return
	}
	v.NoComment(r)
	x.Doc = markdown.Compile([]byte(v.Text), markdown.Note, v.Locate, r)
}

// Date is a day, counted in days from 1 January of the year 1; 0 is no date.
type Date int32

const (
	firstYear = 1900
	lastYear  = 2199
)

// NewDate returns the date of a day that exists.
func NewDate(year, month, day int) Date {
	return Date(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix()/86400 + 719162)
}

var dateForm = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)

// ParseDate reads a date written YYYY-MM-DD.
func ParseDate(s string) (Date, error) {
	if !dateForm.MatchString(s) {
		return 0, fmt.Errorf("%s is not written as year-month-day", diagnostic.Name(s))
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("%s is not a day of the calendar", diagnostic.Name(s))
	}
	if t.Year() < firstYear || t.Year() > lastYear {
		return 0, fmt.Errorf("the year %d is not between %d and %d", t.Year(), firstYear, lastYear)
	}
	return NewDate(t.Year(), int(t.Month()), t.Day()), nil
}

// UnmarshalScalar implements schema.Scalar.
func (d *Date) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	date, err := ParseDate(v.Text)
	if err != nil {
		r.Error(v.Pos, v.Len(), "bad-date", fmt.Sprintf("%q: %v", v.Key, err),
			"write year, month and day, such as 2025-03-14")
		return
	}
	*d = date
}

// Time is the midnight, in UTC, at which the day begins.
func (d Date) Time() time.Time { return time.Unix((int64(d)-719162)*86400, 0).UTC() }

// Year is the calendar year.
func (d Date) Year() int { return d.Time().Year() }

// String writes the date as YYYY-MM-DD, and no date as "".
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// Number is a decimal figure as it was written, or "" for none. A large site
// has hundreds of thousands, and as decimals they would each take twice the room.
type Number string

// Set tells a figure, even of zero, from none.
func (n Number) Set() bool { return n != "" }

// Decimal is the figure to calculate with; none is zero.
func (n Number) Decimal() decimal.Decimal {
	d, _ := decimal.NewFromString(string(n))
	return d
}

// String writes the figure without zeros that say nothing.
func (n Number) String() string { return n.Decimal().String() }

// maxDigits bounds a figure; the world's gross product in cents has 16.
const maxDigits = 24

// numberForm is what a number looks like, of whatever length.
var numberForm = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// ParseNumber reads -?digits[.digits] and nothing else.
func ParseNumber(s string) (Number, bool) {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if !digits(whole) || point && !digits(fraction) || len(whole)+len(fraction) > maxDigits {
		return "", false
	}
	if len(whole) > 1 && whole[0] == '0' {
		return "", false
	}
	return Number(s), true
}

func digits(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

// UnmarshalScalar implements schema.Scalar. It reads the text of the scalar,
// since YAML alone takes 012 for ten and accepts .nan, 1_000 and 0x1F.
func (n *Number) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	number, ok := ParseNumber(v.Text)
	if !ok && len(v.Text) > maxDigits && numberForm.MatchString(v.Text) {
		r.Error(v.Pos, v.Len(), "bad-number", fmt.Sprintf("%q is too long for a figure: %s", v.Key, diagnostic.Name(v.Text)),
			fmt.Sprintf("write at most %d digits", maxDigits))
		return
	}
	if !ok || v.Quoted {
		r.Error(v.Pos, v.Len(), "bad-number", fmt.Sprintf("%q is not plainly a number: %s", v.Key, diagnostic.Name(v.Text)), numberHint(v))
		return
	}
	*n = number
}

// numberHint shows how to write what was probably meant.
func numberHint(v schema.Value) string {
	plain := strings.Map(func(r rune) rune {
		switch r {
		case ' ', '_', '\'', '\u00a0', '\u202f', '+', '%':
			return -1
		case '−':
			return '-'
		}
		return r
	}, v.Text)
	sign := ""
	if digits, ok := strings.CutPrefix(plain, "-"); ok {
		sign, plain = "-", digits
	}
	plain = sign + withoutZeros(withPoint(plain))
	if _, ok := ParseNumber(plain); ok {
		return "write it as " + plain
	}
	return "write digits, and a point before decimals: 1250.5"
}

var grouped = regexp.MustCompile(`^[0-9]{1,3}(\.[0-9]{3}){2,}$`)

// withPoint writes a number that has commas without them. Of commas and points
// the last is the one before decimals; one comma is that too, unless three
// digits follow: 1,250 but not 0,250.
func withPoint(s string) string {
	comma, point := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
	switch {
	case comma > point && point >= 0:
		s = strings.ReplaceAll(s, ".", "")
		return strings.Replace(s, ",", ".", 1)
	case comma >= 0 && point < 0 && strings.IndexByte(s, ',') == comma && (s[:comma] == "0" || len(s)-comma != 4):
		return strings.Replace(s, ",", ".", 1)
	case grouped.MatchString(s):
		return strings.ReplaceAll(s, ".", "")
	}
	return strings.ReplaceAll(s, ",", "")
}

// withoutZeros drops the zeros before a number, but one that is needed.
func withoutZeros(s string) string {
	if !strings.HasPrefix(s, "0") {
		return s
	}
	s = strings.TrimLeft(s, "0")
	if s == "" || s[0] == '.' {
		s = "0" + s
	}
	return s
}

// Address is a web address, http or https.
type Address string

// MaxAddress bounds a web address, in bytes.
const MaxAddress = 2000

// UnmarshalScalar implements schema.Scalar.
func (a *Address) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	u, err := url.Parse(v.Text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || len(v.Text) > MaxAddress ||
		strings.ContainsFunc(v.Text, func(c rune) bool { return c <= ' ' || c == '"' || c == '<' || c == '>' }) {
		r.Error(v.Pos, v.Len(), "bad-address", fmt.Sprintf("%q is not a web address: %s", v.Key, diagnostic.Name(v.Text)),
			"write the whole address, beginning with https://")
		return
	}
	*a = Address(v.Text)
}

// maxBaseURL bounds the address of the site, which each page repeats.
const maxBaseURL = 500

// ParseBaseURL reads the address at which a site will stand, from site.yaml
// and from the command line. All addresses of pages are made by adding to it,
// so it is a scheme, a host and perhaps folders. The error goes on after the
// address.
func ParseBaseURL(s string) (Address, error) {
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "":
		return "", errors.New("is not a whole web address such as https://plans.example.org/")
	case len(s) > maxBaseURL:
		return "", fmt.Errorf("is longer than %d characters", maxBaseURL)
	case u.User != nil:
		return "", errors.New("holds a user name, which every page would show")
	case strings.ContainsAny(s, "?#"):
		return "", errors.New("holds a ? or #: pages cannot be added behind it")
	case strings.ContainsFunc(s+u.Path, noAddress):
		return "", errors.New("holds a blank or a sign that an address cannot have")
	case strings.Contains(u.Path, "//"):
		return "", errors.New("has two slashes in its path")
	case slices.ContainsFunc(strings.Split(u.Path, "/"), func(part string) bool { return part == "." || part == ".." }):
		return "", errors.New("has a folder named . or .. in its path")
	}
	return Address(u.Scheme + "://" + strings.ToLower(u.Host) + u.EscapedPath()), nil
}

// noAddress reports whether a character cannot stand in an address as it is.
func noAddress(c rune) bool { return c <= ' ' || c == 0x7f || strings.ContainsRune("\"<>\\^`{|}", c) }

// word reads one of the known words of a vocabulary that the code fixes.
func word[T ~string](v schema.Value, r *diagnostic.Reporter, known []T) T {
	names := make([]string, len(known))
	for i, k := range known {
		if string(k) == v.Text {
			return k
		}
		names[i] = string(k)
	}
	hint := diagnostic.Suggest(v.Text, names)
	r.Error(v.Pos, v.Len(), "unknown-"+strings.ReplaceAll(v.Key, "_", "-"),
		fmt.Sprintf("unknown %s %s", v.Key, diagnostic.Name(v.Text)), hint)
	return ""
}
