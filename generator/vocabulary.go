package generator

import (
	"errors"
	"io/fs"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
)

// Vocabulary reads content/site.yaml alone, which has to be free of errors.
func Vocabulary(fsys fs.FS, opt Options) (*plan.Config, error) {
	config, _, err := readConfig(fsys, opt, new(memory), new(diagnostic.List))
	if err != nil {
		return nil, err
	}
	if config.Broken {
		return nil, errors.New("content/site.yaml has errors\nhint: plansite check names them")
	}
	return config, nil
}
