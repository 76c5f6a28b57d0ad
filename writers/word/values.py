"""The values of the outlook in words, each in its brackets: number, place, dates, durations."""

from __future__ import annotations

from collections.abc import Callable

from writers.outlook.conclusion import Conclusion, reason
from writers.outlook.years import Candidate
from writers.word.inlines import Bracket, Inlines, Plain
from writers.word.places import rule as cited
from writers.word.voice import Voice


def number(voice: Voice, after: int = 0) -> Callable[[str], Inlines]:
    """The ordinal of the next session or of one after it, in the form a phrase asks for."""

    def ordinal(form: str) -> Inlines:
        conclusion = voice.outlook.number
        if conclusion.value is None:
            return _unknown(voice, conclusion, "number")
        key = "number_after" if after else "number"
        return voice.bracket(
            key, conclusion, Plain(voice.phrases.value(conclusion.value + after, form or "ordinal"))
        )

    return ordinal


def place(voice: Voice) -> Inlines:
    """Where the session meets."""
    known = voice.outlook.place
    if known.value is None or known.status == "settled":
        return _text(voice, known, "place")
    return voice.bracket("place", known, voice.place(known.value))


def length(voice: Voice) -> Inlines:
    """How long it lasts."""
    return _duration(voice, voice.outlook.length, "length")


def lead_time(voice: Voice) -> Inlines:
    """How long before the opening documents are out."""
    return _duration(voice, voice.outlook.lead_time, "lead_time")


def bureau_term(voice: Voice) -> Inlines:
    """How long a bureau is in office."""
    return _duration(voice, voice.outlook.bureau_term, "term")


def symbol(voice: Voice, of: str) -> Inlines:
    """The stem of the session's symbols, for one document: each has a symbol of its own."""
    known = voice.outlook.symbol
    words = Plain(known.value or voice.phrases.text("unknown.symbol"))
    return voice.bracket(f"symbol@{of}", known, words)


def deadline(voice: Voice) -> Inlines:
    """The day by which documents are out."""
    return _day(voice, voice.outlook.deadline, "deadline", "day")


def opening(voice: Voice) -> Inlines:
    """Day and hour of the opening."""
    conclusion = voice.outlook.opening
    if conclusion.status == "settled":
        return voice.choice("opening")
    if conclusion.value is None:
        return _unknown(voice, conclusion, "opening")
    words = voice.phrases.filled("unknown.hour", {"day": conclusion.value})
    return voice.bracket("opening", conclusion, Plain(words))


def dates(voice: Voice) -> Inlines:
    """The days of the session; until they are known the years in question, each with its ground."""
    if voice.outlook.dates.value is not None:
        return _day(voice, voice.outlook.dates, "dates", "days")
    candidates = voice.outlook.years.value
    if not candidates:
        return _text(voice, voice.outlook.dates, "dates")
    distinct = dict.fromkeys(_when(voice, candidate) for candidate in candidates)
    years = voice.phrases.joined([*distinct], "or")
    form = "dates_about" if any(candidate.month for candidate in candidates) else "dates_in"
    words = voice.phrases.filled(f"unknown.{form}", {"years": years})
    lines = [
        voice.comment("pending", voice.outlook.dates.reason, ()),
        voice.because(voice.outlook.years.reason),
        *(_ground(voice, candidate) for candidate in candidates),
    ]
    why, sources = voice.outlook.dates.reason, voice.outlook.years.sources
    grounds = (voice.outlook.years.reason, *(candidate.reason for candidate in candidates))
    comment = "\n".join(lines)
    return (Bracket("dates", (Plain(words),), comment, "pending", why, sources, grounds),)


def _when(voice: Voice, candidate: Candidate) -> str:
    if candidate.month is not None:
        return voice.phrases.value(candidate.when, "month")
    return voice.phrases.filled("unknown.year", {"year": candidate.year})


def _ground(voice: Voice, candidate: Candidate) -> str:
    return "\n".join([voice.because(candidate.reason), *voice.sources(candidate.sources)])


def _text(voice: Voice, conclusion: Conclusion[str | None], phrase: str) -> Inlines:
    if conclusion.value is None:
        return _unknown(voice, conclusion, phrase)
    if conclusion.status == "settled":
        return voice.choice(phrase)
    return voice.bracket(phrase, conclusion, Plain(conclusion.value))


def _day(voice: Voice, conclusion: Conclusion[str | None], phrase: str, form: str) -> Inlines:
    if conclusion.value is None:
        return _unknown(voice, conclusion, phrase)
    return voice.bracket(phrase, conclusion, Plain(voice.phrases.value(conclusion.value, form)))


def _duration(voice: Voice, conclusion: Conclusion[str | None], phrase: str) -> Inlines:
    if conclusion.value is None:
        return _unknown(voice, conclusion, phrase)
    return voice.bracket(phrase, conclusion, Plain(voice.phrases.duration(conclusion.value)))


def _unknown(voice: Voice, conclusion: Conclusion[object], phrase: str) -> Inlines:
    return voice.bracket(phrase, conclusion, Plain(voice.phrases.text(f"unknown.{phrase}")))


def closing(voice: Voice) -> Inlines:
    """The last day of the session."""
    known = voice.outlook.dates
    if known.value is None:
        words = Plain(voice.phrases.text("annotated.closing"))
        return voice.open("closing", "pending", reason("closing_unknown"), known.sources, words)
    last = Plain(voice.phrases.value(known.value.split("/")[-1], "day"))
    return voice.bracket("closing", known, last)


def rule(voice: Voice, *names: str) -> Inlines:
    """The rule of procedure behind a value of the body file, as it is cited in the text."""
    return known_rule(voice, *names) or voice.unknown(f"rule@{names[0]}", "rule", "rule_unknown")


def known_rule(voice: Voice, *names: str) -> Inlines:
    """The same rule, empty where the body file has none."""
    for name in names:
        found = voice.record.body.rules.get(name) if voice.record.body else None
        if found is not None and found.rule:
            return (Plain(cited(voice.phrases, found.rule)),)
    return ()
