package plan

import "embed"

// Sources are the files of this package that hold the types of content, for
// package reference: their comments say what the keys mean.
//
//go:embed plan.go situation.go record.go config.go unit.go advice.go
var Sources embed.FS

// SourceFiles are the names of Sources, in the order in which their types are
// documented.
var SourceFiles = []string{"plan.go", "situation.go", "record.go", "config.go", "unit.go", "advice.go"}
