"""`seriatim compare`, and what `seriatim run` leaves beside the versions of a work."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from flows.cli import main
from flows.concordances import HTML, JSON
from schemas.concordance import Disagreement, Reading, Work
from schemas.notice import Span, Stated
from tests.conftest import SAMPLES
from tests.factories import notice
from writers.concordance import page

ZH, EN, AR = (SAMPLES / f"{code}.txt" for code in ("zh", "en", "ar"))


def seriatim(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def late(tmp_path: Path) -> Path:
    """The French version with another deadline."""
    path = tmp_path / "late" / "fr.txt"
    path.parent.mkdir()
    printed = (SAMPLES / "fr.txt").read_text("utf-8")
    path.write_text(printed.replace("17 avril 2025", "18 avril 2025"), "utf-8")
    return path


def test_versions_that_agree_are_status_0() -> None:
    result = seriatim("compare", ZH, EN)
    assert (result.exit_code, result.stdout) == (0, "zh, en: no disagreements\n")


def test_versions_that_disagree_are_status_1_and_a_table_says_where(late: Path) -> None:
    result = seriatim("compare", ZH, EN, late)
    assert result.exit_code == 1
    first, _, row, *_ = result.stdout.splitlines()
    assert first == "zh, en, fr: 1 disagreement"
    assert "para_10__p_1" in row
    assert "2025-04-17" in row
    assert "fr: 2025-04-18" in row


def test_json_has_the_versions_and_a_reading_for_each(late: Path) -> None:
    (work,) = json.loads(seriatim("compare", ZH, EN, late, "--json").stdout)
    assert [version["language"] for version in work["versions"]] == ["zh", "en", "fr"]
    (found,) = work["disagreements"]
    assert (found["kind"], found["dissenting"]) == ("deadline", ["fr"])
    assert [reading["text"] for reading in found["readings"]] == [
        "2025 年 4 月 17 日",
        "17 April 2025",
        "18 avril 2025",
    ]


@pytest.mark.parametrize("arguments", [[], [ZH], [SAMPLES / "gold"]])
def test_fewer_than_two_documents_is_wrong_usage(arguments: list[Path]) -> None:
    assert seriatim("compare", *arguments).exit_code == 2


def test_an_input_that_cannot_be_read_is_one_line_and_the_others_are_compared(
    tmp_path: Path,
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = seriatim("compare", ZH, EN, empty)
    assert (result.exit_code, result.stdout) == (1, "zh, en: no disagreements\n")
    assert result.stderr.splitlines() == [f"{empty}: the file has no bytes: fetch or save it again"]


def test_a_document_without_another_version_gets_a_line() -> None:
    other = Path(__file__).parent / "notices" / "river-council" / "zh.txt"
    result = seriatim("compare", EN, other)
    assert (result.exit_code, result.stdout) == (0, "")
    assert len([line for line in result.stderr.splitlines() if "no other version" in line]) == 2


def test_a_record_is_compared_like_the_document_it_was_made_from(
    tmp_path: Path, late: Path
) -> None:
    assert seriatim("run", ZH, late, "--engine", "inline", "--out", tmp_path).exit_code == 0
    records = sorted(tmp_path.glob("*/*/*/notice.xml"))
    assert len(records) == 2
    ((work,), (again,)) = (
        json.loads(seriatim("compare", *paths, "--json").stdout) for paths in (records, [tmp_path])
    )
    assert [each["kind"] for each in work["disagreements"]] == ["deadline"]
    assert work == again


# The page.


def parsed(data: bytes) -> html.HtmlElement:
    return html.document_fromstring(data)


def test_the_page_needs_nothing_beside_it_and_marks_what_differs(
    tmp_path: Path, late: Path
) -> None:
    seriatim("compare", ZH, AR, EN, late, "--html", tmp_path / "page.html")
    found = parsed((tmp_path / "page.html").read_bytes())
    assert found.xpath("//script | //link | //img | //iframe") == []
    (differing,) = found.xpath("//td[@class='differs']")
    assert differing.text_content().startswith("2025-04-18, document-deadline")
    assert "differs from most" in differing.text_content()


def test_arabic_is_set_from_right_to_left(tmp_path: Path, late: Path) -> None:
    seriatim("compare", ZH, AR, EN, late, "--html", tmp_path / "page.html")
    texts = parsed((tmp_path / "page.html").read_bytes()).xpath("//*[@lang='ar']")
    assert len(texts) == 2
    assert {each.get("dir") for each in texts} == {"rtl"}


def test_every_column_and_row_of_the_page_has_a_heading(tmp_path: Path, late: Path) -> None:
    seriatim("compare", ZH, EN, late, "--html", tmp_path / "page.html")
    for table in parsed((tmp_path / "page.html").read_bytes()).xpath("//table"):
        assert table.xpath("./caption")
        assert all(th.get("scope") == "col" for th in table.xpath("./thead//th"))
        assert all(len(tr.xpath("./th[@scope='row']")) == 1 for tr in table.xpath("./tbody/tr"))


def test_what_a_document_says_cannot_become_mark_up() -> None:
    attack = '<script>alert("x")</script>'
    title = Stated(attack, Span("preface__p_1", 0, 1))
    work = Work((notice(title=title), notice(language="fr", title=title)))
    readings = (Reading("en", attack, "p", attack), Reading("fr", None, "p", attack))
    made = page([(work, [Disagreement("date", attack, attack, readings, None, ())])])
    assert b"<script" not in made
    assert attack in parsed(made).text_content()


# What a run leaves.


def run(*arguments: str | Path, out: Path) -> Result:
    return seriatim("run", *arguments, "--engine", "inline", "--out", out)


def left(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("concord*")}


def test_a_run_compares_versions_that_meet_in_it(tmp_path: Path, late: Path) -> None:
    result = run(ZH, EN, late, out=tmp_path / "out")
    folder = "unhabitat-ha/2024-12-11-session-2-resumed"
    assert f"{folder}: en, fr, zh disagree in 1 place, see concordance.html." in result.stdout
    assert result.exit_code == 0
    assert set(left(tmp_path / "out")) == {f"{folder}/{JSON}", f"{folder}/{HTML}"}


def test_a_second_run_leaves_the_concordance_as_it_is(tmp_path: Path) -> None:
    first = run(ZH, EN, out=tmp_path)
    (path,) = tmp_path.glob(f"*/*/{JSON}")
    before = path.stat().st_mtime_ns
    again = run(ZH, EN, out=tmp_path)
    assert path.stat().st_mtime_ns == before
    assert first.stdout.count("en, zh agree") == again.stdout.count("en, zh agree") == 1


def test_versions_that_come_one_after_another_are_compared_as_in_one_run(
    tmp_path: Path, late: Path
) -> None:
    for version in (late, ZH, EN):
        run(version, out=tmp_path / "apart")
    run(ZH, EN, late, out=tmp_path / "together")
    assert left(tmp_path / "apart") == left(tmp_path / "together") != {}


def test_a_single_version_leaves_no_concordance(tmp_path: Path) -> None:
    run(ZH, out=tmp_path)
    assert left(tmp_path) == {}


def test_a_version_of_another_day_is_compared_with_the_others(tmp_path: Path) -> None:
    """Its folder is another one, as the day of a document is part of the name."""
    other = tmp_path / "en.txt"
    printed = EN.read_text("utf-8")
    other.write_text(printed.replace("11 December 2024", "12 December 2024"), "utf-8")
    run(ZH, AR, other, out=tmp_path / "out")
    (path,) = (tmp_path / "out").glob(f"*/*/{JSON}")
    assert path.parent.name == "2024-12-11-session-2-resumed"
    (work,) = json.loads(path.read_bytes())["works"]
    (found,) = work["disagreements"]
    assert (found["kind"], found["dissenting"]) == ("date", ["en"])
    before = left(tmp_path / "out")
    run(ZH, AR, other, out=tmp_path / "out")
    assert left(tmp_path / "out") == before


def test_a_concordance_goes_when_the_versions_are_no_longer_there(tmp_path: Path) -> None:
    run(ZH, EN, out=tmp_path)
    (record,) = tmp_path.glob("*/*/en/notice.xml")
    shutil.rmtree(record.parent)
    run(ZH, "--force", out=tmp_path)
    assert left(tmp_path) == {}
