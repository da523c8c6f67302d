// A chart as a PNG of twice its size, made in the browser from its SVG on
// click: no server draws it. And the line that shows a chart on another site,
// where the build did not know the address of this one.

export function setUpTake(root) {
  for (const frame of root.querySelectorAll(".frame[hidden]")) {
    const code = frame.querySelector("textarea");
    code.value = code.value.replace(/src="([^"]*)"/, (_, src) => `src="${new URL(src, document.baseURI).href}"`);
    frame.hidden = false;
  }
  for (const button of root.querySelectorAll("button.png")) {
    button.closest("[hidden]").hidden = false;
    button.addEventListener("click", () => save(button).catch((error) => {
      console.error(error);
      button.textContent = button.dataset.failed;
    }));
  }
}

async function save(button) {
  const response = await fetch(button.dataset.svg);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const address = URL.createObjectURL(new Blob([await response.text()], { type: "image/svg+xml" }));
  try {
    const picture = await load(address);
    const canvas = document.createElement("canvas");
    canvas.width = 2 * picture.width;
    canvas.height = 2 * picture.height;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const png = await new Promise((done) => canvas.toBlob(done, "image/png"));
    download(png, button.dataset.name);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function load(address) {
  return new Promise((done, fail) => {
    const picture = new Image();
    picture.onload = () => done(picture);
    picture.onerror = () => fail(new Error("the picture cannot be drawn"));
    picture.src = address;
  });
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
