// Package assets holds the default style sheets and icons of a site. A site
// may override any file by one of the same name in its own assets folder.
package assets

import "embed"

// Files are the style sheets (css/*.css, joined in the order of their names)
// and the icon.
//
//go:embed css/*.css icon.svg
var Files embed.FS
