"""The cookie by which the desk knows a browser again: a random secret, nothing else."""

from __future__ import annotations

import re
import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import Message, Scope, Send

LASTS = 400 * 24 * 3600  # seconds, the most that browsers keep one
_FORM = re.compile(r"[\w-]{43}")


def fresh() -> str:
    """A secret that nobody has had."""
    return secrets.token_urlsafe(32)


def given(request: Request) -> str | None:
    """The secret that a browser sends; None where it sends none that could be ours."""
    sent = request.cookies.get(_name(request.scope), "")
    return sent if _FORM.fullmatch(sent) else None


def keeping(scope: Scope, send: Send, before: str | None, lasts: int | None) -> Send:
    """A way to answer that also gives the browser the secret of its visitor, where that is new.

    What is no page (a style, a picture) gives none to a browser that had none: of several that come
    at once, only one would count.
    """

    async def answer(message: Message) -> None:
        key = scope["visitor"].key
        if message["type"] == "http.response.start" and key != before:
            headers = MutableHeaders(scope=message)
            if before or headers.get("content-type", "").startswith("text/html"):
                headers.append("set-cookie", _cookie(scope, key, lasts))
        await send(message)

    return answer


def _cookie(scope: Scope, key: str, lasts: int | None) -> str:
    age = f"; Max-Age={lasts}" if lasts else ""
    secure = "; Secure" if _secure(scope) else ""
    return f"{_name(scope)}={key}; Path=/; HttpOnly; SameSite=Lax{age}{secure}"


def _name(scope: Scope) -> str:
    """A name for each port, as browsers send one host's cookies to all its ports."""
    port = (scope.get("server") or ("", 0))[1]
    return f"{'__Host-' if _secure(scope) else ''}seriatim-{port}"


def _secure(scope: Scope) -> bool:
    return bool(scope["scheme"] == "https")
