// The way to the search: a button in the header in place of the link to its
// page, and Ctrl or Cmd + K. What searches is loaded when it is first wanted.

export function setUpFind(root) {
  const link = root.querySelector(".site-search a[data-search]");
  if (!link) return;
  const words = link.dataset;
  let box = null;
  const load = () => (box ??= import(new URL(words.search, document.baseURI).href).then((module) => module.open(words, link.textContent)));
  const place = root.querySelector(".search-page");
  if (place) load().then((box) => box.stand(place), report);
  else replace(link, show);
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    show();
  });

  function show() {
    load().then((box) => box.show(), report);
  }

  // report leads to the index where nothing can be loaded.
  function report(error) {
    console.error(error);
    location.assign(words.index);
  }
}

// replace puts a button in the place of the link.
function replace(link, act) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: link.textContent });
  button.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", act);
  link.replaceWith(button);
}
