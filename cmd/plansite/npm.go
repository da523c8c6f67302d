package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode"

	"plansite/assets"
)

// packageFiles are what tells npm what to fetch.
var packageFiles = []string{"package.json", "package-lock.json"}

// fetch has npm put the packages that the lock file names, and nothing else,
// into dir, which is empty; npm checks them against the lock file. No script of
// a package runs. The end of ctx ends npm.
func fetch(ctx context.Context, dir string, limit time.Duration) error {
	npm, err := exec.LookPath("npm")
	if err != nil {
		return errors.New("npm was not found")
	}
	for _, name := range packageFiles {
		text, err := assets.Files.ReadFile(name)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), text, 0o644)
		}
		if err != nil {
			return err
		}
	}
	log, err := os.Create(filepath.Join(dir, "npm.log"))
	if err != nil {
		return err
	}
	defer log.Close()
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(limited, npm, "ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--no-update-notifier",
		"--loglevel=error", "--prefer-offline", "--fetch-retries=2", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=2000")
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, log, log
	err = cmd.Run()
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case limited.Err() != nil:
		return fmt.Errorf("npm did not end within %v", limit)
	}
	return fmt.Errorf("npm failed: %s", reason(log.Name(), err))
}

// field is a line of npm's in which there is a fact but no sentence.
var field = regexp.MustCompile(`^(code|syscall|errno|path|dest) \S+$`)

// reason is the first sentence that npm has logged, or else the error.
func reason(log string, failed error) string {
	f, err := os.Open(log)
	if err != nil {
		return failed.Error()
	}
	defer f.Close()
	text, _ := io.ReadAll(io.LimitReader(f, 16<<10))
	for line := range strings.Lines(string(text)) {
		line = strings.TrimPrefix(printable(line), "npm error ")
		if line != "" && !field.MatchString(line) {
			return line
		}
	}
	return failed.Error()
}

// printable keeps of a line what cannot disturb a terminal, up to a length.
func printable(line string) string {
	const most = 200
	kept := []rune(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, line))
	return strings.TrimSpace(string(kept[:min(len(kept), most)]))
}
