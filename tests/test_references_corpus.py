"""Citations in documents of the United Nations, against the links of their mark-up."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from extractors.references import references
from schemas.language import codes, language

Facts = set[tuple[str, str]]


@pytest.mark.parametrize("code", codes())
def test_nearly_every_linked_document_and_outcome_is_cited(code: str, corpus: Path) -> None:
    tool = _tool(corpus / "unxml.py")
    missed: list[str] = []
    count = 0
    for path in sorted((corpus / "un" / code).glob("*.xml")):
        linked, found = _facts(tool, path, code)
        count += len(linked)
        missed += [f"{path.stem}: {kind} {value}" for kind, value in sorted(linked - found)]
    assert count
    assert len(missed) <= 0.02 * count, missed


def _facts(tool: ModuleType, path: Path, code: str) -> tuple[Facts, Facts]:
    """What the mark-up links and what is read, both without blanks."""
    root, _ = tool.load(path)
    lines = tool.as_text(root, code).splitlines()
    found = {
        fact
        for line in lines
        for citation in references(line, language(code))
        for fact in _spellings(citation.kind, citation.value)
    }
    linked = tool.gold(root, code)["references"]
    return {(fact["kind"], _compact(fact["value"])) for fact in linked}, found


def _spellings(kind: str, value: str) -> Iterator[tuple[str, str]]:
    """A value, and what the links make of it: no letter of a part, no mark of a special session,
    where they are printed in letters that are not Latin."""
    yield kind, _compact(value)
    yield kind, _compact(re.sub(r" [A-Z]$|^E?S-", "", value))


def _compact(value: str) -> str:
    return re.sub(r"\s", "", value).casefold()


def _tool(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("unxml", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
