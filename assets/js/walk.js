// Keys that lead through a drawn chart: arrows from value to value, plus and
// minus to zoom, Escape back to the picture. What stands under the reader is
// told in words, to the eye by the tooltip and to a screen reader by the
// status line.

export function walkable(explorer, chart) {
  const series = explorer.option.series.map((s, index) => ({ index, name: s.name, items: (s.data || []).filter((d) => d && d.name) })).filter((s) => s.items.length > 0);
  let at = { series: 0, item: -1 };
  const show = () => {
    const s = series[at.series];
    const item = s.items[at.item];
    chart.dispatchAction({ type: "showTip", seriesIndex: s.index, dataIndex: explorer.option.series[s.index].data.indexOf(item) });
    explorer.value.textContent = item.name;
  };
  const step = (by) => {
    at.item = Math.max(0, Math.min(series[at.series].items.length - 1, at.item + by));
    show();
  };
  const change = (by) => {
    at.series = (at.series + by + series.length) % series.length;
    at.item = Math.max(0, Math.min(series[at.series].items.length - 1, at.item));
    show();
  };
  const ahead = getComputedStyle(explorer.stage).direction === "rtl" ? -1 : 1; // the way to the right
  const keys = {
    ArrowRight: () => step(ahead), ArrowLeft: () => step(-ahead), ArrowDown: () => change(1), ArrowUp: () => change(-1),
    Home: () => step(-Infinity), End: () => step(Infinity),
    "+": () => zoom(chart, 0.5), "=": () => zoom(chart, 0.5), "-": () => zoom(chart, 2), 0: () => zoom(chart, Infinity),
    Escape: () => { explorer.close(); explorer.button.focus(); },
  };
  explorer.stage.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey || series.length === 0) return;
    event.preventDefault();
    act();
  });
  chart.on("mouseover", (p) => { if (p.name) explorer.value.textContent = p.name; });
}

// zoom narrows or widens what is shown about its middle.
function zoom(chart, factor) {
  const now = (chart.getOption().dataZoom || [])[0];
  if (!now) return;
  const middle = (now.start + now.end) / 2;
  const half = Math.min(50, ((now.end - now.start) / 2) * factor);
  const start = Math.max(0, Math.min(100 - 2 * half, middle - half));
  chart.dispatchAction({ type: "dataZoom", start, end: start + 2 * half });
}
