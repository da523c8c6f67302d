package generator

import (
	"context"
	"errors"
	"os"
	"testing"
)

// Ending the context ends the reading of content.
func TestCheckStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if s, _, err := Check(ctx, os.DirFS("testdata/site"), Options{}); s != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("got a site %v and %v", s != nil, err)
	}
	if s, diags, err := Check(context.Background(), os.DirFS("testdata/site"), Options{}); s == nil || err != nil {
		t.Errorf("got no site, %v, %v", diags.Sorted(), err)
	}
}
