"""The checks that XPath cannot say, by the names that the tables of rules use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from extractors.profile import (
    agendas,
    annexes,
    days,
    eids,
    identity,
    languages,
    order,
    pointers,
    quality,
    residue,
    together,
)
from extractors.profile.document import Document, Found
from extractors.profile.together import Trait

Function = Callable[[Document], Iterator[Found]]
Together = Callable[[Mapping[str, Trait]], Iterator[tuple[str, str]]]


def _nothing(document: Document) -> Iterator[Found]:
    """What is found elsewhere: in bytes that are no XML, in facts, in packages."""
    return iter(())


FUNCTIONS: Mapping[str, Function] = {
    "unread": _nothing,
    "figures": _nothing,
    "packages": _nothing,
    "schema": quality.schema,
    "plain": quality.without_marks,
    "lost_text": quality.lost_text,
    "editorial_text": quality.editorial_text,
    "class_pairs": identity.class_pairs,
    "printed_number": identity.printed_number,
    "title_dates": identity.title_dates,
    "published_iris": identity.published_iris,
    "components": annexes.components,
    "local_components": annexes.local_components,
    "shared_iris": annexes.shared_iris,
    "attached_iris": annexes.attached_iris,
    "annex_numbers": annexes.annex_numbers,
    "repeated": eids.repeated,
    "types": eids.types,
    "levels": eids.levels,
    "printed_numbers": eids.printed_numbers,
    "counts": eids.counts,
    "running": eids.running,
    "dangling": pointers.dangling,
    "into_metadata": pointers.into_metadata,
    "unused": pointers.unused,
    "linked_numbers": pointers.linked_numbers,
    "keywords": pointers.keywords,
    "paragraph_numbers": order.paragraph_numbers,
    "item_order": order.item_order,
    "note_markers": order.note_markers,
    "note_order": order.note_order,
    "columns": order.columns,
    "agenda_items": agendas.items,
    "agenda_letters": agendas.letters,
    "annotations": agendas.annotated,
    "agenda_preface": agendas.preface,
    "printed_days": days.printed_days,
    "invented_days": days.invented_days,
    "day_pairs": days.pairs,
    "ordinals": days.ordinals,
    "quantities": days.quantities,
    "body_script": languages.body_script,
    "body_words": languages.body_words,
    "tags": languages.tags,
    "foreign_blocks": languages.foreign_blocks,
    "residue": residue.residue,
}
TOGETHER: Mapping[str, Together] = {
    "shared_works": together.shared_works,
    "versions": together.versions,
}
