"""`seriatim check`: whether records are valid, and whether their own figures agree."""

from __future__ import annotations

from pathlib import Path

import click

from flows.commands.common import attempted, finish, records, xml_argument


@click.command()
@xml_argument
def check(paths: tuple[Path, ...]) -> None:
    """Check records (AKN XML, or folders of it): schema, eIds, references, own figures."""
    errors = [attempted(path, _check) for path in records(paths)]
    finish(any(count != 0 for count in errors))


def _check(path: Path) -> int:
    """Print what is wrong with a record; the number of errors."""
    from flows.reading import record
    from schemas import akn

    root = akn.parse(path.read_bytes())
    problems = akn.problems(root)
    for problem in problems:
        click.echo(f"{path}:{problem.line}: {problem.rule}: {problem.detail}")
    findings = record(path).findings
    for finding in findings:
        if finding.status != "pass":
            click.echo(f"{path}: {finding.status}: {finding.check}: {finding.detail}")
    errors = len(problems) + sum(finding.status == "fail" for finding in findings)
    click.echo(f"{path}: {_verdict(errors)}")
    return errors


def _verdict(errors: int) -> str:
    return f"{errors} errors" if errors else "valid, no contradictions"
