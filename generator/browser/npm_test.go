package browser_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// npmPackage is a package that tests need, pinned by its version and the
// checksum of its archive.
type npmPackage struct {
	name, version, integrity string
	files                    []string // what is wanted of it
}

// folder has the files of the package: the user's cache folder, into which npm
// brings them once, where CI is set.
func (p npmPackage) folder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "plansite-test", strings.TrimSuffix(p.name, "-core")+"-"+p.version)
	missing := func(name string) bool {
		_, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
		return err != nil
	}
	if !slices.ContainsFunc(p.files, missing) {
		return dir, nil
	}
	if os.Getenv("CI") == "" {
		return "", fmt.Errorf("%s is not in the cache, and is fetched only where CI is set", p.name)
	}
	archive, err := p.fetch()
	if err != nil {
		return "", err
	}
	for _, name := range p.files {
		data, err := unpack(archive, "package/"+name)
		if err == nil {
			err = keep(filepath.Join(dir, filepath.FromSlash(name)), data)
		}
		if err != nil {
			return "", err
		}
	}
	return dir, nil
}

// fetch asks npm for the archive of the package.
func (p npmPackage) fetch() ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	var stderr bytes.Buffer
	named := p.name + "@" + p.version
	pack := exec.CommandContext(ctx, "npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", workDir, named)
	pack.Dir, pack.Stderr = workDir, &stderr
	if err := pack.Run(); err != nil {
		return nil, fmt.Errorf("npm pack %s: %w %.200s", named, err, stderr.String())
	}
	archive, err := os.ReadFile(filepath.Join(workDir, p.name+"-"+p.version+".tgz"))
	if err != nil {
		return nil, err
	}
	if sum := sha512.Sum512(archive); base64.StdEncoding.EncodeToString(sum[:]) != p.integrity {
		return nil, fmt.Errorf("%s has not the checksum that is expected", named)
	}
	return archive, nil
}

func unpack(archive []byte, name string) ([]byte, error) {
	unzipped, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return nil, err
	}
	for files := tar.NewReader(unzipped); ; {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("no %s in the package", name)
		}
		if err != nil {
			return nil, err
		}
		if header.Name == name {
			return io.ReadAll(files)
		}
	}
}

// keep writes a file of the cache in one step, so that none is ever half there.
func keep(file string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(file), "part-*")
	if err != nil {
		return err
	}
	_, err = part.Write(data)
	if err = errors.Join(err, part.Close()); err == nil {
		err = os.Rename(part.Name(), file)
	}
	if err != nil {
		os.Remove(part.Name())
	}
	return err
}
