"""Every rule of the profile, held to a document that keeps it and one that breaks it alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from extractors.profile import Document, check, check_together, opened, trait
from schemas.profile import FOLDER, LEVELS, PROFILES, Breach, rules
from tests.conftest import SAMPLES

HERE = Path(__file__).parent / "profile"
CASES: Mapping[str, list[dict[str, Any]]] = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))
FRENCH = " ".join((SAMPLES / "fr.txt").read_text("utf-8").split())[:9000].replace("&", "et")
FRENCH = re.sub(r"[<>]", "", FRENCH)


def changed(base: str, changes: Sequence[Sequence[str]]) -> str:
    text = (HERE / f"{base}.xml").read_text("utf-8")
    for old, new in changes:
        assert old in text, f"{old!r} is not in {base}.xml"
        everywhere = old.endswith(("@", '/76-105/"', "@2024-12-11"))
        text = text.replace(old, new.replace("{french}", FRENCH), -1 if everywhere else 1)
    return text


def breaches(text: str, profile: Any = "guidelines", source: str | None = None) -> list[Breach]:
    document = opened(text.encode())
    if isinstance(document, Breach):
        return [document]
    document.profile, document.source = profile, source
    return [*check(document)]


def plain(text: str) -> str:
    """All text behind the metadata."""
    return re.sub("<[^>]*>", " ", re.sub(r"(?s)<meta>.*?</meta>", "", text))


def found(case: Mapping[str, Any]) -> list[Breach]:
    if "together" in case:
        return compared(case)
    base, profile = case.get("base", "notice"), case.get("profile", "guidelines")
    text = changed(base, case.get("change", ()))
    source = None
    if "source" in case:
        source = plain(changed(base, case["source"]))
    return breaches(text, profile, source)


def compared(case: Mapping[str, Any]) -> list[Breach]:
    traits = {}
    for index, (base, changes) in enumerate(case["together"]):
        document = opened(changed(base, changes).encode())
        assert isinstance(document, Document)
        traits[f"{index}.xml"] = trait(document)
    return [breach for each in check_together(traits).values() for breach in each]


def cases(passing: bool) -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule}-{number}")
        for rule, members in CASES.items()
        for number, case in enumerate(members, 1)
        if case.get("passes", False) == passing and "elsewhere" not in case
    ]


@pytest.mark.parametrize(("rule", "case"), cases(passing=False))
def test_a_document_that_breaks_a_rule_breaks_that_rule_alone(
    rule: str, case: Mapping[str, Any]
) -> None:
    base = {
        (breach.rule.id, breach.found)
        for breach in found(
            {**case, "change": [], "source": []} if "together" not in case else {"base": "notice"}
        )
    }
    new = [breach for breach in found(case) if (breach.rule.id, breach.found) not in base]
    own = [breach for breach in new if breach.rule.id == rule]
    assert own, [(breach.rule.id, breach.found) for breach in new]
    assert case.get("level", own[0].level) in {breach.level for breach in own}
    others = {breach.rule.id for breach in new} - {rule}
    if not case.get("only"):  # the change is too large to break one rule only
        assert others == set(case.get("also", ())), [(b.rule.id, b.found) for b in new]


@pytest.mark.parametrize(("rule", "case"), cases(passing=True))
def test_what_a_rule_allows_does_not_break_it(rule: str, case: Mapping[str, Any]) -> None:
    assert [breach for breach in found(case) if breach.rule.id == rule] == []


@pytest.mark.parametrize("base", ["notice", "resolution"])
def test_the_documents_that_cases_change_keep_every_rule(base: str) -> None:
    assert breaches(changed(base, ())) == []


def test_the_published_form_keeps_the_rules_of_its_profile() -> None:
    told = breaches(changed("published", ()), "dgacm")
    assert [(breach.rule.id, breach.level) for breach in told] == [("REF-01", "note")]
    assert any(breach.level == "error" for breach in breaches(changed("published", ())))


def test_every_rule_has_a_case_that_breaks_it() -> None:
    assert set(CASES) == set(rules())
    assert all(any(not case.get("passes") for case in members) for members in CASES.values())


@pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))
def test_a_rule_says_all_that_a_reader_needs(rule: Any) -> None:
    assert rule.sentence.endswith(".")
    assert rule.mend.endswith(".")
    assert rule.source
    assert rule.expects
    assert rule.help.startswith("https://")
    assert set(rule.levels) <= set(PROFILES)
    assert set(rule.levels.values()) <= set(LEVELS)
    assert all(bool(test.xpath) != bool(test.function) for test in rule.tests)


def test_what_is_not_checked_in_full_is_told_with_the_reason() -> None:
    told = (FOLDER / "README.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| ([A-Z]+-\d+) \| ([^|]+\.) \|$", told, re.MULTILINE))
    assert rows == {rule.id: rule.partly for rule in rules().values() if rule.partly}


def test_there_are_120_rules_of_the_profile_and_four_of_our_own() -> None:
    own = {"FIG-01", "SRT-01", "PKG-01", "PKG-02"}
    assert len(set(rules()) - own) == 120
    assert own <= set(rules())
    assert len(list(FOLDER.glob("*.toml"))) > 10
