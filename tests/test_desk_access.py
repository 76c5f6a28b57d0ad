"""Who may come to the review desk, and what only its own pages can do."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message

from review.access import actor, needs
from review.app import application
from review.bodies import Refused, whole
from review.desk import Desk
from review.guard import right_of
from review.headers import _ALWAYS
from review.heavy import THREADS, bounded
from review.rules import Rules
from schemas.errors import BrokenLog
from tests.desk_server import served, token


@needs("review")
async def echo(request: Request) -> Response:
    form = await request.form()
    return PlainTextResponse(f"{actor(request)} says {form.get('said', '')}")


@needs("read")
async def broken(request: Request) -> Response:
    raise RuntimeError(f"password of {request.url.query}")


@needs("read")
async def amiss(request: Request) -> Response:
    raise BrokenLog("line 3 was changed", "restore the log from a copy")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[httpx.Client]:
    app = application(Desk(tmp_path, rules=Rules(actor="Amina Yusuf")))
    app.router.routes.append(Route("/echo", echo, methods=["POST"]))
    app.router.routes.append(Route("/broken", broken))
    app.router.routes.append(Route("/amiss", amiss))
    with served(app) as address, httpx.Client(base_url=address) as client:
        yield client


def test_a_post_with_the_token_of_a_page_is_taken(client: httpx.Client) -> None:
    answer = client.post("/echo", data={"said": "yes", "csrf": token(client)})
    assert (answer.status_code, answer.text) == (200, "Amina Yusuf says yes")
    answer = client.post("/echo", data={"said": "yes"}, headers={"X-CSRF-Token": token(client)})
    assert answer.text == "Amina Yusuf says yes"


@pytest.mark.parametrize("wrong", ["", "0" * 64, "é"])
def test_a_post_without_the_token_of_its_visit_is_refused(client: httpx.Client, wrong: str) -> None:
    token(client)
    assert client.post("/echo", data={"csrf": wrong}).status_code == 403
    assert client.post("/echo").status_code == 403


def test_the_token_of_another_visit_is_refused(client: httpx.Client) -> None:
    token(client)
    with httpx.Client(base_url=client.base_url) as other:
        foreign = token(other)
    assert client.post("/echo", data={"csrf": foreign}).status_code == 403


def test_a_token_is_good_for_the_whole_visit(client: httpx.Client) -> None:
    first = token(client)
    assert first == token(client)


@pytest.mark.parametrize(
    "sent",
    [
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_post_from_a_foreign_page_is_refused_even_with_the_token(
    client: httpx.Client, sent: dict[str, str]
) -> None:
    assert client.post("/echo", data={"csrf": token(client)}, headers=sent).status_code == 403


def test_a_post_from_a_page_of_the_desk_is_taken(client: httpx.Client) -> None:
    sent = {"Origin": str(client.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    assert client.post("/echo", data={"csrf": token(client)}, headers=sent).status_code == 200


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "a@127.0.0.1", "127.0.0.1:x", ""]
)
def test_a_foreign_name_bound_to_the_desk_gets_nothing_of_it(
    client: httpx.Client, host: str
) -> None:
    for path in ("/", "/static/desk.css", "/nowhere"):
        answer = client.get(path, headers={"Host": host})
        assert answer.status_code == 400
        assert "Seriatim" not in answer.text
        assert "set-cookie" not in answer.headers


def test_the_desk_answers_to_every_name_of_the_machine_itself(client: httpx.Client) -> None:
    port = client.base_url.port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}", "localhost"):
        assert client.get("/", headers={"Host": host}).status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_foreign_pages(client: httpx.Client) -> None:
    answer = client.get("/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "set-cookie" not in client.get("/").headers


def test_a_body_that_is_too_large_is_not_read(client: httpx.Client) -> None:
    sent = {"X-CSRF-Token": token(client)}
    answer = client.post("/echo", content=b"a" * (1024 * 1024 + 1), headers=sent)
    assert answer.status_code == 413
    parts = (b"a" * 65536 for _ in range(17))
    assert client.post("/echo", content=parts, headers=sent).status_code == 413


def test_an_error_nobody_foresaw_is_told_calmly_and_found_by_its_reference(
    client: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.get("/broken?of=Amina")
    assert answer.status_code == 500
    reference = re.search(r"reference ([0-9a-f]{8})", answer.text)
    assert reference is not None
    for inside in ("password", "RuntimeError", "Traceback", ".py"):
        assert inside not in answer.text
    (record,) = caplog.records
    assert record.getMessage() == f"{reference[1]}: GET /broken failed"
    assert record.exc_info is not None


def test_an_error_the_program_knows_is_told_with_its_remedy(client: httpx.Client) -> None:
    answer = client.get("/amiss")
    assert answer.status_code == 500
    assert "line 3 was changed: restore the log from a copy" in answer.text


def test_every_answer_carries_the_headers_whatever_it_is(client: httpx.Client) -> None:
    answers = [
        client.get("/"),
        client.get("/nowhere"),
        client.get("/static/desk.css"),
        client.get("/broken"),
        client.get("/amiss"),
        client.get("/", headers={"Host": "elsewhere.example"}),
        client.get("/login"),
        client.post("/echo"),
        client.post("/", headers={"X-CSRF-Token": token(client)}),
        client.post("/echo", content=b"a" * (1024 * 1024 + 1)),
    ]
    statuses = [answer.status_code for answer in answers]
    assert statuses == [200, 404, 200, 500, 500, 400, 303, 403, 405, 413]
    for answer in answers:
        for name in (*_ALWAYS, "Cache-Control"):
            assert answer.headers[name], f"{name} of {answer.status_code}"
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


def body(*parts: bytes, stalls: bool = False) -> Request:
    """A request whose body comes in parts, and then perhaps no more."""
    left = list(parts)

    async def receive() -> Message:
        if not left and stalls:
            await asyncio.sleep(60)
        part = left.pop(0) if left else b""
        return {"type": "http.request", "body": part, "more_body": bool(left) or stalls}

    return Request({"type": "http", "method": "POST", "headers": []}, receive)


def test_a_body_that_never_ends_is_not_waited_for() -> None:
    with pytest.raises(Refused) as refused:
        asyncio.run(whole(body(b"a", stalls=True), patience=0.05))
    assert refused.value.status == 408


def test_a_body_is_read_to_its_end_and_within_bounds() -> None:
    assert asyncio.run(whole(body(b"ab", b"cd"), most=4)) == b"abcd"
    with pytest.raises(Refused) as refused:
        asyncio.run(whole(body(b"ab", b"cde"), most=4))
    assert refused.value.status == 413


def test_only_a_few_threads_work_for_an_open_desk(tmp_path: Path) -> None:
    async def threads() -> float:
        async with bounded(application(Desk(tmp_path))):
            return to_thread.current_default_thread_limiter().total_tokens

    assert asyncio.run(threads()) == THREADS


def test_every_route_says_which_right_it_needs(tmp_path: Path) -> None:
    for route in application(Desk(tmp_path)).routes:
        assert right_of(route), f"{route} says no right: put @needs(…) before its function"
