"""Documents are known to pages by a digest of their folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.exceptions import HTTPException

from review.desk import Desk
from review.documents import document_id, folder


def test_a_document_is_found_by_what_pages_call_it(tmp_path: Path) -> None:
    for language in ("ar", "zh"):
        place = tmp_path / "body" / "2024-12-11-session-2" / language
        place.mkdir(parents=True)
        (place / "run.json").write_text("{}")
    assert folder(Desk(tmp_path), document_id("body/2024-12-11-session-2/zh")).name == "zh"


@pytest.mark.parametrize("known_as", ["", "..", "0" * 16, "body/2024-12-11-session-2/zh"])
def test_what_names_no_document_is_not_found(tmp_path: Path, known_as: str) -> None:
    with pytest.raises(HTTPException) as told:
        folder(Desk(tmp_path), known_as)
    assert told.value.status_code == 404
