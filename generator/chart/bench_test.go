package chart

import "testing"

// BenchmarkPicture draws a picture of each sort, of a usual size.
func BenchmarkPicture(b *testing.B) {
	for _, c := range []struct {
		name    string
		picture picture
	}{
		{"trend-12", trend(12, 230, 8)}, {"bullets-6", bullets(6)}, {"states-72", states(72)}, {"states-bar", states(500)},
		{"heatmap", heat(func(int, int) int { return 3 })}, {"levels-8", levels(8)}, {"sparkline-12", spark(12)}, {"timeline-39", cycle()}, {"timeline-300", dense(300, 900)},
		{"ladder-12", ladder(12, 5)}, {"shares-12", shares(12, 3, 10)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.picture.Picture(LTR)
			}
		})
	}
}

// BenchmarkTable writes the table of the largest usual chart.
func BenchmarkTable(b *testing.B) {
	c := trend(12, 230, 8)
	b.ReportAllocs()
	for b.Loop() {
		c.Table().HTML()
	}
}
