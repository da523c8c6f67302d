// The entry of the script that every page loads. Pages are complete without
// it: what only works with it is hidden until it runs.

import { setUpExplore } from "./explore.js";

const words = document.currentScript.dataset; // in the language of the page

document.documentElement.classList.add("scripted");
if (words.library) setUpExplore(document, words.library, words);
