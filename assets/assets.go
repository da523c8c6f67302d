// Package assets holds the default style sheets, scripts and icons of a site. A
// site may override any of them by one of the same name in its own assets
// folder.
package assets

import "embed"

// Files are the style sheets (css/*.css, joined in the order of their names),
// the modules of the script (js/*.js, which js/main.js imports), the icon, the
// picture that links to the site are shown with, and what npm needs to fetch the library of the charts.
//
//go:embed css/*.css js/*.js icon.svg share.png package.json package-lock.json
var Files embed.FS
