package diagnostic

// Reporter adds diagnostics about one file to a List.
type Reporter struct {
	File string
	list *List
}

// NewReporter returns a reporter for the named file that adds to list.
func NewReporter(file string, list *List) *Reporter { return &Reporter{File: file, list: list} }

// At is the place of pos in the reporter's file.
func (r *Reporter) At(pos Pos) Place { return Place{File: r.File, Pos: pos} }

// Add appends d as it is.
func (r *Reporter) Add(d Diagnostic) { r.list.Add(d) }

// Full reports whether one more of this severity would only be counted.
func (r *Reporter) Full(s Severity) bool { return r.list.Full(r.File, s) }

// Error reports an error that covers length characters from pos.
func (r *Reporter) Error(pos Pos, length int, code, message, hint string) {
	r.list.Add(Diagnostic{Severity: Error, Place: r.At(pos), Length: length, Code: code, Message: message, Hint: hint})
}

// Warning reports what does not forbid publishing.
func (r *Reporter) Warning(pos Pos, length int, code, message, hint string) {
	r.list.Add(Diagnostic{Severity: Warning, Place: r.At(pos), Length: length, Code: code, Message: message, Hint: hint})
}
