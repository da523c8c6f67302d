// Leads from an address without a language to the page in the language that the
// reader's browser asks for first. Without this script the list stays.

export function choose(page) {
  const links = [...page.querySelectorAll("[data-choose] a[hreflang]")];
  for (const wanted of navigator.languages) {
    const found = links.find((a) => same(a.hreflang, wanted)) ?? links.find((a) => same(a.hreflang, first(wanted)));
    if (found) {
      location.replace(found.href + location.search + location.hash);
      return;
    }
  }
}

const same = (a, b) => a.toLowerCase() === b.toLowerCase();
const first = (tag) => tag.split("-")[0];
