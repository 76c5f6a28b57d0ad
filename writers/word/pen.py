"""Running text into a paragraph: runs, content controls, brackets with comments."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph

from writers.word.elements import Element, element, text
from writers.word.inlines import Bracket, Inline, Noted, Plain, Stated, keyed
from writers.word.layout import Layout

AUTHOR, _INITIALS = "Seriatim", "S"
# Latin words, symbols and addresses amid other text, and text of nothing else.
_LATIN = re.compile(r"([A-Za-z](?:[!-~ ]*[A-Za-z\d])?(?:/…)?)")
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z\d](?:[!-~ –]*[A-Za-z\d])?(?:/…)?\u200e?")
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
            return [self._control(tag(inline), self.alias(inline), self.run(inline.text))]
        runs = self.runs(inline.text)
        if not inline.key:
            return runs
        return [self._control(open_tag(inline.key), self.label(inline.key), *runs)]

    def _inner(self, inline: Noted) -> list[Element]:
        return [part for inner in inline.inlines for part in self._words(inner)]

    def _bracketed(self, bracket: Bracket) -> list[Element]:
        """An open value with its brackets in one control; values of the record keep their own."""
        parts = [part for inner in keyed(bracket) for part in self._words(inner)]
        if any(isinstance(inner, Stated) for inner in bracket.inlines):
            return [self.run("["), *parts, self.run("]")]
        return parts

    def runs(self, words: str, style: str | None = None) -> list[Element]:
        """Text in runs of one direction each."""
        if not self.layout.rtl:
            return [self.run(words, style)]
        return [self.run(_closed(part), style) for part in _LATIN.split(words) if part]

    def run(self, words: str, style: str | None = None) -> Element:
        """A run of text in the script of the language, or in that of the words where it differs."""
        rtl = self.layout.rtl and not _LEFT_TO_RIGHT.fullmatch(words)
        hint = self.layout.hint if rtl or not self.layout.rtl else "default"
        properties = element("rPr")
        if style:
            properties.append(element("rStyle", val=style))
        properties.append(element("rFonts", hint=hint))
        if rtl:
            properties.append(element("rtl"))
        return element("r", properties, text(words))

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
            paragraph._p.extend(self.runs(line))
        anchor = comment.comment_id
        reference = element(
            "r",
            element("rPr", element("rStyle", val="CommentReference")),
            element("commentReference", id=anchor),
        )
        start, end = element("commentRangeStart", id=anchor), element("commentRangeEnd", id=anchor)
        return [start, *parts, end, reference]

    def style(self, paragraph: WordParagraph, identifier: str) -> None:
        """Give a paragraph the style with an id, and the direction of the language."""
        paragraph._p.style = identifier
        if self.layout.rtl:
            paragraph._p.get_or_add_pPr().append(element("bidi"))  # after pStyle, all there is


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
