"""Somebody who goes on writing: however often it is kept meanwhile, undo takes it as one."""

from collections.abc import Iterator
from contextlib import contextmanager

from coder.store.history import WHOLE, Action
from coder.workflow.project import Project


class Sitting:
    """One time that somebody writes at one thing."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._action = 0

    @contextmanager
    def action(self, what: str, *, scope: str = WHOLE) -> Iterator[Action]:
        """The action of this sitting while nothing else has been done; else one of its own."""
        if self._action:
            with self._project.file.history.resumed(self._action) as action:
                if action is not None:
                    yield action
                    return
        with self._project.action(what, scope=scope) as action:
            yield action
        self._action = action.id  # only now: the number of one that failed goes to another's
