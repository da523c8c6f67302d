package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// The manifest is a text file. Its first line names the format and the number of
// files; each further line is one file, sorted by path, in the form of the
// command sha256sum:
//
//	plansite-manifest 1 2
//	4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865  en/index.html
//	53c234e5e8472b6ac51c1ae1cab3fe06fad053beb8ebfd8977b010655bfdd3c3  style.css
//
// So `tail -n +2 .plansite | sha256sum --check` tells whether a site is as it was
// built. This package itself uses the paths only: they say what is ours.
const (
	manifestName   = ".plansite"
	manifestFormat = "plansite-manifest 1"
)

// Bounds for what is read back. No site comes near; a wrong file soon does.
const (
	maxManifest = 1 << 29
	maxName     = 4096
)

// manifest maps the path of each file that is ours to the hash of its bytes.
type manifest map[string][sha256.Size]byte

// readManifest reads the manifest in the folder out, which may have none.
func readManifest(out string) (manifest, error) {
	file := filepath.Join(out, manifestName)
	info, err := os.Lstat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is not a file")
	}
	if err == nil && info.Size() > maxManifest {
		err = fmt.Errorf("it has more than %d bytes", maxManifest)
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(file)
	}
	var m manifest
	if err == nil {
		m, err = parseManifest(string(data))
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the list of published files %s: %w; delete the folder %s if all in it can be built again, or publish to another", file, err, out)
	}
	return m, nil
}

// parseManifest accepts what encode writes and nothing else, because what it
// names may be deleted.
func parseManifest(text string) (manifest, error) {
	head, body, _ := strings.Cut(text, "\n")
	m := make(manifest, strings.Count(body, "\n"))
	last, n := "", 1
	for line := range strings.Lines(body) {
		n++
		name, sum, err := parseLine(line)
		if err == nil && name <= last {
			err = fmt.Errorf("%q does not come after %q", name, last)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		m[name], last = sum, name
	}
	if want := m.head(); head != want {
		return nil, fmt.Errorf("the first line is %.40q, not %q", head, want)
	}
	return m, nil
}

func parseLine(line string) (name string, sum [sha256.Size]byte, err error) {
	const prefix = 2*sha256.Size + len("  ")
	rest, whole := strings.CutSuffix(line, "\n")
	if !whole || len(rest) <= prefix || rest[prefix-2:prefix] != "  " {
		return "", sum, errors.New("it is not a hash, two spaces and a path")
	}
	digits, name := rest[:prefix-2], rest[prefix:]
	if _, err := hex.Decode(sum[:], []byte(digits)); err != nil || strings.ToLower(digits) != digits {
		return "", sum, errors.New("it does not begin with a hash")
	}
	if err := checkName(name); err != nil {
		return "", sum, fmt.Errorf("%.80q: %w", name, err)
	}
	return name, sum, nil
}

// checkName says whether a file of ours may have this path: it stays inside the
// output, is one line of the manifest, and leaves alone what publish needs itself.
func checkName(name string) error {
	if !fs.ValidPath(name) || name == "." {
		return errors.New("it is not a relative path with slashes")
	}
	if len(name) > maxName {
		return fmt.Errorf("it is longer than %d bytes", maxName)
	}
	if strings.ContainsFunc(name, unicode.IsControl) {
		return errors.New("it has a control character")
	}
	first, _, _ := strings.Cut(name, "/")
	if strings.EqualFold(first, manifestName) || strings.EqualFold(first, stageName) {
		return errors.New("the name is reserved")
	}
	if _, err := filepath.Localize(name); err != nil {
		return errors.New("this operating system has no such names")
	}
	return nil
}

func (m manifest) head() string { return fmt.Sprintf("%s %d", manifestFormat, len(m)) }

func (m manifest) encode() []byte {
	var b bytes.Buffer
	b.WriteString(m.head() + "\n")
	for _, name := range slices.Sorted(maps.Keys(m)) {
		sum := m[name]
		b.Write(hex.AppendEncode(b.AvailableBuffer(), sum[:]))
		b.WriteString("  " + name + "\n")
	}
	return b.Bytes()
}

func (m manifest) write(file string) error { return writeNew(file, m.encode()) }

// union has the paths of both; the other's hashes win.
func (m manifest) union(other manifest) manifest {
	both := make(manifest, len(other))
	maps.Copy(both, m)
	maps.Copy(both, other)
	return both
}

// folders are all folders on the way to a file of ours.
func (m manifest) folders() map[string]bool {
	dirs := map[string]bool{}
	for name := range m {
		for dir := path.Dir(name); dir != "." && !dirs[dir]; dir = path.Dir(dir) {
			dirs[dir] = true
		}
	}
	return dirs
}
