// Buttons that copy the text of an element:
//
//   <button type="button" class="copy" hidden data-copies="ID" data-done="Copied">Copy</button>
//
// They stay hidden where pages may not write to the clipboard. What was done is
// said beside the button and to screen readers.

/** How long, in milliseconds, a button says that it has copied. */
const SHOWN = 3000;

/** Shows the copy buttons in root and makes them work. */
export function setUpCopy(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("button.copy[hidden]")) {
    const said = document.createElement("span");
    said.className = "copy-said";
    said.setAttribute("role", "status");
    button.after(said);
    button.addEventListener("click", () => copy(button, said));
    button.hidden = false;
  }
}

async function copy(button, said) {
  const source = document.getElementById(button.dataset.copies);
  try {
    await navigator.clipboard.writeText(textOf(source));
    said.textContent = button.dataset.done;
    setTimeout(() => { said.textContent = ""; }, SHOWN);
  } catch {
    select(source); // so that the keyboard copies it
  }
}

/** The text as it is shown, on one line; that of a field as it is. */
function textOf(source) {
  return "value" in source ? source.value : source.innerText.replace(/\s+/g, " ").trim();
}

function select(source) {
  if ("select" in source) {
    source.focus();
    source.select();
  } else {
    getSelection().selectAllChildren(source);
  }
}
