"""`seriatim check` of packages: whether they are whole, and all there; nothing in them changes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli import main
from tests.forging import forged
from tests.packages import changed, files_of, lay, packed, swap

NOTICE = "data/objects/en/notice.xml"


def check(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def rules(told: Result) -> set[tuple[str, str]]:
    """The last part of each path with the rules of packages that it breaks."""
    return {
        (Path(each["file"]).name, breach["rule"])
        for each in json.loads(told.stdout)
        for breach in each["breaches"]
        if breach["rule"].startswith("PKG-")
    }


@pytest.fixture
def packages(approved: Path, tmp_path: Path) -> Path:
    """A folder with a package of each form, and the table of them."""
    for form in ("bag", "zip", "akn"):
        packed(approved, tmp_path / "packages", form)
    return tmp_path / "packages"


def the(packages: Path, suffix: str) -> Path:
    (found,) = (
        each for each in packages.iterdir() if each.suffix == suffix and each.stem[0] != "."
    )
    return found


def test_packages_that_are_whole_are_told_with_their_languages(packages: Path) -> None:
    told = check(packages)
    assert told.exit_code == 0
    assert f"{the(packages, '')}: whole, as it was packed (ar en zh)" in told.stdout
    assert f"{packages / 'manifest.csv'}: 3 packages, all there" in told.stdout
    assert "3 packages: 3 whole" in told.stdout


def test_only_akoma_ntoso_in_a_package_is_held_against_its_rules(bag: Path) -> None:
    files = [Path(each["file"]) for each in json.loads(check(bag, "--json").stdout)]
    records = [bag / f"data/objects/{code}/notice.xml" for code in ("ar", "en", "zh")]
    assert sorted(files) == sorted([bag, *records])


@pytest.mark.parametrize("suffix", [".zip", ".akn"])
def test_records_in_a_file_are_checked_as_those_in_a_folder_are(
    packages: Path, suffix: str
) -> None:
    found = json.loads(check(the(packages, suffix), "--json").stdout)
    assert [each["profile"] for each in found] == [None, *["guidelines"] * 3]


def test_a_changed_file_is_told_with_the_check_that_found_it(bag: Path, tmp_path: Path) -> None:
    twin = lay(changed(files_of(bag), NOTICE, swap("Nairobi", "Geneva")), tmp_path / "twin")
    told = check(twin)
    assert told.exit_code == 1
    assert f"{NOTICE}: manifest-sha256.txt: its bytes are not those that were packed" in told.stdout
    assert "1 package: 1 broken" in told.stdout


@pytest.mark.parametrize("suffix", [".zip", ".akn"])
def test_a_file_that_was_cut_off_is_no_package(packages: Path, suffix: str) -> None:
    path = the(packages, suffix)
    path.write_bytes(path.read_bytes()[:-100])
    assert check(path).exit_code == 1


def test_a_package_that_is_lost_is_told(packages: Path) -> None:
    lost = the(packages, ".zip")
    lost.unlink()
    told = check(packages, "--json")
    assert told.exit_code == 1
    assert rules(told) == {("manifest.csv", "PKG-02")}
    assert f"{lost.name} is not there" in told.stdout


def test_a_package_that_was_packed_anew_by_somebody_is_not_the_one_that_is_listed(
    packages: Path,
) -> None:
    bag = the(packages, "")
    meddled = forged(lambda files: changed(files, "bag-info.txt", swap("2026-03-01", "2026-03-02")))
    twin = meddled(files_of(bag))
    shutil.rmtree(bag)
    lay(twin, bag)
    told = check(packages, "--json")
    assert rules(told) == {("manifest.csv", "PKG-02")}
    assert f"{bag.name} is not the one that was packed" in told.stdout


def test_a_package_that_is_not_listed_is_told(packages: Path) -> None:
    shutil.copytree(the(packages, ""), packages / "more")
    told = check(packages, "--json")
    assert rules(told) == {("manifest.csv", "PKG-02")}
    assert "more is there and not listed" in told.stdout


def test_a_table_of_somebody_else_is_left_alone(bag: Path, tmp_path: Path) -> None:
    shutil.copytree(bag, tmp_path / "packages" / "one")
    (tmp_path / "packages" / "manifest.csv").write_text("name,place\none,there\n")
    assert check(tmp_path / "packages").exit_code == 0


def test_a_record_and_its_package_are_not_told_as_two_of_one(
    approved: Path, tmp_path: Path
) -> None:
    out = Path(shutil.copytree(approved, tmp_path / "outputs"))
    packed(out, out / "packages")
    told = check(out)
    assert told.exit_code == 0
    assert "IRI-14" not in told.stdout


def test_no_mend_changes_a_package(packages: Path) -> None:
    bag = the(packages, "")
    before = files_of(bag)
    for path in (bag, bag / NOTICE):
        told = check(path, "--fix", "--write")
        assert told.exit_code == 1
        assert "a package is never changed" in told.stderr
    assert files_of(bag) == before


def test_what_a_record_was_made_from_is_neither_checked_with_it_nor_mended(tmp_path: Path) -> None:
    source = Path(__file__).parent / "profile" / "published.xml"
    given = ["--engine", "inline", "--out", str(tmp_path)]
    assert CliRunner().invoke(main, ["run", str(source), *given]).exit_code == 0
    (kept,) = tmp_path.rglob("source.xml")
    assert len(json.loads(check(tmp_path, "--json").stdout)) == 1
    told = check(kept, "--fix", "--write", "--profile", "guidelines")
    assert "it is what a record was made from" in told.stderr
    assert kept.read_bytes() == source.read_bytes()
    assert "profile dgacm" in check(kept).stdout
