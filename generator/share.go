package generator

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"io/fs"

	"plansite/generator/page"
	"plansite/generator/site"
)

// What a share image has to be: the form that all who show links take.
const (
	ShareWidth, ShareHeight = 1200, 630
	maxShareImage           = 2 << 20
)

// pngEnd is the last chunk of every PNG, with its checksum.
var pngEnd = []byte("IEND\xaeB`\x82")

// CheckShareImage says what keeps a file from being a share image.
func CheckShareImage(data []byte) error {
	if len(data) > maxShareImage {
		return fmt.Errorf("the picture has more than %d MB", maxShareImage>>20)
	}
	c, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("the picture is no PNG: %w", err)
	}
	if !bytes.HasSuffix(data, pngEnd) {
		return errors.New("the picture has no end")
	}
	if c.Width != ShareWidth || c.Height != ShareHeight {
		return fmt.Errorf("the picture has %d by %d pixels instead of %d by %d", c.Width, c.Height, ShareWidth, ShareHeight)
	}
	return nil
}

// readShareImage reads the share image of what has none of its own.
func readShareImage(own fs.FS) ([]byte, error) {
	data, err := readAsset(own, "share.png")
	if err != nil {
		return nil, err
	}
	if err := CheckShareImage(data); err != nil {
		return nil, fmt.Errorf("assets/share.png: %w", err)
	}
	return data, nil
}

// addShareImages adds those of the images that belong to a plan of the site.
func (l *look) addShareImages(s *site.Site, images map[string][]byte) error {
	l.addresses.Shares = map[string]bool{}
	for _, words := range l.locales {
		for _, p := range s.Plans {
			name := page.SharePath(words.Code, p.Ref())
			data, ok := images[name]
			if !ok {
				continue
			}
			if err := CheckShareImage(data); err != nil {
				return fmt.Errorf("share image %s: %w", name, err)
			}
			l.assets = append(l.assets, asset{name: name, data: data})
			l.addresses.Shares[name] = true
		}
	}
	return nil
}
