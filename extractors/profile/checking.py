"""Every rule of the profile over a file, or over several together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from extractors.profile import functions
from extractors.profile.document import Document, Found, local
from extractors.profile.together import Trait
from extractors.profile.xpath import selected, shown
from schemas import akn
from schemas.akn import Element
from schemas.errors import InvalidAkn
from schemas.profile import Breach, Level, Rule, Test, rules

_LIMIT = 200  # characters of what was found that a line shows


def opened(data: bytes) -> Document | Breach:
    """A file ready to be checked, or the one thing that keeps it from that."""
    try:
        root = akn.parse(data)
    except InvalidAkn as error:
        return Breach(rules()["SCH-01"], "error", 0, "", str(error))
    try:
        akn.document(root)
    except InvalidAkn as error:
        return Breach(rules()["SCH-03"], "error", line(root), "", str(error), _path(root))
    return Document(root)


def check(document: Document) -> tuple[Breach, ...]:
    """What breaks the rules in one file, errors first."""
    found = [
        breach
        for rule in rules().values()
        if rule.reads != "batch" and document.profile in rule.levels
        for test in rule.tests
        for breach in _breaches(rule, test, document)
    ]
    return tuple(sorted(found, key=lambda breach: breach.order))


def places(rule: Rule, document: Document) -> list[Element]:
    """The elements that break a rule in a file, each once, in the order of the tests."""
    found = [
        each.element
        for test in rule.tests
        if document.profile in rule.levels and test.only in (None, document.profile)
        for each in _selected(test, document)
    ]
    return list(dict.fromkeys(found))


def check_together(traits: Mapping[str, Trait]) -> Mapping[str, tuple[Breach, ...]]:
    """What breaks the rules that compare files, by the name of the file that does."""
    found: dict[str, list[Breach]] = {name: [] for name in traits}
    for rule in rules().values():
        for test in rule.tests:
            if test.function in functions.TOGETHER:
                for name, says in functions.TOGETHER[test.function](traits):
                    level = rule.level(traits[name].profile, test.level)
                    if level is not None:
                        found[name].append(Breach(rule, level, traits[name].line, "", says))
    return {name: tuple(breaches) for name, breaches in found.items()}


def _breaches(rule: Rule, test: Test, document: Document) -> Iterator[Breach]:
    if test.only in (None, document.profile):
        for each in _selected(test, document):
            yield from _breach(rule, test, document, each)


def _selected(test: Test, document: Document) -> Iterator[Found]:
    if test.function in functions.TOGETHER:
        return
    if test.function:
        yield from functions.FUNCTIONS[test.function](document)
        return
    for node in selected(test.xpath, document):
        if isinstance(node, str):  # an attribute: its element broke the rule
            attribute = cast(Any, node)
            name = str(attribute.attrname).rpartition("}")[2]
            yield Found(attribute.getparent(), f'{name}="{node}"')
        else:
            shows = shown(test.shows, node, document) if test.shows else local(node)
            yield Found(node, shows)


def _breach(rule: Rule, test: Test, document: Document, found: Found) -> Iterator[Breach]:
    level = rule.level(document.profile, cast("Level | None", found.level) or test.level)
    if level is not None:
        says = test.found.replace("{}", " ".join(found.shows.split()))
        yield Breach(
            rule,
            level,
            line(found.element),
            _eid(found.element),
            _short(says),
            _path(found.element),
        )


def line(element: Element) -> int:
    """The line of an element in its file."""
    return cast("int | None", element.sourceline) or 0


def _eid(element: Element) -> str:
    """The eId of an element, else of the nearest one around it."""
    above: Iterable[Element] = (element, *element.iterancestors())
    return next((eid for each in above if (eid := each.get("eId"))), "")


def _path(element: Element) -> str:
    return "/".join(local(each) for each in (*reversed(list(element.iterancestors())), element))


def _short(text: str) -> str:
    return text if len(text) <= _LIMIT else text[: _LIMIT - 1] + "…"
