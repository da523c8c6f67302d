package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// workflow is what the tests look at of a workflow of GitHub.
type workflow struct {
	On          map[string]any
	Permissions map[string]string
	Jobs        map[string]struct {
		Permissions map[string]string
		Steps       []struct {
			Uses, Run string
			With, Env map[string]any
		}
	}
}

// workflows are those of the repository, by name.
func workflows(t *testing.T) map[string]*workflow {
	t.Helper()
	files, err := filepath.Glob("../../.github/workflows/*.yaml")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	out := map[string]*workflow{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		w := new(workflow)
		if err := yaml.Unmarshal(text, w); err != nil {
			t.Fatal(file, err)
		}
		out[filepath.Base(file)] = w
	}
	return out
}

// official is an action of GitHub's own, by its major version.
var official = regexp.MustCompile(`^actions/[a-z-]+@v[0-9]+$`)

// TestWorkflowsAreSafe: a pull request comes from anybody. What it runs has no
// right but to read, and its words are never put into a shell command.
func TestWorkflowsAreSafe(t *testing.T) {
	for name, w := range workflows(t) {
		if _, bad := w.On["pull_request_target"]; bad || len(w.On) == 0 {
			t.Errorf("%s runs on %v", name, w.On)
		}
		if len(w.Permissions) != 1 || w.Permissions["contents"] != "read" {
			t.Errorf("%s may by default: %v", name, w.Permissions)
		}
		_, foreign := w.On["pull_request"]
		for id, job := range w.Jobs {
			if foreign && len(job.Permissions) > 0 {
				t.Errorf("%s: the job %s of a pull request may: %v", name, id, job.Permissions)
			}
			for _, step := range job.Steps {
				if strings.Contains(step.Run, "${{") {
					t.Errorf("%s: %s is put together from what is not known", name, step.Run)
				}
				if foreign && strings.Contains(fmt.Sprint(step), "secrets.") {
					t.Errorf("%s: a pull request is given a secret", name)
				}
				if step.Uses != "" && !official.MatchString(step.Uses) {
					t.Errorf("%s uses %s", name, step.Uses)
				}
			}
		}
	}
}

// TestWorkflowsHaveHistory: what builds a site has the whole history, without
// which pages do not say when their files last changed.
func TestWorkflowsHaveHistory(t *testing.T) {
	builds := 0
	for name, w := range workflows(t) {
		for id, job := range w.Jobs {
			var history any
			for _, step := range job.Steps {
				if strings.HasPrefix(step.Uses, "actions/checkout@") {
					history = step.With["fetch-depth"]
				}
				if strings.Contains(step.Run, "plansite build") {
					builds++
					if history != 0 {
						t.Errorf("%s: %s builds with a history of %v", name, id, history)
					}
				}
			}
		}
	}
	if builds != 2 {
		t.Errorf("%d jobs build the site", builds)
	}
}

// called is a call of the command, as far as it has plain words.
var called = regexp.MustCompile(`go run \./cmd/plansite((?: +(?:"[^"\n]*"|[\w./:=*-]+))+)`)

// TestCommandsExist: the commands that the workflows and the README show, those
// for GitLab among them, are such with such flags.
func TestCommandsExist(t *testing.T) {
	for _, file := range []string{"README.md", ".github/workflows/check.yaml", ".github/workflows/publish.yaml"} {
		text, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(file)))
		if err != nil {
			t.Fatal(err)
		}
		found := called.FindAllStringSubmatch(string(text), -1)
		if len(found) == 0 {
			t.Errorf("%s shows no command", file)
		}
		for _, m := range found {
			if err := parses(strings.Fields(m[1])); err != nil {
				t.Errorf("%s: %s: %v", file, m[0], err)
			}
		}
	}
	if parses([]string{"publish"}) == nil || parses([]string{"build", "--watch"}) == nil {
		t.Error("what does not exist is not found out")
	}
}

// parses reports what is wrong with a command and its flags.
func parses(args []string) error {
	cmd, rest, err := newRoot().Find(args)
	if err != nil {
		return err
	}
	if !cmd.HasParent() && args[0][0] != '-' {
		return fmt.Errorf("unknown command %q", args[0])
	}
	cmd.InitDefaultHelpFlag()
	return cmd.ParseFlags(rest)
}
