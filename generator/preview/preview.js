// What the preview adds to each page: it loads the page again when there is a
// newer one, and shows the errors that keep a newer one from being made.
"use strict";

(() => {
  const pages = document.currentScript.dataset.pages; // those that this page is of
  const kept = "plansite-preview-place";
  const hiddenAt = "plansite-preview-hidden";

  // Reading on where one was.

  const details = () => {
    const seen = new Map();
    return [...document.querySelectorAll("details")].map((element) => {
      const text = element.querySelector("summary")?.textContent.trim() ?? "";
      seen.set(text, (seen.get(text) ?? 0) + 1);
      return { element, key: `${text} ${seen.get(text)}` };
    });
  };

  const again = () => {
    const open = Object.fromEntries(details().map((d) => [d.key, d.element.open]));
    const focus = document.activeElement?.id;
    sessionStorage.setItem(kept, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY, open, focus }));
    location.reload();
  };

  const restore = () => {
    const place = JSON.parse(sessionStorage.getItem(kept) ?? "null");
    sessionStorage.removeItem(kept);
    if (place?.path !== location.pathname) return;
    for (const d of details()) if (d.key in place.open) d.element.open = place.open[d.key];
    if (place.focus) document.getElementById(place.focus)?.focus({ preventScroll: true });
    const scroll = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    scroll();
    if (document.readyState !== "complete") addEventListener("load", scroll, { once: true });
  };

  // Errors.

  const make = (name, className, ...content) => {
    const element = document.createElement(name);
    element.className = className;
    element.append(...content.filter(Boolean));
    return element;
  };

  const lineOf = (line) => {
    const text = make("code", "", line.before, line.marked && make("mark", "", line.marked), line.after);
    text.dir = "auto";
    return make("div", line.here ? "line here" : "line", make("span", "number", String(line.number)), text);
  };

  const problemOf = (p) =>
    make(
      "li",
      "problem",
      p.place && make("p", "place", p.place),
      make("p", "message", p.message, p.code && make("span", "code", ` [${p.code}]`)),
      p.lines && make("div", "lines", ...p.lines.map(lineOf)),
      ...(p.notes ?? []).map((n) => make("p", "note", `${n.place}: ${n.message}`)),
      p.hint && make("p", "hint", `hint: ${p.hint}`),
    );

  const count = (n) => (n === 1 ? "1 error" : `${n} errors`);

  const button = (className, text, press) => {
    const element = make("button", className, text);
    element.type = "button";
    element.addEventListener("click", press);
    return element;
  };

  let overlay; // the parts on the page, or nothing

  const clear = () => {
    overlay?.host.remove();
    overlay = undefined;
  };

  const hide = (hidden, focus) => {
    overlay.panel.hidden = hidden;
    overlay.open.hidden = !hidden;
    if (hidden) sessionStorage.setItem(hiddenAt, overlay.state);
    else sessionStorage.removeItem(hiddenAt);
    if (focus) (hidden ? overlay.open : overlay.close).focus();
  };

  const show = (news) => {
    const state = `${news.pages} ${news.version}`;
    if (overlay?.state === state) return; // told once more, after a stream was lost
    clear();
    const number = count(news.problems.length + (news.more ?? 0));
    const host = make("div", "");
    host.id = "plansite-preview";
    host.lang = "en";
    host.dir = "ltr";
    const style = make("link", "");
    style.rel = "stylesheet";
    style.href = "/-/preview.css";
    const heading = make("h2", "", `${number} in the content`);
    heading.id = "heading";
    const alert = make("div", "", heading);
    alert.setAttribute("role", "alert");
    const close = button("close", "Hide (Esc)", () => hide(true, true));
    const list = make("ol", "", ...news.problems.map(problemOf));
    const panel = make(
      "section",
      "panel",
      make("header", "", alert, close),
      make("p", "", news.empty ? "There is no page yet." : "The page is the last good one."),
      list,
      news.more && make("p", "more", `and ${news.more} more; the terminal lists them`),
    );
    panel.setAttribute("aria-labelledby", "heading");
    panel.tabIndex = -1;
    const open = button("open", number, () => hide(false, true));
    host.attachShadow({ mode: "open" }).append(style, panel, open);
    overlay = { host, panel, open, close, state };
    hide(sessionStorage.getItem(hiddenAt) === state, false);
    document.body.append(host);
  };

  addEventListener("keydown", (event) => {
    const busy = event.defaultPrevented || document.querySelector("dialog[open]");
    if (event.key !== "Escape" || busy || !overlay || overlay.panel.hidden) return;
    hide(true, document.activeElement === overlay.host);
  });

  // Being told. A page that nobody sees does not listen: browsers have few
  // connections for each server. What it misses it is told when it asks again.

  let stream;
  let later;

  const told = (event) => {
    const news = JSON.parse(event.data);
    if (news.pages !== pages) again();
    else if (news.problems) show(news);
    else clear();
  };

  const listen = () => {
    clearTimeout(later);
    stream?.close();
    if (document.hidden) return;
    stream = new EventSource("/-/events");
    stream.addEventListener("reload", told);
    stream.addEventListener("problems", told);
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED) later = setTimeout(listen, 1000);
    });
  };

  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (event) => event.persisted && listen());
  restore();
  listen();
})();
