package main

import (
	"fmt"
	"os"

	"plansite/generator"
	"plansite/generator/source"
)

func main() {
	root, _ := os.OpenRoot(".")
	s, diags, err := generator.Check(root.FS(), generator.Options{})
	for _, d := range diags.Sorted() {
		d.Text = source.Line(root.FS(), d.File, int(d.Line))
		d.Write(os.Stdout)
	}
	fmt.Println(s != nil, err)
}
