// The index of the site, made in the browser from the file of documents: first
// of the names, which takes no time to speak of, then of the texts, a part at a
// time, so that the page answers meanwhile.

import { fold, isLoose, isNeeded, Words } from "./search-words.js";

// weights of where a word stands.
const weights = { id: 6, title: 4, plan: 2, lead: 1.5, text: 1 };

// weightOf puts before others what stands for many of them: plans, and pages.
const weightOf = [1.5, 1, 1, 1, 1, 1, 1.2]; // by section

// partSize is how many texts are taken at a time.
const partSize = 50;

export class Index {
  // file is what documents.json holds, MiniSearch the class of the library.
  constructor(file, MiniSearch, lang) {
    Object.assign(this, { file, MiniSearch, words: new Words(lang) });
    this.numbers = file.id.map((_, number) => number);
    this.names = this.make({ id: file.id, title: file.title, plan: file.plan.map((n) => file.plans[n] ?? "") });
    this.names.addAll(this.numbers);
  }

  // complete adds the texts.
  async complete() {
    const text = unpacked(this.file, this.words);
    const texts = this.make({ lead: this.file.lead, text });
    await texts.addAllAsync(this.numbers, { chunkSize: partSize });
    this.texts = texts;
  }

  make(columns) {
    return new this.MiniSearch({
      idField: "number",
      fields: Object.keys(columns),
      extractField: (number, field) => (field === "number" ? number : columns[field][number]),
      stringifyField: (value) => value,
      tokenize: (value) => (typeof value === "string" ? this.words.of(value) : value),
      processTerm: (word) => word,
      searchOptions: {
        boost: weights,
        boostDocument: (number) => weightOf[this.file.section[number]],
        tokenize: (question) => this.words.asked(question),
        prefix: isNeeded,
        fuzzy: (word) => isLoose(word) && 0.2,
      },
    });
  }

  // find returns what a question finds, the best first: all that has each of its
  // words or, where there is nothing, what has some, which is loose. Until the
  // index is complete, more may be found later.
  find(question) {
    const needed = this.words.asked(question).filter(isNeeded);
    const some = this.search(question);
    const all = some.filter((hit) => needed.every((word) => hit.words.has(word)));
    const loose = all.length === 0 && some.length > 0 && !!this.texts;
    return { loose, hits: this.named(fold(question.trim()), loose ? some : all) };
  }

  // search asks both indexes and adds up what they answer.
  search(question) {
    const found = new Map();
    for (const index of [this.names, this.texts]) {
      for (const { id, score, queryTerms } of index?.search(question) ?? []) {
        const hit = found.get(id) ?? { number: id, score: 0, words: new Set() };
        hit.score += score;
        for (const word of queryTerms) hit.words.add(word);
        found.set(id, hit);
      }
    }
    return [...found.values()].sort((a, b) => b.score - a.score || a.number - b.number);
  }

  // named puts first what has the question as its id or name.
  named(question, hits) {
    const numbers = hits.map((hit) => hit.number);
    const isIt = (n) => fold(this.file.id[n]) === question || fold(this.file.title[n]) === question;
    return [...numbers.filter(isIt), ...numbers.filter((n) => !isIt(n))];
  }
}

const digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

// unpacked are the words of each text. The file has each word once, and for
// each text the distances between the numbers of its words.
function unpacked({ words, texts }, forms) {
  const all = words.split(" ").map((word) => forms.of(word));
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
