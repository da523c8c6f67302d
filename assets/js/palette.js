// The colours of the page, for what is drawn on a canvas: names of custom
// properties become the colours that they have here and now, whatever the
// scheme.

// palette returns the colours at an element.
export function palette(at) {
  const probe = document.createElement("span");
  const colour = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  return {
    font: getComputedStyle(at).fontFamily,
    resolve(option) {
      at.append(probe);
      const resolved = resolve(option, colour);
      probe.remove();
      return resolved;
    },
  };
}

// resolve copies an option; below the keys of colours, a name becomes the
// colour that it has.
function resolve(value, colour, key = "") {
  if (Array.isArray(value)) return value.map((v) => resolve(v, colour, key));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, resolve(v, colour, k)]));
  return /color$/i.test(key) && /^--[a-z0-9-]+$/.test(value) ? colour(value) : value;
}
