// What the browser tests ask of a page. Each function returns a list of
// problems in words; none changes the page, but for openAll and style.
const probe = {
  // name leads to an element: main > ul.entries > li.
  name(e) {
    const steps = [];
    for (; e && e !== document.body && steps.length < 4; e = e.parentElement) {
      const first = e.classList && e.classList[0];
      steps.unshift(e.localName + (e.id ? "#" + e.id : first ? "." + first : ""));
    }
    return steps.join(" > ");
  },

  openAll() {
    for (const d of document.querySelectorAll("details")) d.open = true;
  },

  // style adds a style sheet of a reader's own, in place of an earlier one.
  style(text) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  },

  // spacing is the widest setting of text that WCAG 1.4.12 asks pages to bear.
  // Lines of text in a drawing are broken when it is made; they keep their own.
  spacing: `
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    svg, svg * { letter-spacing: normal !important; word-spacing: normal !important }
    p { margin-block-end: 2em !important }`,

  // overflow: what sticks out of the viewport, so that a reader has to scroll
  // sideways.
  overflow() {
    const wide = document.documentElement.scrollWidth;
    const cut = [...document.querySelectorAll(".chart *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest(".scroll"));
    if (wide <= innerWidth) return cut.slice(0, 1).map((e) => `${cut.length} parts of charts lie outside the window, such as ${probe.name(e)}`);
    const out = [...document.body.querySelectorAll("*")].filter((e) => {
      const box = e.getBoundingClientRect();
      const outside = box.right > innerWidth + 0.5 || box.left < -0.5;
      return outside && !e.closest(".scroll, .visually-hidden") && ![...e.children].some((c) => c.getBoundingClientRect().right >= box.right);
    });
    return [`${wide} px wide in a window of ${innerWidth} px: ` + out.slice(0, 4).map(probe.name).join(", ")];
  },

  // names: links of charts whose name lacks a text that is seen on them. A
  // text that was shortened has an ellipsis, a long word is broken with a hyphen,
  // and signs that keep the order in which it is read are not seen. Chinese is
  // read without spaces.
  names() {
    const out = [];
    const plain = (s) => s.replace(/[\u2066-\u2069]/g, "");
    for (const link of document.querySelectorAll(".chart a")) {
      const name = plain(link.getAttribute("aria-label") || "");
      for (const text of link.querySelectorAll("text")) {
        const seen = plain(text.textContent.trim());
        let from = 0;
        for (const part of seen.replace(/(?<=\p{L})-$/u, "").replace(/ (?=（)/g, "").split("…")) from = from < 0 || name.indexOf(part, from) < 0 ? -1 : name.indexOf(part, from) + part.length;
        if (from < 0) out.push(`${probe.name(link)} shows "${seen}" and is named "${name}"`);
      }
    }
    return out;
  },

  // clipped: text that is cut off by the box it stands in.
  clipped() {
    return [...document.body.querySelectorAll("*")]
      .filter((e) => {
        const style = getComputedStyle(e);
        const hides = /hidden|clip/.test(style.overflowX + style.overflowY) && style.clipPath === "none" && !e.closest("svg");
        return hides && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
      })
      .map((e) => probe.name(e) + " cuts off what it holds");
  },

  // stops: records what gets the focus from now on, and how it shows.
  stops() {
    probe.visited = [];
    addEventListener("focusin", (event) => {
      const style = getComputedStyle(event.target);
      const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      probe.visited.push({ stop: event.target, seen });
    });
    return document.querySelectorAll("a[href], summary, [tabindex='0']").length;
  },

  // unvisited: links of charts that the keyboard did not reach, and what it
  // reached without showing it.
  unvisited() {
    const visited = new Set(probe.visited.map((v) => v.stop));
    const missed = [...document.querySelectorAll(".chart a")].filter((a) => a.checkVisibility() && !visited.has(a));
    const dark = probe.visited.filter((v) => !v.seen);
    return [
      ...missed.map((a) => `${a.getAttribute("aria-label")} is not reached`),
      ...dark.map((v) => `${probe.name(v.stop)} has no outline when it has the focus`),
    ];
  },

  // scrollTo brings the middle of a shape into the middle of what it scrolls in.
  scrollTo(shape) {
    const frame = shape?.closest(".scroll");
    if (frame) frame.scrollLeft += colour.middle(shape)[0] - colour.middle(frame)[0];
  },

  // targets: links of charts that are hard to hit: their shape is smaller than
  // 24 by 24 px, or something else lies over a part of a circle of that size.
  targets() {
    const out = [];
    for (const link of document.querySelectorAll(".chart a")) {
      if (!link.checkVisibility()) continue; // a list stands in for the chart
      const size = (r) => r.getBoundingClientRect().width * r.getBoundingClientRect().height;
      const shape = [...link.querySelectorAll("rect")].sort((a, b) => size(b) - size(a))[0];
      probe.scrollTo(shape);
      const box = shape?.getBoundingClientRect();
      const name = link.getAttribute("aria-label");
      if (!box || box.width < 23.99 || box.height < 23.99) {
        out.push(`${name} is ${box ? box.width + " by " + box.height : "no"} px`);
        continue;
      }
      const x = box.x + box.width / 2, y = box.y + box.height / 2;
      for (const [dx, dy] of [[0, 0], [-11.5, 0], [11.5, 0], [0, -11.5], [0, 11.5], [-8, -8], [8, -8], [-8, 8], [8, 8]]) {
        const hit = document.elementFromPoint(x + dx, y + dy);
        if (!hit || hit.closest("a") !== link) {
          out.push(`${name} is covered at ${dx}, ${dy} by ${hit ? probe.name(hit) : "nothing"}`);
          break;
        }
      }
    }
    return out;
  },

  // isBehind: the focus lies behind a chart.
  isBehind(chart) {
    const stop = document.activeElement;
    return Boolean(chart.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) && !chart.contains(stop);
  },

  // kinds: selectors of the sorts of charts with links that the page has.
  kinds() {
    const charts = [...document.querySelectorAll(".chart:has(a)")];
    return [...new Set(charts.map((c) => "." + [...c.classList].join(".")))];
  },

  // around: the place of an element on the page, with room for its outline.
  around(e) {
    const box = e.getBoundingClientRect();
    return [box.x + scrollX - 6, box.y + scrollY - 6, box.width + 12, box.height + 12];
  },

  // settled: waits until a list shows what is chosen.
  async settled() {
    const output = document.querySelector(".filter output");
    do await new Promise((done) => setTimeout(done, 20)); while (output.textContent === output.dataset.loading);
  },

  // counts: what the cells of the map count, by the anchor that each leads to.
  counts() {
    const links = [...document.querySelectorAll(".chart-heat a")].filter((a) => a.checkVisibility());
    return Object.fromEntries(links.map((a) => [a.getAttribute("href").split("#")[1], a.querySelector(".count").textContent]).sort());
  },

  // bounds: the line around what is acceptable, each part in pixels from the
  // first cell.
  bounds() {
    const origin = document.querySelector(".chart-heat .cell").getBoundingClientRect();
    const lines = [...document.querySelectorAll(".chart-heat .appetite")].map((e) => e.getBoundingClientRect());
    return lines.map((b) => [b.x - origin.x, b.y - origin.y, b.width, b.height].map(Math.round).join(" ")).sort();
  },

  // faint: texts of charts with a contrast below 4.5 to what lies beneath
  // them, and marks and lines below 3. What is expected stands out of its bar at
  // the top, and is judged there; a sign in a mark lies on the shape before it.
  faint() {
    const out = [];
    const marks = ".chart :is(.square, .bar, .series, .path, .expected, .appetite, .step, a .cell), .mark *";
    for (const text of document.querySelectorAll(".chart text")) {
      if (!text.checkVisibility()) continue;
      const style = getComputedStyle(text);
      const halo = style.paintOrder.startsWith("stroke") && style.stroke !== "none";
      const ground = halo ? colour.parse(style.stroke) : colour.beneath(text, colour.middle(text));
      const found = colour.contrast(colour.parse(style.fill), ground);
      if (found < 4.5) out.push(`${probe.name(text)} "${text.textContent}" has a contrast of ${found.toFixed(2)}`);
    }
    for (const mark of document.querySelectorAll(marks)) {
      if (!mark.checkVisibility()) continue;
      const style = getComputedStyle(mark);
      let ground = colour.beneath(mark, mark.matches(".expected") ? colour.top(mark) : colour.middle(mark));
      if (mark.matches(".sign")) ground = colour.over(colour.parse(getComputedStyle(mark.previousElementSibling).fill), ground);
      const paints = [style.fill, style.stroke].filter((p, i) => p !== "none" && (i === 0 || parseFloat(style.strokeWidth) > 0));
      const found = Math.max(...paints.map((p) => colour.contrast(colour.parse(p), ground)));
      if (!(found >= 3)) out.push(`${probe.name(mark)} has a contrast of ${found.toFixed(2)}`);
    }
    return [...new Set(out)].slice(0, 20);
  },
};

// colour reckons with what is painted.
const colour = {
  parse(text) {
    const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  },

  over(top, ground) {
    const mix = (k) => top[k] * top.a + ground[k] * (1 - top.a);
    return { r: mix("r"), g: mix("g"), b: mix("b"), a: 1 };
  },

  luminance(c) {
    const [r, g, b] = [c.r, c.g, c.b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  },

  contrast(top, ground) {
    const [a, b] = [colour.luminance(colour.over(top, ground)), colour.luminance(ground)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  },

  middle(e) {
    const box = e.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  },

  top(e) {
    const box = e.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + 1];
  },

  // beneath: the colour of the ground at a point on which an element is drawn.
  // Other marks, lines and texts that happen to be there are not ground.
  beneath(e, [x, y]) {
    const layers = [];
    for (const other of document.elementsFromPoint(x, y)) {
      const before = other.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (other === e || !before) continue;
      const style = getComputedStyle(other);
      const paint = other instanceof SVGGraphicsElement && other.localName !== "svg" ? style.fill : style.backgroundColor;
      if (paint === "none" || other.matches("text, line, .mark *")) continue;
      const layer = colour.parse(paint);
      layer.a *= other instanceof SVGElement ? Number(style.fillOpacity) : 1;
      layers.push(layer);
      if (layer.a === 1) break;
    }
    return layers.reduceRight((ground, layer) => colour.over(layer, ground), colour.parse(getComputedStyle(document.documentElement).backgroundColor));
  },
};
