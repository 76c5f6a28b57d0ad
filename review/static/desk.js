"use strict";
// What the desk says at the foot of the page goes away by itself; what failed stays where it failed.

(() => {
  const READ = 8000; // milliseconds, ample for a line
  let timer = 0;
  document.addEventListener("DOMContentLoaded", () => {
    const status = document.getElementById("status");
    new MutationObserver(() => {
      clearTimeout(timer);
      if (status.textContent && !status.textContent.endsWith("…")) {
        timer = setTimeout(() => (status.textContent = ""), READ);
      }
    }).observe(status, { childList: true, characterData: true, subtree: true });
  });
})();
