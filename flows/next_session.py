"""The Prefect flow: approved documents in, the next session's drafts out."""

# Annotations are no strings here: a server runs the flow from a copy that must know its types.
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flows import settings

settings.apply()

from prefect import flow, task  # noqa: E402  its settings are read when it is imported
from prefect.artifacts import create_markdown_artifact  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402

from flows.preparation import Preparation, attempt, waiting  # noqa: E402


@flow(name="next-session")
def next_session(out: Path, folders: Sequence[str] = ()) -> tuple[Preparation, ...]:
    """What was prepared in each folder of the outputs, or in all that are approved.

    One that fails does not stop the others.
    """
    chosen = folders or waiting(out)
    futures = [prepare_one.submit(out, folder) for folder in chosen]
    made = tuple(
        _settled(folder, future.result(raise_on_failure=False))
        for folder, future in zip(chosen, futures, strict=True)
    )
    create_markdown_artifact(
        "\n".join(_lines(made)), key="next-session", description="What was prepared"
    )
    return made


def _may_help(_task: object, _run: object, state: Any) -> bool:
    """Whether trying again can help: the disk refused."""
    return isinstance(state.result(raise_on_failure=False), OSError)


@task(
    task_run_name="{folder}",
    retries=2,
    retry_delay_seconds=[1, 5],
    retry_condition_fn=_may_help,
    cache_policy=NO_CACHE,
)
def prepare_one(out: Path, folder: str) -> Preparation:
    """What was prepared in one folder."""
    return attempt(out, folder)


def _settled(folder: str, returned: object) -> Preparation:
    if isinstance(returned, Preparation):
        return returned
    return Preparation(folder, failure=f"{returned}: check the disk, and prepare it again")


def _lines(made: Sequence[Preparation]) -> Iterator[str]:
    yield "| document | prepared |\n|---|---|"
    for each in made:
        yield f"| {each.folder} | {each.failure or f'{len(each.files)} files'} |"
