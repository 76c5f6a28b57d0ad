"""Logging in and out, at a desk that has users."""

from __future__ import annotations

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from review import cookies
from review.access import ROLES, STRANGER, Visitor, needs, visitor
from review.door import LockedDoor
from review.users import User, called
from review.web import page

AT_ONCE = 2  # passwords checked, each of which takes much memory
_WRONG = "There is no user with this name and password."
_WAIT = "There were too many attempts. Try again in {seconds} s."


@needs("anyone")
async def login(request: Request) -> Response:
    """The form for a name and password; what was to be opened, for who is known already."""
    if visitor(request).name:
        return RedirectResponse(_next(request, request.query_params.get("next", "")), 303)
    return _form(request, "", request.query_params.get("next", ""), "")


@needs("anyone")
async def log_in(request: Request) -> Response:
    """Open what was to be opened, to a user who gives name and password."""
    form = await request.form()
    name, password, back = (str(form.get(key, "")) for key in ("name", "password", "next"))
    door, address = _door(request), request.client.host if request.client else ""
    if door is None:
        return RedirectResponse(_next(request, back), 303)
    seconds = door.patience.seconds(called(name), address)
    if seconds:
        answer = _form(request, name, back, _WAIT.format(seconds=seconds), 429)
        answer.headers["Retry-After"] = str(seconds)
        return answer
    door.patience.failed(called(name), address)
    user = await _checked(request, door, called(name), password)
    if user is None:
        return _form(request, name, back, _WRONG, 403)
    door.patience.succeeded(called(name), address)
    _let_in(request, door, user)
    return RedirectResponse(_next(request, back), 303)


@needs("anyone")
async def log_out(request: Request) -> Response:
    """Forget who was logged in."""
    door = _door(request)
    if door:
        door.sessions.end(visitor(request).key)
        request.scope["visitor"] = Visitor(cookies.fresh(), "", STRANGER)
    return RedirectResponse(request.url_for("login").path, 303)


ROUTES = (
    Route("/login", login, name="login"),
    Route("/login", log_in, methods=["POST"]),
    Route("/logout", log_out, name="logout", methods=["POST"]),
)


def _door(request: Request) -> LockedDoor | None:
    found = request.app.state.door
    return found if isinstance(found, LockedDoor) else None


async def _checked(request: Request, door: LockedDoor, name: str, password: str) -> User | None:
    limit: CapacityLimiter = _limit(request)
    return await to_thread.run_sync(door.user, name, password, limiter=limit)


def _limit(request: Request) -> CapacityLimiter:
    """One for all requests, made where there is an event loop that it belongs to."""
    state = request.app.state
    if not hasattr(state, "passwords"):
        state.passwords = CapacityLimiter(AT_ONCE)
    found: CapacityLimiter = state.passwords
    return found


def _let_in(request: Request, door: LockedDoor, user: User) -> None:
    """A new secret for the browser, as the one before may be known to others."""
    door.sessions.end(visitor(request).key)
    request.scope["visitor"] = Visitor(door.sessions.begin(user), user.name, ROLES[user.role])


def _next(request: Request, path: str) -> str:
    """A page of the desk to open: the one named, if it is one, else the queue."""
    own = path.startswith("/") and not path.startswith("//") and "\\" not in path
    return path if own and path.isprintable() else request.url_for("queue").path


def _form(request: Request, name: str, back: str, error: str, status: int = 200) -> Response:
    return page(request, "login.html", status, title="Log in", name=name, back=back, error=error)
