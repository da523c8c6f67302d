package generator

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"plansite/generator/picture"
)

// pictureFile is a picture as it was read, or why there is none.
type pictureFile struct {
	picture *picture.Picture
	problem *picture.Problem
}

// same reports whether both are the same picture, or the lack of one.
func (f pictureFile) same(other pictureFile) bool {
	if f.picture == nil || other.picture == nil {
		return f.picture == other.picture && *f.problem == *other.problem
	}
	return f.picture.Name == other.picture.Name
}

// picture reads a picture once in a reading and, while its file stays as it is,
// not again in those that follow.
func (m *memory) picture(fsys fs.FS, name string) (*picture.Picture, *picture.Problem) {
	f, done := m.pictures.again(name)
	if !done {
		f = m.readPicture(fsys, name)
	}
	return f.picture, f.problem
}

func (m *memory) readPicture(fsys fs.FS, name string) pictureFile {
	state := fileState{read: m.now}
	info, err := fs.Stat(fsys, name)
	if err == nil {
		state.size, state.modified = info.Size(), info.ModTime()
	}
	r, known := m.pictures.get(name)
	if !known || err != nil || !r.file.is(info) {
		var f pictureFile
		if f.picture, f.problem = picture.Read(fsys, name); !known || !f.same(r.value) {
			r.value = f
			m.pictures.builds()
		}
		r.file = state
	}
	m.pictures.put(name, r)
	if r.value.picture != nil && m.pictureBytes.Add(int64(len(r.value.picture.Data))) > picture.MaxTotal {
		return pictureFile{problem: &picture.Problem{
			Message: fmt.Sprintf("the pictures of this site have more than %d MiB together", picture.MaxTotal>>20), Hint: "make them smaller, or show fewer",
		}}
	}
	return r.value
}

// shownPictures are those that the texts of the editions show, in the order of their names.
func shownPictures(editions []*edition) []asset {
	data := map[string][]byte{}
	for _, e := range editions {
		for _, p := range e.site.Pictures {
			data[p.Name] = p.Data
		}
	}
	var out []asset
	for _, name := range slices.Sorted(maps.Keys(data)) {
		out = append(out, asset{name, data[name]})
	}
	return out
}
