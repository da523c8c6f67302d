package picture_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"plansite/generator/picture"
	"plansite/generator/source"
)

// drawn is a picture of 7 by 5 pixels.
func drawn(t *testing.T, encode func(io.Writer, image.Image) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b, image.NewGray(image.Rect(0, 0, 7, 5))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func aPNG(t *testing.T) []byte { return drawn(t, png.Encode) }

func aJPEG(t *testing.T) []byte {
	return drawn(t, func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) })
}

func aGIF(t *testing.T) []byte {
	return drawn(t, func(w io.Writer, m image.Image) error { return gif.Encode(w, m, nil) })
}

// aWebP is a picture of one pixel.
func aWebP(t *testing.T) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// claiming is a PNG that says to have this size.
func claiming(t *testing.T, width, height uint32) []byte {
	data := aPNG(t)
	binary.BigEndian.PutUint32(data[16:], width)
	binary.BigEndian.PutUint32(data[20:], height)
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

func TestRead(t *testing.T) {
	fsys := fstest.MapFS{
		"content/a.png": {Data: aPNG(t)}, "content/b.JPG": {Data: aJPEG(t)}, "content/c.jpeg": {Data: aJPEG(t)}, "content/d/d.webp": {Data: aWebP(t)},
	}
	for _, tt := range []struct {
		name, stem, ext string
		width, height   int
	}{
		{"content/a.png", "assets/a.", ".png", 7, 5},
		{"content/b.JPG", "assets/b.", ".jpg", 7, 5},
		{"content/c.jpeg", "assets/c.", ".jpeg", 7, 5},
		{"content/d/d.webp", "assets/d.", ".webp", 1, 1},
	} {
		p, problem := picture.Read(fsys, tt.name)
		if problem != nil {
			t.Errorf("%s: %v", tt.name, problem)
			continue
		}
		if !strings.HasPrefix(p.Name, tt.stem) || !strings.HasSuffix(p.Name, tt.ext) || len(p.Name) != len(tt.stem+tt.ext)+12 {
			t.Errorf("%s is published as %s", tt.name, p.Name)
		}
		if p.Width != tt.width || p.Height != tt.height || !bytes.Equal(p.Data, fsys[tt.name].Data) {
			t.Errorf("%s: %d by %d pixels, %d bytes", tt.name, p.Width, p.Height, len(p.Data))
		}
	}
}

// A picture that has changed has another address, so that browsers may keep it.
func TestAddressFollowsContent(t *testing.T) {
	before, _ := picture.Read(fstest.MapFS{"content/a.png": {Data: aPNG(t)}}, "content/a.png")
	after, _ := picture.Read(fstest.MapFS{"content/a.png": {Data: claiming(t, 8, 8)}}, "content/a.png")
	if before.Name == after.Name {
		t.Errorf("both are %s", before.Name)
	}
}

func TestRefused(t *testing.T) {
	fsys := fstest.MapFS{
		"content/landscape.png": {Data: aPNG(t)},
		"content/text.png":      {Data: []byte("<svg onload=alert(1)>")},
		"content/empty.png":     {},
		"content/cut.png":       {Data: aPNG(t)[:20]},
		"content/photo.png":     {Data: aJPEG(t)},
		"content/move.png":      {Data: aGIF(t)},
		"content/large.png":     {Data: append(aPNG(t), make([]byte, source.MaxFileSize)...)},
		"content/bomb.png":      {Data: claiming(t, 1<<14, 1<<14)},
		"content/wide.png":      {Data: claiming(t, picture.MaxPixels+1, 1)},
		"content/folder.png/a":  {},
	}
	for _, tt := range []struct{ name, message, hint string }{
		{"content/landscap.png", `no picture "landscap.png" in content`, `did you mean "landscape.png"?`},
		{"content/elsewhere/a.png", `no picture "a.png" in content/elsewhere`, "put it there"},
		{"content/text.png", "no picture that can be shown", "PNG, JPEG or WebP"},
		{"content/empty.png", "no picture that can be shown", ""},
		{"content/cut.png", "no picture that can be shown", ""},
		{"content/photo.png", "of the kind JPEG", ".jpeg"},
		{"content/move.png", "no picture that can be shown", "PNG"},
		{"content/large.png", "larger than 1024 KiB", "1600 pixels"},
		{"content/bomb.png", "too much", ""},
		{"content/wide.png", "pixels, which is too much", "smaller"},
		{"content/folder.png", "not a plain file", ""},
	} {
		p, problem := picture.Read(fsys, tt.name)
		if p != nil || problem == nil || !strings.Contains(problem.Message, tt.message) || !strings.Contains(problem.Hint, tt.hint) {
			t.Errorf("%s: %v %+v", tt.name, p, problem)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"))
	f.Add([]byte("\xff\xd8\xff\xe0"))
	f.Add([]byte("RIFF\x1a\x00\x00\x00WEBPVP8L"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"content/a.png", "content/a.jpg", "content/a.webp"} {
			p, problem := picture.Read(fstest.MapFS{name: {Data: data}}, name)
			if (p == nil) == (problem == nil) {
				t.Fatalf("%v and %v", p, problem)
			}
			if p != nil && (p.Width < 1 || p.Height < 1 || p.Width*p.Height > picture.MaxPixels) {
				t.Fatalf("%d by %d pixels", p.Width, p.Height)
			}
		}
	})
}
