"""A desk with users: who may log in, for how long, and what each role may do."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from flows.cli import main
from flows.commands import review_users
from review import access
from review.access import ROLES, actor, needs
from review.app import application
from review.desk import Desk
from review.passwords import COST, kept, matches
from review.rules import Rules
from review.users import load
from schemas.errors import UnfitUsers
from tests.desk_server import served, token
from tests.desk_users import PASSWORD, PEOPLE, Clock, log_in, users_file


@needs("review")
async def echo(request: Request) -> Response:
    return PlainTextResponse(actor(request))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def users(tmp_path: Path) -> Path:
    return users_file(tmp_path)


@pytest.fixture
def address(tmp_path: Path, clock: Clock, users: Path) -> Iterator[str]:
    outputs = tmp_path / "outputs"
    outputs.mkdir()
    app = application(Desk(outputs, clock, Rules(users=users)))
    app.router.routes.append(Route("/echo", echo, methods=["POST"]))
    with served(app) as address:
        yield address


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address) as client:
        yield client


def test_a_stranger_is_led_to_the_log_in_and_back(client: httpx.Client) -> None:
    answer = client.get("/nowhere?a=b")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=/nowhere%3Fa%3Db")
    answer = log_in(client, "Rui", to="/nowhere?a=b")
    assert (answer.status_code, answer.headers["location"]) == (303, "/nowhere?a=b")


@pytest.mark.parametrize(
    "foreign",
    ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "x", "/\t/e"],
)
def test_nobody_is_led_elsewhere_by_a_log_in(client: httpx.Client, foreign: str) -> None:
    assert log_in(client, "Rui", to=foreign).headers["location"] == "/"


def test_a_part_of_a_page_tells_a_stranger_to_log_in_without_taking_the_page_away(
    client: httpx.Client,
) -> None:
    answer = client.get("/", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert "Log in" in answer.text


def test_decisions_are_under_the_name_that_logged_in(client: httpx.Client) -> None:
    log_in(client, "  rui ")
    assert client.get("/").status_code == 303
    log_in(client, " Rui ")
    answer = client.post("/echo", headers={"X-CSRF-Token": token(client)})
    assert answer.text == "Rui"


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(client: httpx.Client) -> None:
    one, other = log_in(client, "Rui", "wrong" * 3), log_in(client, "Nobody", PASSWORD)
    assert one.status_code == other.status_code == 403
    assert one.text.replace("Rui", "Nobody") == other.text


def test_a_log_in_gets_a_new_secret_and_the_old_one_opens_nothing(client: httpx.Client) -> None:
    client.get("/login")
    before = dict(client.cookies)
    log_in(client, "Rui")
    assert dict(client.cookies) != before
    with httpx.Client(base_url=client.base_url, cookies=before) as fixed:
        assert fixed.get("/").status_code == 303


def test_after_a_log_out_the_secret_opens_nothing(client: httpx.Client) -> None:
    log_in(client, "Rui")
    cookies = dict(client.cookies)
    assert client.get("/").status_code == 200
    client.post("/logout", data={"csrf": token(client)})
    assert client.get("/").status_code == 303
    with httpx.Client(base_url=client.base_url, cookies=cookies) as again:
        assert again.get("/").status_code == 303


def test_nobody_can_be_logged_out_by_a_foreign_page(client: httpx.Client) -> None:
    log_in(client, "Rui")
    assert client.post("/logout").status_code == 403
    assert client.get("/").status_code == 200


def test_a_session_ends_an_hour_after_the_last_request(client: httpx.Client, clock: Clock) -> None:
    log_in(client, "Rui")
    for _ in range(3):
        clock.pass_by(minutes=59)
        assert client.get("/").status_code == 200
    clock.pass_by(minutes=60)
    assert client.get("/").status_code == 303


def test_a_session_ends_twelve_hours_after_the_log_in(client: httpx.Client, clock: Clock) -> None:
    log_in(client, "Rui")
    for _ in range(23):
        clock.pass_by(minutes=30)
        assert client.get("/").status_code == 200
    clock.pass_by(minutes=30)
    assert client.get("/").status_code == 303


def test_attempts_on_a_name_wait_longer_each_time(client: httpx.Client, clock: Clock) -> None:
    for _ in range(5):
        assert log_in(client, "Rui", "wrong" * 3).status_code == 403
    waits = []
    for _ in range(4):
        answer = log_in(client, "Rui")
        assert answer.status_code == 429
        waits.append(int(answer.headers["Retry-After"]))
        clock.pass_by(seconds=waits[-1])
        assert log_in(client, "Rui", "wrong" * 3).status_code == 403
    assert waits == [1, 2, 4, 8]
    clock.pass_by(seconds=16)
    assert log_in(client, "Rui").status_code == 303


def test_attempts_on_a_name_that_is_nobodys_wait_as_long(client: httpx.Client) -> None:
    statuses = [log_in(client, "Nobody", "wrong" * 3).status_code for _ in range(6)]
    assert statuses == [403] * 5 + [429]


def test_attempts_from_an_address_wait_whatever_the_names(client: httpx.Client) -> None:
    statuses = [log_in(client, f"Name {n}", "wrong" * 3).status_code for n in range(21)]
    assert statuses == [403] * 20 + [429]
    assert log_in(client, "Rui").status_code == 429


def test_no_wait_is_longer_than_a_quarter_of_an_hour(client: httpx.Client, clock: Clock) -> None:
    for _ in range(30):
        clock.pass_by(minutes=15)
        log_in(client, "Rui", "wrong" * 3)
    assert int(log_in(client, "Rui").headers["Retry-After"]) <= 900


@pytest.mark.parametrize("name", PEOPLE)
def test_a_role_opens_what_it_says_on_every_route(address: str, name: str, users: Path) -> None:
    app = application(Desk(users.parent / "outputs", Clock(), Rules(users=users)))
    routes = [route for route in app.routes if isinstance(route, Route)]
    with httpx.Client(base_url=address) as client:
        log_in(client, name)
        sent = {"X-CSRF-Token": token(client)}
        for route in routes:
            right = getattr(route.endpoint, "right", None)
            if right == "anyone":
                continue
            path = route.path_format.replace("{id}", "0" * 16).replace("{n}", "1")
            for method in sorted((route.methods or set()) & {"GET", "POST"}):
                status = client.request(method, path, headers=sent).status_code
                assert (status == 403) == (right not in ROLES[PEOPLE[name]]), f"{method} {path}"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_stranger_gets_nothing_but_the_log_in(address: str, method: str, users: Path) -> None:
    app = application(Desk(users.parent / "outputs", Clock(), Rules(users=users)))
    with httpx.Client(base_url=address) as client:
        sent = {"X-CSRF-Token": token(client, "/login"), "HX-Request": "true"}
        for route in app.routes:
            if isinstance(route, Route) and getattr(route.endpoint, "right", None) != "anyone":
                path = route.path_format.replace("{id}", "0" * 16).replace("{n}", "1")
                assert client.request(method, path, headers=sent).status_code == 401, path


def test_a_role_taken_away_is_gone_with_the_next_request(client: httpx.Client, users: Path) -> None:
    log_in(client, "Rui")
    sent = {"X-CSRF-Token": token(client)}
    assert client.post("/echo", headers=sent).status_code == 200
    command("role", "Rui", "--role", "viewer", users=users)
    assert client.post("/echo", headers=sent).status_code == 403
    command("remove", "Rui", users=users)
    assert client.get("/").status_code == 303


def test_a_new_password_ends_the_sessions_of_the_old(client: httpx.Client, users: Path) -> None:
    log_in(client, "Rui")
    command("password", "Rui", users=users, typed="another good secret\n" * 2)
    assert client.get("/").status_code == 303
    assert log_in(client, "Rui", "another good secret").status_code == 303


def command(*arguments: str, users: Path, typed: str = "") -> Result:
    arguments = ("review", "users", *arguments, "--users", str(users))
    return CliRunner().invoke(main, arguments, input=typed)


def test_the_file_of_users_is_their_keepers_alone_and_tells_no_password(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "users.json"
    result = command(
        "add", "Amina Yusuf", "--role", "approver", users=path, typed=f"{PASSWORD}\n" * 2
    )
    assert result.exit_code == 0, result.output
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert PASSWORD not in path.read_text("utf-8")
    assert PASSWORD not in result.output
    (user,) = load(path).values()
    assert user.password.cost == COST
    assert matches(PASSWORD, user.password)
    assert not matches(PASSWORD + " ", user.password)
    assert command("list", users=path).output.split() == ["approver", "Amina", "Yusuf"]


def test_a_file_of_users_that_others_can_read_is_refused(users: Path) -> None:
    users.chmod(0o640)
    with pytest.raises(UnfitUsers, match="chmod 600"):
        load(users)


@pytest.mark.parametrize("text", ["", "[]", '{"users": [{}]}', '{"users": [{"name": 1}]}'])
def test_a_file_that_holds_no_users_is_named(users: Path, text: str) -> None:
    users.write_text(text, "utf-8")
    with pytest.raises(UnfitUsers, match="does not hold users"):
        load(users)


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("Rui", f"{PASSWORD}\n" * 2, "already"),
        ("RUI", f"{PASSWORD}\n" * 2, "already"),
        ("a\x07b", f"{PASSWORD}\n" * 2, "no name"),
        (" ", f"{PASSWORD}\n" * 2, "no name"),
        ("New", "short\n" * 2, "12 to 256"),
    ],
)
def test_a_user_who_cannot_be_added_is_refused_in_words(
    users: Path, name: str, typed: str, told: str
) -> None:
    before = users.read_bytes()
    result = command("add", name, "--role", "viewer", users=users, typed=typed)
    assert result.exit_code == 1
    assert told in result.output
    assert users.read_bytes() == before


def test_two_salts_are_never_the_same() -> None:
    from tests.desk_users import CHEAP

    assert kept(PASSWORD, CHEAP).salt != kept(PASSWORD, CHEAP).salt


def test_a_password_is_the_same_however_its_letters_are_composed() -> None:
    from tests.desk_users import CHEAP

    assert matches("cafe\u0301 au lait noir", kept("caf\u00e9 au lait noir", CHEAP))


def test_the_command_knows_the_roles_of_the_desk() -> None:
    assert list(review_users.ROLES) == list(access.ROLES)
