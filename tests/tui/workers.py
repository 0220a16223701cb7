"""Waiting until nothing is counted, looked for or read any more."""

from contextlib import suppress
from typing import Any

from textual.app import App
from textual.worker import WorkerCancelled


async def all_done(app: App[Any]) -> None:
    """Wait for the workers; one that gave way to a newer question is no reason to stop."""
    while any(not one.is_finished for one in app.workers):
        with suppress(WorkerCancelled):
            await app.workers.wait_for_complete()
