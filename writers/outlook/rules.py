"""Values that a rule fixes: by the body file, or as the notice itself reports the rule."""

from __future__ import annotations

from collections.abc import Sequence

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
    return reported(record, name, [q for q in record.notice.quantities if q.role == role])


def reported(record: Record, name: str, found: Sequence[Quantity]) -> Conclusion[str | None]:
    """What the notice itself states; where it states several, that which it calls a rule."""
    ruled = [quantity for quantity in found if _cites_rule(record, quantity)]
    for key, chosen in ((f"{name}_by_rule", ruled), (f"{name}_as_stated", found)):
        values = {quantity.value for quantity in chosen}
        if len(values) == 1:
            sources = merged(*(record.source(quantity.span) for quantity in chosen))
            return Conclusion(values.pop(), "derived", sources, reason(key))
    sources = merged(*(record.source(quantity.span) for quantity in found))
    return pending(f"{name}_several" if found else f"{name}_unknown", sources)


def _stating(record: Record, role: str, value: str) -> tuple[Source, ...]:
    found = (q for q in record.notice.quantities if q.role == role and q.value == value)
    return merged(*(record.source(quantity.span) for quantity in found))


def _cites_rule(record: Record, quantity: Quantity) -> bool:
    paragraph = record.paragraph(quantity.span)
    return paragraph is not None and any(
        reference.kind == "rule" and record.paragraph(reference.span) is paragraph
        for reference in record.notice.references
    )
