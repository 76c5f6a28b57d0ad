"""Tables of cases in every language: lines of a notice, read below the head of one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from extractors.notice import extract
from extractors.source import read
from schemas.notice import Notice
from tests.test_words import TABLES

Cases = Mapping[str, list[Any]]


def cases(name: str) -> Cases:
    """The cases of a table by language."""
    return tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))


def rows(table: Cases) -> list[Any]:
    """Language and case of every row, named after both."""
    return [
        pytest.param(code, case, id=f"{code}: {case['name']}")
        for code in table
        for case in table[code]
    ]


def noticed(folder: Path, code: str, lines: list[str]) -> Notice:
    """The notice that lines make below the head of one."""
    path = folder / "notice.txt"
    head = "\n".join(TABLES[code]["notice"]["head"])
    path.write_text("\n\n".join((head, *lines)) + "\n", "utf-8")
    return extract(read(path), code)
