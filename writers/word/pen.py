"""Running text into a paragraph: runs, content controls, brackets with comments."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph

from writers.word.elements import Element, element, text
from writers.word.inlines import Bracket, Inline, Noted, Plain, Stated, foreign, keyed
from writers.word.layout import Layout
from writers.word.passages import passages

AUTHOR, _INITIALS = "Seriatim", "S"
# Latin words, symbols and addresses amid other text, and text of nothing else.
_LATIN = re.compile(r"([A-Za-z](?:[!-~ ]*[A-Za-z\d])?(?:/…)?)")
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z\d](?:[!-~ –]*[A-Za-z\d])?(?:/…)?\u200e?")
_MARKS = {False: "\u200e", True: "\u200f"}  # LRM, RLM
_NEXT = "next."  # begins the tag of what is settled for the next session
_TAG_LIMIT = 64  # of a content control's tag and title; Word calls a longer one corrupt


@dataclass
class Pen:
    """Writes marked text into one document, and numbers its controls."""

    document: WordDocument
    layout: Layout
    date: datetime  # of comments
    alias: Callable[[Stated], str]  # what a value of the record is called for a reader
    label: Callable[[str], str]  # what an open value is called, by its key
    others: Mapping[str, Layout] = field(default_factory=dict)  # of other languages in it
    controls: Iterable[int] = field(default_factory=lambda: count(1))

    def write(self, paragraph: WordParagraph, inlines: Iterable[Inline]) -> None:
        """Append text to a paragraph."""
        for inline in inlines:
            for made in self._elements(inline):
                paragraph._p.append(made)

    def _elements(self, inline: Inline) -> Iterable[Element]:
        if isinstance(inline, Plain | Stated):
            return self._words(inline)
        parts = self._bracketed(inline) if isinstance(inline, Bracket) else self._inner(inline)
        return self._commented(parts, inline.comment) if inline.comment else parts

    def _words(self, inline: Plain | Stated) -> list[Element]:
        if isinstance(inline, Stated):
            runs = self.foreign_runs(inline) if inline.language else [self.run(inline.text)]
            return [self._control(tag(inline), self.alias(inline), *runs)]
        runs = self.foreign_runs(inline) if inline.language else [*self._mixed(inline.text)]
        if not inline.key:
            return runs
        return [self._control(open_tag(inline.key), self.label(inline.key), *runs)]

    def _inner(self, inline: Noted) -> list[Element]:
        return [part for inner in inline.inlines for part in self._words(inner)]

    def _bracketed(self, bracket: Bracket) -> list[Element]:
        """An open value with its brackets in one control; values of the record keep their own.

        So do words that are to be translated, after the label that says so.
        """
        if foreign(bracket.inlines):
            return self._to_translate(bracket)
        parts = [part for inner in keyed(bracket) for part in self._words(inner)]
        if any(isinstance(inner, Stated) for inner in bracket.inlines):
            return [self.run("["), *parts, self.run("]")]
        return parts

    def _to_translate(self, bracket: Bracket) -> list[Element]:
        """The label, then each value in a control; marks of direction keep its ends with it."""
        parts = [self.run(f"[{bracket.label}")]
        for inner in keyed(bracket):
            mark = self._direction(inner.language)
            around = [self.run(mark)] if mark else []
            parts += [*around, *self._words(inner), *around]
        return [*parts, self.run("]")]

    def _direction(self, code: str) -> str:
        """The mark of direction of a language, where it is not the draft's; empty where it is."""
        rtl = self.others[code].rtl if code else self.layout.rtl
        return _MARKS[rtl] if rtl != self.layout.rtl else ""

    def foreign_runs(self, inline: Plain | Stated) -> list[Element]:
        """Text in another language, in its own typefaces, direction and proofing language."""
        return _runs(self.others[inline.language], inline.text, tagged=True)

    def runs(self, words: str, style: str | None = None) -> list[Element]:
        """Text in runs of one direction each."""
        return _runs(self.layout, words, style)

    def run(self, words: str, style: str | None = None) -> Element:
        """A run of text in the script of the language, or in that of the words where it differs."""
        return _run(self.layout, words, style)

    def _control(self, tag: str, alias: str, *runs: Element) -> Element:
        """A content control; its tag is the value's place in the record, or its key for the next.

        Source: ECMA-376 part 1, 17.5.2 (structured document tags).
        """
        multiline = element("text", multiLine=1) if tag.startswith(_NEXT) else element("text")
        properties = element(
            "sdtPr",
            element("alias", val=alias[:_TAG_LIMIT]),
            element("tag", val=tag),
            element("id", val=next(iter(self.controls))),
            multiline,
        )
        return element("sdt", properties, element("sdtContent", *runs))

    def _commented(self, parts: list[Element], words: str) -> Iterable[Element]:
        comment = self.document.comments.add_comment("", author=AUTHOR, initials=_INITIALS)
        comment._comment_elm.date = self.date
        for position, line in enumerate(words.split("\n")):
            paragraph = comment.add_paragraph() if position else comment.paragraphs[0]
            self.style(paragraph, "CommentText")
            paragraph._p.extend(self._mixed(line))
        anchor = comment.comment_id
        reference = element(
            "r",
            element("rPr", element("rStyle", val="CommentReference")),
            element("commentReference", id=anchor),
        )
        start, end = element("commentRangeStart", id=anchor), element("commentRangeEnd", id=anchor)
        return [start, *parts, end, reference]

    def _mixed(self, words: str) -> Iterator[Element]:
        """Words of the draft; what they quote in another script stands in that script's runs."""
        at = 0
        for start, end, code in passages(words, self.layout.code, self.others):
            yield from self.runs(words[at:start]) if start > at else ()
            yield from _runs(self.others[code], words[start:end], tagged=True)
            at = end
        yield from self.runs(words[at:]) if at < len(words) else ()

    def style(self, paragraph: WordParagraph, identifier: str) -> None:
        """Give a paragraph the style with an id, and the direction of the language."""
        paragraph._p.style = identifier
        if self.layout.rtl:
            paragraph._p.get_or_add_pPr().append(element("bidi"))  # after pStyle, all there is


def _runs(
    layout: Layout, words: str, style: str | None = None, tagged: bool = False
) -> list[Element]:
    """Text in runs of one direction each, in the manner of a layout; tagged with its language."""
    if not layout.rtl:
        return [_run(layout, words, style, tagged)]
    return [_run(layout, _closed(part), style, tagged) for part in _LATIN.split(words) if part]


def _run(layout: Layout, words: str, style: str | None = None, tagged: bool = False) -> Element:
    rtl = layout.rtl and not _LEFT_TO_RIGHT.fullmatch(words)
    hint = layout.hint if rtl or not layout.rtl else "default"
    properties = element("rPr")
    if style:
        properties.append(element("rStyle", val=style))
    faces = {"eastAsia": layout.east_asian.name, "cs": layout.complex.name} if tagged else {}
    properties.append(element("rFonts", hint=hint, **faces))
    if rtl:
        properties.append(element("rtl"))
    if tagged:
        latin, east_asian, other = (layout.tags[k] for k in ("latin", "east_asian", "complex"))
        properties.append(element("lang", val=latin, eastAsia=east_asian, bidi=other))
    return element("r", properties, text(words))


def _closed(words: str) -> str:
    """An ellipsis after Latin text goes with it, not with what follows."""
    return f"{words}\u200e" if _LATIN.fullmatch(words) and words.endswith("…") else words


def tag(stated: Stated) -> str:
    """The tag of a value's content control, fact@eId:start-end; next.fact@… for the next session.

    An eId too long for Word is cut and hashed.
    """
    fact = f"{_NEXT}{stated.fact}" if stated.key else stated.fact
    return _tag(f"{fact}@", stated.span.eid, f":{stated.span.start}-{stated.span.end}")


def open_tag(key: str) -> str:
    """The tag of the content control around an open value: next.KEY."""
    return _tag(_NEXT, key, "")


def _tag(before: str, name: str, after: str) -> str:
    whole = f"{before}{name}{after}"
    if len(whole) <= _TAG_LIMIT:
        return whole
    mark = "~" + hashlib.sha256(name.encode()).hexdigest()[:8]
    room = _TAG_LIMIT - len(before) - len(after) - len(mark)
    return f"{before}{name[:room]}{mark}{after}"
