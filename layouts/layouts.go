// Package layouts holds the default layouts and messages of a site. A site may
// override any file by one of the same name in its own layouts folder.
package layouts

import "embed"

// Files are the layouts (*.html), the messages (messages/*.json) and what new
// content begins as (archetypes/*.md).
//
//go:embed *.html messages/*.json archetypes/*.md
var Files embed.FS
