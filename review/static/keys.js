// Keys of the desk of a document: each a modifier with another key, shown, and changed by its user.
"use strict";
(() => {
  const KEPT = "seriatim-keys";
  const ACTIONS = {
    accept: ["Alt+A", "Accept, and go to the next undecided fact"],
    correct: ["Alt+E", "Edit the fact"],
    reject: ["Alt+R", "Reject the fact, with a reason"],
    comment: ["Alt+M", "Comment on the fact"],
    undo: ["Alt+Z", "Undo your last decision, or all that were made with it"],
    next: ["Alt+N", "Go to the next undecided fact"],
    previous: ["Alt+P", "Go to the undecided fact before"],
    down_row: ["Alt+J", "Go to the next fact"],
    up_row: ["Alt+K", "Go to the fact before"],
    up: ["Alt+ArrowUp", "Agenda: move the item up"],
    down: ["Alt+ArrowDown", "Agenda: move the item down"],
    indent: ["Alt+ArrowRight", "Agenda: put the item under the one before it"],
    outdent: ["Alt+ArrowLeft", "Agenda: move the item out, one level up"],
    split: ["Alt+S", "Agenda: split the item in two"],
    merge: ["Alt+G", "Agenda: join the item with the next"],
    approve: ["Alt+Shift+A", "Approve the document"],
    help: ["Alt+H", "Show the keys"],
  };
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(KEPT)) || {};
    } catch {
      return {};
    }
  };
  let own = kept();
  const keys = (action) => own[action] || ACTIONS[action][0];
  const keep = () => {
    try {
      localStorage.setItem(KEPT, JSON.stringify(own));
    } catch {
      // storage is switched off: the keys hold for this page
    }
  };

  // A Latin letter counts as it is printed on the key; on other keyboards, where the key is
  function pressed(event) {
    const letter = /^[a-z0-9]$/i.test(event.key) ? event.key.toUpperCase() : "";
    const placed = /^(Key|Digit)(.)$/.exec(event.code || "")?.[2];
    const named = event.key.length > 1 ? event.key : "";
    const key = letter || named || placed || event.key;
    const modifiers = [["ctrlKey", "Ctrl"], ["metaKey", "Meta"], ["altKey", "Alt"], ["shiftKey", "Shift"]];
    return [...modifiers.filter(([held]) => event[held]).map(([, name]) => name), key].join("+");
  }
  const ARROWS = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
  const written = (combination) => combination.replace(/Arrow\w+/, (name) => ARROWS[name]);

  function show(root = document) {
    for (const place of root.querySelectorAll("[data-key]")) {
      const action = place.dataset.key;
      if (action in ACTIONS) {
        const words = written(keys(action));
        if (place.textContent !== words) place.textContent = words;
      } else place.hidden = true;
    }
  }

  // What the keys do

  const row = () => document.activeElement?.closest?.("#facts .fact[id]");
  const press = (selector, root) => {
    const button = root?.querySelector(selector);
    if (!button) {
      window.seriatim.say(root ? "This cannot be done to this fact." : "Go to a fact first.");
      return;
    }
    button.click();
  };
  function beside(step) {
    const all = window.seriatim.rows();
    const here = all.indexOf(row());
    const found = here < 0 ? all[0] : all[Math.min(Math.max(here + step, 0), all.length - 1)];
    if (found) window.seriatim.go(found);
  }
  const DO = {
    undo: () => press('[data-act="undo-last"]', document),
    next: () => window.seriatim.next(row()?.id),
    previous: () => window.seriatim.next(row()?.id, -1),
    down_row: () => beside(1),
    up_row: () => beside(-1),
    approve: () => press('[data-act="approve"]', document),
    help: () => document.getElementById("keys").showModal(),
  };
  const opens = (action) => press(`.acts [data-form="${action}"]`, row());
  for (const action of ["correct", "reject", "comment", "split", "merge"]) DO[action] = () => opens(action);
  for (const action of ["accept", "up", "down", "indent", "outdent"]) {
    DO[action] = () => press(`.acts [data-act="${action}"]`, row());
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || changing) return;
    if (!event.altKey && !event.ctrlKey && !event.metaKey) return;
    if (event.target.closest?.("dialog")) return;
    const combination = pressed(event);
    const action = Object.keys(ACTIONS).find((name) => keys(name) === combination);
    if (!action) return;
    event.preventDefault();
    if (!event.repeat) DO[action]();
  });

  // The list of keys, where each can be changed

  let changing = null;
  function list() {
    const body = document.getElementById("keys-list");
    if (!body) return;
    body.replaceChildren(...Object.entries(ACTIONS).map(([action, [, words]]) => line(action, words)));
    show(body);
  }
  function line(action, words) {
    const tr = document.createElement("tr");
    const what = document.createElement("th");
    what.scope = "row";
    what.textContent = words;
    const which = document.createElement("td");
    const key = document.createElement("kbd");
    key.dataset.key = action;
    which.append(key);
    const change = document.createElement("td");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = "Change";
    button.setAttribute("aria-label", `Change the keys: ${words}`);
    button.dataset.change = action;
    change.append(button);
    tr.append(what, which, change);
    return tr;
  }
  const tell = (words) => (document.getElementById("keys-told").textContent = words);

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-change]");
    if (button) {
      changing = button.dataset.change;
      tell(`Press the new keys for “${ACTIONS[changing][1]}”, or Esc to leave them.`);
    }
    if (event.target.closest?.("[data-keys-reset]")) {
      own = {};
      keep();
      show();
      tell("All keys are as they were at first.");
    }
    if (event.target.closest?.("[data-keys-close]")) document.getElementById("keys").close();
  });
  document.addEventListener("keydown", (event) => {
    if (!changing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (["Alt", "Control", "Meta", "Shift", "AltGraph"].includes(event.key)) return;
    const action = changing;
    changing = null;
    if (event.key === "Escape") {
      tell("The keys stay as they are.");
      return;
    }
    tell(refused(action, event) || taken(action, pressed(event)));
    show();
    document.querySelector(`[data-change="${action}"]`)?.focus();
  }, true);
  function refused(action, event) {
    const combination = pressed(event);
    if (!event.altKey && !event.ctrlKey && !event.metaKey) {
      return `${written(combination)} has no Alt, Ctrl or ⌘ with it, so it is left to typing and screen readers.`;
    }
    const other = Object.keys(ACTIONS).find((name) => name !== action && keys(name) === combination);
    return other ? `${written(combination)} is taken: ${ACTIONS[other][1]}.` : "";
  }
  function taken(action, combination) {
    own[action] = combination;
    keep();
    return `${ACTIONS[action][1]}: ${written(combination)}.`;
  }

  document.addEventListener("DOMContentLoaded", () => {
    list();
    show();
  });
  document.addEventListener("htmx:load", (event) => show(event.detail.elt.parentElement || document));
  document.addEventListener("saved", () => show());
  window.addEventListener("storage", (event) => {
    if (event.key !== KEPT) return;
    own = kept();
    show();
  });
})();
