"""Tracked changes in WordprocessingML (ECMA-376 part 1, 17.13.5): who, when, each with its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Literal

from writers.word.elements import Element, element, properties, qn
from writers.word.pen import AUTHOR, Pen

Change = Literal["ins", "del"]


@dataclass
class Pencil:
    """Marks what is inserted and deleted in one document."""

    pen: Pen
    date: datetime
    ids: Iterator[int]

    def element(self, name: str, *children: Element) -> Element:
        """An element that says who changed what it holds."""
        day = self.date.strftime("%Y-%m-%dT%H:%M:%SZ")
        return element(name, *children, id=next(self.ids), author=AUTHOR, date=day)

    def inserted(self, run: Element) -> Element:
        """A run that was put in."""
        return self.element("ins", run)

    def deleted(self, words: str) -> Element:
        """Words that were taken out."""
        runs = self.pen.runs(words)
        for run in runs:
            for part in run.iter(qn("w:t")):
                part.tag = qn("w:delText")
        return self.element("del", *runs)

    def mark(self, paragraph: Element, change: Change) -> None:
        """Say of the end of a paragraph that it was put in or taken out."""
        properties(paragraph, "pPr").append(element("rPr", self.element(change)))

    def mark_row(self, row: Element, change: Change) -> None:
        """Say of a whole row that it was put in or taken out."""
        properties(row, "trPr").append(self.element(change))

    def mark_style(self, paragraph: Element, before: str) -> None:
        """Say in which style a paragraph was set before."""
        old = element("pPr", element("pStyle", val=before))
        if self.pen.layout.rtl:
            old.append(element("bidi"))
        properties(paragraph, "pPr").append(self.element("pPrChange", old))

    def mark_control(self, control: Element) -> None:
        """Say of a content control, both its ends, that it was put in with its words."""
        content = next(control.iterchildren(qn("w:sdtContent")))
        opening, closing = self._range(), self._range()
        control.addprevious(opening[0])
        content.insert(0, opening[1])
        content.append(closing[0])
        control.addnext(closing[1])

    def _range(self) -> tuple[Element, Element]:
        start = self.element("customXmlInsRangeStart")
        return start, element("customXmlInsRangeEnd", id=start.get(qn("w:id"), ""))


def pencil(pen: Pen) -> Pencil:
    """A pencil for the document of a pen, dated as its comments are and numbered after them."""
    comments = list(pen.document.element.body.iter(qn("w:commentReference")))
    return Pencil(pen, pen.date, count(len(comments)))
