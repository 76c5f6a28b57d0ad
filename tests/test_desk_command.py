"""`seriatim review`: when it opens, what it says when it cannot, and how it ends."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
from pathlib import Path

import httpx
import pytest

from review import serving
from review.serving import Place, address, is_loopback, listening, reached_by
from schemas.errors import NoAddress
from tests.conftest import without
from tests.desk_process import command, desk
from tests.desk_users import log_in, users_file

MAKES_CERTIFICATE = (
    *("openssl", "req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=localhost"),
    *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
)


def ended(*arguments: str | Path, **environment: str) -> tuple[int, str]:
    """The exit status of the command, and what it said on standard error."""
    process = command(*arguments, **environment)
    _, told = process.communicate(timeout=30)
    return process.returncode, told


def test_the_desk_says_where_it_is_and_answers_there(tmp_path: Path) -> None:
    with desk(tmp_path) as running:
        assert running.address.startswith("http://127.0.0.1:")
        answer = httpx.get(running.address)
    assert answer.status_code == 200
    assert "Amina Yusuf" in answer.text
    assert "server" not in answer.headers


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_desk_ends_calmly_when_asked_to(tmp_path: Path, how: signal.Signals) -> None:
    with desk(tmp_path) as running:
        assert httpx.get(running.address).status_code == 200
        running.process.send_signal(how)
        printed, told = running.process.communicate(timeout=30)
        assert (running.process.returncode, told) == (0, "")
        assert "The review desk is closed." in printed


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    status, told = ended(tmp_path / "nowhere")
    assert status == 1
    assert f"there is no folder {tmp_path / 'nowhere'}" in told
    assert "Traceback" not in told


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        status, told = ended(tmp_path, "--port", str(port))
    assert status == 1
    assert f"port {port} is taken" in told
    assert "Traceback" not in told


def test_an_address_of_another_machine_is_named(tmp_path: Path) -> None:
    path = users_file(tmp_path)
    status, told = ended(tmp_path, "--host", "192.0.2.1", "--users", path)
    assert status == 1
    assert "192.0.2.1 port 8470 cannot be had" in told


@pytest.mark.parametrize(
    "reach", [("--host", "0.0.0.0"), ("--host", "::"), ("--proxy", "127.0.0.1")]
)
def test_a_desk_that_others_reach_does_not_open_without_users(
    tmp_path: Path, reach: tuple[str, str]
) -> None:
    status, told = ended(tmp_path, *reach, "--port", "0", SERIATIM_USERS=str(tmp_path / "u.json"))
    assert status == 1
    assert "seriatim review users add NAME --role approver" in told


def test_a_desk_that_others_reach_asks_its_users_to_log_in(tmp_path: Path) -> None:
    users = users_file(tmp_path)
    with desk(tmp_path, "--host", "0.0.0.0", "--users", users) as running:
        local = f"http://127.0.0.1:{running.address.rsplit(':', 1)[1]}"
        with httpx.Client(base_url=local) as client:
            assert client.get("/").status_code == 303
            assert log_in(client, "Vera").status_code == 303
            assert "Vera" in client.get("/").text


def certificate(folder: Path) -> Path:
    """A certificate of this machine by its own word, with its key in the same file."""
    if shutil.which("openssl") is None:
        without("openssl is not installed, which makes the certificate of the test")
    path = folder / "desk.pem"
    made = subprocess.run(
        [*MAKES_CERTIFICATE, "-keyout", path, "-out", "-"],
        capture_output=True,
        check=True,
    )
    path.write_bytes(path.read_bytes() + made.stdout)
    return path


def test_over_https_the_cookie_is_sent_over_nothing_else(tmp_path: Path) -> None:
    with desk(tmp_path, "--certfile", certificate(tmp_path)) as running:
        assert running.address.startswith("https://127.0.0.1:")
        cookie = httpx.get(running.address, verify=False).headers["set-cookie"]
    assert cookie.startswith("__Host-seriatim-")
    assert "; Secure" in cookie


def test_a_certificate_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "desk.pem").write_text("no certificate")
    for name in ("desk.pem", "missing.pem"):
        status, told = ended(tmp_path, "--port", "0", "--certfile", tmp_path / name)
        assert status == 1
        assert "the certificate cannot be used" in told
        assert "Traceback" not in told


def test_a_proxy_is_believed_only_where_it_is_named(tmp_path: Path) -> None:
    users = users_file(tmp_path)
    sent = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
    for arguments, secure in ((["--proxy", "127.0.0.1"], True), ([], False)):
        with desk(tmp_path, "--users", users, *arguments) as running:
            answer = httpx.get(f"{running.address}/login", headers=sent)
        assert ("; Secure" in answer.headers["set-cookie"]) == secure


def test_a_request_that_is_too_slow_holds_nobody_up(tmp_path: Path) -> None:
    with desk(tmp_path) as running:
        host, port = running.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as slow:
            slow.sendall(b"POST /logout HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n")
            assert httpx.get(running.address, timeout=30).status_code == 200
            slow.setblocking(False)
            with pytest.raises(BlockingIOError):  # it is still waited for
                slow.recv(1)


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.0.2.1", False),
        ("desk.example", False),
    ],
)
def test_only_loopback_is_this_machine_alone(host: str, known: bool) -> None:
    assert is_loopback(host) == known


def test_a_desk_answers_to_the_names_it_was_opened_for_and_no_other() -> None:
    place = Place("192.0.2.1")
    assert reached_by(place, ["Desk.example", "2001:db8::1"]) == {
        *("127.0.0.1", "localhost", "[::1]"),
        *("192.0.2.1", "desk.example", "[2001:db8::1]"),
    }
    assert socket.gethostname().lower() in reached_by(Place("0.0.0.0"), [])


def test_the_address_of_a_desk_can_be_typed_into_a_browser() -> None:
    with listening(Place("::1", 0)) as listener:
        port = listener.getsockname()[1]
        assert address(Place("::1"), listener) == f"http://[::1]:{port}/"


def test_a_browser_opens_only_at_a_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert not serving.at_a_desktop()
    monkeypatch.setenv("DISPLAY", ":0")
    assert serving.at_a_desktop()
    monkeypatch.setenv("SSH_CONNECTION", "a b")
    assert not serving.at_a_desktop()


def test_a_port_taken_twice_is_an_error_of_its_own() -> None:
    with (
        listening(Place(port=0)) as first,
        pytest.raises(NoAddress),
        listening(Place(port=first.getsockname()[1])),
    ):
        pass
