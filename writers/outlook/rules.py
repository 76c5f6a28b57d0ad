"""Values that a rule fixes: by the body file, or as the notice itself reports the rule."""

from __future__ import annotations

from schemas.notice import Quantity
from writers.outlook.conclusion import Conclusion, Source, merged, pending, reason
from writers.outlook.record import Record


def ruled(record: Record, name: str, role: str) -> Conclusion[str | None]:
    """A duration fixed by a rule of the body, or by a rule that the notice itself reports."""
    rule = record.value(name)
    if isinstance(rule, str):
        return Conclusion(
            rule,
            "derived",
            merged(record.rule(name)[:1], _stating(record, role, rule), record.rule(name)),
            reason(f"{name}_by_rule"),
        )
    reported = [found for found in record.notice.quantities if found.role == role]
    ruled = [found for found in reported if _cites_rule(record, found)]
    values = {found.value for found in ruled}
    if len(values) == 1:
        sources = merged(*(record.source(found.span) for found in ruled))
        return Conclusion(values.pop(), "derived", sources, reason(f"{name}_by_rule"))
    return pending(f"{name}_unknown", merged(*(record.source(found.span) for found in reported)))


def _stating(record: Record, role: str, value: str) -> tuple[Source, ...]:
    found = (q for q in record.notice.quantities if q.role == role and q.value == value)
    return merged(*(record.source(quantity.span) for quantity in found))


def _cites_rule(record: Record, quantity: Quantity) -> bool:
    paragraph = record.paragraph(quantity.span)
    return paragraph is not None and any(
        reference.kind == "rule" and record.paragraph(reference.span) is paragraph
        for reference in record.notice.references
    )
