"""Approvals as events of Prefect, and the deployment they start (`python -m flows.approvals`)."""

from __future__ import annotations

import asyncio
from pathlib import Path

from flows import settings

settings.apply()

from prefect.events import DeploymentEventTrigger, Event, Resource  # noqa: E402
from prefect.events.clients import get_events_client  # noqa: E402

APPROVED = "seriatim.notice.approved"


def tell(out: Path, folder: str) -> None:
    """Tell the server that PREFECT_API_URL names of a document of the outputs that is approved."""
    asyncio.run(_sent(event(out, folder)))


def event(out: Path, folder: str) -> Event:
    """An approval as an event: whose it is, and what the flow `next-session` is called with."""
    where = {"prefect.resource.id": f"seriatim.notice.{folder}", "prefect.resource.name": folder}
    payload = {"out": str(out.resolve()), "folder": folder}
    return Event(event=APPROVED, resource=Resource(where), payload=payload)


def trigger() -> DeploymentEventTrigger:
    """What starts a deployment of the flow `next-session` for each document that is approved."""
    return DeploymentEventTrigger(
        name="a notice is approved",
        expect={APPROVED},
        parameters={"out": "{{ event.payload.out }}", "folders": ["{{ event.payload.folder }}"]},
    )


def serve() -> None:
    """Run the flow `next-session` for every approval that the server is told of, until ended."""
    from flows.next_session import next_session

    next_session.serve(name="approved", triggers=[trigger()])


async def _sent(event: Event) -> None:
    async with get_events_client() as client:
        await client.emit(event)


if __name__ == "__main__":
    serve()
