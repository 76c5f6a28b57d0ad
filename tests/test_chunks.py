"""Chunks keep the order, lose nothing, and are neither tiny nor huge."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from flows import chunks
from flows.plan import Job


@given(st.integers(0, 300), st.integers(1, 8))
def test_chunks_keep_every_document_in_its_order(count: int, workers: int) -> None:
    jobs = [Job(f"{number}.pdf") for number in range(count)]
    assert [job for chunk in chunks.chunks(jobs, workers) for job in chunk] == jobs


@given(st.integers(1, 300), st.integers(1, 8))
def test_a_chunk_costs_no_more_than_its_limit_and_one_document(count: int, workers: int) -> None:
    jobs = [Job(f"{number}.pdf") for number in range(count)]
    for chunk in chunks.chunks(jobs, workers):
        assert sum(map(chunks.cost, chunk[:-1])) < chunks.LARGEST


def test_a_large_document_counts_for_more(tmp_path: Path) -> None:
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_bytes(b"a")
    large.write_bytes(b"a" * 1_000_000)
    assert chunks.cost(Job(str(large))) > chunks.cost(Job(str(small)))


def test_a_few_documents_are_shared_among_the_workers() -> None:
    jobs = [Job(f"{number}.pdf") for number in range(12)]
    assert len(list(chunks.chunks(jobs, 2))) == 2
