"""A family of open values in one row of the note: its words, and why it is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from writers.outlook.conclusion import merged
from writers.word.inlines import Bracket, Inline, Inlines, plain, text_of
from writers.word.open_values import Family, member
from writers.word.places import brief
from writers.word.voice import Voice


def shown(voice: Voice, found: Family) -> Inlines:
    """The words of a family: one by one, or counted where they are alike or too long to read."""
    count = _COUNTED.get(found.name)
    alike = len({text_of((value.shown,)) for value in found.values}) == 1
    if count is not None and (alike or found.name in _NEVER_LISTED):
        return count(voice, found)
    if alike:
        return _words(found)
    between = plain(voice.phrases.text("cover.between"))
    listed = [*_named(voice, found)]
    return tuple(part for one in listed[:-1] for part in (*one, *between)) + listed[-1]


def ground(voice: Voice, found: Family) -> str:
    """The reasons of a family, each once, and what they follow from."""
    if found.name in _TOLD_THERE:
        return source(voice, found)
    said = [_reasons(voice, found), *_sources(voice, found)]
    return voice.phrases.text("timetable.between_sentences").join(said)


def source(voice: Voice, found: Family) -> str:
    """What a family follows from; its reasons where it names nothing."""
    return next(iter(_sources(voice, found)), _reasons(voice, found))


def _reasons(voice: Voice, found: Family) -> str:
    reasons = dict.fromkeys(voice.because(why) for value in found.values for why in value.why)
    return voice.phrases.text("timetable.between_sentences").join(reasons)


def _sources(voice: Voice, found: Family) -> Iterator[str]:
    sources = merged(*(value.sources for value in found.values))
    named = brief(voice.record, voice.phrases, sources)
    if named:
        said = voice.phrases.filled("cover.source_of", {"sources": named})
        yield said[:1].upper() + said[1:]


def _named(voice: Voice, found: Family) -> Iterator[Inlines]:
    """The words of each value, after the name of a step where they are a step's."""
    for value in found.values:
        key = f"timetable.steps.{member(value.key)}"
        words = (_bare(value.shown),)
        named = found.name == "step" and voice.phrases.has(key)
        yield voice.say("cover.named", name=voice.say(key), value=words) if named else words


def _bare(inline: Inline) -> Inline:
    """What is open without its comment: the reason stands beside it."""
    return replace(inline, comment="") if isinstance(inline, Bracket) else inline


def _words(found: Family) -> Inlines:
    """What all of a family say; to be filled in there where it is one value."""
    first = found.values[0].shown
    return (_bare(first),) if len(found.values) == 1 else plain(text_of((first,)))


def _seats(voice: Voice, found: Family) -> Inlines:
    count = len(found.values)
    return _noted(voice, found, _number(voice, "seats", count)) if count > 1 else _words(found)


def _items(voice: Voice, found: Family) -> Inlines:
    numbers = [member(value.key) for value in found.values]
    key = voice.phrases.plural("cover.items", len(numbers)) if numbers[1:] else "cover.item"
    return _noted(
        voice, found, voice.phrases.filled(key, {"numbers": voice.phrases.joined(numbers)})
    )


def _options(voice: Voice, found: Family) -> Inlines:
    count = len(found.values)
    return plain(_number(voice, "options", count)) if count > 1 else _words(found)


def _different(voice: Voice, found: Family) -> Inlines:
    """What values that are mostly alike say, each wording once: every document has its own."""
    if len(found.values) == 1:
        return _words(found)
    said = dict.fromkeys(text_of((value.shown,)) for value in found.values)
    return plain(voice.phrases.text("cover.between").join(said))


def _texts(voice: Voice, found: Family) -> Inlines:
    return plain(_number(voice, "texts", len(found.values)))


def _number(voice: Voice, key: str, count: int) -> str:
    return voice.phrases.filled(voice.phrases.plural(f"cover.{key}", count), {"n": count})


def _noted(voice: Voice, found: Family, note: str) -> Inlines:
    return voice.say("cover.counted", words=_words(found), note=note)


# How many there are of a family, or at which items they stand, where their words are alike.
_COUNTED: dict[str, Callable[[Voice, Family], Inlines]] = {
    "state": _seats,
    "group": _seats,
    "held_state": _seats,
    "held_group": _seats,
    "annotation": _items,
    "documents": _items,
    "allocation": _options,
    "translation": _texts,
    "symbol": _different,
}
_TOLD_THERE = ("step",)  # the timetable says beside each step why it falls then
_NEVER_LISTED = ("allocation", "translation", "symbol")  # they would fill lines
