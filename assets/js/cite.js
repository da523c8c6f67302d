// Citations: the day of access, which only the reader's machine knows.

import { dates } from "./form.js";

/** Adds today's date to the citations in root, in the language of the page. */
export function setUpCite(root) {
  for (const place of root.querySelectorAll(".accessed")) {
    const day = dates({ dateStyle: "long" }, place.dataset.form).format(new Date());
    const withStop = (_, stop) => (day.endsWith(".") ? day : day + stop); // as a Russian date does
    place.textContent = " " + place.dataset.text.replace(/\{date\}(\.?)/, withStop);
    place.hidden = false;
  }
}
