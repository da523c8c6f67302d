// The index of the site, made in the browser from the file of documents, a part
// at a time, so that the page answers meanwhile. Until it is there, names are
// searched as they stand, which takes no time to speak of.

import { fold, isLoose, isOpen, Words } from "./search-words.js";

// weights of where a word stands.
const weights = { id: 6, title: 4, divided: 4, plan: 2, lead: 1.5, text: 1 };

// weightOf puts before others what stands for many of them: plans, and pages.
const weightOf = [1.5, 1, 1, 1, 1, 1, 1.2]; // by section

// partSize is how many documents are taken at a time.
const partSize = 40;

export class Index {
  // file is what documents.json holds, MiniSearch the class of the library.
  constructor(file, MiniSearch, lang) {
    Object.assign(this, { file, MiniSearch, words: new Words(lang), kept: new Set() });
    this.plan = file.plan.map((n) => file.plans[n] ?? "");
  }

  // complete makes the index.
  async complete() {
    const { file, plan, words } = this;
    const all = unchained(file);
    const text = unpacked(file.texts, all.map((word) => words.kept(word)));
    const divided = file.title.map((title) => words.divided(title));
    const mini = this.make({ ...file, plan, text, divided });
    await mini.addAllAsync([...file.id.keys()], { chunkSize: partSize });
    this.kept = new Set(all);
    this.mini = mini;
  }

  make(columns) {
    return new this.MiniSearch({
      idField: "number",
      fields: Object.keys(weights),
      extractField: (number, field) => (field === "number" ? number : columns[field][number]),
      stringifyField: (value) => value,
      tokenize: (value) => (typeof value === "string" ? this.words.of(value) : value),
      processTerm: (word) => word,
      searchOptions: {
        boost: weights,
        boostDocument: (number) => weightOf[this.file.section[number]],
        tokenize: (question) => this.terms(question),
        prefix: isOpen,
        fuzzy: (word) => isLoose(word) && 0.2,
      },
    });
  }

  // find returns the numbers of what a question finds, the best first: all that
  // has each of its words or, where there is nothing, what has some, which is
  // loose.
  find(question) {
    const parts = this.words.asked(question, this.kept);
    const has = (words) => parts.every((ways) => ways.some((way) => way.every(words)));
    const first = fold(question.trim());
    if (!this.mini) return { loose: false, hits: this.named(first, this.scan(has)) };
    const some = this.mini.search(question);
    const all = some.filter(({ queryTerms }) => has((word) => queryTerms.includes(word)));
    const loose = all.length === 0 && some.length > 0;
    return { loose, hits: this.named(first, (loose ? some : all).map((hit) => hit.id)) };
  }

  // scan finds names that have all words in them.
  scan(has) {
    this.plain ??= this.file.title.map((title, n) => {
      const name = fold(`${title} ${this.file.id[n]} ${this.plan[n]}`);
      return name + " " + name.replace(/[./-]/g, "");
    });
    return [...this.plain.keys()].filter((n) => has((word) => this.plain[n].includes(word)));
  }

  // terms are the words that the index is asked for.
  terms(question) {
    return [...new Set([...this.words.asked(question, this.kept).flat(2), ...this.words.divided(question)])];
  }

  // named puts first what has the question as its id or name.
  named(question, numbers) {
    const isIt = (n) => fold(this.file.id[n]) === question || fold(this.file.title[n]) === question;
    return [...numbers.filter(isIt), ...numbers.filter((n) => !isIt(n))];
  }
}

// unchained are all words of the file: the frequent ones, and the rest, in which
// a capital says how many characters a word shares with the one before.
function unchained({ frequent, rest }) {
  let last = [];
  const chain = Array.from(rest.matchAll(/([A-J])([^A-J]*)/g), ([, shared, own]) => {
    last = [...last.slice(0, shared.charCodeAt(0) - 65), ...own];
    return last.join("");
  });
  return [...frequent.split(" ").filter(Boolean), ...chain];
}

const digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

// unpacked are the words of each text. The file has the distances between their
// numbers.
function unpacked(texts, all) {
  const values = new Map([...digits].map((c, i) => [c, i]));
  return texts.map((text) => {
    const out = [];
    let last = -1;
    let distance = 0;
    for (const c of text) {
      const value = values.get(c);
      distance = distance * 32 + (value % 32);
      if (value >= 32) continue;
      last += distance;
      distance = 0;
      for (const form of all[last]) out.push(form);
    }
    return out;
  });
}
