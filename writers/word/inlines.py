"""Running text of a draft: plain words, values of the record, and what is still open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from schemas.notice import Span
from writers.outlook.conclusion import Certainty, Reason, Source


@dataclass(frozen=True, slots=True)
class Plain:
    """Words of the draft itself; with a key, a person has settled them under it.

    `language` is that of the words where it is another than the draft's.
    """

    text: str
    key: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value of the record, printed as there; `fact` says what it is, `span` where it stands.

    With a key it is what the record proposes for the next session, to be settled under that key.
    `language` is that of the text where it is another than the draft's.
    """

    text: str
    fact: str
    span: Span
    key: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A value that is derived or pending: in square brackets, with a comment that says why.

    Without a comment where the text beside it says as much. The key names the value among all
    that a person may settle: `place`, `agenda@att_1__item_6:0`; its family stands before the @.
    The label, such as "translation needed", stands before the value.
    """

    key: str
    inlines: tuple[Plain | Stated, ...]
    comment: str
    status: Certainty = "pending"
    why: Reason | None = None
    sources: tuple[Source, ...] = ()
    flags: tuple[Reason, ...] = ()  # what to weigh beside the reason
    label: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """Words that stand without brackets but have a comment."""

    inlines: tuple[Plain | Stated, ...]
    comment: str


Inline = Plain | Stated | Bracket | Noted
Inlines = tuple[Inline, ...]


def keyed(bracket: Bracket) -> tuple[Plain | Stated, ...]:
    """What a bracket holds, each value of the record under the key of the bracket.

    Words alone are one value with their brackets, which go when somebody fills it in; words that
    are to be translated stand without, after the label that says so.
    """
    if not foreign(bracket.inlines) and all(isinstance(inner, Plain) for inner in bracket.inlines):
        return (Plain(f"[{text_of(bracket.inlines)}]", bracket.key),)
    return tuple(
        replace(inner, key=bracket.key) if isinstance(inner, Stated) or inner.language else inner
        for inner in bracket.inlines
    )


def plain(text: str) -> Inlines:
    """Words as running text."""
    return (Plain(text),) if text else ()


def text_of(inlines: Iterable[Inline]) -> str:
    """What a reader sees, brackets included."""
    return "".join(map(_text, inlines))


def _text(inline: Inline) -> str:
    if isinstance(inline, Plain | Stated):
        return inline.text
    inner = text_of(inline.inlines)
    return f"[{inline.label}{inner}]" if isinstance(inline, Bracket) else inner


def respelt(inlines: Inlines, spell: Callable[[str], str]) -> Inlines:
    """The text with the draft's own words in another spelling; values of the record stay.

    Words that only come before it, such as an article, stand outside its brackets.
    """
    words = "".join(map(_words, inlines))
    spelt = spell(words)
    if spelt.endswith(words):
        return (*plain(spelt.removesuffix(words)), *inlines)
    return tuple(part for inline in inlines for part in _respelt(inline, spell))


def _words(inline: Inline) -> str:
    """What is said, without brackets."""
    return inline.text if isinstance(inline, Plain | Stated) else text_of(inline.inlines)


def _respelt(inline: Inline, spell: Callable[[str], str]) -> Inlines:
    if isinstance(inline, Plain | Stated):
        return _own(inline, spell)
    inner = tuple(part for own in inline.inlines for part in _own(own, spell))
    return (replace(inline, inlines=inner),)


def _own(inline: Plain | Stated, spell: Callable[[str], str]) -> tuple[Plain | Stated, ...]:
    """A text in its spelling; of a value of the record only the first word can give way."""
    if inline.language:
        return (inline,)
    spelt = spell(inline.text)
    if isinstance(inline, Plain):
        return (replace(inline, text=spelt),)
    blank = inline.text.find(" ")
    rest = inline.text[blank:]
    if spelt == inline.text or blank < 0 or not spelt.endswith(rest):
        return (inline,)
    span = replace(inline.span, start=inline.span.start + blank)
    return Plain(spelt.removesuffix(rest)), replace(inline, text=rest, span=span)


def noted(inlines: Inlines, comment: str) -> Inlines:
    """The text with a comment on its first words that stand without brackets."""
    first = next((inline for inline in inlines if isinstance(inline, Plain)), None)
    return tuple(Noted((inline,), comment) if inline is first else inline for inline in inlines)


def capitalised(inlines: Inlines) -> Inlines:
    """The text with a capital at its start, in scripts that have capitals."""
    if not inlines:
        return inlines
    first, *rest = inlines
    if isinstance(first, Bracket) and first.label:
        return (replace(first, label=first.label[:1].upper() + first.label[1:]), *rest)
    if isinstance(first, Bracket):
        opening = replace(first, inlines=_capital(first.inlines))
        return (opening, *rest)
    return (*_capital((first,)), *rest) if isinstance(first, Plain) else inlines


def _capital(inlines: tuple[Plain | Stated, ...]) -> tuple[Plain | Stated, ...]:
    first, *rest = inlines
    if isinstance(first, Stated) or first.language:
        return inlines
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *rest)


def foreign(inlines: Iterable[Plain | Stated]) -> bool:
    """Whether any of the values is in another language than the draft."""
    return any(inline.language for inline in inlines)
