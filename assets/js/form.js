// Numbers and dates as the language of the page writes them. Digits are 0 to 9 in
// all languages, as on the page itself, where a browser would choose others for
// Arabic.

const digits = { numberingSystem: "latn" };

/** Writes numbers in the language of the page. */
export function numbers(options) {
  return new Intl.NumberFormat(document.documentElement.lang, { ...options, ...digits });
}

/** Writes dates in a language. */
export function dates(options, language = document.documentElement.lang) {
  return new Intl.DateTimeFormat(language, { ...options, ...digits });
}
