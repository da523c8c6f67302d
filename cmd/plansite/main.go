package main

import (
	"fmt"
	"os"

	"plansite/generator"
	"plansite/generator/source"
)

func main() {
	root, _ := os.OpenRoot(".")
	r, diags, err := generator.Build(root.FS(), generator.Output{Dir: "public"}, generator.Options{})
	for _, d := range diags.Sorted() {
		d.Text = source.Line(root.FS(), d.File, int(d.Line))
		d.Write(os.Stdout)
	}
	fmt.Printf("%+v %v\n", r.Publish, err)
}
