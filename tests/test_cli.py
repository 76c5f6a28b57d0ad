"""The command line: what it prints where, and what it does with bad inputs."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli import main
from tests.conftest import SAMPLES
from tests.test_final import settled
from writers import akn

ZH = SAMPLES / "zh.txt"
ENGLISH = "11 December 2024\n\nNotification by the Executive Director\n\n"


def seriatim(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def run(*arguments: str | Path) -> Result:
    return seriatim("run", "--engine", "inline", *arguments)


def sparse(path: Path) -> None:
    """A text of 200 MB that takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(200_000_000)


def locked(path: Path) -> None:
    """A PDF with a password: 40-bit RC4, the owner's and the user's entries set at random."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >>" % (b"5a" * 32, b"a5" * 32),
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>] >>"
    path.write_bytes(
        data
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, len(data))
    )


BAD: dict[str, Callable[[Path], object]] = {
    "empty.txt": lambda path: path.write_bytes(b""),
    "blank.txt": lambda path: path.write_text("\n \n\t\n"),
    "letter.txt": lambda path: path.write_text("Dear Ann,\n\nthe kettle is broken again.\n"),
    "picture.pdf": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "truncated.pdf": lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat"),
    "locked.pdf": locked,
    "unzipped.docx": lambda path: path.write_bytes(b"no archive"),
    "noise.txt": lambda path: path.write_bytes(bytes(range(128, 256)) * 64),
    "huge.txt": sparse,
}


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """A folder with one notice among bad inputs, run once."""
    folder = tmp_path_factory.mktemp("inputs")
    for name, make in BAD.items():
        make(folder / name)
    (folder / "zh.txt").write_bytes(ZH.read_bytes())
    (folder / "minutes.xlsx").write_bytes(b"PK")
    out = folder / "outputs"
    return run(folder, "--out", out), out


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_gets_one_line_that_says_what_to_do(
    worked: tuple[Result, Path], name: str
) -> None:
    told = [line for line in worked[0].stderr.splitlines() if f"{name}: " in line]
    assert len(told) == 1
    assert len(told[0].split(": ")) >= 3
    assert "Traceback" not in told[0]
    assert "the program failed" not in told[0]


def test_bad_inputs_do_not_stop_the_good_one(worked: tuple[Result, Path]) -> None:
    result, out = worked
    assert result.exit_code == 1
    assert "10 resolutions, 5 decisions, 1 declaration" in result.stdout
    assert f"{len(BAD) + 1} documents: 1 done, {len(BAD)} failed" in result.stdout
    reasons = sorted(path.name for path in out.glob("failed/*/reason.json"))
    assert len(reasons) == len(BAD)


def test_files_without_a_reader_are_named_in_a_line(worked: tuple[Result, Path]) -> None:
    assert "passed over, as no reader exists for them: minutes.xlsx" in worked[0].stderr


def test_status_says_what_is_done_and_what_failed_and_why(worked: tuple[Result, Path]) -> None:
    told = seriatim("status", worked[1])
    assert told.exit_code == 0
    assert "(zh.txt)" in told.stdout
    assert "(empty.txt): the file has no bytes" in told.stdout
    states = {
        entry["state"] for entry in json.loads(seriatim("status", worked[1], "--json").stdout)
    }
    assert "failed" in states
    assert states <= {"done", "waiting for review", "failed"}


def test_a_second_run_says_that_nothing_was_to_be_done(worked: tuple[Result, Path]) -> None:
    out = worked[1]
    again = run(out.parent, "--out", out)
    assert again.exit_code == 1
    assert f"{len(BAD) + 1} documents: 1 unchanged, {len(BAD)} failed" in again.stdout
    assert "Starting" not in again.stderr


def test_a_record_that_was_made_passes_the_check_and_can_be_drafted_from(
    worked: tuple[Result, Path], tmp_path: Path
) -> None:
    checked = seriatim("check", worked[1])
    assert checked.exit_code == 0, checked.output
    assert "valid, no contradictions" in checked.stdout
    (record,) = worked[1].glob("*/*/*/notice.xml")
    drafted = seriatim("draft", record, "--out", tmp_path)
    assert drafted.exit_code == 0, drafted.output
    assert sorted(drafted.stdout.split()) == sorted(map(str, tmp_path.glob("*.docx")))


def test_a_draft_has_a_copy_that_shows_its_changes(
    worked: tuple[Result, Path], tmp_path: Path
) -> None:
    (record,) = worked[1].glob("*/*/*/notice.xml")
    only = ("--only", "notification", "--only", "timetable.docx", "--opens", "2029-06-04")
    drafted = seriatim("draft", record, "--tracked", *only, "--out", tmp_path)
    assert drafted.exit_code == 0, drafted.output
    names = ["notification.docx", "notification.tracked.docx", "timetable.docx", "timetable.ics"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    none = seriatim("draft", record, "--tracked", "--only", "bureau", "--out", tmp_path)
    assert none.exit_code == 0
    assert "no copies with tracked changes" in none.stderr


def test_a_draft_that_is_not_settled_is_not_final_and_says_why(
    worked: tuple[Result, Path], tmp_path: Path
) -> None:
    (record,) = worked[1].glob("*/*/*/notice.xml")
    told = seriatim("draft", record, "--final", "--tracked", "--out", tmp_path / "final")
    assert told.exit_code == 1
    assert not (tmp_path / "final").exists()
    first, *places = told.stderr.splitlines()
    assert first.startswith(f"{record}: not final: provisional-agenda.docx, ")
    assert "  provisional-agenda.docx: 会议日期 (dates): 标题部分" in places


def test_a_settled_record_gives_a_final_paper_printed_and_with_its_changes(
    soffice: str, tmp_path: Path
) -> None:
    record = tmp_path / "notice.xml"
    record.write_bytes(akn.write(settled("fr", "provisional-agenda"), date(2025, 1, 1)))
    only = ("--only", "provisional-agenda")
    told = seriatim("draft", record, "--final", "--tracked", "--pdf", *only)
    assert told.exit_code == 0, told.output
    left = sorted(path.name for path in (tmp_path / "drafts").iterdir())
    assert left == [
        f"provisional-agenda{suffix}"
        for suffix in (".docx", ".pdf", ".tracked.docx", ".tracked.pdf")
    ]
    assert seriatim("draft", record, "--final", "--only", "notification").exit_code == 1


def test_a_paper_that_is_not_drafted_is_wrong_usage(worked: tuple[Result, Path]) -> None:
    (record,) = worked[1].glob("*/*/*/notice.xml")
    told = seriatim("draft", record, "--only", "cartoon")
    assert told.exit_code == 2
    assert "provisional-agenda" in told.stderr


def test_pdf_files_are_left_beside_drafts_or_missed_aloud(
    worked: tuple[Result, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (record,) = worked[1].glob("*/*/*/notice.xml")
    monkeypatch.setenv("PATH", str(tmp_path))
    told = seriatim("draft", record, "--pdf", "--only", "bureau", "--out", tmp_path / "drafts")
    assert told.exit_code == 1
    assert "LibreOffice is not installed" in told.stderr
    assert [path.name for path in (tmp_path / "drafts").iterdir()] == ["bureau.docx"]


def test_a_record_can_be_run_as_an_input(worked: tuple[Result, Path], tmp_path: Path) -> None:
    (record,) = worked[1].glob("*/*/*/notice.xml")
    result = run(record, "--out", tmp_path, "--json")
    (found,) = json.loads(result.stdout)
    assert found["status"] == "done"
    assert (tmp_path / found["folder"] / "notice.xml").read_bytes() == record.read_bytes()


def test_a_record_with_a_repeated_and_a_dangling_eid_fails_the_check(
    worked: tuple[Result, Path], tmp_path: Path
) -> None:
    (record,) = worked[1].glob("*/*/*/notice.xml")
    text = record.read_text("utf-8")
    assert 'eId="para_2"' in text
    broken = tmp_path / "broken.xml"
    broken.write_text(text.replace('eId="para_2"', 'eId="para_1"'), "utf-8")
    checked = seriatim("check", broken)
    assert checked.exit_code == 1
    assert "EID-02" in checked.stdout


def test_what_is_no_record_is_said_in_one_line() -> None:
    told = seriatim("draft", ZH)
    assert told.exit_code == 1
    assert len(told.stderr.splitlines()) == 1
    assert told.stderr.startswith(f"{ZH}: ")


def test_facts_of_one_file_are_an_object_and_of_several_an_array(tmp_path: Path) -> None:
    one = json.loads(seriatim("facts", ZH).stdout)
    assert one["session"]["number"] == 2
    copy = tmp_path / "copy.txt"
    copy.write_bytes(ZH.read_bytes())
    assert json.loads(seriatim("facts", ZH, copy).stdout) == [one, one]
    assert json.loads(seriatim("facts", tmp_path).stdout) == [one]


def test_facts_go_into_a_folder_without_overwriting_each_other(tmp_path: Path) -> None:
    inputs = [tmp_path / name for name in ("a/zh.txt", "b/zh.txt", "c/zh.txt")]
    for path in inputs:
        path.parent.mkdir()
        path.write_bytes(ZH.read_bytes())
    done = seriatim("facts", *inputs, "--out", tmp_path / "facts")
    assert (done.exit_code, done.stdout) == (0, "")
    names = sorted(path.name for path in (tmp_path / "facts").iterdir())
    assert names == ["zh.json", "zh.txt-2.json", "zh.txt.json"]


@pytest.mark.parametrize("command", ["run", "facts", "check", "draft"])
def test_a_file_that_is_not_there_is_one_line_and_the_others_are_done(
    command: str, tmp_path: Path
) -> None:
    arguments = ["--engine", "inline", "--out", tmp_path / "o"] if command == "run" else []
    told = seriatim(command, tmp_path / "nothing.xml", *arguments)
    assert told.exit_code == 1
    assert f"{tmp_path / 'nothing.xml'}: " in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    "arguments", [["run"], ["facts"], ["run", ".", "--engine", "steam"], ["sing"]]
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    assert seriatim(*arguments).exit_code == 2


def test_an_unknown_language_names_those_that_are_described() -> None:
    told = seriatim("facts", ZH, "--language", "tlh")
    assert told.exit_code == 1
    assert "tlh" in told.stderr
    assert "zh" in told.stderr


def test_the_markup_date_is_an_input(tmp_path: Path) -> None:
    run(ZH, "--out", tmp_path, "--markup-date", "2025-01-31")
    (record,) = tmp_path.glob("*/*/*/notice.xml")
    assert '<FRBRdate date="2025-01-31" name="markup"/>' in record.read_text("utf-8")
