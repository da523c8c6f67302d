package main

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// modest is the memory, in bytes, up to which garbage is collected no more often
// than is fastest. A site of 10,000 plans comes near it; a tighter bound costs
// time out of proportion: 575 MiB half as much again.
const modest = 700 << 20

// boundMemory keeps the process within modest or, where the site itself needs
// more, a fifth above what it needs. Small sites never come near. Whoever has
// set Go's own limits knows better.
func boundMemory() {
	if os.Getenv("GOMEMLIMIT") != "" || os.Getenv("GOGC") != "" {
		return
	}
	debug.SetMemoryLimit(modest)
	go func() {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		for range time.Tick(time.Second / 4) {
			metrics.Read(live)
			debug.SetMemoryLimit(max(modest, int64(live[0].Value.Uint64())/5*6))
		}
	}()
}
