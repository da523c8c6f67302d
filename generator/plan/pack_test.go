package plan

import (
	"reflect"
	"testing"
)

// TestPack: what is packed is the same content, in other places that no
// other content shares.
func TestPack(t *testing.T) {
	config := testConfig(t)
	want, _ := decodeFile(t, whole, config)
	var p Packer
	for range 3 {
		got, _ := decodeFile(t, whole, config)
		first := got.Plan.Indicators[0]
		p.Pack(got)
		if got.Plan.Indicators[0] == first {
			t.Error("an indicator is where it was")
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("packed, the plan is %+v", got.Plan)
		}
		if all := got.Plan.Indicators; cap(all) > len(all) {
			t.Error("appending to a list would write into the next")
		}
	}
}
