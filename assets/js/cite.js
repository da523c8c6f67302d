// Citations: the day of access, which only the reader's machine knows.

/** Adds today's date to the citations in root, in the language of the page. */
export function setUpCite(root) {
  for (const place of root.querySelectorAll(".accessed")) {
    const day = new Intl.DateTimeFormat(place.dataset.form, { dateStyle: "long" }).format(new Date());
    place.textContent = " " + place.dataset.text.replace("{date}", () => day);
    place.hidden = false;
  }
}
