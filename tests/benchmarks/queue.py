"""How fast the queue of the review desk answers over a hundred thousand documents."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import httpx

from flows.inline import run
from flows.result import Options
from review.app import application
from review.catalogue import catalogue_of, store
from review.catalogue.entry import STATES, Entry, Reviewed
from review.catalogue.pool import Pool
from review.catalogue.tables import place
from review.desk import Desk
from tests.desk_server import served

SAMPLES = Path(__file__).parents[2] / "samples"
DOCUMENTS = 100_000
TOGETHER = 5_000
QUESTIONS: Mapping[str, str] = {
    "first page": "",
    "page in the middle": "?sort=title&after=0+Title+50",
    "newest first": "?sort=newest",
    "search, Chinese, two characters": "?q=会议",
    "search, Chinese": "?q=执行主任",
    "search, Arabic": "?q=المديرة",
    "search, a word in every document": "?q=session",
    "search, one document": "?q=ABC/77777/",
    "filter by state": "?state=approved",
    "filter by language": "?language=ar",
    "filter by findings": "?severity=fail",
    "filters and search": "?state=in+review&language=zh&severity=warn&q=执行主任",
    "nothing found": "?q=nowhere+to+be+found",
}
_TITLES = {
    "ar": "إخطار من المديرة التنفيذية بشأن الدورة",
    "en": "Notification by the Executive Director of the session",
    "es": "Notificación de la Directora Ejecutiva",
    "fr": "Notification de la Directrice exécutive",
    "ru": "Уведомление Директора-исполнителя",
    "zh": "执行主任关于会议的通知",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One question: its name, and the median seconds of its answers."""

    name: str
    seconds: float


def answers(folder: Path, runs: int) -> Iterator[Answer]:
    """Each question over a queue of a hundred thousand, some of them real folders."""
    out = folder / "queue"
    yield _once("real documents, run and catalogued", lambda: _real(out))
    yield _once(f"{DOCUMENTS:,} rows into the catalogue", lambda: _fill(out))
    with served(application(Desk(out))) as address, httpx.Client(base_url=address) as client:
        for name, query in QUESTIONS.items():
            client.get(f"/{query}").raise_for_status()
            yield Answer(name, median(_seconds(client, query) for _ in range(runs)))
    shutil.rmtree(out)


def _real(out: Path) -> None:
    files = sorted(SAMPLES.glob("*/*.txt"))
    run(files, out, Options())
    catalogue_of(out).sync()


def _fill(out: Path) -> None:
    """Rows without folders; the desk is kept from looking for these."""
    catalogue = catalogue_of(out)
    chance = random.Random(7)
    pool = Pool(place(out))
    for begin in range(0, DOCUMENTS, TOGETHER):
        with pool.connection() as connection, store.writing(connection):
            for number in range(begin, begin + TOGETHER):
                store.put(connection, _entry(number, chance), "")
    catalogue.look = lambda patience=0.0: True  # type: ignore[method-assign]


def _entry(number: int, chance: random.Random) -> Entry:
    work, which = divmod(number, len(_TITLES))
    code, title = list(_TITLES.items())[which]
    symbol = f"ABC/{number}/{work}"
    outcomes = "\n".join(f"{work}/{n} {title} {chance.random()}" for n in range(8))
    state = chance.choices(STATES, (60, 15, 5, 20))[0]
    found = (chance.choice((0, 0, 0, 1, 2)), chance.choice((0, 1, 2, 3)))
    return Entry(
        folder=f"body-{work % 40}/{work}/{code}",
        work=f"body-{work % 40}/{work}",
        language=code,
        title=f"{title} {work}",
        symbol=symbol,
        organ=f"body-{work % 40}",
        body=f"Committee {work % 40}",
        session=f"session {work % 90}",
        date=f"20{10 + work % 15}-{1 + work % 12:02}-{1 + work % 28:02}",
        version="0",
        words=f"{title} {work}\n{symbol}\nCommittee {work % 40}\nsession\n{outcomes}",
        review=Reviewed(state, *found, assigned=chance.choice((None, "Ana", "李")), facts=90),
    )


def _once(name: str, action: Callable[[], object]) -> Answer:
    begun = time.perf_counter()
    action()
    return Answer(name, time.perf_counter() - begun)


def _seconds(client: httpx.Client, query: str) -> float:
    begun = time.perf_counter()
    client.get(f"/{query}").raise_for_status()
    return time.perf_counter() - begun
