package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"plansite/generator"
)

// browsers are the names and, on macOS, the places of browsers that can take
// pictures of pages.
var browsers = []string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
}

// camera takes share images with a browser.
type camera struct {
	program string
	limit   time.Duration // for one picture
}

// newCamera finds the browser: the one that CHROME names, or one of browsers.
// Where none is wanted, the camera is nil.
func newCamera(wanted bool) (*camera, error) {
	if !wanted {
		return nil, nil
	}
	names := browsers
	if own := os.Getenv("CHROME"); own != "" {
		names = []string{own}
	}
	for _, name := range names {
		if program, err := exec.LookPath(name); err == nil {
			return &camera{program: program, limit: 30 * time.Second}, nil
		}
	}
	return nil, fmt.Errorf("share images need Chromium or Chrome, which is not here (looked for %s)\n"+
		"hint: install Chromium, name a browser in the variable CHROME, or build without --share-images", strings.Join(names, ", "))
}

// shoot takes a picture of the page at an address. The browser works in the
// folder dir, which has to be new.
func (c *camera) shoot(ctx context.Context, address, dir string) ([]byte, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, c.limit, fmt.Errorf("the browser takes longer than %s", c.limit))
	defer cancel()
	if err := os.Mkdir(dir, 0o700); err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "share.png")
	var said tail
	browser := exec.CommandContext(ctx, c.program, flags(dir, file, address)...)
	browser.Env = append(os.Environ(), "TMPDIR="+dir)
	browser.Stderr = &said
	browser.WaitDelay = 5 * time.Second // a process that it leaves behind may hold the pipe
	endTogether(browser)
	err := browser.Run()
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("the browser fails: %w%s", err, said.last())
	}
	data, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, errors.New("the browser took no picture (one from a snap cannot write to /tmp: set TMPDIR to a folder in your home)")
	}
	if err != nil {
		return nil, err
	}
	return data, generator.CheckShareImage(data)
}

// flags have the browser take one picture of half the size at twice the
// density, and ask nothing of anyone but this machine.
func flags(dir, file, address string) []string {
	list := []string{
		"--headless", "--screenshot=" + file, "--user-data-dir=" + filepath.Join(dir, "profile"),
		fmt.Sprintf("--window-size=%d,%d", generator.ShareWidth/2, generator.ShareHeight/2), "--force-device-scale-factor=2",
		"--blink-settings=preferredColorScheme=1", // light
		"--hide-scrollbars", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--disable-dev-shm-usage", "--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
	}
	if os.Geteuid() == 0 {
		list = append(list, "--no-sandbox") // which Chromium refuses to start without
	}
	return append(list, address)
}

// tail keeps the end of what is written to it.
type tail struct{ b []byte }

const maxTail = 2000

func (t *tail) Write(p []byte) (int, error) {
	t.b = append(t.b, p...)
	if extra := len(t.b) - maxTail; extra > 0 {
		t.b = append(t.b[:0], t.b[extra:]...)
	}
	return len(p), nil
}

// last is the last line that was written, for the end of a message.
func (t *tail) last() string {
	text := bytes.TrimSpace(t.b)
	text = bytes.TrimSpace(text[bytes.LastIndexByte(text, '\n')+1:])
	if len(text) == 0 {
		return ""
	}
	return fmt.Sprintf(": %q", text[:min(len(text), 200)])
}
