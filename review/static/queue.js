"use strict";
// The queue with keys: arrows go from title to title; one button ticks all that is shown.

(() => {
  const titles = () => [...document.querySelectorAll("a.document")];
  const ticks = () => [...document.querySelectorAll('input[form="ticked"]')];
  const steps = {
    ArrowDown: (at, last) => Math.min(at + 1, last),
    ArrowUp: (at) => Math.max(at - 1, 0),
    Home: () => 0,
    End: (at, last) => last,
  };

  document.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    const all = titles();
    const at = all.indexOf(document.activeElement);
    if (!step || at < 0 || event.isComposing) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    all[step(at, all.length - 1)].focus();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#tick-all");
    if (!button) return;
    const ticked = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(ticked));
    for (const tick of ticks()) tick.checked = ticked;
  });

  const ready = () => {
    const button = document.getElementById("tick-all");
    if (button) button.hidden = ticks().length === 0;
  };
  document.addEventListener("DOMContentLoaded", ready);
  document.addEventListener("htmx:afterSettle", ready);
  ready();
})();
