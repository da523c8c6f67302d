package source

import (
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// written finds ids in text that need not be YAML.
var written = regexp.MustCompile(`(?mi)(?:^|[\s{,])["']?(?:id|overview)["']?[ \t]*:[ \t]*["']?([^\s"',}]+)`)

// Salvage returns the ids that a file seems to define which is refused or has
// errors, so that references to them are not held against other files. Of a
// file that cannot be read they are the file's name, and with a hyphen behind
// it, which stands for all ids that begin so.
func Salvage(fsys fs.FS, name string) []string {
	text, ok := beginning(fsys, name)
	if !ok {
		stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
		return []string{stem, stem + "-"}
	}
	var ids []string
	for _, found := range written.FindAllSubmatch(text, -1) {
		ids = append(ids, string(found[1]))
	}
	return ids
}

// beginning reads a plain file up to the limit, whatever it holds.
func beginning(fsys fs.FS, name string) ([]byte, bool) {
	if info, err := fs.Stat(fsys, name); err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, MaxFileSize))
	return text, err == nil
}
