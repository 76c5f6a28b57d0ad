"""What was checked as SARIF 2.1.0, which editors and continuous integration show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from flows.checking import Checked
from flows.program import program
from schemas.profile import Breach, Rule, rules

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif(found: Sequence[Checked]) -> dict[str, object]:
    """A log of one run, with every rule and every breach."""
    order = {rule: index for index, rule in enumerate(rules())}
    driver = {
        "name": "Seriatim",
        "version": program()["version"],
        "informationUri": "https://unsceb-hlcm.github.io/",
        "rules": [_rule(rule) for rule in rules().values()],
    }
    results = [
        _result(each.path, breach, order[breach.rule.id])
        for each in found
        for breach in each.breaches
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> dict[str, object]:
    said = f"{rule.sentence} Expected: {rule.expects}. {rule.mend} Source: {rule.source}."
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.sentence},
        "fullDescription": {"text": said},
        "help": {"text": f"{rule.mend} (expected: {rule.expects})"},
        "helpUri": rule.help,
        "defaultConfiguration": {"level": next(iter(rule.levels.values()))},
        "properties": {
            "source": rule.source,
            "profiles": {str(name): level for name, level in rule.levels.items()},
        },
    }


def _result(path: Path, breach: Breach, index: int) -> dict[str, object]:
    location: dict[str, object] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(path)},
            "region": {"startLine": max(1, breach.line)},
        }
    }
    if breach.eid:
        location["logicalLocations"] = [
            {"name": breach.eid, "fullyQualifiedName": breach.path, "kind": "element"}
        ]
    return {
        "ruleId": breach.rule.id,
        "ruleIndex": index,
        "level": breach.level,
        "message": {"text": breach.found},
        "locations": [location],
    }


def _uri(path: Path) -> str:
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
