// Words as the search compares them: what a text is made of, and what a reader
// asks for. Nothing here touches the page.
//
// All scripts: small letters without accents and other marks; the forms of a
// character that only look different are one. A word with a digit (an id, the
// number of a Recommendation) is kept whole, without the signs in it, and in
// its parts: Y.3172 is y3172, y and 3172. Other words are cut to a light stem,
// of which a search then finds all that begins with it:
//
//   Latin     the plural and the most frequent endings of English, French and
//             Spanish; a text in another language has English words
//   Cyrillic  the endings of Russian nouns, adjectives and verbs
//   Arabic    the article with what may stand before it, and the endings of
//             plurals, of the feminine and of possession; forms of hamza, alif
//             and ta marbuta are one
//   Chinese   each two characters that stand together, so that what a reader
//             types is found whatever the words are; and in titles the words as
//             the browser divides them, which put a word before characters that
//             happen to meet
//
// Of Latin and Cyrillic words the first letters count, as the file of documents
// has no more of them.

// fold makes the forms of a text one.
export function fold(text) {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640\u00ad\u200b-\u200f\u2060\ufeff\ufdd0\ufdd1]+/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[ßœæøłđıٱىیةک٠-٩]/gu, (c) => folded[c] ?? String(c.codePointAt(0) - 0x660));
}

const folded = { ß: "ss", œ: "oe", æ: "ae", ø: "o", ł: "l", đ: "d", ı: "i", ٱ: "ا", ى: "ي", ی: "ي", ة: "ه", ک: "ك" };

// A mark begins a Chinese word, which tells it from two characters of others,
// and another a character that stands for rare pairs.
const mark = "=";
const rare = "~";

// maxAsked bounds how many words of a question count, and maxStem how many
// letters of one.
const maxAsked = 12;
const maxStem = 9;

export class Words {
  constructor(lang) {
    this.endings = { fr: french, es: spanish }[lang] ?? english;
    this.known = new Map(); // what a piece is found by: most pieces occur often
  }

  // of is all that a text is found by.
  of(text) {
    const out = [];
    for (const piece of pieces(text)) {
      let found = this.known.get(piece);
      if (!found) this.known.set(piece, (found = this.foundBy(piece)));
      for (const word of found) out.push(word);
    }
    return out;
  }

  foundBy(piece) {
    if (isChinese(piece)) return pairs(piece);
    if (/\p{N}/u.test(piece)) return parts(piece);
    return piece.split(/[./-]/).flatMap((word) => (word.length > 1 ? this.forms(word) : []));
  }

  // kept is what a word of the file of documents is found by: Chinese is in
  // pairs and characters there.
  kept(word) {
    if (!isChinese(word)) return this.of(word);
    return [...word].length > 1 ? [word] : [word, rare + word];
  }

  // asked is what a question asks for: each part with the ways to find it, of
  // which one is enough, each a list of words. Kept are the words of all texts;
  // a Chinese pair that is not among them is found by its characters.
  asked(text, kept) {
    const out = new Map();
    const add = (word, ...ways) => out.set(word, [[word], ...ways]);
    for (const piece of pieces(text)) {
      if (isChinese(piece)) for (const pair of pairs(piece)) add(pair, ...(kept.has(pair) ? [] : [Array.from(pair, (c) => rare + c)]));
      else if (/\p{N}/u.test(piece)) add(whole(piece));
      else for (const word of piece.split(/[./-]/)) add(...this.ways(word));
    }
    const long = [...out].filter(([word]) => word.length > 1 || /\p{sc=Han}|\p{N}/u.test(word));
    return (long.length ? long : [...out]).slice(0, maxAsked).map(([, ways]) => ways);
  }

  // ways are the stem of a word and what it was cut from: what looks like an
  // ending is none in some words, and typing errors are hard to see in a stem.
  ways(word) {
    const stem = this.stem(word);
    const start = begin(word);
    return start === stem ? [stem] : [stem, [start]];
  }

  // divided are the Chinese words of a text, where the browser knows them: they
  // need not be found, but say what comes first.
  divided(text) {
    const chinese = [...pieces(text)].filter(isChinese);
    if (!chinese.length || !globalThis.Intl?.Segmenter) return [];
    this.segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
    const all = chinese.flatMap((piece) => Array.from(this.segmenter.segment(piece), (s) => s.segment));
    return all.filter((word) => [...word].length > 1).map((word) => mark + word);
  }

  // forms are the ways to find a word and, where an Arabic word may begin with
  // "and", that of the word behind it.
  forms(word) {
    const [stem, ...start] = this.ways(word);
    return /^و\p{sc=Arab}{4}/u.test(word) ? [stem, this.stem(word.slice(1))] : [stem, ...start.flat()];
  }

  // stem cuts the ending of a word of letters.
  stem(word) {
    word = begin(word);
    if (/^\p{sc=Arab}/u.test(word)) return arabic(word);
    if (/^\p{sc=Cyrl}/u.test(word)) return russian(word);
    return /^\p{sc=Latn}/u.test(word) ? this.endings(word) : word;
  }
}

// isOpen reports whether a word of a question may go on, and isLoose whether it
// may be found with a typing error in it.
export const isOpen = (word) => !/^([=~]|\p{sc=Han}{2})/u.test(word);
export const isLoose = (word) => word.length >= 4 && !/[\p{N}\p{sc=Han}]/u.test(word);

// begin is what counts of a word.
const begin = (word) => (/^[\p{sc=Latn}\p{sc=Cyrl}]/u.test(word) ? word.slice(0, maxStem) : word);

const isChinese = (piece) => /\p{sc=Han}/u.test(piece);

// pieces are the words of a text: a word with a digit as a whole, and Chinese
// apart from what stands beside it.
function* pieces(text) {
  for (const [run] of fold(text).matchAll(/[\p{L}\p{N}]+(?:[./-][\p{L}\p{N}]+)*/gu)) {
    if (!isChinese(run)) yield run;
    else for (const [piece] of run.matchAll(/\p{sc=Han}+|[^\p{sc=Han}./-][^\p{sc=Han}]*/gu)) yield piece.replace(/[./-]+$/, "");
  }
}

// pairs are each two characters that stand together, or the only one.
function pairs(piece) {
  const all = [...piece];
  return all.length === 1 ? all : all.slice(1).map((c, i) => all[i] + c);
}

const whole = (piece) => piece.replace(/[./-]/g, "");

// parts are what a word with digits is found by: Y.3172 by y3172, y and 3172.
function parts(piece) {
  const apart = piece.split(/[./-]/);
  return [...new Set([whole(piece), ...apart, ...apart.flatMap((part) => part.match(/\p{N}+|\P{N}+/gu))])];
}

// cut removes the first ending that leaves a stem of so many letters.
function cut(word, least, endings) {
  const found = endings.find((ending) => word.length - ending.length >= least && word.endsWith(ending));
  return found ? word.slice(0, -found.length) : word;
}

function english(word) {
  if (word.endsWith("ies") && word.length > 4) word = word.slice(0, -3) + "y";
  else if (/[^sui]s$/.test(word)) word = cut(word, 3, ["s"]);
  word = cut(word.replace(/is(e[ds]?|ing|ation)$/, "iz$1"), 4, ["ing", "ed"]);
  return cut(word, 3, ["e"]);
}

function french(word) {
  if (word.endsWith("eaux")) return word.slice(0, -1);
  if (word.endsWith("aux") && word.length > 4) return word.slice(0, -3) + "al";
  return cut(cut(cut(word, 3, ["s", "x"]), 3, ["e"]), 3, ["e"]);
}

function spanish(word) {
  return cut(cut(word, 3, ["s"]), 3, ["e"]);
}

const russianEndings = words(
  "иями ями ами ого его ому ему ыми ими ией иям ием иях ешь ете ите ует уют ают яют ала ила ать ять ить еть ться тся ов ев ей ой ий ый ая яя ое ее ые ие ую юю ам ям ом ем ах ях ию ью ия ья ет ут ют ит ат ят ла ло ли а е и й о у ы ь ю я",
);

function russian(word) {
  return cut(cut(word, 3, russianEndings), 4, ["и", "ь"]);
}

const arabicPrefixes = words("وال بال كال فال ولل ال لل");
const arabicEndings = words("هما كما هم هن ها نا ات ان ون ين يه ه ي");

function arabic(word) {
  const prefix = arabicPrefixes.find((p) => word.startsWith(p) && word.length - p.length >= 2) ?? "";
  return cut(word.slice(prefix.length), 3, arabicEndings);
}

function words(text) {
  return fold(text).split(" ").sort((a, b) => b.length - a.length);
}
