"""What a screen asks of the app, since screens never open one another."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from codebook.model import Code
    from coder.agreement.queueing import Asked as Queue
    from coder.themes.answers import Asked
    from coder.themes.excerpts import Excerpt


@dataclass
class OpenDocument(Message):
    """Open the coding screen on a document, the cursor at `offset` (in code points).

    `instead` of the screen that asks, which goes.
    """

    name: str
    offset: int = 0
    instead: bool = False


@dataclass
class OpenExcerpts(Message):
    """Show the coded words behind a number, under this title; `again` collects them anew."""

    excerpts: Sequence["Excerpt"]
    title: str
    again: Callable[[], Sequence["Excerpt"]] | None = None


@dataclass
class OpenSearch(Message):
    """Search the whole project, for these words at first."""

    words: str = ""


@dataclass
class OpenDisagreements(Message):
    """Settle the disagreements that are asked for, of all codes and documents if it is None."""

    asked: "Queue | None" = None


@dataclass
class OpenScreen(Message):
    """Open one of the study's screens by its name: `agreement`, `themes` or `codebook`."""

    name: str


@dataclass
class OpenKeywords(Message):
    """Open the workshop of a code's keywords."""

    code: "Code"


@dataclass
class OpenResponses(Message):
    """Show everybody's answers to a prompt, that in `document` (a guid) first.

    Without a question the coder chooses one.
    """

    asked: "Asked | None" = None
    document: str = ""


@dataclass
class OpenMemos(Message):
    """List the memos of a document, or those of the project where none is named.

    `go` is told the offset of the memo that was chosen, if it stands in that document.
    """

    document: str = ""
    go: Callable[[int | None], Awaitable[None]] | None = None
