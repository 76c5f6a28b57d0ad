"""Printed numbers of the same part that are out of step between versions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from extractors.concordance.alignment import Slot
from extractors.concordance.rows import disagreement
from extractors.concordance.sites import Site
from extractors.concordance.structure import beginning
from extractors.folding import fold
from schemas.concordance import Disagreement, Reading


class Steps:
    """How far the numbers of each version are ahead of those of most, series by series.

    A version that lacks a part may count on one lower after it: that says nothing new. A step that
    nothing explains is a disagreement, once, however many numbers follow it.
    """

    def __init__(self, languages: Sequence[str]) -> None:
        """Start with all versions in step."""
        self._languages = languages
        self._steps: dict[tuple[str, str | None], set[int]] = defaultdict(lambda: {0})
        self._unnumbered: set[tuple[str, str]] = set()  # language and rank

    def at(self, slot: Slot) -> Iterator[Disagreement]:
        """The disagreement at a place, if there is one."""
        series = _usual([site.series for site in slot.values()])
        if not any(site.orders for site in slot.values()):
            return
        common = 2 * len(slot) >= len(self._languages)
        for language in self._languages:
            if common and language not in slot:
                self._allow(language, series, -1)
            elif language in slot and 2 * len(slot) <= len(self._languages):
                self._allow(language, series, 1)
        if len(slot) > 1 and self._out_of_step(slot, series):
            readings = [
                Reading(language, site.label, site.eid, beginning(site))
                for language, site in slot.items()
            ]
            yield disagreement("numbering", "number", readings)

    def _allow(self, language: str, series: str | None, step: int) -> None:
        known = self._steps[language, series]
        known |= {step + each for each in known}

    def _out_of_step(self, slot: Slot, series: str | None) -> bool:
        """Whether the number of a version takes a step that nothing explains."""
        label = _usual([site.label for site in slot.values()])
        usual = next(site for site in slot.values() if site.label == label)
        out = [self._is_out(language, site, usual, series) for language, site in slot.items()]
        return any(out)

    def _is_out(self, language: str, site: Site, usual: Site, series: str | None) -> bool:
        if bool(site.orders) != bool(usual.orders):
            known = (language, site.rank) in self._unnumbered
            self._unnumbered.add((language, site.rank))
            return not known and not _begins(site, usual.label)
        self._unnumbered.discard((language, site.rank))
        steps = {own - other for own in site.orders for other in usual.orders}
        known_steps = {0, *self._steps[language, series]}
        self._steps[language, series] = steps & known_steps or steps
        return bool(steps) and not steps & known_steps


def _begins(site: Site, label: str | None) -> bool:
    """Whether a text begins with a number that was not taken for its own."""
    return label is not None and re.match(rf"\W*{label}\b", fold(site.printed).plain) is not None


def _usual(values: Sequence[str | None]) -> str | None:
    return Counter(values).most_common(1)[0][0]
