// The map of all risks above their list: its cells count what the list shows,
// and where one category is chosen, a line bounds what is acceptable in it.

import { numbers } from "./form.js";

const ns = "http://www.w3.org/2000/svg";

// setUpMap returns what the list tells of each change.
export function setUpMap() {
  const picture = document.querySelector(".overview-top .chart-heat");
  const words = document.querySelector("[data-cell-shown]");
  if (!picture || !words) return () => {};
  const map = new RiskMap(picture, words.dataset.cellShown);
  return (view) => map.show(view);
}

class RiskMap {
  constructor(picture, words) {
    this.picture = picture;
    this.words = words;
    this.rects = [...picture.querySelectorAll(".cell")];
    this.cells = [...picture.querySelectorAll("a")].map(countedCell);
    this.number = numbers();
    this.lines = picture.appendChild(document.createElementNS(ns, "g"));
    const legend = picture.closest("figure").querySelector(".legend");
    this.key = legend.insertBefore(document.createElement("li"), legend.querySelector(":scope > li:has(.standing)"));
    this.key.className = "key-appetite";
  }

  show(view) {
    const counts = new Map();
    for (const e of view.entries) counts.set(e.group, (counts.get(e.group) || 0) + 1);
    for (const cell of this.cells) this.count(cell, view, counts.get(cell.group) || 0);
    this.bound(document.querySelector(".filter [name=category]"));
  }

  count(cell, { filtered, whole }, n) {
    const { link, empty, text, title, name, seen, href } = cell;
    const some = !filtered || n > 0;
    link.setAttribute("display", some ? "inline" : "none");
    empty.setAttribute("display", some ? "none" : "inline");
    const label = filtered ? this.words.replace("{shown}", this.number.format(n)).replace("{cell}", name) : name;
    text.textContent = filtered ? this.number.format(n) : seen;
    title.textContent = label;
    link.setAttribute("aria-label", label);
    link.setAttribute("href", filtered && whole ? "#" + cell.group : href);
  }

  // bound draws a line between cells of acceptable bands and the others.
  bound(select) {
    const option = select && select.value ? select.selectedOptions[0] : null;
    this.lines.replaceChildren();
    this.key.textContent = option ? option.dataset.words : "";
    this.key.hidden = !option;
    if (!option) return;
    const above = this.rects.map((r) => +/band-(\d+)/.exec(r.getAttribute("class"))[1] > +option.dataset.rank);
    const box = this.rects.map((r) => ["x", "y", "width", "height"].map((k) => parseFloat(r.getAttribute(k))));
    box.forEach(([x, y, width, height], k) => {
      if (k % 5 !== 4 && above[k] !== above[k + 1]) {
        const middle = (x + box[k + 1][0] + width) / 2; // of the gap to the next cell, on whichever side that is
        this.line(middle, y - 1, middle, y + height + 1);
      }
      if (k < 20 && above[k] !== above[k + 5]) this.line(x - 0.3, y - 1, x + width + 0.3, y - 1);
    });
  }

  line(x1, y1, x2, y2) {
    for (const name of ["appetite-ground", "appetite"]) {
      const line = this.lines.appendChild(document.createElementNS(ns, "line"));
      const set = { class: name, x1: x1 + "%", y1, x2: x2 + "%", y2 };
      for (const key in set) line.setAttribute(key, set[key]);
    }
  }
}

// countedCell is a cell with risks, and an empty one in its place for when
// none of them is shown.
function countedCell(link) {
  const rect = link.querySelector(".cell");
  const empty = rect.cloneNode();
  empty.classList.add("empty");
  empty.setAttribute("display", "none");
  link.before(empty);
  const text = link.querySelector(".count");
  const href = link.getAttribute("href");
  return {
    link, empty, text, href,
    title: link.querySelector("title"),
    name: link.getAttribute("aria-label"),
    seen: text.textContent,
    group: href.split("#")[1],
  };
}
