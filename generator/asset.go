package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"plansite/assets"
	"plansite/generator/bundle"
	"plansite/generator/page"
)

// asset is a file that pages use; its name carries a hash of its content, so
// that browsers may keep it for ever.
type asset struct {
	name string
	data []byte
}

// loadAssets joins the scripts and reads the pictures, each file from own, which
// may be nil, where it is there and from the defaults otherwise. The style sheet
// and the libraries come with them; without a library, what needs it is left out.
func loadAssets(own fs.FS, css []byte, opt Options) (page.Assets, []asset, error) {
	script, err1 := bundle.Script(overlay{own}, assetFolder+"js/main.js")
	search, err2 := bundle.Module(overlay{own}, assetFolder+"js/search.js")
	icon, err3 := readAsset(own, "icon.svg")
	share, err4 := readShareImage(own)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return page.Assets{}, nil, err
	}
	var all []asset
	add := func(name, ext string, data []byte) string {
		all = append(all, hashed(name, ext, data))
		return all[len(all)-1].name
	}
	addresses := page.Assets{Style: add("style", ".css", css), Icon: add("icon", ".svg", icon), Script: add("site", ".js", script), Share: add("share", ".png", share)}
	if opt.Library != nil {
		addresses.Library = add("echarts", ".js", opt.Library)
	}
	if opt.SearchLibrary != nil {
		addresses.Search, addresses.SearchLibrary = add("search", ".js", search), add("minisearch", ".js", opt.SearchLibrary)
	}
	return addresses, all, nil
}

// joinStyles is the one style sheet of all, the defaults and the site's own.
func joinStyles(own fs.FS) ([]byte, error) {
	names, err := styleNames(own)
	if err != nil {
		return nil, err
	}
	var css bytes.Buffer
	for _, name := range names {
		text, err := readAsset(own, name)
		if err != nil {
			return nil, err
		}
		css.Write(text)
	}
	return css.Bytes(), nil
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
	text, err := fs.ReadFile(overlay{own}, assetFolder+name)
	if err != nil {
		return nil, fmt.Errorf("%s%s: %w", assetFolder, name, err)
	}
	return text, nil
}

// assetFolder is where assets stand, at their source and in the output.
const assetFolder = "assets/"

// overlay is the folder of the assets as one file system: a site's own, which
// may be nil, over the defaults.
type overlay struct{ own fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	name, _ = strings.CutPrefix(name, assetFolder)
	if o.own != nil {
		if f, err := o.own.Open(name); err == nil || !isMissing(err) {
			return f, err
		}
	}
	return assets.Files.Open(name)
}

func hashed(name, ext string, data []byte) asset {
	sum := sha256.Sum256(data)
	return asset{name: assetFolder + name + "." + hex.EncodeToString(sum[:6]) + ext, data: data}
}

func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
