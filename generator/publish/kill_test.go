package publish

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestMain lets the test binary be the build that gets killed.
func TestMain(m *testing.M) {
	if out := os.Getenv("PUBLISH_TEST_OUTPUT"); out != "" {
		publishForever(out, Options{InPlace: os.Getenv("PUBLISH_TEST_IN_PLACE") != ""})
		os.Exit(1)
	}
	os.Exit(m.Run())
}

const pages = 300

func pageName(i int) string {
	if i%10 == 0 {
		return fmt.Sprintf("assets/%d.css", i)
	}
	return fmt.Sprintf("en/page-%d/index.html", i)
}

// page says at both ends which version it is, and how long it has to be. One in
// three is the same in all versions.
func page(i, version int) []byte {
	if i%3 == 0 {
		version = 0
	}
	size := 2000 + 500*(i%7) + 300*(version%2)
	mark := fmt.Sprintf("version %d of page %d with %d bytes\n", version, i, size)
	return []byte(mark + strings.Repeat(".", size-2*len(mark)) + mark)
}

// checkPage accepts any version of the page, but only whole.
func checkPage(i int, data []byte) error {
	var version, page, size int
	if _, err := fmt.Sscanf(string(data), "version %d of page %d with %d bytes\n", &version, &page, &size); err != nil {
		return fmt.Errorf("page %d with %d bytes begins wrong: %w", i, len(data), err)
	}
	head, _, _ := bytes.Cut(data, []byte("\n"))
	if page != i || size != len(data) || !bytes.HasSuffix(data, append(head, '\n')) {
		return fmt.Errorf("page %d has %d bytes and says %q", i, len(data), head)
	}
	return nil
}

// publishVersion publishes the pages that all versions have, and some that only
// every other one has.
func publishVersion(out string, opt Options, version int) error {
	w, err := Open(out, opt)
	if err != nil {
		return err
	}
	defer w.Abort()
	numbers := make([]int, pages)
	for i := range numbers {
		numbers[i] = i
	}
	err = each(numbers, func(i int) error { return w.Write(pageName(i), page(i, version)) })
	for i := range 20 {
		if err == nil {
			err = w.Write(fmt.Sprintf("only-%d/%d/index.html", version%2, i), page(i, version))
		}
	}
	if err != nil {
		return err
	}
	_, err = w.Commit()
	return err
}

func publishForever(out string, opt Options) {
	for version := 1; ; version++ {
		if err := publishVersion(out, opt, version); err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("ready")
	}
}

// TestKill kills builds at random moments, while readers look all the time. No
// reader ever misses a file or sees a part of one, and the next build always
// succeeds and cleans up.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	for _, opt := range []Options{{}, {InPlace: true}} {
		t.Run(fmt.Sprintf("in place %v", opt.InPlace), func(t *testing.T) { testKill(t, opt) })
	}
}

func testKill(t *testing.T, opt Options) {
	out := filepath.Join(memory(t), "public")
	put(t, out, site{"CNAME": "example.org"})
	if err := publishVersion(out, opt, 1); err != nil {
		t.Fatal(err)
	}
	reads, stop := startReaders(t, out)
	defer stop()
	random := rand.New(rand.NewPCG(1, 2))
	staged := 0
	kills := 15
	if os.Getenv("CI") != "" {
		kills = 40
	}
	for kill := range kills {
		runAndKill(t, out, opt, time.Duration(random.IntN(60_000))*time.Microsecond)
		if _, err := os.Lstat(besideStage(out)); err == nil {
			staged++
		}
		if err := publishVersion(out, opt, kill); err != nil {
			t.Fatalf("after kill %d: %v", kill, err)
		}
		checkClean(t, out)
		checkVersion(t, out, kill)
	}
	stop()
	t.Logf("%d reads; %d of %d kills met a build at work", reads.Load(), staged, kills)
	if staged == 0 || reads.Load() == 0 {
		t.Error("the test tested nothing")
	}
}

// runAndKill starts a build, waits until it has published once, and some more.
func runAndKill(t *testing.T, out string, opt Options, after time.Duration) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), "PUBLISH_TEST_OUTPUT="+out)
	if opt.InPlace {
		child.Env = append(child.Env, "PUBLISH_TEST_IN_PLACE=1")
	}
	says, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(says).ReadString('\n')
	if line != "ready\n" {
		t.Errorf("the build says %q, %v", line, err)
	}
	time.Sleep(after)
	child.Process.Kill()
	child.Wait()
}

func startReaders(t *testing.T, out string) (reads *atomic.Int64, stop func()) {
	reads = new(atomic.Int64)
	done := make(chan struct{})
	var g sync.WaitGroup
	for first := range 3 {
		g.Go(func() {
			for i := first; ; i = (i + 7) % pages {
				select {
				case <-done:
					return
				case <-time.After(50 * time.Microsecond): // leave the builds some processor
				}
				data, err := os.ReadFile(filepath.Join(out, pageName(i)))
				if err == nil {
					err = checkPage(i, data)
				}
				if err != nil {
					t.Error(err)
					return
				}
				reads.Add(1)
			}
		})
	}
	return reads, sync.OnceFunc(func() { close(done); g.Wait() })
}

// checkVersion looks at the whole output: this version and nothing else.
func checkVersion(t *testing.T, out string, version int) {
	t.Helper()
	want := site{"CNAME": "example.org"}
	for i := range pages {
		want[pageName(i)] = string(page(i, version))
	}
	for i := range 20 {
		want[fmt.Sprintf("only-%d/%d/index.html", version%2, i)] = string(page(i, version))
	}
	got := read(t, out)
	for name, content := range want {
		if got[name] != content {
			t.Errorf("%s is not of version %d", name, version)
		}
		delete(got, name)
	}
	for name := range got {
		t.Errorf("%s is not of version %d", name, version)
	}
}
