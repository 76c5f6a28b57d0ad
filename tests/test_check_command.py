"""`seriatim check`: files of others, profiles, levels, and results for machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli import main
from schemas.profile import rules
from tests.conftest import SAMPLES
from tests.test_profile_rules import changed


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file that keeps every rule, one with an error, one with a warning, one that is no XML."""
    changes = {
        "good.xml": [],
        "error.xml": [["<num>3.</num>", "<num>4.</num>"]],
        "warning.xml": [
            ['contains="originalVersion"', ""],
            ["/2024-12-11/RC-3-1", "/2024-12-11/RC-3-1"],
        ],
    }
    for name, change in changes.items():
        (tmp_path / name).write_text(changed("notice", change), "utf-8")
    (tmp_path / "broken.xml").write_text("<p>A & B</p>", "utf-8")
    return tmp_path


def test_only_errors_end_with_1(folder: Path) -> None:
    assert check(folder / "good.xml").exit_code == 0
    assert check(folder / "warning.xml").exit_code == 0
    assert check(folder / "error.xml").exit_code == 1
    assert check(folder / "broken.xml").exit_code == 1


def test_a_breach_is_told_with_all_that_is_needed_to_act(folder: Path) -> None:
    told = check(folder / "error.xml").stdout
    rule = rules()["EID-06"]
    assert "profile guidelines (FRBRsubtype is stated; " in told
    assert f"error EID-06: {rule.sentence} ({rule.source})" in told
    assert "error.xml:114: para_3 para_3 for 4. (expected 4)" in told
    assert f"expected: {rule.expects}" in told
    assert f"to mend:  {rule.mend}" in told


def test_levels_choose_what_is_listed_and_never_what_is_counted(folder: Path) -> None:
    assert "CLS-05" in check(folder / "warning.xml").stdout
    told = check(folder / "warning.xml", "--level", "error").stdout
    assert "CLS-05" not in told
    assert "valid, no contradictions (1 warning)" in told


def test_a_file_that_is_no_xml_is_told_as_a_breach_and_the_others_are_checked(
    folder: Path,
) -> None:
    told = check(folder, "--summary")
    assert told.exit_code == 1
    assert "error    SCH-01          1      1" in told.stdout
    assert "4 files: 3 guidelines, 1 no AKN" in told.stdout
    assert check(SAMPLES / "zh.txt").exit_code == 1


def test_files_of_the_same_expression_are_told(folder: Path) -> None:
    told = check(folder / "good.xml", folder / "warning.xml").stdout
    assert "IRI-14" in told
    assert "IRI-14" not in check(folder / "good.xml").stdout


def test_a_profile_can_be_asked_for(folder: Path) -> None:
    told = json.loads(check(folder / "good.xml", "--profile", "dgacm", "--json").stdout)
    assert told[0]["profile"] == "dgacm"
    assert "DGA-01" in {breach["rule"] for breach in told[0]["breaches"]}
    assert check(folder / "good.xml", "--profile", "none").exit_code == 2


def test_json_has_every_breach_with_its_place(folder: Path) -> None:
    (told,) = json.loads(check(folder / "error.xml", "--json").stdout)
    (breach,) = [each for each in told["breaches"] if each["rule"] == "EID-06"]
    assert (breach["level"], breach["line"], breach["eId"]) == ("error", 114, "para_3")
    assert breach["path"].endswith("mainBody/section/paragraph")
    assert breach["help"].startswith("https://unsceb-hlcm.github.io/part1/index-145.html")


def test_sarif_is_of_the_form_that_its_schema_asks_for(folder: Path) -> None:
    log = json.loads(check(folder, "--sarif").stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == list(rules())
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["helpUri"].startswith("https://")
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert {result["ruleId"] for result in run["results"]} >= {"SCH-01", "EID-06", "CLS-05"}
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        assert place["artifactLocation"]["uri"].startswith("file:///")


def test_a_record_is_held_against_the_source_beside_it(tmp_path: Path) -> None:
    made = CliRunner().invoke(
        main, ["run", str(SAMPLES / "en.txt"), "--engine", "inline", "--out", str(tmp_path)]
    )
    assert made.exit_code == 0
    (record,) = tmp_path.glob("*/*/*/notice.xml")
    assert "TXT-0" not in check(record, "--level", "note").stdout
    record.write_text(record.read_text("utf-8").replace("Nairobi</location>", "Geneva</location>"))
    told = check(record, "--level", "note").stdout
    assert "TXT-03" in told
    assert "TXT-06" in told


def test_figures_of_a_file_that_is_no_record_are_checked_where_asked(tmp_path: Path) -> None:
    text = changed("notice", [["Monday", "31 June 2025"]])
    (tmp_path / "a.xml").write_text(text, "utf-8")
    assert "FIG-01" not in check(tmp_path / "a.xml", "--level", "note").stdout
    assert "FIG-01" in check(tmp_path / "a.xml", "--level", "note", "--figures").stdout
