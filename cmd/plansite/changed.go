package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"plansite/generator/plan"
	"plansite/generator/source"
)

const (
	gitLimit = 30 * time.Second // for all that git is asked
	maxField = 64 << 10         // bytes of a file's name
)

var (
	errNoHistory = errors.New("there is no history of the content")
	errShallow   = errors.New("this is a shallow clone, whose dates would be wrong\nhint: fetch the whole history (git fetch --unshallow)")
)

// lastChanges are the days on which the content files last changed; where there
// should be some and are none, a note says why.
func lastChanges(cmd *cobra.Command, folder string, fsys fs.FS, quiet bool) map[string]plan.Date {
	dates, err := changed(cmd.Context(), folder, fsys)
	if err != nil && !quiet && !errors.Is(err, errNoHistory) && cmd.Context().Err() == nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "note: pages do not say when their files last changed: %v\n", err)
	}
	return dates
}

// changed reads from git on which days the content files last changed, in a
// repository that somebody else may have made. The error is errNoHistory where
// there is nothing to read: no git, or no repository.
func changed(ctx context.Context, folder string, fsys fs.FS) (map[string]plan.Date, error) {
	names, _, err := source.List(fsys)
	if err != nil {
		return nil, errNoHistory // which the build tells about
	}
	limited, cancel := context.WithTimeout(ctx, gitLimit)
	defer cancel()
	shallow, err := git(limited, folder, "rev-parse", "--is-shallow-repository")
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(shallow) == "true" {
		return nil, errShallow
	}
	dates, err := gitLog(limited, folder, names)
	if limited.Err() != nil && ctx.Err() == nil {
		err = fmt.Errorf("git did not end within %v", gitLimit)
	}
	return dates, err
}

// gitCommand is a command of git that runs no program which the repository names,
// asks nobody, fetches nothing and changes nothing.
func gitCommand(ctx context.Context, folder string, args ...string) (*exec.Cmd, error) {
	path, err := exec.LookPath("git")
	if err != nil {
		return nil, errNoHistory
	}
	safe := []string{"--no-pager", "-C", folder, "-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit"}
	cmd := exec.CommandContext(ctx, path, append(safe, args...)...)
	cmd.Env = append(slices.DeleteFunc(os.Environ(), isOfAnother), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none")
	cmd.WaitDelay = time.Second
	return cmd, nil
}

// isOfAnother reports whether a variable names parts of a repository, as those
// do that git sets for its hooks: it may not be that of the site.
func isOfAnother(variable string) bool {
	name, _, _ := strings.Cut(variable, "=")
	return slices.Contains([]string{"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
		"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_NAMESPACE", "GIT_PREFIX"}, name)
}

// git runs a command that prints a few words.
func git(ctx context.Context, folder string, args ...string) (string, error) {
	cmd, err := gitCommand(ctx, folder, args...)
	if err != nil {
		return "", err
	}
	var said words
	cmd.Stderr = &said
	out, err := cmd.Output()
	return string(out), gitError(err, string(said))
}

// words keep the beginning of what a program says.
type words []byte

func (w *words) Write(b []byte) (int, error) {
	const most = 4 << 10
	*w = append(*w, b[:min(len(b), most-len(*w))]...)
	return len(b), nil
}

// gitError is what git has said of a failure, in one line.
func gitError(err error, said string) error {
	if err == nil {
		return nil
	}
	if strings.Contains(said, "not a git repository") {
		return errNoHistory
	}
	for line := range strings.Lines(said) {
		if line = strings.TrimPrefix(printable(line), "fatal: "); line != "" {
			return fmt.Errorf("git: %s", line)
		}
	}
	return fmt.Errorf("git: %w", err)
}

// gitLog reads the log, the newest commit first, until each of the names has a date.
func gitLog(ctx context.Context, folder string, names []string) (map[string]plan.Date, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cmd, err := gitCommand(ctx, folder, "-c", "log.showSignature=false", "log", "--format=%x00%cs", "--name-only", "-z", "--root",
		"--relative", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--", source.Folder)
	if err != nil {
		return nil, err
	}
	var said words
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	dates, all := readLog(out, names)
	if all {
		stop()
		_ = cmd.Wait() // it was ended: there is nothing more to know
		return dates, nil
	}
	_, _ = io.Copy(io.Discard, out) // what could not be read, so that git comes to its end
	if err := cmd.Wait(); err != nil {
		return nil, gitError(err, string(said))
	}
	return dates, nil
}

// readLog takes the first date of each of the names, which are sorted, and says
// whether all have one. A commit is an empty field and its date, then the names
// of files, the first behind a line break.
func readLog(r io.Reader, names []string) (dates map[string]plan.Date, all bool) {
	fields := bufio.NewScanner(r)
	fields.Buffer(nil, maxField)
	fields.Split(untilNUL)
	dates = map[string]plan.Date{}
	var day plan.Date
	for len(dates) < len(names) && fields.Scan() {
		name := strings.TrimPrefix(fields.Text(), "\n")
		if name == "" {
			if !fields.Scan() {
				break
			}
			day, _ = plan.ParseDate(fields.Text()) // no day for a clock that was far off
			continue
		}
		if _, wanted := slices.BinarySearch(names, name); wanted && dates[name] == 0 && day != 0 {
			dates[name] = day
		}
	}
	return dates, len(dates) == len(names)
}

// untilNUL splits at zero bytes.
func untilNUL(data []byte, end bool) (advance int, field []byte, err error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return i + 1, data[:i], nil
	}
	return 0, nil, nil
}
