"""Which of several segments at the cursor is meant."""

from coder.model import Coding
from coder.workflow.project import Project
from tui.keys import sign
from tui.screens.coding.desk import Desk

# What can be done with a segment, the most wanted first
_HERE = (
    ("code.remove", "uncode"),
    ("segment.recode", "change"),
    ("segment.edit", "ends"),
    ("segment.split", "split"),
    ("segment.join", "join"),
    ("select.sentence", "sentence"),
    ("memo.write", "memo"),
    ("segment.copy", "copy"),
)


class Choosing(Desk):
    """What lies at the cursor comes forward one by one; the foremost is what other keys act on."""

    def __init__(self, project: Project, document_name: str) -> None:
        super().__init__(project, document_name)
        self.view.picked = self.come_to

    def come_to(self, key: str) -> None:
        """Go to the start of a mark and bring it forward, as the mouse asks for it."""
        self.chosen = key
        self.view.drop()
        self.view.go(next(one.span.start for one in self.view.marks.marks() if one.key == key))

    def segment_here(self) -> Coding | None:
        """One's own segment at the cursor: the one that was chosen, else the shortest."""
        keys = [mark.key for mark in self.marks_here()]
        own = [key for key in keys if key in self.session.codings]
        return self.session.codings[own[0]] if own else None

    def action_next_here(self) -> None:
        here = self.marks_here()
        if len(here) < 2:  # noqa: PLR2004 - a second one is needed
            self.say("No other segment is here.")
            return
        self.chosen = here[1].key
        code = self.session.code(here[1].code)
        self.follow()
        self.say(f"Now {code.id} {code.label}, one of {len(here)} here.")

    def foremost_hints(self) -> list[tuple[str, str]]:
        """What can be done with the foremost of what lies here."""
        here = self.marks_here()
        if here and here[0].key in self.session.codings:
            return self._segment_hints(len(here))
        return super().foremost_hints()

    def _segment_hints(self, count: int) -> list[tuple[str, str]]:
        others = [(sign("segment.next-here"), f"next of {count}")] if count > 1 else []
        return [*others, *((sign(id_), word) for id_, word in _HERE)]
