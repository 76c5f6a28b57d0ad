"""Word files as Microsoft's own validator sees them: LibreOffice opens what Word calls corrupt."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from extractors.notice import extract
from extractors.source import read
from tests.conftest import SAMPLES
from tests.draft_notices import WORDS, drafted, session_notice
from tests.test_tracked import COPIED
from writers.word import Draft, Order, drafts


def errors(node: Path, folder: Path, drafts: Iterable[Draft]) -> list[str]:
    """What the validator finds in Word files, one line for each error."""
    paths = [folder / draft.name for draft in drafts if draft.name.endswith(".docx")]
    for draft in drafts:
        (folder / draft.name).write_bytes(draft.data)
    command = ["node", str(node / "validate.mjs"), *map(str, paths)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    results = [json.loads(line) for line in told.splitlines()]
    assert [result["path"] for result in results] == [*map(str, paths)]
    return [
        f"{Path(result['path']).name}: {error['xPath']}: {error['description']}"
        for result in results
        for error in result["errors"]
    ]


@pytest.mark.parametrize("code", sorted(WORDS))
def test_every_draft_is_valid(code: str, node: Path, tmp_path: Path) -> None:
    notice = extract(read(SAMPLES / f"{code}.txt"))
    assert errors(node, tmp_path, drafted(notice, date(2029, 6, 4))) == []


@pytest.mark.parametrize("code", sorted(WORDS))
def test_every_copy_with_tracked_changes_is_valid(code: str, node: Path, tmp_path: Path) -> None:
    made = drafts(session_notice(code), Order(tracked=True, only=COPIED))
    copies = [draft for draft in made if draft.name.endswith(".tracked.docx")]
    assert len(copies) == len(COPIED)
    assert errors(node, tmp_path, copies) == []


@pytest.mark.parametrize(
    ("read_in", "code"),
    [("en", "ar"), ("ar", "es"), ("ru", "zh")],  # into Arabic, out of it, and Chinese
)
def test_every_draft_with_words_of_another_language_is_valid(
    read_in: str, code: str, node: Path, tmp_path: Path
) -> None:
    notice = extract(read(SAMPLES / f"{read_in}.txt"))
    assert errors(node, tmp_path, drafts(notice, Order(language=code))) == []


def test_an_error_in_a_draft_is_found(node: Path, tmp_path: Path) -> None:
    whole = drafted(session_notice("en"))[0]
    spoilt = BytesIO()
    with ZipFile(BytesIO(whole.data)) as source, ZipFile(spoilt, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"<w:rPr>", b"<w:rPr><w:unknown/>"))
    found = errors(node, tmp_path, [Draft(whole.name, whole.title, spoilt.getvalue())])
    assert found
    assert all("unknown" in error for error in found)
