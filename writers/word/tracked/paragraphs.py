"""One paragraph with its changes: runs, content controls and comments of the draft stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from writers.word.elements import Element, element, properties, qn
from writers.word.tracked.pencil import Pencil
from writers.word.tracked.words import Edit, edits, words


def changed(paragraph: Element, before: str, pencil: Pencil) -> None:
    """Show in a paragraph of the draft what it changes in a text."""
    _Paragraph(before, edits(before, printed(paragraph)), pencil).show(paragraph)


def inserted(paragraph: Element, pencil: Pencil) -> None:
    """Show a paragraph of the draft as put in, its end included."""
    changed(paragraph, "", pencil)
    pencil.mark(paragraph, "ins")


def deleted(text: str, style: str, pencil: Pencil) -> Element:
    """A paragraph that the draft no longer has, its end included."""
    made = empty(style, pencil)
    pencil.mark(made, "del")
    if text:
        made.append(pencil.deleted(text))
    return made


def empty(style: str, pencil: Pencil) -> Element:
    """A paragraph in a style, without text."""
    made = element("p", element("pPr", element("pStyle", val=style)))
    if pencil.pen.layout.rtl:
        properties(made, "pPr").append(element("bidi"))
    return made


def printed(part: Element) -> str:
    """The text of a part of a draft."""
    return "".join(node.text or "" for node in part.iter(qn("w:t")))


def written(part: Element) -> list[str]:
    """The words of a part of a draft, those of each paragraph apart."""
    return [word for own in part.iter(qn("w:p")) for word in words(printed(own))]


def style(paragraph: Element) -> str:
    """The style of a paragraph."""
    return next((str(node.get(qn("w:val"))) for node in paragraph.iter(qn("w:pStyle"))), "")


class _Paragraph:
    """Goes through the text of one paragraph and counts its characters."""

    def __init__(self, before: str, changes: Iterable[Edit], pencil: Pencil) -> None:
        self.pencil = pencil
        self.fresh = [(e.new_start, e.new_end) for e in changes if e.new_start < e.new_end]
        self.gone = {
            e.new_start: before[e.old_start : e.old_end] for e in changes if e.old_start < e.old_end
        }
        self.at = 0

    def show(self, paragraph: Element) -> None:
        for child in list(paragraph):
            if child.tag == qn("w:r"):
                self._run(child, paragraph)
            elif child.tag == qn("w:sdt"):
                self._control(child)
        paragraph.extend(self._deleted())

    def _control(self, control: Element) -> None:
        """A content control; what is taken out before it stays outside."""
        for made in self._deleted():
            control.addprevious(made)
        start, end = self.at, self.at + len(printed(control))
        touched = list(self._ends(start, end))[1:] or self._is_fresh()
        whole = any(first <= start and end <= last for first, last in self.fresh)
        content = next(control.iterchildren(qn("w:sdtContent")))
        for run in list(content.iterchildren(qn("w:r"))):
            self._run(run, content)
        if touched:
            _enrich(control)
        if whole:
            self.pencil.mark_control(control)

    def _run(self, run: Element, parent: Element) -> None:
        """A run in as many pieces as it needs, each kept or put in."""
        text, start = printed(run), self.at
        if not text:
            return
        for end in self._ends(start, start + len(text)):
            for made in self._deleted():
                run.addprevious(made)
            piece = _part(run, text[self.at - start : end - start])
            run.addprevious(self.pencil.inserted(piece) if self._is_fresh() else piece)
            self.at = end
        parent.remove(run)

    def _ends(self, start: int, end: int) -> Iterator[int]:
        """Where the pieces of a run end."""
        borders = {border for stretch in self.fresh for border in stretch} | set(self.gone)
        yield from sorted(border for border in borders if start < border < end)
        yield end

    def _is_fresh(self) -> bool:
        return any(start <= self.at < end for start, end in self.fresh)

    def _deleted(self) -> Iterator[Element]:
        """The words taken out at this place, once."""
        words = self.gone.pop(self.at, "")
        if words:
            yield self.pencil.deleted(words)


def _enrich(control: Element) -> None:
    """Let a control hold text of more than one look, as changes in it are."""
    for plain in list(control.iter(qn("w:text"))):
        control[0].remove(plain)


def _part(run: Element, words: str) -> Element:
    """A run like another, of some of its words."""
    made = deepcopy(run)
    for node in made.iter(qn("w:t")):
        node.text = words
    return made
