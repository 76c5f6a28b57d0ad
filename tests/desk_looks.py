"""How pages are looked at: the rules of accessibility in light and dark, and their width."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page, ViewportSize

from tests import browser as real
from tests.desk_page import SIZE

CONTRAST = ["color-contrast"]  # the rules of axe that light and dark can differ in
NARROW: Mapping[str, ViewportSize] = {
    "320 px": {"width": 320, "height": 640},
    "200 %": {"width": 700, "height": 450},
}


_TOO_WIDE = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter(one =>
    one.getBoundingClientRect().right > root.clientWidth && !one.closest('.scroll'));
  return [`${root.scrollWidth} px wide`, ...wide.map(one => one.outerHTML.slice(0, 80))];
}"""


# What is many times the same is looked at once: the rules take long over a long page.
_THIN = """() => {
  const many = {'.fact': 8, '.finding': 3, '#source [data-text]': 12, '.xml li': 60};
  for (const [name, most] of Object.entries(many)) {
    const parents = new Map();
    for (const one of document.querySelectorAll(name)) {
      const place = one.closest('.group, #source, .xml, table') || document.body;
      const before = parents.get(place) || 0;
      parents.set(place, before + 1);
      if (before >= most && !one.contains(document.activeElement)) one.remove();
    }
  }
}"""


class Looked:
    """What was found wrong with the states of a page, by the name of the state."""

    def __init__(self, page: Page) -> None:
        self.page, self.wrong = page, dict[str, list[str]]()

    def at(self, state: str, within: str = "html") -> None:
        """Look at a state, or the part of it that others do not have: light, dark and narrow."""
        if within != "html":
            self.page.evaluate(_THIN)
        wrong = real.violations(self.page, within=within)
        self.page.emulate_media(color_scheme="dark")
        wrong += [f"dark: {one}" for one in real.violations(self.page, CONTRAST, within)]
        self.page.emulate_media(color_scheme="light")
        for name, size in NARROW.items():
            self.page.set_viewport_size(size)
            wrong += [f"{name}: {one}" for one in self.page.evaluate(_TOO_WIDE)]
        self.page.set_viewport_size(SIZE)
        if wrong:
            self.wrong[state] = wrong
