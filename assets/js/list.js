// Lists of the site: the bar above a list narrows it, the headings of its
// columns sort it, and the address says what is chosen, so that a view can be
// linked. The page has all entries, in groups, and all words; entries on
// further pages of a list are fetched when something is chosen.

import { numbers } from "./form.js";

// maxPages bounds how many further pages are fetched.
const maxPages = 20;

// maxValue bounds what is taken from the address for one field.
const maxValue = 500;

// setUpList gives the list of a page its bar. watch is told, each time the
// choice changes, which entries are shown and what is chosen.
export function setUpList(watch) {
  const bar = document.querySelector(".filter");
  const table = document.querySelector(".list");
  if (bar && table) new List(bar, table, watch).start();
}

class List {
  constructor(bar, table, watch) {
    Object.assign(this, { bar, table, watch });
    this.fields = [...bar.querySelectorAll("select, input")];
    this.output = bar.querySelector("output");
    this.next = document.querySelector(".pages [rel=next]");
    this.heads = [...table.tHead.rows[0].cells];
    this.sorted = table.createTBody();
    this.entries = [];
    this.adopt(document, location.href, 0);
    this.number = numbers();
    this.collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  }

  start() {
    for (const head of this.heads) if (head.dataset.sort) this.addButton(head);
    this.bar.hidden = false;
    for (const field of this.fields) field.addEventListener("input", () => this.change());
    this.bar.querySelector("button").addEventListener("click", () => this.reset());
    addEventListener("popstate", () => this.read());
    addEventListener("click", (event) => this.uncover(event.target.closest("a[href]")));
    this.read();
  }

  addButton(head) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => this.turn(head.dataset.sort));
  }

  // adopt takes the entries of a page of the list into this one. Their
  // addresses count from that page.
  adopt(page, address, number) {
    for (const body of page.querySelectorAll(".list tbody[data-group]")) {
      const { group } = body.dataset;
      const own = this.table.querySelector(`tbody[data-group="${CSS.escape(group)}"]`) || this.table.insertBefore(document.adoptNode(body), this.sorted);
      for (const row of [...body.rows]) {
        if (row.className === "group") continue;
        if (number) for (const a of row.querySelectorAll("a[href]")) a.href = new URL(a.getAttribute("href"), address).href;
        if (own !== body) own.append(document.adoptNode(row));
        this.entries.push({ row, number, body: own, group, title: plain(row.cells[0].textContent) });
      }
    }
  }

  // fetchRest fetches the further pages of the list, once.
  async fetchRest() {
    this.output.value = this.output.dataset.loading;
    let link = this.next;
    for (let number = 1; link && number <= maxPages; number++) {
      const address = new URL(link.getAttribute("href"), this.address || location.href);
      if (address.origin !== location.origin) throw new Error("another site");
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.address = address.href;
      this.adopt(page, address.href, number);
      link = page.querySelector(".pages [rel=next]");
    }
    if (link) throw new Error("too many pages");
  }

  // read takes the choice from the address; what the page does not offer is
  // left out.
  read() {
    const query = new URLSearchParams(location.search);
    for (const field of this.fields) {
      field.value = (query.get(field.name) || "").slice(0, maxValue);
      if (field.selectedIndex < 0) field.value = "";
    }
    const [, down, name] = /^(-?)(.*)$/s.exec(query.get("sort") || "");
    this.sort = this.heads.some((h) => h.dataset.sort && h.dataset.sort === name) ? { name, down: !!down } : null;
    this.change();
  }

  // turn sorts by a column: upwards, then downwards, then not at all.
  turn(name) {
    const { sort } = this;
    this.sort = !sort || sort.name !== name ? { name, down: false } : sort.down ? null : { name, down: true };
    this.change();
  }

  reset() {
    for (const field of this.fields) field.value = "";
    this.sort = null;
    this.change();
  }

  change() {
    const query = new URLSearchParams();
    for (const field of this.fields) {
      if (field.value.trim()) query.set(field.name, field.value);
      field.classList.toggle("chosen", !!field.value.trim());
    }
    this.filtered = query.size > 0;
    this.active = this.filtered || !!this.sort;
    if (this.sort) query.set("sort", (this.sort.down ? "-" : "") + this.sort.name);
    setSearch(query.size ? "?" + query : "");
    this.show();
  }

  async show() {
    if (this.active && this.next && !this.rest) {
      this.rest = this.fetchRest().catch(() => (this.partial = true));
    }
    if (this.active) await this.rest;
    const chosen = Object.fromEntries(this.fields.map((f) => [f.name, f.value]));
    const shown = this.narrow(chosen);
    this.arrange();
    if (this.next) this.next.closest(".pages").hidden = this.active && !this.partial;
    for (const a of document.querySelectorAll(".jump [href*='#']")) a.parentElement.hidden = this.active;
    this.say(shown.length);
    this.watch({ entries: shown, filtered: this.filtered, whole: !this.partial });
  }

  // uncover shows the group that a link leads to, if need be by dropping the choice.
  uncover(link) {
    const to = link && new URL(link.getAttribute("href"), location.href);
    if (!to || to.pathname !== location.pathname) return;
    const covered = () => document.getElementById(decodeURIComponent(to.hash.slice(1)))?.closest(".list [hidden]");
    if (!covered()) return;
    this.sort = null;
    this.change();
    if (covered()) this.reset();
  }

  // narrow hides what does not fit, and the groups of which nothing is left.
  narrow(chosen) {
    const words = plain(chosen.words || "").split(/\s+/).filter(Boolean);
    const full = new Set();
    const shown = this.entries.filter((e) => {
      const fits = (this.active || !e.number) && words.every((w) => e.title.includes(w)) && this.fits(e.row, chosen);
      e.row.hidden = !fits;
      if (fits) full.add(e.body);
      return fits;
    });
    for (const body of this.table.tBodies) body.hidden = body === this.sorted ? !this.sort : !!this.sort || !full.has(body);
    return shown;
  }

  fits(row, chosen) {
    return this.fields.every(({ name }) => {
      const value = chosen[name];
      if (!value || name === "words") return true;
      if (name === "owner") return this.cell(row, name).textContent === value;
      return row.dataset[name] === value || (name === "plan" && value === "kind." + row.dataset.kind);
    });
  }

  cell(row, name) {
    return row.cells[this.heads.findIndex((h) => h.dataset.sort === name)];
  }

  // arrange puts the entries into one list where it is sorted, and into their
  // groups where it is not.
  arrange() {
    const { sort } = this;
    const by = sort ? sort.name + sort.down : "";
    for (const head of this.heads) {
      if (sort && head.dataset.sort === sort.name) head.ariaSort = sort.down ? "descending" : "ascending";
      else head.removeAttribute("aria-sort");
    }
    if (by === (this.arranged || "") && this.placed === this.entries.length) return;
    this.arranged = by;
    this.placed = this.entries.length;
    if (!sort) for (const e of this.entries) e.body.append(e.row);
    else this.sorted.append(...this.inOrder(sort).map((e) => e.row));
  }

  // inOrder sorts the entries; what has no value stands last either way.
  inOrder({ name, down }) {
    const keys = new Map(this.entries.map((e) => [e, sortKey(this.cell(e.row, name))]));
    return [...this.entries].sort((a, b) => {
      const [x, y] = [keys.get(a), keys.get(b)];
      if (!x || !y) return !x - !y;
      return this.collator.compare(x, y) * (down ? -1 : 1);
    });
  }

  say(shown) {
    const { shown: words, partial } = this.output.dataset;
    const all = this.entries.length;
    const text = words.replace("{shown}", this.number.format(shown)).replace("{all}", this.number.format(all));
    this.output.value = !this.active ? "" : this.partial ? partial.replace("{text}", text) : text;
  }
}

function setSearch(search) {
  if (search === location.search) return;
  try {
    history.replaceState(history.state, "", location.pathname + search + location.hash);
  } catch {
    // Some browsers refuse it when it comes too often; the next change sets it.
  }
}

// plain is a text as it is searched: in small letters and without accents.
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function sortKey(cell) {
  const time = cell.querySelector("time");
  return cell.dataset.key ?? (time ? time.dateTime : cell.textContent.trim());
}
