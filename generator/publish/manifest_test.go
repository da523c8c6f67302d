package publish

import (
	"crypto/sha256"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var zeros = strings.Repeat("0", 64)

var badManifests = []struct{ text, reason string }{
	{"", "the first line is"},
	{"plansite-manifest 2 0\n", "the first line is"},
	{"plansite-manifest 1 1\n", "the first line is"},
	{"plansite-manifest 1 0\r\n", "the first line is"},
	{"plansite-manifest 1 2\n" + zeros + "  a\n", "the first line is"},
	{"plansite-manifest 1 1\n" + zeros + "  a", "line 2: it is not a hash"},
	{"plansite-manifest 1 1\n\n", "line 2: it is not a hash"},
	{"plansite-manifest 1 1\n" + zeros + " a\n", "it is not a hash"},
	{"plansite-manifest 1 1\n" + zeros + "  \n", "it is not a hash"},
	{"plansite-manifest 1 1\n" + strings.Repeat("A", 64) + "  a\n", "does not begin with a hash"},
	{"plansite-manifest 1 1\n" + strings.Repeat("x", 64) + "  a\n", "does not begin with a hash"},
	{"plansite-manifest 1 1\n" + zeros + "  ../x\n", `"../x": it is not a relative path`},
	{"plansite-manifest 1 1\n" + zeros + "  a/../../x\n", "it is not a relative path"},
	{"plansite-manifest 1 1\n" + zeros + "  /etc/passwd\n", "it is not a relative path"},
	{"plansite-manifest 1 1\n" + zeros + "  .\n", "it is not a relative path"},
	{"plansite-manifest 1 1\n" + zeros + "  a\r\n", "control character"},
	{"plansite-manifest 1 1\n" + zeros + "  .plansite\n", "reserved"},
	{"plansite-manifest 1 2\n" + zeros + "  a\n" + zeros + "  a\n", `"a" does not come after "a"`},
	{"plansite-manifest 1 2\n" + zeros + "  b\n" + zeros + "  a\n", `"a" does not come after "b"`},
	{"plansite-manifest 1 1\n" + zeros + "  " + strings.Repeat("a", 5000) + "\n", "longer than"},
	{strings.Repeat("x", 1<<20), "the first line is"},
}

func TestBadManifest(t *testing.T) {
	for _, c := range badManifests {
		_, err := parseManifest(c.text)
		checkError(t, err, c.reason)
		if len(err.Error()) > 300 {
			t.Errorf("the error has %d bytes", len(err.Error()))
		}
	}
}

// A folder with a damaged manifest is refused as a whole, with a remedy, and
// nothing in or around it is touched.
func TestBadManifestIsRefused(t *testing.T) {
	inModes(t, func(t *testing.T, m mode, out string) {
		top := filepath.Dir(out)
		m.publish(t, out, site{"a": "1"})
		put(t, top, site{"precious": "x"})
		for _, text := range []string{"plansite-manifest 1 1\n" + zeros + "  ../precious\n", ""} {
			put(t, out, site{manifestName: text})
			_, err := m.try(out, site{"a": "2"})
			checkError(t, err, filepath.Join(out, manifestName), "delete the folder", "or publish to another")
			checkTree(t, top, site{"precious": "x", "public/a": "1"})
		}
	})
}

func TestHugeManifestIsRefused(t *testing.T) {
	out := t.TempDir()
	file := filepath.Join(out, manifestName)
	put(t, out, site{manifestName: ""})
	if err := os.Truncate(file, maxManifest+1); err != nil {
		t.Skip(err)
	}
	_, err := Open(out, Options{})
	checkError(t, err, file, "it has more than")
}

func TestManifestIsForSha256sum(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, site{"index.html": "home", "en/a b.html": "a", "empty": ""})
	if _, err := exec.LookPath("sha256sum"); err != nil {
		t.Skip(err)
	}
	check := exec.Command("sh", "-c", "tail -n +2 .plansite | sha256sum --check --strict")
	check.Dir = out
	if msg, err := check.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, msg)
	}
}

func TestManifestOfTheSameSiteIsTheSame(t *testing.T) {
	text := ""
	for range 5 {
		out := filepath.Join(t.TempDir(), "public")
		publish(t, out, site{"b": "1", "a/c": "2", "a.b": "3", "a": "4", "é": "5"}.without("a/c"))
		data, err := os.ReadFile(filepath.Join(out, manifestName))
		if err != nil || text != "" && text != string(data) {
			t.Fatalf("%v: %q, was %q", err, data, text)
		}
		text = string(data)
	}
}

func (s site) without(name string) site {
	delete(s, name)
	return s
}

func FuzzManifest(f *testing.F) {
	for _, c := range badManifests {
		f.Add(c.text)
	}
	good := manifest{"index.html": sha256.Sum256([]byte("home")), "en/a b.html": {}, "é": {1}}
	f.Add(string(good.encode()))
	f.Add(string(manifest{}.encode()))
	f.Fuzz(func(t *testing.T, text string) {
		m, err := parseManifest(text)
		if err != nil {
			return
		}
		if string(m.encode()) != text {
			t.Errorf("%q is read, but written as %q", text, m.encode())
		}
		for name := range m {
			if !filepath.IsLocal(filepath.FromSlash(name)) || strings.EqualFold(name, manifestName) {
				t.Errorf("%q is accepted", name)
			}
		}
		if again, err := parseManifest(string(m.encode())); err != nil || !maps.Equal(m, again) {
			t.Errorf("%v: what is written is not read back", err)
		}
	})
}
