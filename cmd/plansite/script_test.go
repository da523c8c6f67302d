package main

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"plansite": main})
}

// TestScript runs each file of testdata/script: one behaviour of the command.
// A script begins in a copy of the small site that the golden test publishes,
// with the libraries in the cache and testdata/bin/npm in place of npm.
func TestScript(t *testing.T) {
	bin, err := filepath.Abs(filepath.Join("testdata", "bin"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			commands, _, _ := strings.Cut(env.Getenv("PATH"), string(filepath.ListSeparator))
			env.Setenv("COMMANDS", commands) // the folder that has plansite and nothing else
			env.Setenv("PATH", bin+string(filepath.ListSeparator)+env.Getenv("PATH"))
			if err := fillCache(env); err != nil {
				return err
			}
			site := filepath.Join("..", "..", "generator", "testdata", "site")
			return os.CopyFS(env.WorkDir, os.DirFS(site))
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"edit":    edit,
			"inode":   inode,
			"picture": picture,
		},
	})
}

// fillCache gives a script a cache of its own, $CACHE, with the libraries in it.
// Systems differ in which variable says where it is.
func fillCache(env *testscript.Env) error {
	home := filepath.Join(env.WorkDir, ".home")
	cache := filepath.Join(home, "Library", "Caches")
	env.Setenv("HOME", home)
	env.Setenv("XDG_CACHE_HOME", cache)
	env.Setenv("CACHE", filepath.Join(cache, "plansite"))
	s := store{dir: filepath.Join(cache, "plansite")}
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return err
	}
	return errors.Join(s.keep(s.file(charts), []byte("export const init = \"kept\";")), s.keep(s.file(searchLibrary), []byte("export default \"kept\";")))
}

// edit FILE OLD NEW replaces text in a file; \n in OLD and NEW is a line break.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit file old new")
	}
	lines := strings.NewReplacer(`\n`, "\n")
	text := ts.ReadFile(args[0])
	from, to := lines.Replace(args[1]), lines.Replace(args[2])
	if !strings.Contains(text, from) {
		ts.Fatalf("%s does not contain %q", args[0], from)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, from, to, 1)), 0o644))
}

// inode FILE1 FILE2 checks that two names are one file.
func inode(ts *testscript.TestScript, neg bool, args []string) {
	a, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	b, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	if os.SameFile(a, b) == neg {
		ts.Fatalf("%s and %s: same file: %v", args[0], args[1], !neg)
	}
}

// picture FILE WIDTH HEIGHT makes a PNG.
func picture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: picture file width height")
	}
	width, err1 := strconv.Atoi(args[1])
	height, err2 := strconv.Atoi(args[2])
	ts.Check(errors.Join(err1, err2))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), blank(width, height), 0o644))
}

// blank is a PNG without anything in it.
func blank(width, height int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		panic(err)
	}
	return b.Bytes()
}
