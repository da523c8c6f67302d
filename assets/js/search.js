// The search of the site: a field with what is found below it, in a dialog over
// the page or in the page of the search. The field is a combobox, the finds are
// its list: arrows choose one, Enter opens it, Escape ends.

import { Index } from "./search-index.js";
import { element, Finds } from "./search-finds.js";

// open makes the search. words are those of the link to it, in the language of
// the page, with the addresses of all that it needs.
export const open = (words, name) => new Search(words, name);

export { Index };

// quiet is how long the number of finds waits until a reader has typed, in ms.
const quiet = 250;

class Search {
  constructor(words, name) {
    Object.assign(this, { words, name });
    this.field = element(
      "input",
      { type: "text", id: "search-field", className: "search-field", autocomplete: "off", spellcheck: false, maxLength: 200 },
      { role: "combobox", inputmode: "search", enterkeyhint: "search", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "search-finds" },
    );
    this.status = element("p", { className: "search-status" }, { role: "status" });
    this.notes = element("p", { className: "search-notes" });
    this.finds = new Finds(new URL(words.home, document.baseURI));
    this.field.addEventListener("input", () => this.find());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.label = element("label", { htmlFor: this.field.id, textContent: words.label });
    this.body = element("div", { className: "search" });
    this.body.append(this.label, this.field, this.status, this.notes, this.finds.list);
    this.load();
  }

  // load fetches the library and the documents, and indexes them.
  async load() {
    this.say(this.words.wait);
    try {
      const [{ default: MiniSearch }, file] = await Promise.all([
        import(new URL(this.words.library, document.baseURI).href),
        fetch(new URL(this.words.documents, document.baseURI)).then((r) => (r.ok ? r.json() : Promise.reject(r.status))),
      ]);
      performance.mark("search-came");
      this.index = new Index(file, MiniSearch, document.documentElement.lang);
      this.prepare(file);
      await this.index.complete();
      this.find();
      performance.mark("search-complete");
    } catch (error) {
      console.error(error);
      this.index = null;
      this.say(this.words.failed);
    }
  }

  prepare(file) {
    this.messages = file.messages;
    this.finds.know(file);
    this.notes.textContent = [file.messages.keys, file.untexted && file.messages.untexted, file.left && fill(file.messages.left, file.left)].filter(Boolean).join(" ");
    this.find();
  }

  // show opens the dialog, or leads to the field where the page has it.
  show() {
    if (this.place) return this.field.focus();
    this.dialog ??= this.makeDialog();
    if (!this.dialog.open) this.dialog.showModal();
    this.field.focus();
    this.field.select();
  }

  makeDialog() {
    const dialog = element("dialog", { className: "search-dialog" }, { "aria-label": this.words.label });
    const close = element("button", { type: "button", className: "search-close", textContent: this.words.close });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[role=option]")) dialog.close();
    });
    this.more = element("a", { className: "more", textContent: this.words.all });
    this.body.append(element("p", { className: "search-more" }));
    this.body.lastChild.append(this.more);
    this.label.after(close);
    dialog.append(this.body);
    document.body.append(dialog);
    this.link();
    return dialog;
  }

  // stand puts the search into its own page, whose address says what is asked.
  stand(place) {
    this.place = place;
    place.append(this.body);
    this.field.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, this.field.maxLength);
    this.find();
  }

  get question() {
    return this.field.value.trim();
  }

  // address is that of the search's page with what is asked.
  address() {
    const address = new URL(this.words.page, document.baseURI);
    if (this.question) address.search = new URLSearchParams({ q: this.question });
    return address.href;
  }

  link() {
    if (this.more) this.more.href = this.address();
    if (this.place && location.href !== this.address()) setAddress(this.address());
  }

  find() {
    this.link();
    if (!this.index) return;
    const { question, messages } = this;
    const found = question ? this.index.find(question) : { hits: [] };
    this.finds.show(found.hits, this.place ? 50 : 5);
    this.field.setAttribute("aria-expanded", String(found.hits.length > 0));
    this.choose(null);
    if (found.hits.length) this.measure();
    if (!question) this.say("");
    else if (found.hits.length) this.say((found.loose ? messages.loose + " " : "") + fill(messages.count, found.hits.length));
    else this.say(this.index.mini ? messages.none.replace("{query}", () => question) : this.words.wait);
  }

  // measure notes how long the first find took from when the documents came.
  measure() {
    if (!this.measured) this.measured = performance.measure("search-first", "search-came");
  }

  // say shows a sentence once a reader has stopped typing, so that it is read
  // aloud once.
  say(sentence) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.status.textContent = sentence), this.status.textContent ? quiet : 0);
  }

  press(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.choose(this.finds.beside(this.chosen, step));
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.enter();
    } else if (event.key === "Escape" && this.place && this.field.value) {
      event.preventDefault();
      this.field.value = "";
      this.find();
    }
  }

  // enter opens what is chosen; without a choice the dialog leads to the page
  // with all that is found, and there to the first of it.
  enter() {
    if (this.chosen) return this.chosen.click();
    if (this.place) return this.choose(this.finds.beside(null, 1));
    if (this.question) location.assign(this.address());
  }

  choose(option) {
    this.chosen?.setAttribute("aria-selected", "false");
    this.chosen = option;
    if (!option) return this.field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }
}

// setAddress changes the address of the page; some browsers refuse it when it
// comes too often, and the next change sets it.
function setAddress(address) {
  try {
    history.replaceState(history.state, "", address);
  } catch {}
}

const number = new Intl.NumberFormat(document.documentElement.lang);
const fill = (message, n) => message.replace("{number}", number.format(n));
