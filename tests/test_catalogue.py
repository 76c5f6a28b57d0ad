"""The catalogue says what stands in the folders, whatever happens to it or to them."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.decisions import fold
from flows.refresh import extraction
from review.catalogue import SORTS, Catalogue, Wanted, words
from review.catalogue.queries import NOBODY
from review.catalogue.reviewed import _count
from review.catalogue.tables import FILE, discard
from review.facts.states import States
from schemas.decision import Proposed
from schemas.review import facts_digest
from tests.desk_outputs import document, failure, worked
from writers.decision_log import append, append_all

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
TITLES = {
    "zh": "执行主任的通知：内罗毕会议",
    "ar": "إخطار من المديرة التنفيذية والمقرر",
    "ru": "Уведомление Директора-исполнителя",
    "fr": "Notification de la Directrice exécutive créée",
}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of the sample notice in Chinese."""
    return worked(tmp_path_factory.mktemp("catalogue"), "zh")


@pytest.fixture
def sample(once: Path, tmp_path: Path) -> Path:
    """A copy of the folder of the sample, in outputs of its own."""
    shutil.copytree(once, tmp_path / "outputs")
    (folder,) = (tmp_path / "outputs").glob("*/*/zh")
    return folder


def synced(out: Path) -> Catalogue:
    catalogue = Catalogue(out)
    catalogue.sync()
    return catalogue


def shown(catalogue: Catalogue, **wanted: str) -> list[str]:
    """The folders on the first page."""
    found = catalogue.page(Wanted(**wanted), 1000)
    return [row["folder"] for work in found.works for row in work.documents]


def row_of(catalogue: Catalogue) -> dict[str, Any]:
    (work,) = catalogue.page(Wanted()).works
    (row,) = work.documents
    return dict(row)


def everything(catalogue: Catalogue) -> list[Any]:
    """All that a catalogue says, without its own numbers and what folders looked like."""
    queries = (
        "SELECT w.folder AS work, w.title AS t, w.date AS d, w.changed AS c, exceptions,"
        " disagreements, documents.*, texts.words, grams FROM documents"
        " JOIN works w ON w.id = work JOIN texts ON texts.rowid = documents.id"
        " JOIN shorts ON shorts.rowid = documents.id ORDER BY documents.folder",
        "SELECT * FROM failures ORDER BY folder",
        "SELECT batch, folder FROM batches JOIN documents ON id = document ORDER BY batch, folder",
        "SELECT folder FROM works ORDER BY folder",
        "SELECT count(*) FROM texts",
        "SELECT count(*) FROM shorts",
    )
    own = {"id", "work", "signature"}
    with catalogue._pool.connection() as connection:
        return [
            [
                {k: v for k, v in dict(row).items() if k not in own}
                for row in connection.execute(query)
            ]
            for query in queries
        ]


# What may happen to outputs, each with the catalogue of a desk that looks on.

_PLACES = st.sampled_from([f"body/work-{n}/{code}" for n in (1, 2) for code in ("zh", "ar", "en")])
_STEP = st.one_of(
    st.tuples(
        st.just("write"),
        _PLACES,
        st.sampled_from([*TITLES.values(), None]),
        st.lists(st.sampled_from(["fail", "warn", "pass"]), max_size=3),
    ),
    st.tuples(st.just("stop"), _PLACES),
    st.tuples(st.just("remove"), _PLACES),
    st.tuples(st.just("copy"), _PLACES),
    st.tuples(
        st.just("decide"), _PLACES, st.sampled_from(["comment", "assign", "approve", "undo"])
    ),
    st.tuples(st.just("break"), _PLACES),
    st.tuples(st.just("compare"), st.sampled_from(["body/work-1", "body/work-2"])),
    st.tuples(st.just("sync")),
    st.tuples(st.just("touch"), _PLACES),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_STEP, max_size=14))
def test_a_catalogue_kept_up_to_date_is_one_made_anew(
    once: Path, steps: list[tuple[Any, ...]]
) -> None:
    (made,) = once.glob("*/*/zh")
    with tempfile.TemporaryDirectory() as home:
        out = Path(home)
        kept = synced(out)
        for number, (action, *rest) in enumerate(steps):
            _do(out, made, kept, number, action, *rest)
        kept.sync()
        before = everything(kept)
        discard(out / FILE)
        assert everything(synced(out)) == before


def _do(out: Path, made: Path, kept: Catalogue, number: int, action: str, *rest: Any) -> None:
    """One step; those that need a folder do nothing where there is none."""
    place = rest[0] if rest else ""
    folder = out / place
    steps: dict[str, Callable[[], object]] = {
        "write": lambda: document(out, place, rest[2], title=rest[1], date="2026-01-01"),
        "stop": lambda: document(out, place, complete=False),
        "remove": lambda: shutil.rmtree(folder, ignore_errors=True),
        "copy": lambda: shutil.copytree(made, folder, dirs_exist_ok=True),
        "sync": kept.sync,
        "touch": lambda: kept.touch(folder),
        "decide": lambda: _decide(folder, rest[1], number),
        "break": lambda: (folder / "review.jsonl").write_text('{"no": "decision"}\n'),
        "compare": lambda: _compare(folder, number),
    }
    if folder.exists() or action in ("write", "stop", "copy", "touch"):
        steps[action]()


def _compare(folder: Path, count: int) -> None:
    table = {"works": [{"versions": [], "disagreements": [{}] * count}]}
    (folder / "concordance.json").write_text(json.dumps(table))


def _decide(folder: Path, action: str, number: int) -> None:
    log = folder / "review.jsonl"
    if not (folder / "notice.xml").exists() or (log.exists() and '"no"' in log.read_text()):
        return  # nothing to decide on, or broken before
    digest = facts_digest(extraction(folder))
    made = {
        "comment": Proposed("Ana", "comment", "date", reason="when?", batch=f"b{number}"),
        "assign": Proposed("Ana", "assign", after=f"person {number}"),
        "approve": Proposed("Bo", "approve", after={"facts": digest}, batch="many"),
        "undo": Proposed("Ana", "undo", "batch/many"),
    }
    append(log, made[action], NOW)


def test_a_decision_is_in_the_catalogue_at_once(sample: Path) -> None:
    catalogue = synced(sample.parents[2])
    assert row_of(catalogue)["state"] == "needs review"
    version = row_of(catalogue)["version"]
    log = sample / "review.jsonl"
    append_all(
        log,
        [
            Proposed("Ana", "comment", "date", reason="printed elsewhere?"),
            Proposed("Ana", "accept", "outcomes/resolution/2.1", before={}),
            Proposed("Ana", "assign", after="李"),
        ],
        NOW,
    )
    catalogue.touch(sample)
    row = row_of(catalogue)
    assert (row["state"], row["comments"], row["assigned"]) == ("in review", 1, "李")
    assert (row["reviewers"], row["changed"]) == ("Ana", "2026-03-01T09:30:00Z")
    assert row["version"] != version
    digest = facts_digest(fold(extraction(sample), ()).notice)
    append(log, Proposed("Bo", "approve", after={"facts": digest}), NOW)
    catalogue.touch(sample)
    assert row_of(catalogue)["state"] == "approved"


def test_a_finding_that_is_resolved_is_not_counted_any_more(sample: Path) -> None:
    catalogue = synced(sample.parents[2])
    before = row_of(catalogue)["warns"]
    folded = fold(extraction(sample), ())
    doubt = next(
        path
        for path, fact in folded.facts.items()
        if path.startswith("findings/") and fact.value["status"] == "warn"
    )
    append(sample / "review.jsonl", Proposed("Ana", "resolve", doubt, reason="as printed"), NOW)
    catalogue.touch(sample)
    assert row_of(catalogue)["warns"] == before - 1


def test_facts_to_decide_are_counted_alike_with_decisions_and_without(sample: Path) -> None:
    table = json.loads((sample / "facts.json").read_bytes())
    decided, facts = States(fold(extraction(sample), ())).progress
    assert (decided, _count(table)) == (0, facts)
    assert facts > 0


def test_a_decision_on_a_field_counts_for_its_fact_once(sample: Path) -> None:
    catalogue = synced(sample.parents[2])
    facts = fold(extraction(sample), ()).facts
    title = "outcomes/resolution/2.1/title"
    append_all(
        sample / "review.jsonl",
        [
            Proposed("Ana", "correct", title, facts[title].value, "另一标题"),
            Proposed("Ana", "accept", "outcomes/resolution/2.1/number", "2/1"),
            Proposed("Ana", "accept", "date", facts["date"].value),
        ],
        NOW,
    )
    catalogue.touch(sample)
    assert row_of(catalogue)["decided"] == 2


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("内罗毕", "zh"),
        ("会议", "zh"),
        ("罗", "zh"),
        ("执行主任 会议", "zh"),
        ("المديرة", "ar"),
        ("مقرر", "ar"),  # the conjunction is glued to it
        ("إخطار", "ar"),
        ("اخطار", "ar"),  # typed without the hamza
        ("СПОЛНИТЕЛ", "ru"),
        ("creee", "fr"),
        ("EXÉCUTIVE", "fr"),
        ("ｅｘｅｃｕｔｉｖｅ", "fr"),
    ],
)
def test_words_are_found_in_every_script(tmp_path: Path, typed: str, code: str) -> None:
    for each, title in TITLES.items():
        document(tmp_path, f"body/{each}/{each}", title=title)
    assert shown(synced(tmp_path), text=typed) == [f"body/{code}/{code}"]


@pytest.mark.parametrize("typed", ['"', "' OR 1", "a*", "NEAR(", "words:a", "-", "(", "\0", "第"])
def test_whatever_is_typed_is_looked_for_as_it_stands(tmp_path: Path, typed: str) -> None:
    document(tmp_path, "body/one/en", title="Plain words")
    assert shown(synced(tmp_path), text=f"{typed} nowhere") == []


def test_symbols_bodies_and_outcomes_are_found(tmp_path: Path) -> None:
    outcome = {"kind": "resolution", "number": "2/7", "title": "Soil and water", "where": {}}
    document(tmp_path, "a/one/en", symbol="HSP/HA.2/12", body="Habitat Assembly")
    document(tmp_path, "b/two/en", outcomes=[outcome])
    catalogue = synced(tmp_path)
    assert shown(catalogue, text="ha.2/12") == ["a/one/en"]
    assert shown(catalogue, text="assembly") == ["a/one/en"]
    assert shown(catalogue, text="2/7 water") == ["b/two/en"]


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert words.folded(words.folded(text)) == words.folded(text)


def test_exceptions_come_first_then_doubts_then_age(tmp_path: Path) -> None:
    document(tmp_path, "a/clean-new/en", date="2026-02-01")
    document(tmp_path, "a/clean-old/en", date="2025-02-01")
    document(tmp_path, "a/doubts/en", ["warn", "warn"], date="2026-02-01")
    document(tmp_path, "a/doubt/en", ["warn"], date="2024-02-01")
    document(tmp_path, "z/wrong/en", ["fail"], date="2026-02-01")
    document(tmp_path, "z/wrong/ar", date="2026-02-01")
    assert [folder.split("/")[1] for folder in shown(synced(tmp_path))] == [
        *("wrong", "wrong", "doubts", "doubt", "clean-old", "clean-new"),
    ]


def test_what_is_approved_comes_last(sample: Path) -> None:
    out = sample.parents[2]
    document(out, "z/clean/en", date="2026-02-01")
    digest = facts_digest(extraction(sample))
    append(sample / "review.jsonl", Proposed("Bo", "approve", after={"facts": digest}), NOW)
    assert [folder.rpartition("/")[2] for folder in shown(synced(out))] == ["en", "zh"]


def test_disagreements_of_versions_are_exceptions_of_their_work(tmp_path: Path) -> None:
    document(tmp_path, "a/agreed/en", ["warn"])
    document(tmp_path, "b/disagreed/en")
    table = {"works": [{"versions": [], "disagreements": [{}, {}]}]}
    (tmp_path / "b/disagreed/concordance.json").write_text(json.dumps(table))
    first, second = synced(tmp_path).page(Wanted()).works
    assert (first.folder, first.disagreements) == ("b/disagreed", 2)
    assert (second.folder, second.disagreements) == ("a/agreed", None)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("size", [1, 3, 7])
def test_pages_after_one_another_show_everything_once(tmp_path: Path, sort: str, size: int) -> None:
    for number in range(10):
        place = f"a/work-{number}"
        document(tmp_path, f"{place}/en", ["warn"] * (number % 3), title="same", date="2026-01-01")
        document(tmp_path, f"{place}/fr", title=None, date=None)
    catalogue = synced(tmp_path)
    seen, after = [], ""
    for _ in range(11):
        page = catalogue.page(Wanted(sort=sort, after=after), size)
        seen += [row["folder"] for work in page.works for row in work.documents]
        after = page.after or ""
        if not after:
            break
    assert sorted(seen) == sorted(set(seen))
    assert len(seen) == 20


@pytest.mark.parametrize("after", ["x", "9" * 40 + " 0", "1", "-1 ", " ", "٣ 0", "1 'x"])
def test_no_place_in_the_order_that_is_asked_for_breaks_the_page(
    tmp_path: Path, after: str
) -> None:
    document(tmp_path, "a/one/en")
    synced(tmp_path).page(Wanted(after=after))


def test_filters_leave_out_what_is_not_wanted(tmp_path: Path) -> None:
    document(tmp_path, "a/one/en", ["fail", "warn"])
    document(tmp_path, "a/one/fr", ["warn"])
    document(tmp_path, "b/two/en")
    catalogue = synced(tmp_path)
    assert shown(catalogue, language="en") == ["a/one/en", "b/two/en"]
    assert shown(catalogue, organ="a", language="fr") == ["a/one/fr"]
    assert shown(catalogue, severity="fail") == ["a/one/en"]
    assert shown(catalogue, severity="warn") == ["a/one/fr"]
    assert shown(catalogue, severity="none") == ["b/two/en"]
    assert shown(catalogue, state="approved") == shown(catalogue, comments="yes") == []
    assert len(shown(catalogue, assigned=NOBODY)) == 3
    assert catalogue.page(Wanted(language="en")).counts == {"needs review": 2}
    assert catalogue.choices() == {"language": ["en", "fr"], "organ": ["a", "b"], "assigned": []}


def test_inputs_that_failed_are_told_with_their_reason(tmp_path: Path) -> None:
    failure(tmp_path, "scan", "nothing is printed in it", "scan it again")
    document(tmp_path, "a/stopped/en", complete=False)
    broken = document(tmp_path, "a/broken/en")
    (broken / "facts.json").write_text("{")
    count, rows = synced(tmp_path).failures(10)
    assert count == 3
    told = {row["name"]: (row["kind"], row["remedy"]) for row in rows}
    assert told["scan.pdf"] == ("EmptySource", "scan it again")
    assert {row["kind"] for row in rows} == {"EmptySource", "Unfinished", "Unreadable"}


def test_only_folders_that_changed_are_read_again(tmp_path: Path) -> None:
    for number in range(5):
        document(tmp_path, f"a/work-{number}/en")
    catalogue = Catalogue(tmp_path)
    assert catalogue.sync() == 5
    assert catalogue.sync() == 0
    document(tmp_path, "a/work-3/en", title="A title")
    assert catalogue.sync() == 1


@pytest.mark.parametrize("bytes_", [b"no catalogue at all" * 400, b"", b"SQLite format 3\0" * 300])
def test_a_damaged_catalogue_is_made_anew(tmp_path: Path, bytes_: bytes) -> None:
    document(tmp_path, "a/one/en")
    (tmp_path / FILE).write_bytes(bytes_)
    assert shown(synced(tmp_path)) == ["a/one/en"]


def test_a_catalogue_that_is_taken_away_under_a_desk_is_made_anew(tmp_path: Path) -> None:
    document(tmp_path, "a/one/en")
    catalogue = synced(tmp_path)
    discard(tmp_path / FILE)
    catalogue.sync()
    assert shown(catalogue) == ["a/one/en"]


def test_desks_on_one_folder_do_no_harm_to_each_other(tmp_path: Path) -> None:
    for number in range(60):
        document(tmp_path, f"a/work-{number}/en", title=f"Title {number}")
    desks = [Catalogue(tmp_path) for _ in range(4)]
    with ThreadPoolExecutor(len(desks)) as threads:
        for done in [threads.submit(_look, desk) for desk in desks]:
            done.result()
    together = everything(desks[0])
    discard(tmp_path / FILE)
    assert everything(synced(tmp_path)) == together


def _look(desk: Catalogue) -> None:
    desk.sync()
    for number in range(0, 60, 7):
        desk.touch(desk.out / f"a/work-{number}/en")


def test_outputs_that_cannot_be_written_have_their_catalogue_in_a_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "outputs"
    document(out, "a/one/en")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("os.access", lambda *_: False)
    assert shown(synced(out)) == ["a/one/en"]
    assert not (out / FILE).exists()
    assert list((tmp_path / "cache").rglob("*.sqlite"))
