// Before the first paint: the theme that this browser was told to keep, so that nothing flashes.
const kept = localStorage.getItem("vigie.theme");
if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
