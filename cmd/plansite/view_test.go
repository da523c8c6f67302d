package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestView starts the command, asks it for a page and ends it.
func TestView(t *testing.T) {
	site := t.TempDir()
	for name, text := range map[string]string{"index.html": "root", "en/sg13/index.html": "plan"} {
		file := filepath.Join(site, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	out, in := io.Pipe()
	done := make(chan error, 1)
	go func() {
		root := newRoot()
		root.SetArgs([]string{"view", "--port", "0", "--output", site})
		root.SetOut(in)
		done <- root.ExecuteContext(ctx)
	}()
	line := make([]byte, 500)
	n, err := out.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`http://[0-9.:]+/`).Find(line[:n])
	if address == nil {
		t.Fatalf("no address in %q", line[:n])
	}
	answer, err := http.Get(string(address) + "en/sg13/")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if body, _ := io.ReadAll(answer.Body); !bytes.Equal(body, []byte("plan")) {
		t.Errorf("the page is %q", body)
	}
	cancel()
	if err := <-done; err != nil {
		t.Errorf("after the interrupt: %v", err)
	}
}
