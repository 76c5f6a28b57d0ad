// The desk of one document: saving that never loses or overwrites, forms in rows, tabs, filters.
"use strict";
(() => {
  const desk = () => document.getElementById("desk");
  const head = () => document.getElementById("head");
  const at = (event) => event.detail.elt;
  const ours = (event) => Boolean(desk()) && (desk().contains(at(event)) || at(event).closest?.("dialog"));
  const decides = (event) => /\/decisions$/.test(event.detail.requestConfig?.path || event.detail.pathInfo?.requestPath || "");

  const say = (words) => {
    const status = document.getElementById("status");
    if (status) status.textContent = words;
  };

  // Every decision says which state of the document the page shows

  const formOf = (elt) => elt.closest?.("form[hx-post]");
  document.addEventListener("htmx:configRequest", (event) => {
    if (!desk() || event.detail.verb !== "post") return;
    const own = formOf(at(event))?.dataset.etag;
    event.detail.headers["If-Match"] = own || head().dataset.etag;
    if (own) event.detail.parameters.set?.("seen", head().dataset.etag);
    bulk(event);
  });

  // Only what is shown is accepted at once
  const shown = (id) => {
    const row = document.getElementById(id);
    return Boolean(row) && row.getClientRects().length > 0;
  };
  function bulk(event) {
    if (!at(event).matches?.("form.bulk")) return;
    const paths = [...at(event).querySelectorAll("[data-row]")].filter((one) => shown(one.dataset.row));
    event.detail.parameters.delete("fact");
    for (const one of paths) event.detail.parameters.append("fact", one.value);
    if (!paths.length) event.preventDefault();
  }
  function count() {
    for (const form of document.querySelectorAll("form.bulk")) {
      const number = [...form.querySelectorAll("[data-row]")].filter((one) => shown(one.dataset.row)).length;
      form.querySelector("[data-count]").textContent = String(number);
      form.hidden = number === 0;
    }
  }

  // One decision is under way at a time, so that none is held against another of this page
  let busy = null;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!ours(event) || !decides(event)) return;
    if (busy) {
      event.preventDefault();
      say("One moment: the last decision is still being saved.");
      return;
    }
    busy = at(event);
    say("Saving …");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (decides(event)) busy = null; // the button itself may have been exchanged
  });

  // What is typed and not saved

  const dirty = () => [...document.querySelectorAll("form[data-dirty]")];
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-edits]");
    if (form) form.dataset.dirty = "1";
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty().length || busy) event.preventDefault();
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const form = formOf(at(event));
    if (decides(event) && event.detail.xhr.status === 200 && form) delete form.dataset.dirty;
  });
  // A part of the page that is exchanged keeps the forms in it that somebody is typing in
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const target = event.detail.target;
    for (const form of target.querySelectorAll("form[data-dirty]")) {
      const place = form.closest(".work");
      const next = place && event.detail.fragment.querySelector(`[id="${place.id}"]`);
      if (next) next.replaceWith(place);
      else if (place) document.getElementById("kept").append(place);
    }
  });

  // What the desk answers

  document.addEventListener("saved", (event) => {
    const { action, row, count: number } = event.detail;
    say(number > 1 ? `Saved: ${number} decisions.` : "Saved.");
    document.getElementById("told").replaceChildren();
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
    stand("xml", "changes", "drafts", "history");
    follow();
    count();
    if (action === "accept") next(row);
    else focus(row);
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const xhr = event.detail.xhr;
    if (!xhr || !decides(event)) return;
    const form = formOf(at(event));
    if (xhr.status === 412) stale(form, xhr, event.detail.target);
    if (xhr.status === 422) point(form, xhr.getResponseHeader("X-Field"));
    if (xhr.status >= 400) say("");
  });

  function stale(form, xhr, target) {
    // The form may now be saved over what its user has seen; other rows wait for an answer.
    if (form && !form.matches("[data-again]")) form.dataset.etag = xhr.getResponseHeader("X-Now");
    const again = target.querySelector("form[data-again]");
    window.htmx.process(target);
    if (xhr.getResponseHeader("X-Meets") === "no" && again) setTimeout(() => again.requestSubmit());
    else again?.querySelector("button")?.focus();
  }

  function point(form, name) {
    for (const field of form?.querySelectorAll("[aria-invalid]") || []) field.removeAttribute("aria-invalid");
    const field = name && form?.querySelector(`[name="after.${name}"]`);
    const told = form?.querySelector(".told");
    const where = field || form?.querySelector("textarea:not([hidden]), input:not([type=hidden]), select");
    if (!where || !told) return;
    if (field) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", told.id);
      field.closest(".field").append(told);
    }
    where.focus();
  }

  // No answer, or one that keeps nothing: said aloud, and tried again by a button

  function failed(event, why) {
    if (!ours(event) || !decides(event)) return;
    busy = null;
    const elt = at(event);
    const told = formOf(elt)?.querySelector(".told") || document.getElementById("told");
    const note = document.createElement("p");
    note.className = "note";
    note.dataset.state = "fail";
    const strong = document.createElement("strong");
    strong.textContent = "Not saved. ";
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = "Try again";
    again.addEventListener("click", () => {
      note.remove();
      if (elt.matches("form")) elt.requestSubmit();
      else elt.click();
    });
    note.append(strong, `${why} What you typed is still here. `, again);
    told.replaceChildren(note);
    say("");
  }
  const NO_ANSWER = "The desk does not answer.";
  document.addEventListener("htmx:sendError", (event) => failed(event, NO_ANSWER));
  document.addEventListener("htmx:timeout", (event) => failed(event, NO_ANSWER));
  document.addEventListener("htmx:responseError", (event) => {
    const xhr = event.detail.xhr;
    if ([409, 412, 422, 428].includes(xhr.status)) return;
    const said = new DOMParser().parseFromString(xhr.responseText, "text/html").querySelector("h1");
    failed(event, said ? `${said.textContent}.` : `The desk answers ${xhr.status}.`);
  });

  // Focus: after a decision to the next fact that nobody has decided on

  const rows = () => [...document.querySelectorAll("#facts .fact[id]")].filter((row) => shown(row.id));
  const open = (row) => ["undecided", "conflict"].includes(row.dataset.state);
  function next(id, step = 1) {
    const all = rows();
    const here = all.findIndex((row) => row.id === id);
    const ahead = step > 0 ? all.slice(here + 1) : all.slice(0, Math.max(here, 0)).reverse();
    const found = ahead.find(open) || (step > 0 ? all.find(open) : null);
    const folded = found ? null : undecidedFold();
    if (found) go(found);
    else if (folded) {
      folded.querySelector("summary").focus();
      say("All facts shown are decided on; those folded here are not. Enter shows them.");
    } else {
      say("No fact here is left undecided.");
      focus(id);
    }
  }
  const undecidedFold = () => [...document.querySelectorAll("#facts details[data-left]:not([open])")].find((fold) => {
    const inside = [...fold.querySelectorAll(".fact[id]")];
    return inside.length ? inside.some(open) : fold.dataset.left !== "0";
  });
  function go(row) {
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }
  function focus(id) {
    const row = document.getElementById(id);
    if (row) go(row);
    else if (document.activeElement === document.body) document.getElementById("record").focus();
  }

  // Forms open in their row, with the focus in the field that was asked for

  let asked = "";
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-form], [data-act='approve']");
    if (button) asked = button.dataset.field || "";
    if (event.target.closest?.("[data-close]")) close(event.target);
    const opener = event.target.closest?.("[data-open]");
    if (opener) document.getElementById(opener.dataset.open).showModal();
    const filter = event.target.closest?.("#facts button[data-show]");
    if (filter) show(filter);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.target;
    if (target?.matches?.(".work, form.edit") || target?.id === "approval") {
      if (target.id === "approval" && !target.open) target.showModal();
      const wanted = asked && target.querySelector(`[name="after.${asked}"]`);
      (wanted || target.querySelector("select, textarea, input:not([type=hidden])"))?.focus();
      asked = "";
    }
    if (document.querySelector("#files [data-state=saved]") && at(event)?.id === "files") stand("drafts", "changes", "xml");
    count();
    follow();
  });
  function close(node) {
    const dialog = node.closest("dialog");
    const form = node.closest("form[data-edits]");
    if (form?.dataset.dirty && !confirm("Leave what you typed here unsaved?")) return;
    const row = node.closest(".fact");
    dialog?.close();
    form?.remove();
    if (row) go(row);
  }
  document.addEventListener("cancel", (event) => {
    const form = event.target.querySelector?.("form[data-dirty]");
    if (form && !confirm("Leave what you typed here unsaved?")) event.preventDefault();
    else form?.remove();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const form = event.target.closest?.("form[data-edits]");
    if (!form) return;
    if (event.key === "Escape" && !form.closest("dialog")) {
      event.preventDefault();
      close(event.target);
    }
    if (event.key === "Enter" && event.target.matches("textarea") && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  // The Enter that ends a composition, as of Chinese, is no Enter of the form
  let composing = false;
  document.addEventListener("compositionstart", () => (composing = true), true);
  document.addEventListener("compositionend", () => setTimeout(() => (composing = false), 0), true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) {
      composing = true;
      setTimeout(() => (composing = event.isComposing && composing), 0);
    }
  }, true);
  document.addEventListener("submit", (event) => {
    if (!composing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  // Dates that are known to the month or the year only
  document.addEventListener("change", (event) => {
    const choice = event.target.closest?.("[data-precision]");
    if (!choice) return;
    const field = document.getElementById(choice.dataset.precision);
    const kept = field.value;
    field.type = choice.value;
    const length = { date: 10, month: 7, number: 4 }[choice.value];
    field.value = `${kept}-01-01`.slice(0, length).padEnd(length);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // A place chosen in the source: for the form that waits for one, else for a new form
  document.addEventListener("place-chosen", (event) => {
    const { place, text, purpose } = event.detail;
    const waiting = [...document.querySelectorAll("[data-takes-place]")].find((field) => field.getClientRects().length);
    const fill = (field) => {
      field.value = place.replace(/^text\//, "");
      const words = field.form.querySelector("[name=words]");
      if (words) words.value = text;
      field.form.dataset.dirty = "1";
      field.focus();
    };
    if (waiting) {
      fill(waiting);
      return;
    }
    const action = purpose === "comment" ? "comment" : "add";
    const base = `/documents/${head().dataset.document}`;
    const query = new URLSearchParams({ action, place: place.replace(/^text\//, ""), words: text });
    select(document.getElementById("tab-facts"));
    window.htmx.ajax("GET", `${base}/form?${query}`, { target: "#head-work", swap: "innerHTML" });
  });

  // Which facts are shown
  function show(button) {
    const facts = document.getElementById("facts");
    facts.dataset.show = button.dataset.show;
    for (const one of facts.querySelectorAll("button[data-show]")) {
      one.setAttribute("aria-pressed", String(one === button));
    }
    count();
    say(`${rows().length} facts are shown.`);
  }

  // Tabs
  const tabs = () => [...document.querySelectorAll('#record [role="tab"]')];
  const panel = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
  function select(tab) {
    for (const one of tabs()) {
      one.setAttribute("aria-selected", String(one === tab));
      one.tabIndex = one === tab ? 0 : -1;
      panel(one).hidden = one !== tab;
    }
    load(panel(tab));
    count();
  }
  // What a tab shows is no longer so: it is asked for again when it is looked at
  function stand(...keys) {
    for (const key of keys) delete document.getElementById(`panel-${key}`)?.dataset.loaded;
    load(document.querySelector('#record [role="tabpanel"]:not([hidden])'));
  }
  function load(where) {
    if (!where?.matches("[hx-trigger='shown']") || where.dataset.loaded) return;
    where.dataset.loaded = "1";
    window.htmx.trigger(where, "shown");
  }
  document.addEventListener("click", (event) => {
    const tab = event.target.closest?.('#record [role="tab"]');
    if (tab) select(tab);
  });
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.('#record [role="tab"]')) return;
    const all = tabs();
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -all.length, End: all.length }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const index = Math.min(Math.max(all.indexOf(event.target) + step, 0), all.length - 1);
    select(all[index]);
    all[index].focus();
    event.preventDefault();
  });

  // The folder of a document follows its facts, and the page its folder
  function follow() {
    const moved = document.getElementById("moved")?.dataset.document || head()?.dataset.document;
    if (!moved || location.pathname.endsWith(`/${moved}`)) return;
    history.replaceState(null, "", `/documents/${moved}`);
    if (!dirty().length) location.reload();
  }

  window.seriatim = { rows, next, go, say, select };
  document.addEventListener("DOMContentLoaded", count);
})();
