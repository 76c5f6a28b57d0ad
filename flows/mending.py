"""Files put right: what is mechanical, where it breaks nothing else and changes no printed word."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extractors.profile import Document, check, dialect, opened, places
from flows.check_report import verdict
from flows.checking import Wanted, checked_bytes
from flows.keep import write
from flows.mends import BUILDING, EACH, ORDER, WHOLE, habits
from schemas.akn import AKN, Element
from schemas.profile import Breach, Profile, rules

_WEIGHTS = {"error": 100, "warning": 10, "note": 1}
ROUNDS = 4  # mends open the way for others; more rounds never found any
SINGLE = 200  # places that are tried one by one where they cannot be mended together
_OTHER = re.compile(
    rb"""(\sxmlns(?::\w+)?=["'])http://(?:docs\.oasis-open\.org/legaldocml/ns/akn/"""
    rb"""|www\.akomantoso\.org/)[^"']*"""
)


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after mending: its bytes, and how many breaches of each rule are gone."""

    data: bytes
    gone: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _State:
    data: bytes
    breaches: Counter[str]
    weight: int
    profile: Profile


def mended(data: bytes, wanted: Wanted = "auto") -> Mended:
    """The file with all mends that fit; unchanged where it cannot be read."""
    fixed = _namespace(data)
    document = opened(fixed)
    if isinstance(document, Breach):
        return Mended(data, ())
    profile = dialect(document).profile if wanted == "auto" else wanted
    before = state = _state(fixed, profile)
    for _ in range(ROUNDS):
        after = state
        for name in ORDER:
            after = _tried(after, name)
        if after.data == state.data:
            break
        state = after
    gone = before.breaches - state.breaches
    if fixed != data:
        gone["SCH-03"] += 1
    return Mended(state.data, tuple(sorted(gone.items())))


def difference(path: Path, before: bytes, after: bytes) -> Iterator[str]:
    """The change as a unified diff."""
    old, new = (
        data.decode("utf-8", "replace").splitlines(keepends=True) for data in (before, after)
    )
    for line in difflib.unified_diff(old, new, path.as_posix(), path.as_posix()):
        yield line if line.endswith("\n") else f"{line}\n"


def _state(data: bytes, profile: Profile) -> _State:
    document = opened(data)
    assert isinstance(document, Document)
    document.profile = profile
    found = check(document)
    weight = sum(_WEIGHTS[breach.level] for breach in found)
    return _State(data, Counter(breach.rule.id for breach in found), weight, profile)


def _tried(state: _State, name: str) -> _State:
    """The state after a mend: of all places together, else of each that fits."""
    mine = [rule for rule in rules().values() if rule.mended == name and state.breaches[rule.id]]
    if not mine:
        return state
    if name in WHOLE:
        return _kept(state, WHOLE[name])
    after = _kept(state, partial(_at_all, name))
    if after is not state:
        return after
    for index in range(len(_places(_document(state), name))):
        if index >= SINGLE:
            break
        state = _kept(state, partial(_at_one, name, index))
    return state


def _at_all(name: str, document: Document) -> None:
    _apply(name, document, _places(document, name))


def _at_one(name: str, index: int, document: Document) -> None:
    _apply(name, document, _places(document, name)[index : index + 1])


def _apply(name: str, document: Document, elements: Sequence[Element]) -> None:
    """A mend at some places; what it put in gets its eIds."""
    for element in elements:
        EACH[name](document, element)
    if name in BUILDING:
        for _ in range(2):  # what is put in first gets an eId, then those behind it count on
            WHOLE["eids"](Document(document.root, document.profile))


def _places(document: Document, name: str) -> list[Element]:
    broken = (rule for rule in rules().values() if rule.mended == name)
    return list(dict.fromkeys(element for rule in broken for element in places(rule, document)))


def _document(state: _State) -> Document:
    """The file with its comments, to be changed."""
    return Document(habits.opened(state.data), state.profile)


def _kept(state: _State, mend: Callable[[Document], None]) -> _State:
    """The state after a change that leaves fewer or milder breaches, none new, and every word."""
    document = _document(state)
    words = _printed(document.root)
    mend(document)
    if _printed(document.root) != words:
        return state
    data = habits.written(document.root, state.data)
    if isinstance(opened(data), Breach):
        return state
    after = _state(data, state.profile)
    better = after.weight < state.weight
    return after if better and not after.breaches - state.breaches else state


def _printed(root: Element) -> str:
    """Every printed character outside the metadata, blanks aside."""
    return "".join(_texts(root)).replace(" ", "")


def _texts(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag == f"{{{AKN}}}meta":
        return
    yield "".join((element.text or "").split())
    for child in element:
        yield from _texts(child)
        yield "".join((child.tail or "").split())


def _namespace(data: bytes) -> bytes:
    """An older namespace of Akoma Ntoso as the final one, in the tag of the root."""
    root = re.search(rb"<(?:\w+:)?akomaNtoso\b[^>]*>", data)
    if root is None:
        return data
    tag = _OTHER.sub(rb"\1" + AKN.encode(), root[0])
    return data[: root.start()] + tag + data[root.end() :]


@dataclass(frozen=True, slots=True)
class Left:
    """What is to be told of a file after mending, and how many errors are left in it."""

    report: str
    errors: int


def mend_file(path: Path, wanted: Wanted, target: Path | None) -> Left:
    """Mend a file and say how; written only where a target is named."""
    before = path.read_bytes()
    after = mended(before, wanted)
    if target is not None and (target != path or after.data != before):
        target.parent.mkdir(parents=True, exist_ok=True)
        write(target, after.data)
    left = checked_bytes(path, after.data, wanted)
    said = ", ".join(f"{count} {rule}" for rule, count in after.gone) or "nothing"
    diff = "".join(difference(path, before, after.data))
    return Left(f"{diff}{path}: mended {said}\n{verdict(left)}\n", left.count("error"))
