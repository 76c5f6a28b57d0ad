"""Documents with gold facts beside them: what was found of each, kind by kind."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.chunks import workers
from flows.inputs import inputs
from flows.jsons import load
from flows.reading import read
from flows.scores import KINDS, Tally, compare
from schemas.errors import SeriatimError
from writers.facts import facts

_FEW = 4  # documents that are not worth a second process
_METHODS = multiprocessing.get_all_start_methods()
_CONTEXT: Any = multiprocessing.get_context("forkserver" if "forkserver" in _METHODS else "spawn")


@dataclass(frozen=True, slots=True)
class Case:
    """A document, its gold facts, and the name of the collection it counts to."""

    path: Path
    gold: Path
    collection: str


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What was found of a document; all of it missed, where it could not be read."""

    case: Case
    language: str
    form: str
    tallies: Mapping[str, Tally]
    failure: str | None = None


def cases(paths: Sequence[Path]) -> tuple[Case, ...]:
    """The documents among files and folders that have gold facts: NAME.json beside them or in gold.

    A document counts to the collection of the folder that was named, each to one.
    """
    found: dict[Path, Case] = {}
    for path in paths:
        folder = path.resolve()
        collection = folder.name if path.is_dir() else folder.parent.name
        for document in inputs([path]).documents:
            gold = _gold_of(document)
            if gold is not None:
                found.setdefault(document.resolve(), Case(document, gold, collection))
    return tuple(found.values())


def evaluate(found: Sequence[Case]) -> Iterator[Evaluated]:
    """Each document as soon as it is evaluated, in no order; many of them several at once."""
    if len(found) < _FEW:
        yield from map(evaluated, found)
        return
    with ProcessPoolExecutor(workers(), mp_context=_CONTEXT) as pool:
        futures = {pool.submit(evaluated, case): case for case in found}
        for future in as_completed(futures):
            yield _result(future, futures[future])


def evaluated(case: Case) -> Evaluated:
    """What is found of a document."""
    gold = load(case.gold) or {}
    form = case.path.suffix.lower().lstrip(".")
    try:
        notice = read(case.path)
    except (SeriatimError, OSError) as error:
        return Evaluated(case, _language(gold), form, compare(gold, {}), str(error))
    form = notice.origin.form if notice.origin else form
    return Evaluated(case, _language(gold), form, compare(gold, facts(notice)))


def total(found: Iterable[Evaluated]) -> dict[str, Tally]:
    """The tallies of documents added up, and those of all kinds as `all`."""
    sums: dict[str, Tally] = {}
    for each in found:
        for kind, tally in each.tallies.items():
            sums[kind] = sums.get(kind, Tally()) + tally
    ordered = {kind: sums[kind] for kind in KINDS if kind in sums}
    return ordered | {"all": sum(ordered.values(), Tally())}


def _gold_of(document: Path) -> Path | None:
    """The gold facts of a document: a file of its name with facts in the exchange form."""
    name = f"{document.stem}.json"
    for path in (document.with_name(name), document.parent / "gold" / name):
        if {"kind", "language", "session", "references"} <= (load(path) or {}).keys():
            return path
    return None


def _language(gold: Mapping[str, Any]) -> str:
    return str(gold.get("language") or "und")


def _result(future: Future[Evaluated], case: Case) -> Evaluated:
    try:
        return future.result()
    except BrokenProcessPool:
        gold = load(case.gold) or {}
        form = case.path.suffix.lstrip(".")
        why = "the process that read it died"
        return Evaluated(case, _language(gold), form, compare(gold, {}), why)
