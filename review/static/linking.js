// Facts and their places: focus on one shows the other, in both directions, by keyboard alone.
//
// A fact's row and each place in the source have data-fact, with one address or several. A place of
// a whole fact also answers for its fields, and a row of a field for the whole, where nothing
// closer is there.
"use strict";
(() => {
  const SOURCE = "#source";
  const source = () => document.querySelector(SOURCE);
  const inSource = (node) => Boolean(node.closest?.(SOURCE));
  const addresses = (node) => node.dataset.fact.split(" ");
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  let here = null; // the address that is shown

  // Rows and places

  const all = () => [...document.querySelectorAll("[data-fact]")];
  const shown = (node) => node.getClientRects().length > 0;

  function holding(nodes, address) {
    for (let path = address; path; path = path.slice(0, Math.max(0, path.lastIndexOf("/")))) {
      const found = nodes.filter((node) => addresses(node).includes(path));
      if (found.length) return found;
    }
    return nodes.filter((node) => addresses(node).some((path) => path.startsWith(`${address}/`)));
  }

  const places = (address) => holding(all().filter(inSource), address);
  const rows = (address) => holding(all().filter((node) => !inSource(node)), address);

  function light(address, beside = []) {
    here = address;
    for (const node of document.querySelectorAll(".here[data-fact]")) node.classList.remove("here");
    for (const node of [...places(address), ...rows(address), ...beside]) node.classList.add("here");
  }

  const scroll = (node) =>
    node?.scrollIntoView({ block: "center", inline: "nearest", behavior: calm() ? "auto" : "smooth" });

  function say(words) {
    const status = document.getElementById("status");
    if (status) status.textContent = words;
  }

  // From a row to its places

  function showPlace(address) {
    light(address);
    const found = places(address);
    const visible = found.find(shown);
    if (visible) scroll(visible);
    else if (found.length) scroll(sheetOf(found[0]));
    if (source() && !found.length) say("This fact is not printed at a place of its own.");
  }

  function sheetOf(mark) {
    const [page] = (mark.closest("[data-pages]")?.dataset.pages || "").split(" ");
    return page ? document.getElementById(`page-${page}`) : null;
  }

  // From a place to its row: the first address that has one; a link elsewhere to it comes after

  function rowOf(place) {
    for (const address of addresses(place)) {
      const found = rows(address).filter(shown);
      const row = found.find((node) => !node.matches("a")) || found[0];
      if (row) return { address, row };
    }
    return { address: addresses(place)[0], row: null };
  }

  function showRow(place) {
    const { address, row } = rowOf(place);
    light(address, [place]);
    scroll(row);
    return row;
  }

  function goToRow(place) {
    const row = showRow(place);
    if (!row) {
      say("This place has no fact on the right that is shown now.");
      return;
    }
    if (!row.matches("a, button, input, select, textarea, [tabindex]")) row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }

  document.addEventListener("focusin", (event) => {
    const node = event.target.closest?.("[data-fact]");
    if (!node) return;
    if (inSource(node)) {
      showRow(node);
      rove(node);
    } else {
      showPlace(addresses(node)[0]);
    }
  });

  document.addEventListener("click", (event) => {
    const node = event.target.closest?.("[data-fact]");
    if (!node) return;
    if (!inSource(node)) showPlace(addresses(node)[0]);
    else if (getSelection().isCollapsed) goToRow(node);
  });

  // Of all places in a view one is in the order of tabs; arrow keys go to the others

  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const view = (node) => node.closest("[data-view]") || source();
  const placesIn = (where) => [...where.querySelectorAll("[data-fact]")].filter(shown);

  function rove(chosen) {
    for (const place of view(chosen).querySelectorAll('[data-fact][tabindex="0"]')) place.setAttribute("tabindex", "-1");
    chosen.setAttribute("tabindex", "0");
  }

  function step(place, key) {
    const found = placesIn(view(place));
    const rtl = getComputedStyle(place).direction === "rtl" && /Left|Right/.test(key);
    const at = found.indexOf(place) + STEPS[key] * (rtl ? -1 : 1);
    found[Math.min(Math.max(at, 0), found.length - 1)]?.focus();
  }

  function prepare() {
    for (const where of document.querySelectorAll(`${SOURCE} [data-view]`)) {
      const [first, ...others] = where.querySelectorAll("[data-fact]");
      if (first && !where.dataset.roving) {
        where.dataset.roving = "1";
        for (const place of others) place.setAttribute("tabindex", "-1");
      } else if (first && !where.querySelector('[data-fact][tabindex="0"]')) {
        first.setAttribute("tabindex", "0");
      }
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = event.target.closest?.("[data-fact]");
    if (!place || place !== event.target || !inSource(place)) return;
    if (event.key === "Enter") goToRow(place);
    else if (event.key in STEPS) step(place, event.key);
    else return;
    event.preventDefault();
  });

  // Text or pages

  function showView(name) {
    const views = [...source().querySelectorAll("[data-view]")];
    for (const one of views) one.hidden = one.dataset.view !== name;
    for (const button of source().querySelectorAll("[data-show]")) {
      button.setAttribute("aria-pressed", String(button.dataset.show === name));
    }
    for (const sheet of source().querySelectorAll("[data-page]:not(.asked)")) watcher?.observe(sheet);
    if (here) showPlace(here);
    say(name === "pages" ? "The pages of the source" : "The text of the source");
  }

  // A page is asked for when it comes near what is seen of the pane
  const watcher = "IntersectionObserver" in window && new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      watcher.unobserve(entry.target);
      entry.target.classList.add("asked");
      window.htmx?.trigger(entry.target, "near");
    }
  }, { rootMargin: "600px" });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-show]");
    if (button && inSource(button)) showView(button.dataset.show);
  });

  // Places follow decisions: they are asked for anew, and the pane stays as it was

  document.addEventListener("places", async () => {
    const pane = source();
    const [top, shows] = [pane.scrollTop, pane.querySelector('[data-show][aria-pressed="true"]')];
    const words = pane.querySelector("[data-find]")?.value || "";
    await window.htmx.ajax("GET", pane.getAttribute("hx-get"), { target: pane, swap: "innerHTML" });
    if (shows?.dataset.show === "pages") showView("pages");
    const find = pane.querySelector("[data-find]");
    if (find) find.value = words;
    pane.scrollTop = top;
  });

  function settled() {
    prepare();
    if (here) light(here);
  }
  document.addEventListener("htmx:afterSettle", settled);
  document.addEventListener("DOMContentLoaded", prepare);
})();
