package docx

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strconv"
	"time"
)

// part is a part of the file with its links to addresses.
type part struct {
	markup
	addresses []string
	relations map[string]string // by address
}

// relate is the name in this part of the relationship to an address.
func (p *part) relate(address string) string {
	name := p.relations[address]
	if name == "" {
		if p.relations == nil {
			p.relations = map[string]string{}
		}
		p.addresses = append(p.addresses, address)
		name = "link" + strconv.Itoa(len(p.addresses))
		p.relations[address] = name
	}
	return name
}

// relationships writes those to addresses.
func (p *part) relationships(m *markup) {
	for i, address := range p.addresses {
		m.raw(`<Relationship Id="link`, strconv.Itoa(i+1), `" Type="`, officeRelation, `hyperlink" Target="`).text(address).raw("\" TargetMode=\"External\"/>\n")
	}
}

// archive packs files in the order of their names, which puts the content
// types first, as they should be.
func archive(files map[string][]byte) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(files[name]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
