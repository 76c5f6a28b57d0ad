"""Archive packages: what is packed, how it is called, and that it comes back as it was."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import zipfile
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from extractors.package import package
from flows import storage as places
from flows.cli import main
from flows.inputs import inputs
from flows.keep import ASIDE
from flows.logs import REVIEW
from flows.refresh import refresh
from flows.standing import standings
from schemas.package import FINE_NAME
from tests.desk_outputs import worked
from tests.packages import LANGUAGES, NOW, approve, files_of, packed

P = "{http://www.loc.gov/premis/v3}"
M = "{http://www.loc.gov/MARC21/slim}"


@pytest.fixture
def outputs(approved: Path, tmp_path: Path) -> Path:
    """What is approved, to be changed."""
    return Path(shutil.copytree(approved, tmp_path / "outputs"))


def seriatim(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    return result.exit_code, result.stdout, result.stderr


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def marc(bag: Path, tag: str, code: str) -> list[str | None]:
    root = ElementTree.fromstring((bag / "data/metadata/marc.xml").read_bytes())
    path = f"{M}datafield[@tag='{tag}']/{M}subfield[@code='{code}']"
    return [each.text for each in root.iterfind(path)]


def test_all_versions_of_a_work_lie_in_one_package(bag: Path) -> None:
    sources = sorted(path.parent.name for path in bag.glob("data/objects/*/source.txt"))
    assert sources == sorted(LANGUAGES)


def test_the_source_is_packed_byte_for_byte(bag: Path, approved: Path) -> None:
    for code in LANGUAGES:
        (source,) = approved.glob(f"*/*/{code}/source.txt")
        assert (bag / f"data/objects/{code}/source.txt").read_bytes() == source.read_bytes()


def test_names_are_small_letters_of_ascii(bag: Path) -> None:
    assert all(FINE_NAME.fullmatch(name) for name in (bag.name, *tree(bag)))


def test_what_nobody_approved_is_passed_over(outputs: Path, tmp_path: Path) -> None:
    (folder,) = outputs.glob("*/*/zh")
    (folder / REVIEW).unlink()
    refresh(folder)
    status, shown, told = seriatim("package", outputs, "--to", tmp_path / "to")
    assert status == 0
    assert "ara eng" in shown
    assert "zh" in told


def test_what_is_asked_for_by_name_and_not_approved_fails(tmp_path: Path) -> None:
    out = worked(tmp_path, "en")
    (folder,) = out.glob("*/*/en")
    status, _, told = seriatim("package", folder, "--to", tmp_path / "to")
    assert status == 1
    assert "nobody has approved" in told
    assert not (tmp_path / "to").exists()


def test_what_is_packed_without_approval_says_so(tmp_path: Path) -> None:
    out = worked(tmp_path, "en")
    (done,) = packed(out, tmp_path / "to", unapproved=True)
    bag = tmp_path / "to" / done.name
    assert "Review-Status: not approved" in (bag / "bag-info.txt").read_text()
    assert "not approved" in (bag / "data/metadata/premis.xml").read_text()
    assert done.row is not None
    assert done.row.review == "not approved"


def test_decisions_that_no_run_has_taken_in_are_not_packed(outputs: Path, tmp_path: Path) -> None:
    (folder,) = outputs.glob("*/*/en")
    log = folder / REVIEW
    log.write_bytes(log.read_bytes().splitlines(keepends=True)[0])
    status, _, told = seriatim("package", folder, "--to", tmp_path / "to")
    assert status == 1
    assert "not yet in its record" in told


@pytest.mark.parametrize("form", ["bag", "zip", "akn"])
def test_the_same_documents_give_the_same_bytes(form: str, approved: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        assert seriatim("package", approved, "--to", tmp_path / name, "--form", form)[0] == 0
    assert tree(tmp_path / "first") == tree(tmp_path / "second")


def test_packing_again_leaves_a_package_alone(approved: Path, tmp_path: Path) -> None:
    (first,) = packed(approved, tmp_path)
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / first.name).rglob("*")}
    (second,) = packed(approved, tmp_path)
    assert (first.status, second.status) == ("packed", "unchanged")
    assert times == {path: path.stat().st_mtime_ns for path in (tmp_path / first.name).rglob("*")}


def test_a_new_approval_gives_a_new_package_of_the_same_group(
    outputs: Path, tmp_path: Path
) -> None:
    (first,) = packed(outputs, tmp_path)
    before = tree(tmp_path / first.name)
    (folder,) = outputs.glob("*/*/en")
    approve(folder, NOW + timedelta(days=30))
    (second,) = packed(outputs, tmp_path)
    assert first.name != second.name
    assert first.row is not None
    assert second.row is not None
    assert first.row.group == second.row.group
    assert (first.row.date, second.row.date) == ("2026-03-01", "2026-03-31")
    assert tree(tmp_path / first.name) == before


def test_packages_of_expressions_name_each_other(approved: Path, tmp_path: Path) -> None:
    done = packed(approved, tmp_path, per="expression")
    assert len(done) == len(LANGUAGES)
    for each in done:
        premis = (tmp_path / each.name / "data/metadata/premis.xml").read_text()
        assert [code for code in ("ara", "eng", "zho") if f"/{code}@2024-12-11<" in premis] == [
            "ara",
            "eng",
            "zho",
        ]


def test_the_table_reconciles_every_package(approved: Path, tmp_path: Path) -> None:
    packed(approved, tmp_path)
    packed(approved, tmp_path, "zip")
    table = csv.DictReader(io.StringIO((tmp_path / "manifest.csv").read_text("utf-8")))
    rows = list(table)
    assert [row["form"] for row in rows] == ["bag", "zip"]
    for row in rows:
        data = (tmp_path / row["checked"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == row["sha256"]
        whole = tmp_path / row["package"]
        sizes = [len(data) for data in tree(whole).values()] or [whole.stat().st_size]
        assert (str(len(sizes)), str(sum(sizes))) == (row["files"], row["bytes"])
        assert row["languages"] == "ara eng zho"


def test_a_killed_run_leaves_no_half_package(
    approved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """As from outside."""

    def stopped(path: Path, files: object) -> None:
        (path / "data").mkdir(parents=True)
        raise Killed

    monkeypatch.setattr(places, "_lay", stopped)
    with pytest.raises(Killed):
        packed(approved, tmp_path)
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(ASIDE)] == []


def test_a_package_comes_back_as_it_was(approved: Path, bag: Path, tmp_path: Path) -> None:
    out = tmp_path / "again"
    status, _, told = seriatim("run", bag, "--out", out, "--engine", "inline")
    assert status == 0, told
    before = {name: data for name, data in tree(approved).items() if "concordance" not in name}
    assert {name: data for name, data in tree(out).items() if "concordance" not in name} == before
    assert {each.state for each in standings(out)} == {"approved"}


def test_a_zip_file_comes_back_and_is_left_alone_then(approved: Path, tmp_path: Path) -> None:
    (done,) = packed(approved, tmp_path / "to", "zip")
    out = tmp_path / "again"
    arguments = ["run", tmp_path / "to", "--out", out, "--engine", "inline", "--json"]
    first, second = (json.loads(seriatim(*arguments)[1]) for _ in range(2))
    assert {each["status"] for each in first} == {"done"}
    assert {each["status"] for each in second} == {"unchanged"}
    assert len(first) == len(LANGUAGES)
    assert done.name in first[0]["name"]


def test_later_decisions_are_never_taken_back(outputs: Path, tmp_path: Path) -> None:
    packed(outputs, tmp_path / "to")
    (folder,) = outputs.glob("*/*/en")
    approve(folder, NOW + timedelta(days=1))
    before = tree(folder)
    assert seriatim("run", tmp_path / "to", "--out", outputs, "--engine", "inline")[0] == 0
    assert tree(folder) == before


def test_earlier_decisions_are_followed_by_those_of_the_package(
    outputs: Path, approved: Path, tmp_path: Path
) -> None:
    (folder,) = outputs.glob("*/*/en")
    approve(folder, NOW + timedelta(days=1))
    packed(outputs, tmp_path / "to")
    again = Path(shutil.copytree(approved, tmp_path / "again"))
    assert seriatim("run", tmp_path / "to", "--out", again, "--engine", "inline")[0] == 0
    place = folder.relative_to(outputs)
    assert tree(again / place) == tree(folder)


def test_other_decisions_are_a_conflict(outputs: Path, approved: Path, tmp_path: Path) -> None:
    packed(approved, tmp_path / "to")
    (folder,) = outputs.glob("*/*/en")
    (folder / REVIEW).unlink()
    approve(folder, NOW + timedelta(days=1))
    before = tree(folder)
    status, _, told = seriatim("run", tmp_path / "to", "--out", outputs, "--engine", "inline")
    assert status == 1
    assert "decided otherwise" in told
    assert tree(folder) == before


def test_every_event_has_an_agent_and_every_decision_an_event(bag: Path) -> None:
    root = ElementTree.fromstring((bag / "data/metadata/premis.xml").read_bytes())
    events = root.findall(f"{P}event")
    assert all(event.find(f"{P}linkingAgentIdentifier") is not None for event in events)
    kinds = [event.findtext(f"{P}eventType") for event in events]
    assert kinds.count("review decision") == kinds.count("approval") == len(LANGUAGES)
    assert kinds.count("information package creation") == 1
    names = {agent.findtext(f"{P}agentName") for agent in root.findall(f"{P}agent")}
    assert names == {"A. Reviewer", "B. Chief", "Seriatim"}


def test_archivematica_finds_the_files_of_every_event(bag: Path) -> None:
    """Its import takes an event with an agent and a file whose originalName is its path."""
    root = ElementTree.fromstring((bag / "data/metadata/premis.xml").read_bytes())
    found: set[str | None] = set()
    for each in root.findall(f"{P}object"):
        name = each.findtext(f"{P}originalName")
        if name and name.startswith("objects/") and (bag / "data" / name).exists():
            path = f"{P}linkingEventIdentifier/{P}linkingEventIdentifierValue"
            found |= {link.text for link in each.iterfind(path)}
    keys = root.iterfind(f"{P}event/{P}eventIdentifier/{P}eventIdentifierValue")
    assert {key.text for key in keys} == found


def test_the_name_that_a_source_came_with_is_kept(bag: Path) -> None:
    history = (bag / "data/metadata/premis.xml").read_text("utf-8")
    assert [code for code in LANGUAGES if f">{code}.txt</" in history] == list(LANGUAGES)


def test_no_date_is_read_from_a_clock(bag: Path) -> None:
    assert "Bagging-Date: 2026-03-01" in (bag / "bag-info.txt").read_text()
    root = ElementTree.fromstring((bag / "data/metadata/premis.xml").read_bytes())
    dates = {event.findtext(f"{P}eventDateTime") for event in root.findall(f"{P}event")}
    assert dates == {"2026-03-01", "2026-03-01T12:00:00Z"}


def test_the_marc_record_has_the_items_of_the_agendas(bag: Path, approved: Path) -> None:
    (path,) = approved.glob("*/*/en/facts.json")
    agendas = json.loads(path.read_text())["agendas"]
    items = [item for agenda in agendas for item in agenda["items"]]
    assert len(marc(bag, "991", "b")) == sum(1 + len(item["items"]) for item in items)
    assert next(item["title"] for item in items if not item["items"]) in marc(bag, "991", "c")


def test_the_marc_record_names_languages_as_libraries_do(bag: Path) -> None:
    assert marc(bag, "041", "a") == ["ara", "chi", "eng"]
    assert marc(bag, "546", "a") == ["Arabic, Chinese, English"]
    assert marc(bag, "245", "a") == ["Notification by the Executive Director"]
    assert marc(bag, "269", "a") == ["2024-12-11"]


def test_dublin_core_names_files_that_are_there(bag: Path) -> None:
    text = (bag / "data/metadata/metadata.csv").read_text("utf-8")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][:2] == ["filename", "dc.title"]
    assert all((bag / "data" / row[0]).exists() for row in rows[1:])
    assert len({len(row) for row in rows}) == 1


def test_the_zip_file_has_one_folder_and_fixed_dates(approved: Path, tmp_path: Path) -> None:
    (done,) = packed(approved, tmp_path, "zip")
    with zipfile.ZipFile(tmp_path / done.name) as archive:
        entries = archive.infolist()
    assert {entry.filename.split("/")[0] for entry in entries} == {done.name.removesuffix(".zip")}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)


def test_the_akn_form_holds_each_record_and_its_source(approved: Path, tmp_path: Path) -> None:
    for each in packed(approved, tmp_path, "akn", "expression"):
        with zipfile.ZipFile(tmp_path / each.name) as archive:
            assert archive.namelist() == ["main.xml", "media/source.txt"]


def test_own_reading_of_a_package_finds_nothing(bag: Path) -> None:
    assert [each.key for each in package(files_of(bag)).versions] == sorted(LANGUAGES)


def test_packages_among_the_outputs_are_no_documents(outputs: Path) -> None:
    packed(outputs, outputs / "packages")
    assert not [path for path in inputs([outputs]).documents if "packages" in path.parts]
    assert len(list(standings(outputs))) == len(LANGUAGES)
