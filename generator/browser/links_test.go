package browser_test

import (
	"cmp"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// link is an address that a page names, and where.
type link struct {
	at   *html.Node
	href string
}

// isAnchor reports whether the link is followed by a reader, not fetched with
// the page.
func (l link) isAnchor() bool {
	return l.at.Data == "a" || l.at.Data == "meta" || attr(l.at, "rel") == "canonical" || attr(l.at, "rel") == "alternate"
}

func (l link) String() string { return fmt.Sprintf("%s: link %q", trail(l.at), l.href) }

// links lists every address that a page names.
func (d *document) links() (all []link) {
	for n := range d.elements("") {
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src", "srcset", "data", "action", "poster", "cite", "data-library", "data-option", "data-svg":
				all = append(all, link{n, a.Val})
			}
		}
		if n.Data == "meta" && attr(n, "http-equiv") == "refresh" {
			_, target, _ := strings.Cut(attr(n, "content"), "url=")
			all = append(all, link{n, target})
		}
	}
	return all
}

// isExternal reports whether an address names a host or a scheme.
func isExternal(href string) bool {
	u, err := url.Parse(href)
	return err != nil || u.Scheme != "" || u.Host != ""
}

// target is the file that an address of a page leads to, and the place in it.
func (p *publication) target(d *document, href string) (file, fragment string, err error) {
	u, err := url.Parse(href)
	if err != nil {
		return "", "", err
	}
	name, folder := u.Path, path.Dir(d.path)
	if d.base != "" {
		folder = path.Join(folder, d.base)
		if name == "" {
			name = "./"
		}
	}
	switch {
	case name == "":
		return d.path, u.Fragment, nil
	case strings.HasPrefix(name, "/"):
		rest, inside := strings.CutPrefix(name, p.base)
		if !inside {
			return "", "", fmt.Errorf("is not below %s", p.base)
		}
		name = rest
	default:
		name = folder + "/" + name
	}
	file = path.Clean(name)
	if !strings.HasPrefix(file, "..") && (strings.HasSuffix(name, "/") || name == "" || file == "." || path.Base(name) == "..") {
		file = path.Join(file, "index.html")
	}
	if strings.HasPrefix(file, "..") {
		return "", "", fmt.Errorf("leads out of the site")
	}
	return file, u.Fragment, nil
}

// linksLead holds that every address inside the site is that of a file, and
// every fragment that of an element in it.
func linksLead(p *publication, d *document) (problems []string) {
	for _, l := range d.links() {
		if isExternal(l.href) {
			continue
		}
		file, fragment, err := p.target(d, l.href)
		switch {
		case err != nil:
			problems = append(problems, fmt.Sprintf("%v %v", l, err))
		case path.Ext(file) == "":
			problems = append(problems, fmt.Sprintf("%v lacks the slash at its end", l))
		case !p.exists(file):
			problems = append(problems, fmt.Sprintf("%v leads to %s, which is not there", l, file))
		case fragment != "" && !p.hasID(file, fragment):
			problems = append(problems, fmt.Sprintf("%v leads to #%s, which %s does not have", l, fragment, file))
		}
	}
	return problems
}

// hasID reports whether a page has an id. In every language it has the same:
// idsAreTheSources holds that.
func (p *publication) hasID(file, id string) bool {
	source := p
	if p.source != nil {
		source = p.source
	}
	d := cmp.Or(p.byPath[file], source.byPath[file])
	if lang := p.langOf(file); d == nil && lang != "" {
		d = source.byPath[source.lang+strings.TrimPrefix(file, lang)]
	}
	return d != nil && d.ids[id] > 0
}

func (p *publication) exists(file string) bool {
	if p.byPath[file] != nil {
		return true
	}
	info, err := os.Stat(filepath.Join(p.dir, filepath.FromSlash(file)))
	return err == nil && info.Mode().IsRegular()
}

// linksAreRelative holds that a page works below any path. Only the page for
// an unknown address, which is shown at any depth, names the path of the site.
func linksAreRelative(p *publication, d *document) (problems []string) {
	for _, l := range d.links() {
		if isExternal(l.href) || strings.HasPrefix(l.href, "#") {
			continue
		}
		rooted := strings.HasPrefix(l.href, "/")
		if want := d.path == "404.html"; rooted != want {
			problems = append(problems, fmt.Sprintf("%v: begins with a slash: %t, want %t", l, rooted, want))
		}
	}
	return problems
}

// nothingIsFetchedFromElsewhere holds that other hosts are only ever linked to.
func nothingIsFetchedFromElsewhere(_ *publication, d *document) (problems []string) {
	for _, l := range d.links() {
		if !isExternal(l.href) {
			continue
		}
		u, err := url.Parse(l.href)
		switch {
		case err != nil:
			problems = append(problems, fmt.Sprintf("%v: %v", l, err))
		case !slices.Contains([]string{"https", "http", "mailto"}, u.Scheme):
			problems = append(problems, fmt.Sprintf("%v has the scheme %q", l, u.Scheme))
		case !l.isAnchor():
			problems = append(problems, fmt.Sprintf("%v is fetched from another host", l))
		}
	}
	return problems
}

// Style sheets and pictures fetch nothing either.
func TestAssetsFetchNothing(t *testing.T) {
	p := publishedSite(t)
	for _, kind := range []string{"*.css", "*.svg"} {
		files, err := filepath.Glob(filepath.Join(p.dir, "assets", kind))
		if err != nil || len(files) == 0 {
			t.Fatalf("no %s among the assets: %v", kind, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text := strings.ReplaceAll(string(data), `xmlns="http://www.w3.org/2000/svg"`, "")
			for _, trace := range []string{"url(", "@import", "//", "<script", "href="} {
				if strings.Contains(text, trace) {
					t.Errorf("%s has %q", filepath.Base(file), trace)
				}
			}
		}
	}
}

// everyPageIsReached follows all links from the home page of a language. Lists of
// languages are addresses to give to others.
func everyPageIsReached(t *testing.T, p *publication) {
	home := p.lang + "/index.html"
	reached := map[string]bool{home: true}
	for queue := []string{home}; len(queue) > 0; queue = queue[1:] {
		d := p.byPath[queue[0]]
		for _, l := range d.links() {
			if isExternal(l.href) {
				continue
			}
			if file, _, err := p.target(d, l.href); err == nil && p.byPath[file] != nil && !reached[file] {
				reached[file] = true
				queue = append(queue, file)
			}
		}
	}
	for _, d := range p.pages {
		if !reached[d.path] && !d.isOutside() && !d.isRedirect() && !p.leavesOut(d) {
			t.Errorf("%s: no link leads here", d.path)
		}
	}
}

// leavesOut reports whether a page is an overview that the site chose not to
// have in its navigation, or that of a search which it cannot have.
func (p *publication) leavesOut(d *document) bool {
	if d.isSearch() {
		return !p.finds
	}
	name := path.Base(path.Dir(d.path))
	return slices.Contains(site.Overviews, name) &&
		!slices.ContainsFunc(p.site.Config.Navigation, func(r plan.Ref) bool { return r.ID == name })
}
