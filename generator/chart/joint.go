package chart

// Joints put words together as their language does. The zero value does so as
// English.
type Joints struct {
	Named  func(name, words string) string // "Contributions: on track"
	Noted  func(text, note string) string  // "Contributions (SG13)"
	Series func(first, next string) string // "25 reached; 10 planned"
}

func (j *Joints) named(name, words string) string {
	if j.Named == nil {
		return name + ": " + words
	}
	return j.Named(name, words)
}

func (j *Joints) noted(text, note string) string {
	switch {
	case note == "":
		return text
	case j.Noted == nil:
		return text + " (" + note + ")"
	}
	return j.Noted(text, note)
}

// series leaves out what is empty.
func (j *Joints) series(all []string) string {
	whole := ""
	for _, words := range all {
		switch {
		case whole == "" || words == "":
			whole += words
		case j.Series == nil:
			whole += "; " + words
		default:
			whole = j.Series(whole, words)
		}
	}
	return whole
}
