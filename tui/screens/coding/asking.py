"""What the screen waits for when a key has asked for a second one."""

from dataclasses import dataclass

from codebook.model import Code
from transcripts.model import Span
from tui.keys import sign
from tui.page.values import choices


@dataclass(frozen=True, slots=True)
class Asking:
    """A question in the hint bar: a code's letter for `span`, or, with a `code`, one of its values.

    For a value, `span` is the evidence or None, and `given` says that the document has one.
    """

    span: Span | None
    code: Code | None = None
    given: bool = False

    @property
    def title(self) -> str:
        return "QUICK CODE" if self.code is None else self.code.id

    def hints(self) -> list[tuple[str, str]]:
        if self.code is None:
            return [("a letter", "codes this sentence"), (sign("select.drop"), "no code")]
        away = [("-", "take away")] if self.given else []
        return [
            *choices(self.code),
            *away,
            (sign("select.drop"), "leave it" if self.given else "no value"),
        ]
