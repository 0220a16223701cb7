"""What a coder is offered to code, and what of it they have turned down."""

from dataclasses import dataclass

from coder.model import Coding, Suggestion
from transcripts.model import Span


@dataclass(frozen=True, slots=True)
class Offer:
    """A coding that the coder may make with one key: a suggestion, or what another coder did."""

    key: str
    code: str
    span: Span
    reason: str
    source: Suggestion | Coding


class Rejections:
    """What was rejected on this screen, the latest last; undo takes them back one by one."""

    def __init__(self) -> None:
        self._made: list[tuple[Offer, int]] = []

    def add(self, offer: Offer, action: int) -> None:
        """Remember a rejection, and the last action of the trail at the time."""
        self._made.append((offer, action))

    def latest(self, action: int) -> Offer | None:
        """The last rejection, if no action of the trail came after it."""
        return self._made[-1][0] if self._made and self._made[-1][1] == action else None

    def forget(self) -> None:
        """The last one was taken back."""
        self._made.pop()
