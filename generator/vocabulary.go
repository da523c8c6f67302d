package generator

import (
	"fmt"
	"io/fs"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/source"
)

// Vocabulary reads content/site.yaml alone, which has to be free of errors.
func Vocabulary(fsys fs.FS) (*plan.Config, error) {
	text, problem, err := source.ReadText(fsys, source.ConfigName)
	if err != nil {
		return nil, err
	}
	if problem != nil {
		return nil, fmt.Errorf("%s: %s\nhint: %s", problem.Place, problem.Message, problem.Hint)
	}
	if c := plan.DecodeConfig(source.ConfigName, text, new(diagnostic.List)); !c.Broken {
		return c, nil
	}
	return nil, errErrors
}
