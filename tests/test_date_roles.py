"""What dates are of: sentences of every role in every language, the same number in each."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.language import codes

ROLES = {
    code: tomllib.loads(
        (Path(__file__).parent / "words" / "roles" / f"{code}.toml").read_text("utf-8")
    )
    for code in codes()
}
HEADS = {
    code: tomllib.loads((Path(__file__).parent / "words" / f"{code}.toml").read_text("utf-8"))
    for code in codes()
}
LEAST = 8  # sentences of a role in a language


@pytest.mark.parametrize("code", codes())
def test_every_language_has_sentences_of_every_role(code: str) -> None:
    assert set(ROLES[code]) == set(ROLES["en"])
    assert all(len(sentences) >= LEAST for sentences in ROLES[code].values())


@pytest.mark.parametrize(
    ("code", "role"), [(code, role) for code, roles in ROLES.items() for role in roles]
)
def test_a_sentence_tells_what_its_date_is_of(code: str, role: str, tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    wrong = {}
    for sentence in ROLES[code][role]:
        head = "\n".join(HEADS[code]["notice"]["head"])
        path.write_text(f"{head}\n\n1. {sentence}\n", "utf-8")
        notice = extract(read(path), code)
        block = {text.eid for text in notice.outline.preface}
        found = {period.role for period in notice.periods if period.span.eid not in block}
        if found != {role}:
            wrong[sentence] = found
    assert wrong == {}
