// The entry of the script that every page loads. Pages are complete without
// it: style sheets show what only works with it where the root has the class
// scripted.
document.documentElement.classList.add("scripted");
