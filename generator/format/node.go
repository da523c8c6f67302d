package format

// kind is how a value is written.
type kind uint8

const (
	empty   kind = iota // nothing
	scalar              // words, in quotes or not
	text                // | or > and lines below
	flow                // between brackets or braces
	mapping             // lines of keys
	list                // lines of dashes
)

// node is a value as it is written. Its lines are without their indentation.
type node struct {
	kind   kind
	head   []string // the lines of a scalar or the head of a text; of the root, what stands before it
	body   []string // the lines of a text; the empty lines at the end belong to it only where it is kept
	indent int      // of the body: how much more than its key
	kept   bool     // the empty lines at the end of a text are part of it
	flow   []token

	behind  comment  // on the last line of the value or, if it begins below its key, on the line of the key
	below   bool     // a scalar or flow begins in the line below its key or dash
	between []string // comments between the key and such a value
	last    comment  // on the last line of such a value

	entries []entry  // of a mapping or a list
	tail    []string // comments behind the last entry, or in place of a value
}

// entry is a key with its value, or one of a list.
type entry struct {
	gap   gap
	key   string // as it is written
	value node
}

// gap is what stands between two entries.
type gap struct {
	free  []string // comments that belong to neither, with the empty lines around and between them
	blank bool     // an empty line stands above what belongs to the entry below
	above []string // comments right above it
}

// comment is one that stands behind something in its line.
type comment struct {
	text string
	at   int // how many bytes behind the beginning of what the line holds
}

// firstKey is the first key of a mapping, or "".
func (n *node) firstKey() string {
	if n.kind == flow {
		return firstKey(n.flow)
	}
	if n.kind != mapping || len(n.entries) == 0 {
		return ""
	}
	return name(n.entries[0].key)
}

// name is a key without the quotes around it.
func name(key string) string {
	if len(key) >= 2 && (key[0] == '"' || key[0] == '\'') {
		return key[1 : len(key)-1]
	}
	return key
}
