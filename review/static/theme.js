// Light or dark: what the system says, unless a person chose; before anything is drawn.
"use strict";
(() => {
  const KEY = "seriatim-theme";
  const root = document.documentElement;
  const kept = () => {
    try {
      return localStorage.getItem(KEY) || "";
    } catch {
      return ""; // storage is switched off: the choice holds for this page
    }
  };
  const show = (theme) => {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    const choice = document.getElementById("theme");
    if (choice) choice.value = theme;
  };
  show(kept());
  document.addEventListener("DOMContentLoaded", () => show(kept()));
  document.addEventListener("change", (event) => {
    if (event.target.id !== "theme") return;
    try {
      localStorage.setItem(KEY, event.target.value);
    } catch {
      // see above
    }
    show(event.target.value);
  });
  window.addEventListener("storage", (event) => event.key === KEY && show(kept()));
})();
