"""Scores: the same as the comparison of the contract gives, and kept in the README."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings

from flows.cli import main
from flows.evaluation import Case, Evaluated, cases
from flows.scoreboard import percent
from flows.scores import KINDS, Tally, compare
from schemas.language import codes, language
from schemas.notice import Notice
from tests import score
from tests.conftest import SAMPLES
from tests.evaluation import readme
from tests.evaluation.collections import SAMPLE, Wanted, collections
from tests.notices import notices
from writers.facts import facts

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
NOTICES = Path(__file__).parent / "notices"
GOLD = sorted([*(SAMPLES / "gold").glob("*.json"), *NOTICES.glob("*/*.json")])


def load(path: Path) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return table


def same_as_the_contract(gold: dict[str, Any], found: dict[str, Any]) -> None:
    tallies = compare(gold, found)
    for kind, hits, wanted, had, missed, spurious in score.compare(gold, found):
        tally = tallies[kind]
        assert (tally.hits, tally.gold, tally.found) == (hits, wanted, had)
        assert Counter(tally.missed) == Counter(missed)
        assert Counter(tally.made_up) == Counter(spurious)


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_scores_are_those_of_the_contract(gold: Path) -> None:
    for found in GOLD[:: len(GOLD) // 6]:
        same_as_the_contract(load(gold), load(found))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(notices(), notices())
def test_scores_of_any_facts_are_those_of_the_contract(gold: Notice, found: Notice) -> None:
    same_as_the_contract(facts(gold), facts(found))
    same_as_the_contract(facts(gold), facts(gold))


def test_the_kinds_are_those_of_the_contract() -> None:
    assert list(KINDS) == score.KINDS


def test_of_gold_that_is_partial_only_what_it_can_judge_counts() -> None:
    gold = load(GOLD[0])
    partial = {**gold, "scored": ["metadata"], "recall_only": ["references"]}
    cited = [*gold["references"], {"kind": "rule", "value": "99"}]
    tallies = compare(partial, {**gold, "references": cited[1:]})
    assert list(tallies) == ["metadata", "references"]
    tally = tallies["references"]
    assert (tally.hits, tally.gold, tally.made_up) == (len(cited) - 2, len(cited) - 1, ())
    assert tally.f1 == tally.hits / tally.gold


@pytest.mark.parametrize(
    ("tally", "shown"),
    [(Tally(3, 3, 3), "100.0"), (Tally(9999, 10000, 10000), "99.9"), (Tally(), "–")],
)
def test_only_a_full_score_is_shown_as_100(tally: Tally, shown: str) -> None:
    assert percent(tally) == shown


# The command.


def seriatim(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A notice with gold facts that hold one reference it does not cite, and one without gold."""
    made = tmp_path / "mine"
    made.mkdir()
    (made / "a.txt").write_bytes((SAMPLES / "zh.txt").read_bytes())
    (made / "b.txt").write_bytes((SAMPLES / "en.txt").read_bytes())
    gold = load(SAMPLES / "gold" / "zh.json")
    gold["references"].append({"kind": "rule", "value": "99"})
    (made / "a.json").write_text(json.dumps(gold), "utf-8")
    return made


def test_gold_lies_beside_a_document_or_in_a_folder_there(folder: Path) -> None:
    assert [(case.path.name, case.collection) for case in cases([folder])] == [("a.txt", "mine")]
    found = cases([SAMPLES, SAMPLES / "zh.txt"])
    assert [case.path.name for case in found] == [f"{code}.txt" for code in codes()]
    assert {case.gold.parent.name for case in found} == {"gold"}


def test_the_command_prints_scores_and_what_was_missed(folder: Path) -> None:
    result = seriatim("evaluate", folder)
    assert result.exit_code == 0
    _, row, *missed = result.stdout.splitlines()
    assert row.split()[:5] == ["mine", "zh", "txt", "1", "100.0"]
    assert missed == [f"{folder / 'a.txt'}: references: missed rule, 99"]
    assert len(seriatim("evaluate", folder, "--no-missed").stdout.splitlines()) == 2


def test_json_has_counts_by_document_and_kind(folder: Path) -> None:
    (found,) = json.loads(seriatim("evaluate", folder, "--json").stdout)
    assert (found["language"], found["form"], found["failure"]) == ("zh", "txt", None)
    assert set(found["kinds"]) == {*KINDS, "all"}
    assert found["missed"] == [["references", "rule", "99"]]
    assert found["madeUp"] == []


def test_a_document_that_cannot_be_read_is_missed_as_a_whole(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"")
    result = seriatim("evaluate", folder, "--json")
    assert result.exit_code == 1
    (found,) = json.loads(result.stdout)
    assert "the file has no bytes" in found["failure"]
    assert found["kinds"]["all"]["hits"] == 0
    assert found["kinds"]["all"]["gold"] > 0


def test_a_folder_without_gold_facts_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((SAMPLES / "zh.txt").read_bytes())
    (tmp_path / "a.json").write_text('{"name": "something else"}')
    assert seriatim("evaluate", tmp_path).exit_code == 2


# The table in the README.


def test_the_table_of_scores_is_well_formed_and_names_all_languages() -> None:
    heading, *rows = readme.table(readme.parts(README)[1])
    assert {language(code).name for code in codes()} <= set(heading)
    assert rows, "there are no scores: make evaluate"
    assert {len(row) for row in rows} == {len(heading)}
    assert len({row[0] for row in rows}) == len(rows)
    for _, count, *scores in rows:
        assert count.isdigit()
        assert all(re.fullmatch(r"–|\d{1,3}\.\d", cell) for cell in scores)
        assert all(cell == "–" or float(cell) <= 100 for cell in scores)


def evaluated(collection: str, code: str, hits: int) -> Evaluated:
    case = Case(Path(f"{collection}-{code}.txt"), Path("gold.json"), collection)
    return Evaluated(case, code, "txt", {"dates": Tally(hits, 10, 10)})


def test_new_scores_take_the_place_of_old_ones_and_others_stay() -> None:
    page = f"Before\n\n{readme.START}\n{readme.END}\n\nAfter\n"
    first = readme.updated(page, [evaluated("mine", "zh", 5), evaluated("yours", "en", 7)])
    second = readme.updated(first, [evaluated("mine", "zh", 6), evaluated("mine", "en", 8)])
    assert second.startswith("Before\n")
    assert second.endswith("\n\nAfter\n")
    heading, *rows = readme.table(second)
    found = {row[0]: dict(zip(heading, row, strict=True)) for row in rows}
    assert list(found) == ["mine: dates", "mine", "yours: dates", "yours"]
    assert found["mine"]["Chinese"] == "60.0"
    assert found["mine"]["English"] == "80.0"
    assert found["mine"]["all"] == "70.0"
    assert found["mine"]["Arabic"] == "–"
    assert found["yours"]["English"] == "70.0"
    assert readme.updated(second, []) == second


def test_a_readme_without_a_place_for_scores_is_refused() -> None:
    with pytest.raises(ValueError, match="scores"):
        readme.updated("Nothing here.\n", [])


def test_the_collections_hold_the_sample_in_every_language_and_form_but_scans(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SERIATIM_CORPUS", str(tmp_path / "none"))
    monkeypatch.setenv("PATH", str(tmp_path))  # without LibreOffice, so that nothing is printed
    found = list(collections(tmp_path, Wanted()))
    own = [case for case in found if case.collection.startswith(SAMPLE)]
    made = {(case.path.suffix, case.path.stem) for case in own}
    assert made == set(product((".txt", ".docx", ".html"), codes()))
    assert all(case.path.is_file() for case in found)
    assert all(case.gold.is_file() for case in found)
    assert len(found) - len(own) == len(list(NOTICES.glob("*/??.json")))
