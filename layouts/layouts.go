// Package layouts holds the default layouts and messages of a site. A site may
// override any file by one of the same name in its own layouts folder.
package layouts

import "embed"

// Files are the layouts (*.html) and the messages (messages/*.json).
//
//go:embed *.html messages/*.json
var Files embed.FS
