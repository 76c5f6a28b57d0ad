// A place in the source for a new fact or a comment: words that are selected, or found.
//
// "place-chosen" bubbles from the source pane: { place, eid, start, end, text, purpose }, where
// purpose is "fact" or "comment" and start and end count characters, as everywhere.
"use strict";
(() => {
  const source = () => document.querySelector("#source");
  const inSource = (node) => Boolean(node?.closest?.("#source"));
  const shown = (node) => node.getClientRects().length > 0;
  function say(words) {
    const status = document.getElementById("status");
    if (status) status.textContent = words;
  }

  let chosen = null;
  const length = (text) => [...text].length; // characters, not halves of them

  function offset(text, node, at) {
    const range = document.createRange();
    range.selectNodeContents(text);
    range.setEnd(node, at);
    return length(printed(range.cloneContents()));
  }

  function printed(piece) {
    for (const note of piece.querySelectorAll(".anchor")) note.remove();
    return piece.textContent;
  }

  function choose(range) {
    const [from, to] = [range.startContainer, range.endContainer].map((node) =>
      (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-text]"));
    if (!from || from !== to || range.collapsed) return;
    const start = offset(from, range.startContainer, range.startOffset);
    const end = offset(from, range.endContainer, range.endOffset);
    if (start >= end) return;
    const text = printed(range.cloneContents());
    chosen = { place: `text/${from.id}:${start}-${end}`, eid: from.id, start, end, text };
    if (window.CSS?.highlights) CSS.highlights.set("chosen", new Highlight(range.cloneRange()));
    for (const field of source().querySelectorAll("[data-place]")) field.value = chosen.place;
    for (const button of source().querySelectorAll("[data-choose]")) button.disabled = false;
  }

  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const node = range.commonAncestorContainer;
    if (inSource(node.nodeType === Node.TEXT_NODE ? node.parentElement : node)) choose(range);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-choose]");
    if (!button || !chosen) return;
    const detail = { ...chosen, purpose: button.dataset.choose };
    source().dispatchEvent(new CustomEvent("place-chosen", { bubbles: true, detail }));
  });

  let last = null; // what was found last: the text it stands in, and where in that

  function find(words) {
    const texts = [...source().querySelectorAll("[data-text]")].filter(shown);
    const from = last?.words === words ? texts.indexOf(last.text) : -1;
    for (let step = 0; step <= texts.length; step += 1) {
      const at = (Math.max(from, 0) + step) % texts.length;
      const since = step === 0 && from >= 0 ? last.at + 1 : 0;
      const found = pieces(texts[at], words, since);
      if (found) {
        last = { words, text: texts[at], at: found.at };
        choose(found.range);
        texts[at].scrollIntoView({ block: "center" });
        say(`Found: ${texts[at].textContent.slice(0, 80)}`);
        return;
      }
    }
    say("These words do not stand in the source.");
  }

  function pieces(text, words, since) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".anchor") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const whole = nodes.map((node) => node.data).join("");
    const at = whole.toLowerCase().indexOf(words.toLowerCase(), since);
    if (at < 0 || whole.length !== whole.toLowerCase().length) return null;
    const range = document.createRange();
    const spot = (position, set, ends) => {
      let before = 0;
      for (const node of nodes) {
        if (position < before + node.length || (ends && position === before + node.length)) {
          return set(node, position - before);
        }
        before += node.length;
      }
    };
    spot(at, (node, place) => range.setStart(node, place), false);
    spot(at + words.length, (node, place) => range.setEnd(node, place), true);
    return { at, range };
  }

  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.("[data-find]") || event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (event.target.value) find(event.target.value);
  });
})();
