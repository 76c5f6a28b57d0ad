"""What stands in a draft in another language than its own without being marked as such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import regex
from lxml import etree

from schemas.language import language
from schemas.scripts import LETTER, speaks, without_neutral
from tests.word_lint import W, WordFile, text_of
from writers.phrases import phrases
from writers.word.layout import layout

_WORD = regex.compile(r"\p{Han}|[\p{L}\p{M}]+")
# What papers of every language print in Latin letters: parts of the masthead, numbers of sections
# and points.
_KEPT = re.compile(r"\b(?:Distr|Original|[IVX]+|[a-z])\b")
_LENGTH = {"Hans": 6}  # of a passage that is told to be repeated from the record; else 4 words


def unmarked(file: WordFile, code: str, read: str, record: Iterable[str]) -> list[str]:
    """Texts in the language read that are not in a control marked as to be translated.

    In other letters they must be tagged with their language, in comments as well.
    """
    script = language(read).script
    known = {words for words in _passages(record, script) if LETTER[script].search(words[0])}
    return [
        *(text for text in _outside(file, code) if known & set(_passages([text], script))),
        *_in_other_letters(file, code, read),
        *untagged(file, code, read),
    ]


def marked(file: WordFile, code: str) -> list[etree._Element]:
    """The controls whose names say that their text is to be translated."""
    label = phrases(language(code)).text("translation.needed")
    return [
        control
        for control in file.body.iter(f"{W}sdt")
        if str(control.find(f"{W}sdtPr/{W}alias").get(f"{W}val")).startswith(label)
    ]


def _outside(file: WordFile, code: str) -> Iterator[str]:
    """The texts of paragraphs without what is marked."""
    inside = {node for control in marked(file, code) for node in control.iter(f"{W}t")}
    for paragraph in file.body.iter(f"{W}p"):
        yield "".join(t.text or "" for t in paragraph.iter(f"{W}t") if t not in inside)


def _in_other_letters(file: WordFile, code: str, read: str) -> Iterator[str]:
    """Words outside marked controls in the script of the language read, where it is another."""
    script = language(read).script
    if script != language(code).script:
        found = (_KEPT.sub("", text) for text in _outside(file, code))
        yield from (text for text in found if speaks(text, script))


def untagged(file: WordFile, code: str, read: str) -> Iterator[str]:
    """Runs of marked controls, and of comments in another script, without their language."""
    script, tags = language(read).script, set(layout(language(read)).tags.values())
    runs = [run for control in marked(file, code) for run in control.iter(f"{W}r")]
    if script not in ("Latn", language(code).script):
        runs += [
            run
            for name in ("word/document.xml", "word/comments.xml")
            if name in file.parts
            for run in file.parts[name].iter(f"{W}r")
            if LETTER[script].search(text_of(run))
        ]
    for run in runs:
        tag = run.find(f"{W}rPr/{W}lang")
        if tag is None or set(tag.attrib.values()) != tags:
            yield text_of(run)


def _passages(texts: Iterable[str], script: str) -> Iterator[tuple[str, ...]]:
    length = _LENGTH.get(script, 4)
    for text in texts:
        words = [word.casefold() for word in _WORD.findall(without_neutral(text))]
        yield from (tuple(words[at : at + length]) for at in range(len(words) - length + 1))
