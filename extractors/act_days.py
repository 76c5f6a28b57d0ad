"""The resolution or decision that a day is stated of, as the day of its adoption."""

from __future__ import annotations

from extractors.patterns import pattern
from extractors.readings import Dated, Reading
from schemas.language import Language
from schemas.words import words


def dated_act(reading: Reading, dated: Dated, language: Language) -> tuple[int, int] | None:
    """Where the act stands in the folded text that a date beside or in it is the day of."""
    passage, cues = reading.passage, words(language).cues
    dating = pattern(rf"\)?(?:{cues.dating})", language)
    for citation in reading.citations:
        if citation.kind not in ("resolution", "decision"):
            continue
        start, end = passage.folded.at(citation.start), passage.folded.at(citation.end)
        if start <= dated.start < end:
            return start, end
        after = cues.verbs_stand == "after"
        gap = (dated.end, start) if after and dated.end <= start else (end, dated.start)
        if gap[0] <= gap[1] and dating.fullmatch(passage.plain, *gap):
            return None if _of_gathering(reading, gap) else (start, end)
    return None


def _of_gathering(reading: Reading, gap: tuple[int, int]) -> bool:
    """Whether a date shares the brackets of a gathering with its place: "(Lima, May 2025)"."""
    ends = (n.end for n in reading.gatherings if gap[0] <= n.start and n.end <= gap[1])
    return any(reading.plain[end : end + 2].lstrip()[:1] == "(" for end in ends)
