"""A number before a motion: how often it is done."""

from coder.workflow.project import Project
from tui.keys import Layer, sign
from tui.screens.coding.desk import Desk

_LONGEST = 3  # digits
_LAYERS = {Layer.COMMAND, Layer.EXTEND, Layer.EDIT}


class Counting(Desk):
    """Digits gather until a key uses them up, or lets go of them."""

    def __init__(self, project: Project, document_name: str) -> None:
        super().__init__(project, document_name)
        self.count = ""

    def takes(self, typed: str) -> bool:
        return self._counts(typed) or super().takes(typed)

    def type_letter(self, typed: str) -> None:
        if self._counts(typed):
            self.count = (self.count + typed)[:_LONGEST]
            self.show_hints()
        else:
            super().type_letter(typed)

    def allows(self, command: str) -> bool:
        count, self.count = self.count, ""
        self.view.times = int(count or 1)
        if count:
            self.show_hints()
        return not (count and command == "select.drop") and super().allows(command)

    def hints_now(self) -> list[tuple[str, str]]:
        if not self.count:
            return super().hints_now()
        sentences, turns = sign("move.sentence-right"), sign("move.turn-right")
        times = "time" if self.count == "1" else "times"
        said = f"{times}, then a motion: {sentences} sentences, {turns} turns …"
        return [(self.count, said), (sign("select.drop"), "no number")]

    def _counts(self, typed: str) -> bool:
        """Whether a digit belongs to a number: a number does not begin with 0."""
        digit = typed.isascii() and typed.isdigit() and (typed != "0" or self.count)
        return bool(digit) and self.asking is None and self.key_layer in _LAYERS
