package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"plansite/assets"
	"plansite/generator/page"
)

// asset is a file that pages use; its name carries a hash of its content, so
// that browsers may keep it for ever.
type asset struct {
	name string
	data []byte
}

// loadAssets joins the style sheets and reads the icon, each file from own,
// which may be nil, where it is there and from the defaults otherwise.
func loadAssets(own fs.FS) (page.Assets, []asset, error) {
	names, err := styleNames(own)
	if err != nil {
		return page.Assets{}, nil, err
	}
	var css bytes.Buffer
	for _, name := range names {
		text, err := readAsset(own, name)
		if err != nil {
			return page.Assets{}, nil, err
		}
		css.Write(text)
	}
	icon, err := readAsset(own, "icon.svg")
	if err != nil {
		return page.Assets{}, nil, err
	}
	style, picture := hashed("style", ".css", css.Bytes()), hashed("icon", ".svg", icon)
	return page.Assets{Style: style.name, Icon: picture.name}, []asset{style, picture}, nil
}

// styleNames are the names of all style sheets, the defaults and the site's
// own, in order.
func styleNames(own fs.FS) ([]string, error) {
	names, err := fs.Glob(assets.Files, "css/*.css")
	if err != nil || own == nil {
		return names, err
	}
	more, err := fs.Glob(own, "css/*.css")
	names = append(names, more...)
	slices.Sort(names)
	return slices.Compact(names), err
}

func readAsset(own fs.FS, name string) ([]byte, error) {
	if own != nil {
		text, err := fs.ReadFile(own, name)
		if err == nil {
			return text, nil
		}
		if !isMissing(err) {
			return nil, fmt.Errorf("assets/%s: %w", name, err)
		}
	}
	return fs.ReadFile(assets.Files, name)
}

func hashed(name, ext string, data []byte) asset {
	sum := sha256.Sum256(data)
	return asset{name: path.Join("assets", name+"."+hex.EncodeToString(sum[:6])+ext), data: data}
}

func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
