"""What a language says in drafts: phrases with named slots, ordinals, durations, word forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from babel import Locale

from schemas.errors import Incomplete, InvalidData
from schemas.language import Language
from writers import dates
from writers.outlook.durations import duration

_Rules = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """An ordinal printed in a text: characters start to end, and the form it is printed in."""

    start: int
    end: int
    form: str


@dataclass(frozen=True)
class Phrases:
    """The `[phrases]` table of one language file; keys are dotted paths into it."""

    code: str
    table: Mapping[str, Any]
    variants: tuple[str, ...] = ()  # tables of rules for what a body calls its own things

    def text(self, key: str) -> str:
        """The phrase with a key, slots unfilled; InvalidData where the file lacks it."""
        found = self._find(key)
        if not isinstance(found, str):
            raise InvalidData(
                f"languages/{self.code}.toml has no phrase {key!r}", "add it under [phrases]"
            )
        for pattern, replacement in self._varied:
            found = pattern.sub(replacement, found)
        return found

    def has(self, key: str) -> bool:
        """Whether there is a phrase with a key."""
        return isinstance(self._find(key), str)

    def _find(self, key: str) -> object:
        found: object = self.table
        for part in key.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found

    def ordinal(self, number: int, form: str = "default") -> str:
        """The ordinal of a number in words where the language has the words, else in figures."""
        if form == _ROMAN:
            return roman(number)
        words = self.table["ordinals"][form]
        if number <= len(words["words"]):
            return str(words["words"][number - 1])
        tens, unit = divmod(number, 10)
        if number < 100 and words["tens"]:
            if not unit:
                return str(words["round_tens"][tens - 2])
            units = words.get("units", words["words"])
            names = {"tens": words["tens"][tens - 2], "unit": units[unit - 1]}
            return str(words["compound"]).format(**names)
        figures = words["figures"]
        plural = self.locale.ordinal_form(number)
        return str(figures.get(plural, figures["other"])).format(n=number)

    def cardinal(self, number: int) -> str:
        """A small number in words, others in figures, as the organisation prints them."""
        words: Sequence[str] = self.table["cardinals"]
        return words[number] if number < len(words) else str(number)

    def duration(self, text: str, form: str = "default") -> str:
        """An ISO 8601 duration in words, in the form for its very number where there is one."""
        found = duration(text)
        if found is None:
            return text
        forms = self.table["durations"][form][found.unit]
        plural = forms.get(self.locale.plural_form(found.count), forms["other"])
        words = forms.get(str(found.count), plural)
        return str(words).format(n=self.cardinal(found.count))

    def plural(self, key: str, count: int) -> str:
        """The key of the phrase for so many: of their plural form where the language tells them."""
        forms = (f"{key}.{self.locale.plural_form(count)}", f"{key}.other")
        return next(filter(self.has, forms), key)

    def inflected(self, text: str, form: str) -> str:
        """A name in a form of the language, such as a case, by the rules of `[phrases.forms]`."""
        for pattern, replacement in self._forms.get(form, ()):
            text = pattern.sub(replacement, text)
        return text

    def filled(self, key: str, values: Mapping[str, str | int]) -> str:
        """A phrase with its slots filled; a slot says how to print its value: {n:ordinal}."""
        return "".join(
            part if slot is None else self.value(values[slot], form)
            for part, slot, form in self.parts(key)
        )

    def parts(self, key: str) -> Iterator[tuple[str, str | None, str]]:
        """A phrase as literal texts (no slot), and slots with the form they want."""
        at = 0
        phrase = self.text(key)
        for match in _SLOT.finditer(phrase):
            if match.start() > at:
                yield phrase[at : match.start()], None, ""
            yield "", match["name"], match["form"] or ""
            at = match.end()
        if at < len(phrase):
            yield phrase[at:], None, ""

    def value(self, value: str | int, form: str) -> str:
        """A number as an ordinal or cardinal, a text as a duration or in a form of the language.

        Ordinals and durations name a variety after a stop: ordinal.genitive.
        """
        kind, _, variety = form.partition(".")
        if isinstance(value, str):
            return self._word(value, kind, variety)
        if kind == "ordinal":
            return self.ordinal(value, variety or "default")
        if kind == "cardinal":
            return self.cardinal(value)
        return roman(value) if kind == _ROMAN else str(value)

    def _word(self, text: str, kind: str, variety: str) -> str:
        if kind == "duration":
            return self.duration(text, variety or "default")
        if kind in _DAYS:
            return _DAYS[kind](self.code, self.table["days"], text)
        return self.inflected(text, kind)

    def joined(self, parts: Sequence[str], kind: str = "and") -> str:
        """Several texts as a list in a sentence; the form of the kind suits its last word to it."""
        if len(parts) < 2:
            return "".join(parts)
        separator, last = self.text(f"lists.{kind}.separator"), self.text(f"lists.{kind}.last")
        return separator.join(parts[:-1]) + self.inflected(last + parts[-1], kind)

    def frame(self, title: str) -> str | None:
        """The key of the recurring agenda item that a title words, None for any other item."""
        return next((key for key, pattern in self._frame if pattern.search(title)), None)

    def wording(self, frame: str, title: str) -> str | None:
        """Which wording of `[phrases.agenda]` says what a title of a frame says.

        Some frames have titles on several things; None where no wording fits this one.
        """
        told: Mapping[str, str] = self.table["frame"]["worded"].get(frame, {})
        if not told:
            return frame
        found = (key for key, form in told.items() if re.search(form, title, re.IGNORECASE))
        return next(found, None)

    def substantive(self) -> frozenset[str]:
        """Keys of items that recur in every agenda but whose matter changes."""
        return frozenset(self.table["frame"]["substantive"])

    def once(self, title: str) -> bool:
        """Whether a title is worded for one session: a resumed, special or extraordinary one."""
        return bool(self._once.search(title))

    def names_session(self, title: str, number: int) -> bool:
        """Whether a title is no more than the name of the session or meeting with a number."""
        named = str(self.table["frame"]["named"])
        return any(
            re.search(named.replace("{n}", words), title, re.IGNORECASE)
            for _, words in self._ordinals(number)
        )

    def counted(self, title: str, number: int) -> Counted | None:
        """Where a title says an ordinal of a session or meeting, in any of the language's forms."""
        for form, words in self._ordinals(number):
            for context in self.table["counted"]:
                before, _, after = context.partition("{n}")
                left = _spaced(before) or r"(?<![\w-])"
                right = _spaced(after) or r"(?![\w’'])"
                match = re.search(f"{left}(?P<n>{words}){right}", title, re.IGNORECASE)
                if match:
                    return Counted(match.start("n"), match.end("n"), form)
        return None

    def _ordinals(self, number: int) -> Iterator[tuple[str, str]]:
        """The ordinal of a number in every form, each as a pattern; Roman figures are capitals."""
        for form in self.table["ordinals"]:
            yield form, re.escape(self.ordinal(number, form))
        yield _ROMAN, f"(?-i:{roman(number)})"

    def language_name(self, code: str) -> str:
        """What a language is called in this one."""
        return str(self.locale.languages[code])

    @cached_property
    def locale(self) -> Locale:
        """The language's CLDR rules of plural forms."""
        return Locale.parse(self.code)

    @cached_property
    def _varied(self) -> _Rules:
        return tuple(
            rule for name in self.variants for rule in _rules(self.table["variants"][name])
        )

    @cached_property
    def _once(self) -> re.Pattern[str]:
        return re.compile(self.table["frame"]["once"], re.IGNORECASE)

    @cached_property
    def _frame(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        items: Mapping[str, str] = self.table["frame"]["items"]
        return tuple((key, re.compile(form, re.IGNORECASE)) for key, form in items.items())

    @cached_property
    def _forms(self) -> Mapping[str, _Rules]:
        forms: Mapping[str, Sequence[Sequence[str]]] = self.table["forms"]
        return {form: _rules(rules) for form, rules in forms.items()}


_ROMAN = "roman"  # a form of ordinals in every language
_FIGURES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_DAYS = {"day": dates.day, "month": dates.month, "days": dates.days, "weekday": dates.weekday}
_SLOT = re.compile(r"\{(?P<name>\w+)(?::(?P<form>[\w.]+))?\}")


def phrases(language: Language, variants: tuple[str, ...] = ()) -> Phrases:
    """The phrases of a language, in variants of it; Incomplete where its file has none yet."""
    if not language.phrases:
        raise Incomplete(
            f"there are no phrases to draft with in {language.name}",
            f"fill [phrases] in languages/{language.code}.toml",
        )
    return Phrases(language.code, language.phrases, variants)


def roman(number: int) -> str:
    """A number in Roman figures."""
    figures = ""
    for value, figure in _FIGURES:
        count, number = divmod(number, value)
        figures += figure * count
    return figures


def _rules(rules: Sequence[Sequence[str]]) -> _Rules:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rules)


def _spaced(text: str) -> str:
    """A pattern for a text in which white space may stand beside every character."""
    return "".join(r"\s+" if c.isspace() else rf"\s*{re.escape(c)}\s*" for c in text)
