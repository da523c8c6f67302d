package source

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// tableEnding ends the name of a table of measurements.
const tableEnding = ".measurements.csv"

// Table is a table of measurements that stands beside a plan.
type Table struct {
	File string // slash-separated, from the site's folder
	Text []byte // without a byte-order mark
}

// TableName is the name of the table that may stand beside a content file:
// sg13.measurements.csv beside sg13.md.
func TableName(name string) string { return strings.TrimSuffix(name, path.Ext(name)) + tableEnding }

// IsTable reports whether a file has the name of such a table.
func IsTable(name string) bool { return strings.HasSuffix(name, tableEnding) }

// orphan reports a table of measurements without a file beside it that could be a
// plan: its figures would be missing in silence.
func (l *lister) orphan(name string) bool {
	for _, ext := range []string{".md", ".MD"} {
		if _, err := fs.Stat(l.fsys, strings.TrimSuffix(name, tableEnding)+ext); err == nil {
			return false
		}
	}
	l.refuse(name, "no-plan", "this table of measurements stands beside no plan",
		fmt.Sprintf("rename it after a plan that stands in the same folder: sg13%s beside sg13.md", tableEnding))
	return true
}
