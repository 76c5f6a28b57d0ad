"""The small forms of the desk: one for each action that needs more than a key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from review.access import needs
from review.acts import adding, agenda, days
from review.acts.proposals import fact_of
from review.facts import controls, kinds, labels
from review.facts.controls import Control
from review.facts.desk import View
from review.facts.groups import Group
from review.facts.rows import identifier
from review.views.document import values, view
from review.web import page
from schemas.addresses import FORMS
from schemas.errors import InvalidDecision

_AFTER = "after."


@needs("review")
async def form(request: Request) -> Response:
    """The form for an action on a fact, or on the document."""
    return await run_in_threadpool(_form, request)


def _form(request: Request) -> Response:
    found, asked = view(request), request.query_params
    action, fact = asked.get("action", ""), asked.get("fact", "")
    make = _FORMS.get(action)
    if make is None:
        return _told(request, "there is no such form", "use the buttons of the page")
    known = {**_NONE, "place": asked.get("place", ""), "words": asked.get("words", "")}
    try:
        made = known | make(found, fact, asked.get("group", ""))
    except InvalidDecision as error:
        return _told(request, error.found, error.remedy)
    made |= {"action": action, "fact": made.get("fact", fact), "field": asked.get("field", "")}
    made["id"] = f"form-{identifier(action + fact + asked.get('group', ''))}"
    made["label"] = labels.fact(fact) if fact else ""
    name = "facts/approval.html" if action == "approve" else "facts/form.html"
    return page(request, name, **values(request, found), **made)


def _told(request: Request, told: str, remedy: str) -> Response:
    return page(request, "facts/told.html", 422, told=told, remedy=remedy, detail="")


def _correct(found: View, fact: str, group: str) -> dict[str, Any]:
    """Every field of a fact, with what else tells the same days."""
    names = _fields(found, fact)
    dependents = [
        (
            other,
            f"{labels.fact(other.rpartition('/')[0])}: {labels.fact(other)}",
            path.rpartition("/")[2],
        )
        for path in names
        for other in days.dependents(found, path)
    ]
    made = [_control(found, path) for path in names]
    stated = any(kinds.stated(*field) for path in names if (field := kinds.field(path)))
    return {
        "controls": made,
        "dependents": dependents,
        "row": found.row(fact),
        "places": stated,
    }


def _fields(found: View, fact: str) -> tuple[str, ...]:
    kind = kinds.kind(fact)
    fact_of(found, fact)
    return (fact,) if kind is None else tuple(f"{fact}/{name}" for name in FORMS[kind].fields)


def _control(found: View, path: str) -> Control:
    field = kinds.field(path)
    if field is None:
        raise InvalidDecision(f"{path} is no field", "open the document again")
    name = f"{_AFTER}{path.rpartition('/')[2]}"
    return controls.control(name, *field, fact_of(found, path).value, found.notice)


def _reject(found: View, fact: str, group: str) -> dict[str, Any]:
    fact_of(found, fact)
    return {"row": found.row(fact), "reasons": True}


def _comment(found: View, fact: str, group: str) -> dict[str, Any]:
    return {"row": found.row(fact), "reasons": True, "places": not fact}


def _resolve(found: View, fact: str, group: str) -> dict[str, Any]:
    fact_of(found, fact)
    return {"reasons": True}


def _bare(found: View, fact: str, group: str) -> dict[str, Any]:
    return {}


def _reopen(found: View, fact: str, group: str) -> dict[str, Any]:
    return {"reasons": False}


def _add(found: View, fact: str, group: str) -> dict[str, Any]:
    """A choice of what is missing, with the fields that it has."""
    where = next((one for one in found.groups if one.key == group), None)
    offered = _offered(found, where)
    chosen = fact if fact in dict(offered) else offered[0][0]
    kind = kinds.collection(chosen)
    if kind is None:
        raise InvalidDecision("nothing can be added here", "choose another group")
    made = [
        controls.control(f"{_AFTER}{name}", kind, name, None, found.notice)
        for name in adding.names(kind)
    ]
    return {
        "controls": made,
        "collections": offered,
        "chosen": chosen,
        "group": group,
        "fact": "",
        "places": adding.placed(kind),
    }


def _offered(found: View, where: Group | None) -> list[tuple[str, str]]:
    """The collections that a fact can be added to: of a group, else of the document."""
    groups = (where,) if where else found.groups
    return [(path, _called(found, path)) for group in groups for path in group.adds]


def _called(found: View, path: str) -> str:
    kind = kinds.collection(path)
    word = labels.part(path) or (labels.TYPES[kind] if kind else path)
    holder = found.rows.rows.get(path.rpartition("/")[0])
    return f"{word} in: {holder.name}" if holder else word


def _split(found: View, fact: str, group: str) -> dict[str, Any]:
    """The title twice, for a person to leave in each what belongs there, and a number."""
    title = _control(found, f"{fact}/title")
    second = Control(
        f"{_AFTER}second", "Title of the new item", "long", title.value, (), title.code
    )
    number = Control(f"{_AFTER}number", "Number of the new item", "text", "", needed=True)
    return {"controls": [title, number, second], "row": found.row(fact)}


def _merge(found: View, fact: str, group: str) -> dict[str, Any]:
    branch = found.rows.states.branches.get(fact)
    if branch is None or branch.next is None:
        raise InvalidDecision("no item stands after it at its level", "move one there first")
    title = _control(found, f"{fact}/title")
    joint = agenda.joined(found, branch)
    made = Control(title.name, "Title of both together", "long", joint, (), title.code)
    return {"controls": [made], "row": found.row(fact), "reasons": False}


_NONE: Mapping[str, Any] = {
    "controls": [],
    "dependents": [],
    "collections": [],
    "chosen": "",
    "group": "",
    "row": None,
    "places": False,
    "reasons": None,
}
_FORMS: Mapping[str, Callable[[View, str, str], dict[str, Any]]] = {
    "correct": _correct,
    "reject": _reject,
    "comment": _comment,
    "resolve": _resolve,
    "add": _add,
    "split": _split,
    "merge": _merge,
    "assign": _bare,
    "approve": _bare,
    "reopen": _reopen,
}
ROUTES = (Route("/documents/{id}/form", form, name="form"),)
