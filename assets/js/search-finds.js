// What the search has found, by sort of page, each with its state, its plan and
// how its text begins. They are links, so that one can be opened elsewhere too.

export class Finds {
  // home is the address of the language, below which all pages lie.
  constructor(home) {
    this.home = home;
    this.list = element("div", { id: "search-finds", className: "search-finds", hidden: true }, { role: "listbox" });
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  }

  // know takes the file of documents.
  know(file) {
    this.file = file;
    this.list.setAttribute("aria-label", file.messages.results);
    this.number = new Intl.NumberFormat(document.documentElement.lang);
  }

  // show lists pages by their numbers: sections by their best find, and of each
  // no more than so many.
  show(numbers, most) {
    const sections = new Map();
    for (const n of numbers) {
      const section = this.file.section[n];
      if (!sections.has(section)) sections.set(section, []);
      sections.get(section).push(n);
    }
    this.list.replaceChildren(...Array.from(sections, ([section, all]) => this.section(section, all, most)));
    this.list.hidden = numbers.length === 0;
    this.list.scrollTop = 0;
  }

  section(section, all, most) {
    const head = element("div", { id: `search-section-${section}`, className: "search-section", textContent: this.file.sections[section] }, { role: "presentation" });
    const group = element("div", {}, { role: "group", "aria-labelledby": head.id });
    group.append(head, ...all.slice(0, most).map((n) => this.option(n)));
    if (all.length > most) {
      const textContent = this.file.messages.more.replace("{number}", this.number.format(all.length - most));
      group.append(element("div", { className: "search-rest", textContent }, { role: "presentation" }));
    }
    return group;
  }

  option(n) {
    const { file } = this;
    const href = new URL(file.id[n] + "/", this.home).href;
    const option = element("a", { id: `search-find-${n}`, className: "search-find", href, tabIndex: -1 }, { role: "option", "aria-selected": "false" });
    option.append(this.words("span", "kind", file.kinds[file.kind[n]]), " ", this.words("span", "search-title", file.title[n]));
    if (file.plan[n] >= 0) option.append(" ", this.words("span", "search-of", file.plans[file.plan[n]]));
    if (file.chip[n] >= 0) option.append(" ", ...this.chip(file.chips[file.chip[n]]));
    if (file.hidden?.includes(n)) option.append(" ", this.words("small", "hidden-mark", file.messages.hidden));
    if (file.lead[n]) option.append(" ", this.words("span", "search-lead", file.lead[n]));
    return option;
  }

  // chip is the state of a page as lists show it. The symbol is a drawing of the
  // site's own.
  chip([style, symbol, text, mark]) {
    const drawing = new DOMParser().parseFromString(symbol, "text/html").body.firstChild;
    const out = this.words("span", `chip ${style}`, text);
    if (drawing) out.prepend(drawing);
    return mark ? [out, " ", this.words("small", "standing", mark)] : [out];
  }

  // words are an element with a text; what is in the language of the source, it
  // says.
  words(tag, className, text) {
    const out = element(tag, { className });
    const [lang, dir] = this.file.source;
    for (const [i, piece] of text.split(/[\x02\x03]/).entries()) {
      if (piece) out.append(i % 2 ? element("span", { textContent: piece }, { lang, dir }) : piece);
    }
    return out;
  }

  // beside is the find before or after one; null is the field between the last
  // and the first.
  beside(option, step) {
    const all = [...this.list.querySelectorAll("[role=option]")];
    const at = option ? all.indexOf(option) + step : step > 0 ? 0 : all.length - 1;
    return all[at] ?? null;
  }
}

export function element(tag, properties, attributes = {}) {
  const out = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) out.setAttribute(name, value);
  return out;
}
