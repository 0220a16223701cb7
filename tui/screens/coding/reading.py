"""A sentence model, where a team has one, reads the project's text while its coder works."""

from dataclasses import dataclass
from functools import partial

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from coder.errors import USER_ERRORS
from coder.workflow import sentence_vectors
from coder.workflow.project import open_project
from tui.screens.coding.deciding import Deciding


class Reading(Deciding):
    """Once suggestions are shown, what the model has not read yet is read in the background."""

    _reads = False  # whether it was begun on this screen

    @dataclass
    class TextsRead(Message):
        """The worker has read all there was; `refused` tells why it could not."""

        refused: str = ""

    async def _show_suggested(self, event: Deciding.Suggested) -> None:
        await super()._show_suggested(event)
        shows = self.session.suggested is not None and not event.more
        if shows and not self._reads and sentence_vectors.folder(self.project):
            self._reads = True
            self._read_texts()

    @work(thread=True, group="sentence vectors", exit_on_error=False)
    def _read_texts(self) -> None:
        """Read a few texts at a time; leaving the screen leaves the rest for later."""
        coder, worker = self.project.coder, get_current_worker()
        steps = 0
        try:
            with open_project(self.project.path, coder=coder.name if coder else None) as project:
                for _ in sentence_vectors.make(project):
                    if worker.is_cancelled:
                        return
                    steps += 1
        except USER_ERRORS as error:
            self.post_message(self.TextsRead(str(error)))
            return
        if steps > 1:  # the first only tells how much was read before
            self.post_message(self.TextsRead())

    async def on_reading_texts_read(self, event: TextsRead) -> None:
        await self.patience.do("the suggestions", partial(self._use_vectors, event))

    async def _use_vectors(self, event: TextsRead) -> None:
        if event.refused:
            if event.refused in self._told:
                return  # once is enough, for it is no fault of the coder's
            self._told.add(event.refused)
            self.say(f"Suggestions go on without sentence vectors. {event.refused}")
        elif self.session.suggested is not None:
            self.say("The sentence model has read all; suggestions learn from it.")
            self._look_for_suggestions(again=True)
