"""Tables in the record: rows as wide as each other, whatever the paper shows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.profile import order
from schemas.akn import AKN, Element
from schemas.outline import Cell, Table, Text
from writers.akn_tables import table
from writers.akn_xml import spoken

cells = st.builds(
    Cell, st.just(()), columns=st.integers(min_value=1, max_value=4), rows=st.integers(1, 4)
)
tables = st.builds(Table, st.just("table_1"), st.lists(st.lists(cells, max_size=4), max_size=5))


def written(found: Table) -> Element:
    return table(found, lambda tag, text: spoken(tag, text.text))


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Text("p", text),)) for text in texts)


@given(tables)
def test_every_row_covers_as_many_columns(found: Table) -> None:
    made = written(found)
    widths = [*order.widths(made)]
    assert len(set(widths)) == 1
    assert all(len(line) for line in made)


def test_cells_that_are_not_printed_are_marked_as_editorial() -> None:
    made = written(Table("table_1", (row("one", "two"), row("three"))))
    last = made.findall(f"{{{AKN}}}tr")[1]
    assert ["".join(map(str, cell.itertext())) for cell in last] == ["three", ""]
    assert [cell.get("status") for cell in last] == [None, "editorial"]
