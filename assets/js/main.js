// The entry of the script that every page loads. Pages are complete without
// it: what only works with it is hidden until it runs.

import { choose } from "./choose.js";
import { setUpCite } from "./cite.js";
import { setUpCopy } from "./copy.js";
import { setUpExplore } from "./explore.js";
import { setUpFind } from "./find.js";
import { setUpList } from "./list.js";
import { setUpMap } from "./riskmap.js";
import { setUpTake } from "./take.js";

const words = document.currentScript.dataset; // in the language of the page

document.documentElement.classList.add("scripted");
choose(document);
setUpCite(document);
setUpCopy(document);
setUpTake(document);
if (words.library) setUpExplore(document, words.library, words);
setUpList(setUpMap());
setUpFind(document);
