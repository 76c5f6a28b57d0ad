"""What was checked, for people: each file with what breaks which rule, and counts by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import get_args

from flows.checking import Checked, Kind, counts
from schemas.profile import LEVELS, Breach, Level, rules

PLACES = 10  # of one rule in one file that are listed; --json has all


def listed(checked: Checked, lowest: Level) -> Iterator[str]:
    """The lines about one file: its profile, then each rule that is broken, with the places."""
    if checked.profile is not None:
        yield f"{checked.path}: profile {checked.profile} ({'; '.join(checked.signs) or 'no sign'})"
    shown = [each for each in checked.breaches if LEVELS.index(each.level) <= LEVELS.index(lowest)]
    for _, group in groupby(shown, key=lambda breach: (breach.level, breach.rule.id)):
        yield from _rule(checked, list(group))


def verdict(checked: Checked) -> str:
    """The line that closes a file."""
    errors = checked.count("error")
    well = checked.said or "valid, no contradictions"
    said = _plural(errors, "error") if errors else well
    milder = [
        _plural(count, level) for level in ("warning", "note") if (count := checked.count(level))
    ]
    joined = f" ({', '.join(milder)})" if milder else ""
    return f"{checked.path}: {said}{joined}"


def summary(found: Sequence[Checked]) -> Iterator[str]:
    """Counts by rule over all files, errors first."""
    yield "level    rule     breaches  files  what the rule says"
    for (level, rule), (breaches, files) in counts(found).items():
        yield f"{level:<8} {rule:<8} {breaches:>8} {files:>6}  {rules()[rule].sentence}"
    for kind in get_args(Kind):
        mine = [each for each in found if each.kind == kind]
        if mine:
            yield f"{_plural(len(mine), kind)}: {_counted(map(_outcome, mine))}"


def _outcome(checked: Checked) -> str:
    """What a file is counted as: by its profile, a package by whether it is whole."""
    if checked.kind != "file":
        return "broken" if checked.breaches else "whole"
    return checked.profile or "no AKN"


def _counted(names: Iterable[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(Counter(names).items()))


def _rule(checked: Checked, breaches: Sequence[Breach]) -> Iterator[str]:
    rule = breaches[0].rule
    yield f"  {breaches[0].level} {rule.id}: {rule.sentence} ({rule.source})"
    for breach in breaches[:PLACES]:
        at = f" {breach.eid}" if breach.eid else ""
        line = f"{breach.line}:" if checked.kind == "file" else ""
        yield f"    {checked.path}:{line}{at} {breach.found}"
    if len(breaches) > PLACES:
        yield f"    and {len(breaches) - PLACES} more"
    yield f"    expected: {rule.expects}"
    yield f"    to mend:  {rule.mend}"


def _plural(count: int, word: str) -> str:
    head, _, rest = word.partition(" ")
    return f"{count} {head}{'' if count == 1 else 's'}{rest and f' {rest}'}"


def values(checked: Checked) -> dict[str, object]:
    """One file as a JSON value."""
    return {
        "file": checked.path.as_posix(),
        "kind": checked.kind,
        "profile": checked.profile,
        "signs": list(checked.signs),
        "errors": checked.count("error"),
        "warnings": checked.count("warning"),
        "notes": checked.count("note"),
        "breaches": [_value(breach) for breach in checked.breaches],
    }


def _value(breach: Breach) -> dict[str, object]:
    rule = breach.rule
    return {
        "rule": rule.id,
        "level": breach.level,
        "line": breach.line,
        "eId": breach.eid,
        "path": breach.path,
        "found": breach.found,
        "sentence": rule.sentence,
        "source": rule.source,
        "expected": rule.expects,
        "mend": rule.mend,
        "help": rule.help,
    }
