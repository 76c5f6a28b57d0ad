"""Language versions of one work: nothing is reported that agrees, and all that was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.concordance import disagreements, works
from extractors.concordance.figures import value
from extractors.notice import extract
from extractors.source import read
from schemas.concordance import Disagreement, Work
from schemas.notice import Notice, Period, Reference, Span, Stated
from schemas.outline import Number
from tests.conftest import LANGUAGES_SET, SAMPLES
from tests.factories import notice, table, unit
from tests.notices import notices
from tests.test_references_corpus import _tool


@dataclass(frozen=True)
class Planted:
    """A change in one version, and the one disagreement that must follow."""

    language: str
    before: str
    after: str
    kind: str
    eid: str | None
    value: str | None
    majority: str | None


PLANTED = {
    "the date of the document": Planted(
        *("zh", "2024年12月11日", "2024年12月12日"),
        *("date", "preface__p_1", "2024-12-12, document", "2024-12-11, document"),
    ),
    "the first day of the session in the title block": Planted(
        *("ar", "29 و30 أيار/مايو 2025\n", "28 و30 أيار/مايو 2025\n"),
        *("date", "preface__p_4"),
        *("2025-05-28 to 2025-05-30, session", "2025-05-29 to 2025-05-30, session"),
    ),
    "the first day of the session in a paragraph": Planted(
        *("zh", "将于 2025 年 5 月 29 日和", "将于 2025 年 5 月 28 日和"),
        *("date", "para_7__p_1"),
        *("2025-05-28 to 2025-05-30, session", "2025-05-29 to 2025-05-30, session"),
    ),
    "the time of the opening": Planted(
        *("ru", "10 ч 00 мин", "11 ч 00 мин"),
        *("date", "para_11__p_1"),
        *("2025-05-29, session-opening, 11:00", "2025-05-29, session-opening, 10:00"),
    ),
    "a deadline": Planted(
        *("fr", "17 avril 2025", "18 avril 2025"),
        *("deadline", "para_10__p_1"),
        *("2025-04-18, document-deadline", "2025-04-17, document-deadline"),
    ),
    "years in the title of an outcome": Planted(
        *("es", "2020-2023", "2020-2024"),
        *("date", "para_5__table_2__p_4"),
        *("2020 to 2024, plan-period", "2020 to 2023, plan-period"),
    ),
    "a symbol cited": Planted(
        *("en", r"HSP/HA\.2/12", "HSP/HA.2/13"),
        *("reference", "para_8__p_1", "HSP/HA.2/13", "HSP/HA.2/12"),
    ),
    "the number of a resolution cited": Planted(
        *("es", "resolución 73/239, decidió", "resolución 73/293, decidió"),
        *("reference", "para_1__p_1", "73/293", "73/239"),
    ),
    "a paragraph of a rule": Planted(
        *("ar", "للفقرة 3 من المادة 30", "للفقرة 2 من المادة 30"),
        *("reference", "para_10__p_1", "30(2)", "30(3)"),
    ),
    "a count of resolutions": Planted(
        *("zh", "10 项决议", "9 项决议"),
        *("count", "para_6__p_1", "9", "10"),
    ),
    "a lead time": Planted(
        *("ru", "за 42 дня до", "за 24 дня до"),
        *("count", "para_10__p_1", "P24D", "P42D"),
    ),
    "a number in running text": Planted(
        *("zh", "36 名", "63 名"),
        *("number", "para_14__list_1__point_d__p_1", "63", "36"),
    ),
    "the State of an officer": Planted(
        *("fr", "Ghana", "Kenya"),
        *("officer", "para_17__list_1__point_2__p_1"),
        *("vice-president, KE, african", "vice-president, GH, african"),
    ),
    "the group of an officer": Planted(
        *("en", r"Poland \(Eastern European States\)", "Poland (African States)"),
        *("officer", "para_17__list_1__point_2__p_2"),
        *("vice-president, PL, african", "vice-president, PL, eastern-european"),
    ),
    "an officer left out": Planted(
        *("zh", r"(?m)^.*波兰.*\n", ""),
        *("officer", "para_17__list_1__point_2__p_2"),
        *(None, "vice-president, PL, eastern-european"),
    ),
    "an agenda item left out": Planted(
        *("en", r"(?m)^4\. Report of the Bureau on credentials\.\n", ""),
        *("agenda item", "att_1__para_4", None, "present"),
    ),
    "a session named in an agenda item": Planted(
        *("fr", "troisième session de l", "quatrième session de l"),
        *("session", "att_1__para_8__p_1", "4", "3"),
    ),
    "the number of the session in the title block": Planted(
        *("zh", "第二届会议续会\n", "第三届会议续会\n"),
        *("session", "preface__p_3", "3", "2"),
    ),
    "a paragraph left out": Planted(
        *("ar", r"(?m)^13 - .*\n", ""),
        *("structure", "para_13", None, "present"),
    ),
    "a point left out": Planted(
        *("fr", r"(?m)^d\) Élection.*\n", ""),
        *("structure", "para_14__list_1__point_d", None, "present"),
    ),
    "an annex left out": Planted(
        *("ru", r"(?s)\nПриложение II\n.*", ""),
        *("structure", "att_2", None, "present"),
    ),
    "the number of a paragraph": Planted(
        *("es", r"(?m)^23\. ", "24. "),
        *("numbering", "para_23", "24", "23"),
    ),
    "the number of an outcome": Planted(
        *("fr", r"(?m)^2/8\t", "2/18\t"),
        *("outcome", "para_5__table_1__p_17", "resolution 2/18", "resolution 2/8"),
    ),
    "the row of an outcome left out": Planted(
        *("zh", r"(?m)^2/7\t.*\n", ""),
        *("outcome", "para_5__table_1__row_8", None, "present"),
    ),
    "a mail address": Planted(
        *("fr", "unhabitat-sgb@un.org", "unhabitat-sbg@un.org"),
        *("contact", "para_27__p_4", "unhabitat-sbg@un.org", "unhabitat-sgb@un.org"),
    ),
}


@pytest.fixture(scope="module")
def samples() -> dict[str, Notice]:
    return {code: extract(read(SAMPLES / f"{code}.txt")) for code in LANGUAGES_SET}


@dataclass(frozen=True)
class Changed:
    """The samples with one text changed."""

    samples: dict[str, Notice]
    folder: Path

    def work(self, language: str, text: str) -> Work:
        path = self.folder / f"{language}.txt"
        assert text != (SAMPLES / path.name).read_text("utf-8"), "nothing was changed"
        path.write_text(text, "utf-8")
        (found,) = works((self.samples | {language: extract(read(path))}).values())
        return found


@pytest.fixture
def changed(samples: dict[str, Notice], tmp_path: Path) -> Changed:
    return Changed(samples, tmp_path)


def printed(language: str) -> str:
    return (SAMPLES / f"{language}.txt").read_text("utf-8")


def only(found: Sequence[Disagreement]) -> Disagreement:
    (one,) = found
    return one


def stated(found: Disagreement, language: str) -> str | None:
    return next(each.value for each in found.readings if each.language == language)


def test_the_samples_are_one_work_whose_versions_agree(samples: dict[str, Notice]) -> None:
    (work,) = works(samples.values())
    assert work.languages == LANGUAGES_SET
    assert disagreements(work) == ()


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_change_is_found_and_named_and_only_it(name: str, changed: Changed) -> None:
    planted = PLANTED[name]
    text = re.sub(planted.before, planted.after, printed(planted.language), count=1)
    found = only(disagreements(changed.work(planted.language, text)))
    assert (found.kind, found.eid) == (planted.kind, planted.eid)
    assert found.dissenting == (planted.language,)
    assert (stated(found, planted.language), found.majority) == (planted.value, planted.majority)


def renumbered(lines: Sequence[str], gone: int) -> Iterator[str]:
    """Lines without the one of a number, those after it counted on one lower."""
    for line in lines:
        match = re.match(r"(\d+)\. ", line)
        number = int(match[1]) if match else 0
        if number != gone:
            yield re.sub(r"^\d+", str(number - 1), line) if number > gone else line


def test_a_paragraph_left_out_is_one_disagreement_although_all_after_it_are_renumbered(
    changed: Changed,
) -> None:
    body, annexes = printed("es").split("Anexo I\n")
    text = "\n".join(renumbered(body.split("\n"), 13)) + "Anexo I\n" + annexes
    found = only(disagreements(changed.work("es", text)))
    assert (found.kind, found.eid, found.dissenting) == ("structure", "para_13", ("es",))


def test_an_item_left_out_is_one_disagreement_although_all_after_it_are_renumbered(
    changed: Changed,
) -> None:
    body, rest = printed("en").split("Annex I\n")
    first, second = rest.split("Annex II\n")
    items = "\n".join(renumbered(first.split("\n"), 4))
    text = f"{body}Annex I\n{items}Annex II\n{second}"
    found = only(disagreements(changed.work("en", text)))
    assert (found.kind, found.eid, found.dissenting) == ("agenda item", "att_1__para_4", ("en",))


def test_two_changes_in_two_versions_are_two_disagreements(
    changed: Changed, samples: dict[str, Notice]
) -> None:
    one = changed.work("fr", printed("fr").replace("17 avril", "18 avril"))
    french = next(version for version in one.versions if version.language == "fr")
    other = changed.work("zh", printed("zh").replace("36 名", "63 名"))
    chinese = next(version for version in other.versions if version.language == "zh")
    (work,) = works((samples | {"fr": french, "zh": chinese}).values())
    found = disagreements(work)
    assert [(each.kind, each.dissenting) for each in found] == [
        ("deadline", ("fr",)),
        ("number", ("zh",)),
    ]


def test_of_two_versions_neither_is_the_majority(changed: Changed) -> None:
    work = changed.work("fr", printed("fr").replace("17 avril", "18 avril"))
    two = Work(tuple(each for each in work.versions if each.language in ("fr", "en")))
    found = only(disagreements(two))
    assert (found.majority, found.dissenting) == (None, ())
    assert {each.language: each.value for each in found.readings} == {
        "en": "2025-04-17, document-deadline",
        "fr": "2025-04-18, document-deadline",
    }


def test_a_single_version_disagrees_with_nobody(samples: dict[str, Notice]) -> None:
    assert disagreements(Work((samples["zh"],))) == ()


# What a work is.


def cited(*symbols: str) -> dict[str, object]:
    where = Span("para_1__p_1", 0, 1)
    return {"references": tuple(Reference("document", each, each, where) for each in symbols)}


def named(symbol: str) -> Stated:
    return Stated(symbol, Span("preface__p_1", 0, len(symbol)))


def test_documents_with_one_symbol_are_one_work() -> None:
    english = notice(symbol=named("A/79/1"), kind="report", date="2024-01-02")
    french = notice(symbol=named("A/79/1"), language="fr", date="2024-01-03")
    assert [work.languages for work in works([english, french])] == [("en", "fr")]


@pytest.mark.parametrize(
    ("english", "french"), [("C23/1-E", "C23/1-F"), ("C 23/1 (E)", "C 23/1 (F)")]
)
def test_a_mark_of_the_language_behind_a_symbol_is_no_difference(english: str, french: str) -> None:
    (work,) = works([notice(symbol=named(english)), notice(symbol=named(french), language="fr")])
    assert disagreements(work) == ()


def test_documents_of_one_day_that_cite_other_things_are_two_works() -> None:
    english = notice(symbol=named("A/79/1"), **cited("A/1/1", "A/1/2"))
    french = notice(symbol=named("A/79/2"), language="fr", **cited("A/2/1", "A/2/2"))
    assert len(works([english, french])) == 2


def test_a_wrong_symbol_is_a_disagreement_where_all_else_is_the_same() -> None:
    english = notice(symbol=named("A/79/1"), **cited("A/1/1", "A/1/2"))
    french = notice(symbol=named("A/79/2"), language="fr", **cited("A/1/1", "A/1/2"))
    (work,) = works([english, french])
    assert only(disagreements(work)).kind == "symbol"


def test_a_second_document_in_a_language_begins_another_work() -> None:
    texts = [notice(language=code) for code in ("zh", "en", "zh", "en")]
    assert [work.languages for work in works(texts)] == [("zh", "en"), ("zh", "en")]


# What a disagreement is.


def versions(english: Notice, french: Notice, russian: Notice) -> tuple[Disagreement, ...]:
    return disagreements(
        Work((english, replace(french, language="fr"), replace(russian, language="ru")))
    )


def test_a_table_with_fewer_rows_is_one_disagreement_with_the_numbers_of_rows() -> None:
    rows = [("Item", "Title"), ("a", "First"), ("b", "Second"), ("c", "Third")]

    def tabular(count: int) -> Notice:
        made = table("para_1__table_1", *rows[:count])
        return notice(unit("paragraph", "para_1", blocks=(made,)))

    found = only(versions(tabular(4), tabular(4), tabular(2)))
    assert (found.kind, found.majority, found.dissenting) == ("table", "4 rows", ("ru",))


def test_a_section_left_out_is_one_disagreement_with_all_that_is_in_it() -> None:
    def sections(count: int) -> Notice:
        return notice(
            *(
                unit(
                    "section",
                    f"sec_{name}",
                    number=Number(f"{name}."),
                    units=(unit("paragraph", f"sec_{name}__para_1", f"Of {name}."),),
                )
                for name in ("I", "II", "III")[:count]
            )
        )

    found = only(versions(sections(3), sections(3), sections(2)))
    assert (found.kind, found.eid, found.dissenting) == ("structure", "sec_III", ("ru",))


def test_a_day_said_twice_in_one_paragraph_is_no_disagreement() -> None:
    def dated(times: int) -> Notice:
        spans = (Span("para_1__p_1", start, start + 1) for start in range(times))
        days = (Period("2025-01-02", "2025-01-02", "other", "", each) for each in spans)
        return notice(periods=tuple(days))

    assert versions(dated(1), dated(2), dated(1)) == ()


@pytest.mark.parametrize(
    ("texts", "agree"),
    [
        (("All 36 members.", "Les 36 membres.", "Все 36 членов."), True),
        (("Twelve members.", "Les 12 membres.", "Все 12 членов."), True),
        (("1,234,567 persons", "1 234 567 personnes", "1 234 567 человек"), True),
        (("1.5 per cent", "1,5 pour cent", "1,5 процента"), True),
        (("All 36 members.", "Les 63 membres.", "Все 36 членов."), False),
    ],
)
def test_numbers_are_compared_however_a_language_writes_them(
    texts: tuple[str, str, str], agree: bool
) -> None:
    found = versions(*(notice(unit("paragraph", "para_1", text)) for text in texts))
    assert [each.kind for each in found] == ([] if agree else ["number"])


@pytest.mark.parametrize(
    ("one", "other"),
    [("88,431,800", "800 431 88"), ("3.5", "3,5"), ("007", "7"), ("1,250.75", "1 250,75")],
)
def test_a_number_is_the_same_in_every_notation(one: str, other: str) -> None:
    assert value(one) == value(other)


def rendered(corpus: Path, name: str, folder: Path) -> Iterator[Notice]:
    """A document of the United Nations in all languages, as extracted from its plain text."""
    tool = _tool(corpus / "unxml.py")
    for code in LANGUAGES_SET:
        root, _ = tool.load(corpus / "un" / code / f"{name}.xml")
        path = folder / f"{code}.txt"
        path.write_text(tool.as_text(root, code), "utf-8")
        yield extract(read(path))


def test_versions_known_to_name_other_sessions_are_found(corpus: Path, tmp_path: Path) -> None:
    """Two errors in the documents of the United Nations themselves, and no other of the kind."""
    found = {}
    for name in ("A_RES_76_197", "A_RES_76_46", "A_RES_76_91"):
        (work,) = works(rendered(corpus, name, tmp_path))
        named = [each for each in disagreements(work) if each.what == "session named"]
        found[name] = [(each.eid, each.majority, each.dissenting) for each in named]
    assert found == {
        "A_RES_76_197": [("para_34__p_1", "77", ("ru",))],
        "A_RES_76_46": [("para_23__p_1", "77", ("ar",))],
        "A_RES_76_91": [],
    }


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(notices(), min_size=2, max_size=3))
def test_any_notices_at_all_can_be_compared(found: list[Notice]) -> None:
    versions = [
        replace(each, language=code) for each, code in zip(found, LANGUAGES_SET, strict=False)
    ]
    for each in disagreements(Work(tuple(versions))):
        assert {reading.language for reading in each.readings} <= set(LANGUAGES_SET)
        assert len({reading.value for reading in each.readings}) > 1


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(notices())
def test_a_text_agrees_with_itself(found: Notice) -> None:
    versions = tuple(replace(found, language=code) for code in ("en", "fr", "es"))
    assert disagreements(Work(versions)) == ()
