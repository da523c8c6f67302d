package plan

import (
	"plansite/generator/diagnostic"
	"plansite/generator/schema"
)

// AdviceCode names a sort of advice that plansite check gives; package advice
// says what each means.
type AdviceCode string

const (
	NoOwner          AdviceCode = "no-owner"
	NoSource         AdviceCode = "no-source"
	NoFrequency      AdviceCode = "no-frequency"
	NoTarget         AdviceCode = "no-target"
	OverdueValue     AdviceCode = "overdue-value"
	OverdueReview    AdviceCode = "overdue-review"
	VagueResult      AdviceCode = "vague-result"
	NoResponse       AdviceCode = "no-response"
	ImageWithoutText AdviceCode = "image-without-text"
	MalformedLink    AdviceCode = "malformed-link"
)

// AdviceCodes are all of them, in the order in which they are explained.
var AdviceCodes = []AdviceCode{NoOwner, NoSource, NoFrequency, NoTarget, OverdueValue, OverdueReview, VagueResult, NoResponse, ImageWithoutText, MalformedLink}

// Words are all codes.
func (AdviceCode) Words() []AdviceCode { return AdviceCodes }

// UnmarshalScalar implements schema.Scalar.
func (x *AdviceCode) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	*x = word(v, r, AdviceCodes)
}

// TurnedOff is advice that is not wanted, everywhere or somewhere.
type TurnedOff struct {
	Pos    diagnostic.Pos `yaml:"-"`
	Code   AdviceCode     `yaml:"code,required"`        // which, such as no-source
	Reason string         `yaml:"reason,required,code"` // why, for whoever reads site.yaml next
	Only   []Ref          `yaml:"only"`                 // ids for which it is turned off: of plans and records, with all that they hold, or of what they hold; default: everywhere
}
