package generator

import (
	"crypto/sha256"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/site"
	"plansite/generator/source"
	"plansite/generator/translation"
)

// memory holds what was made from the files of a site, so that a preview makes
// again only what follows from those that have changed. The zero value is that
// of a build, which looks at everything once.
type memory struct {
	now     time.Time // of the reading; zero: no file is read again
	config  memo[*configFile]
	content memo[*contentFile]
	tables  memo[*tableFile]
	words   memo[*wordsFile]
	applied memo[*translated]
	look    memo[*lookRead]

	before map[string]*site.Site // the last ones without errors, by language

	pictures     memo[pictureFile]
	pictureBytes atomic.Int64 // of all that this reading has used
}

// configFile is site.yaml as it was read, with what is to be said of it.
type configFile struct {
	config *plan.Config
	lost   []string // ids in it, where it could not be read as a whole
	diags  diagnostic.List
}

// contentFile is the same of a file of content.
type contentFile struct {
	plan.Content
	lost  []string
	diags diagnostic.List
}

// tableFile is a table of measurements, or why it could not be read.
type tableFile struct {
	source.Table
	refused *diagnostic.Diagnostic
}

// wordsFile is the same of a translation; it has none where it could not be read.
type wordsFile struct {
	*translation.File
	diags diagnostic.List
}

// turn begins a reading: it forgets what the one before has not used.
func (m *memory) turn(now time.Time) {
	m.now = now
	m.config.turn()
	m.content.turn()
	m.tables.turn()
	m.words.turn()
	m.applied.turn()
	m.look.turn()
	m.pictures.turn()
	m.pictureBytes.Store(0)
}

// keep remembers the sites for the next reading, if there will be one.
func (m *memory) keep(all []*edition) {
	if m.now.IsZero() {
		return
	}
	m.before = map[string]*site.Site{}
	for _, e := range all {
		m.before[e.lang] = e.site
	}
}

// changed reports whether anything that was read differs from before.
func (m *memory) changed() bool {
	return m.config.changed() || m.content.changed() || m.tables.changed() || m.words.changed() || m.applied.changed() || m.look.changed() || m.pictures.changed()
}

// memo holds values by the name of what they were made from. Goroutines may
// share it, each with names of its own.
type memo[V any] struct {
	mu          sync.Mutex
	known, used map[string]remembered[V] // by the reading before, and by this one
	built       bool                     // something, in this one
}

// remembered is a value with all that it was made from.
type remembered[V any] struct {
	file  fileState
	from  any
	value V
}

func (m *memo[V]) turn() { m.known, m.used, m.built = m.used, nil, false }

// changed reports whether this reading differs from the one before.
func (m *memo[V]) changed() bool { return m.built || len(m.used) != len(m.known) }

func (m *memo[V]) get(name string) (remembered[V], bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.used[name]
	if !ok {
		r, ok = m.known[name]
	}
	return r, ok
}

// again returns what this reading has used already.
func (m *memo[V]) again(name string) (V, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.used[name]
	return r.value, ok
}

func (m *memo[V]) put(name string, r remembered[V]) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.used == nil {
		m.used = map[string]remembered[V]{}
	}
	m.used[name] = r
}

func (m *memo[V]) builds() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.built = true
}

// of returns what build makes, or has made from the same before.
func (m *memo[V]) of(name string, from any, build func() V) V {
	r, ok := m.get(name)
	if !ok || r.from != from {
		r = remembered[V]{from: from, value: build()}
		m.builds()
	}
	m.put(name, r)
	return r.value
}

// fileState tells whether a file is still what it was when it was read.
type fileState struct {
	size           int64
	modified, read time.Time
	sum            [sha256.Size]byte
}

// settled is how old a file has to be for its time to tell that it stays as it
// is: file systems note times in steps of up to two seconds.
const settled = 3 * time.Second

func (s fileState) is(info fs.FileInfo) bool {
	return s.size == info.Size() && s.modified.Equal(info.ModTime()) && s.read.Sub(s.modified) > settled
}

// text is a file as it was read: its text, or why it has none.
type text struct {
	data    []byte
	refused *diagnostic.Diagnostic
}

// ofFile returns what build makes of the text of a file or, while that and from
// stay the same, what it has made before.
func ofFile[V any](m *memo[V], now time.Time, fsys fs.FS, name string, from any, build func(text) V) (V, error) {
	r, known := m.get(name)
	known = known && r.from == from
	state := fileState{read: now}
	if !now.IsZero() {
		info, err := fs.Stat(fsys, name)
		if err == nil && known && r.file.is(info) {
			m.put(name, r)
			return r.value, nil
		}
		if err == nil {
			state.size, state.modified = info.Size(), info.ModTime()
		}
	}
	data, refused, err := source.ReadText(fsys, name)
	if err != nil {
		var none V
		return none, err
	}
	state.sum = sha256.Sum256(data)
	if !known || refused != nil || state.sum != r.file.sum {
		r.value = build(text{data, refused})
		m.builds()
	}
	if refused == nil {
		m.put(name, remembered[V]{state, from, r.value})
	}
	return r.value, nil
}
