package main

import (
	"bytes"
	"context"
	"errors"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// fakeBrowser is a camera whose browser is a script.
func fakeBrowser(t *testing.T, script string) *camera {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the browser is a script")
	}
	program := filepath.Join(t.TempDir(), "browser")
	if err := os.WriteFile(program, []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return &camera{program: program, limit: time.Minute}
}

// A browser that hangs is ended in time, with the processes that it started.
func TestShootEndsABrowserThatHangs(t *testing.T) {
	pid := filepath.Join(t.TempDir(), "pid")
	c := fakeBrowser(t, "sleep 600 &\necho $! >"+pid+".part\nmv "+pid+".part "+pid+"\nwait")
	c.limit = 2 * time.Second
	dir := filepath.Join(t.TempDir(), "shot")
	if _, err := c.shoot(t.Context(), "http://127.0.0.1/", dir); err == nil || !strings.Contains(err.Error(), "longer than 2s") {
		t.Errorf("the error is %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("its folder stays: %v", err)
	}
	text, err := os.ReadFile(pid)
	if err != nil {
		t.Fatal(err)
	}
	child, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(10 * time.Second); runs(child); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("its process %d goes on", child)
		}
	}
}

// runs reports whether there is a process that is no zombie.
func runs(pid int) bool {
	process, err := os.FindProcess(pid)
	if err != nil || process.Signal(syscall.Signal(0)) != nil {
		return false
	}
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	return err != nil || !strings.Contains(string(stat), ") Z ")
}

// The end of a build ends its pictures, publishes nothing and leaves nothing.
func TestShareImagesStop(t *testing.T) {
	started := filepath.Join(t.TempDir(), "started")
	c := fakeBrowser(t, "touch "+started+"\nsleep 600")
	t.Setenv("CHROME", c.program)
	temp, output := t.TempDir(), filepath.Join(t.TempDir(), "public")
	t.Setenv("TMPDIR", temp)
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		for ctx.Err() == nil {
			if _, err := os.Stat(started); err == nil {
				stop()
			}
			time.Sleep(10 * time.Millisecond)
		}
	}()
	root := newRoot()
	var stderr bytes.Buffer
	root.SetErr(&stderr)
	root.SetArgs([]string{"build", "--no-interactive", "--share-images", "--source", "../../generator/testdata/site", "--output", output})
	if err := root.ExecuteContext(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("ends with %v", err)
	}
	if _, err := os.Stat(output); !errors.Is(err, os.ErrNotExist) || stderr.Len() > 0 {
		t.Errorf("something is published, or said: %v, %s", err, &stderr)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left are %v, %v", left, err)
	}
}

// Without a browser nothing is done, and the remedy is said.
func TestShareImagesNeedABrowser(t *testing.T) {
	defer func(old []string) { browsers = old }(browsers)
	browsers = []string{"no-such-browser", "nor-this"}
	t.Setenv("CHROME", "")
	output := filepath.Join(t.TempDir(), "public")
	var stdout, stderr bytes.Buffer
	status := run([]string{"build", "--no-interactive", "--share-images", "--source", "../../generator/testdata/site", "--output", output}, &stdout, &stderr)
	if got := stderr.String(); status != 2 || !strings.Contains(got, "looked for no-such-browser, nor-this)\nhint: install Chromium") {
		t.Errorf("status %d, %s", status, got)
	}
	if _, err := os.Stat(output); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something is published: %v", err)
	}
}

// The browser of this machine takes a light picture with the plan in it.
func TestShareImagesOfABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: needs a browser")
	}
	if _, err := newCamera(true); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%v; with CI set the browser tests have to run", err)
		}
		t.Skipf("skipped: %v", err)
	}
	output := filepath.Join(t.TempDir(), "public")
	var stdout, stderr bytes.Buffer
	if status := run([]string{"build", "--no-interactive", "--share-images", "--source", "../../generator/testdata/site", "--output", output}, &stdout, &stderr); status != 0 || stderr.Len() > 0 {
		t.Fatalf("status %d, %s", status, &stderr)
	}
	for _, plan := range []string{"harbour", "quay-2"} {
		f, err := os.Open(filepath.Join(output, "en", plan, "share.png"))
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		colours := map[color.Color]bool{}
		for y := range picture.Bounds().Dy() {
			for x := range picture.Bounds().Dx() {
				colours[picture.At(x, y)] = true
			}
		}
		paper := picture.At(1190, 600)
		if r, _, _, _ := paper.RGBA(); r < 0xf000 || len(colours) < 20 {
			t.Errorf("%s: the paper is %v, and there are %d colours", plan, paper, len(colours))
		}
	}
}
