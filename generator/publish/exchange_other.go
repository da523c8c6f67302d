//go:build !linux && !darwin

package publish

import "errors"

// exchange swaps two folders in one step, which this operating system cannot do:
// publishing is in place.
func exchange(a, b string) error { return errors.ErrUnsupported }

// isMountPoint makes no difference where there is no exchange.
func isMountPoint(string) bool { return false }
