package markdown

import (
	"net/netip"
	"net/url"
	"regexp"
	"strings"
)

// Malformed says what looks wrong with a whole web address that a browser would
// still try, and the remedy; both are empty when nothing does. The problem goes
// on after the address.
func Malformed(address string) (problem, hint string) {
	u, err := url.Parse(address)
	if err != nil {
		return "cannot be read", "write it as https://..."
	}
	host := u.Hostname()
	last := address[len(address)-1]
	switch {
	case strings.EqualFold(host, "http") || strings.EqualFold(host, "https"):
		return "has its https:// twice", "write it once"
	case u.User != nil:
		return "has a name before its host, which hides where it leads", "remove what stands before the @"
	case !strings.Contains(strings.Trim(host, "."), ".") && !isIP(host):
		return "has a host without a dot, which only a network of its own knows", "write the whole name of the host, such as www.itu.int"
	case !hostForm.MatchString(host) && !isIP(host):
		return "has a host that no site can have", "correct its name: letters, digits and hyphens, with single dots between them"
	case strings.IndexByte(".,;:", last) >= 0:
		return "ends with a mark that is probably not part of it", "remove the " + string(last) + " at its end"
	}
	return "", ""
}

// hostForm is that of the name of a host, in any script, with a dot at its end or not.
var hostForm = regexp.MustCompile(`^([\pL\pM\pN_]([\pL\pM\pN_-]*[\pL\pM\pN_])?\.)+[\pL\pM\pN-]*[\pL\pM]\.?$`)

func isIP(host string) bool {
	_, err := netip.ParseAddr(host)
	return err == nil
}
