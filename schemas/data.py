"""Data files (TOML) into typed values, strictly: every key known, none missing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar

from schemas.errors import InvalidData

Table = Mapping[str, Any]
T = TypeVar("T")


def load(path: Path) -> Table:
    """The file as nested tables; InvalidData where it is not TOML or cannot be read."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidData(f"{path.name} cannot be read ({error})", "mend the file") from error


def build(kind: type[T], table: Table, where: str, **ready: object) -> T:
    """A dataclass from a table: lists become tuples; InvalidData names unknown and missing keys."""
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(table) - set(known))
    required = {
        name
        for name, field in known.items()
        if field.default is MISSING and field.default_factory is MISSING
    }
    missing = sorted(required - set(table) - set(ready))
    if unknown or missing:
        raise InvalidData(
            f"{where}: unknown keys {unknown}, missing keys {missing}",
            f"the keys are {sorted(known)}",
        )
    values = {name: frozen(value) for name, value in table.items()}
    return kind(**values, **ready)


def frozen(value: object) -> object:
    """Lists as tuples, at every depth, so that the value can be shared and hashed."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    return value
