// The two panes: F6 goes from one to the next, arrow keys and the pointer move the bar between.
"use strict";
(() => {
  const shown = (node) => node.getClientRects().length > 0;
  function say(words) {
    const status = document.getElementById("status");
    if (status) status.textContent = words;
  }

  // Panes: F6 and Shift+F6 go from one to the next

  function pane(event) {
    const panes = [...document.querySelectorAll(".pane")].filter(shown);
    if (panes.length < 2) return false;
    const at = panes.findIndex((one) => one.contains(document.activeElement));
    const next = panes[(at + (event.shiftKey ? -1 : 1) + panes.length) % panes.length];
    const target = next.querySelector(`.here[data-fact][tabindex="0"], .here[data-fact]`) || next;
    if (!target.matches("a, button, input, select, textarea, [tabindex]")) target.tabIndex = -1;
    target.focus();
    say(next.getAttribute("aria-label") || next.querySelector("h2")?.textContent || "");
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "F6" && !event.isComposing && pane(event)) event.preventDefault();
  });

  // The bar between panes: arrow keys and the pointer move it, and it stays where it was put

  const KEY = "seriatim-share";
  function share(splitter, percent) {
    const [least, most] = ["min", "max"].map((end) => Number(splitter.getAttribute(`aria-value${end}`)));
    const value = Math.round(Math.min(most || 75, Math.max(least || 25, percent)));
    splitter.parentElement.style.setProperty("--share", `${value}%`);
    splitter.setAttribute("aria-valuenow", String(value));
    try {
      localStorage.setItem(KEY, String(value));
    } catch {
      // storage is switched off
    }
  }
  const current = (splitter) => Number(splitter.getAttribute("aria-valuenow")) || 50;
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.(".splitter")) return;
    const steps = { ArrowLeft: -2, ArrowRight: 2, Home: -100, End: 100 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    share(event.target, current(event.target) + steps[event.key]);
  });
  document.addEventListener("pointerdown", (event) => {
    const splitter = event.target.closest?.(".splitter");
    if (!splitter) return;
    splitter.setPointerCapture(event.pointerId);
    const area = splitter.parentElement.getBoundingClientRect();
    const move = (moved) => share(splitter, ((moved.clientX - area.left) / area.width) * 100);
    splitter.addEventListener("pointermove", move);
    const end = () => splitter.removeEventListener("pointermove", move);
    splitter.addEventListener("lostpointercapture", end, { once: true });
  });
  document.addEventListener("DOMContentLoaded", () => {
    const splitter = document.querySelector(".splitter");
    try {
      if (splitter && localStorage.getItem(KEY)) share(splitter, Number(localStorage.getItem(KEY)));
    } catch {
      // storage is switched off
    }
  });

  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll(".pane details:not([open])")) details.open = true;
  });
})();
