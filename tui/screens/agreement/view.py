"""What every view gives: a table, words on what is highlighted, and the units behind it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

from tui.page.estimates import UNDEFINED, short
from tui.widgets.tables import Column

if TYPE_CHECKING:
    from codebook.model import Code
    from coder.agreement.disagreements import Disagreement
    from coder.agreement.estimates import Estimate
    from coder.agreement.rated import Unit

_QUOTE = 120
WHOLE = "all codes"


class Sheet(NamedTuple):
    """A table. Where estimates are `drawn`, one for each row, a forest plot stands to its right."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    drawn: "Sequence[Estimate | None]" = ()


@dataclass(frozen=True)
class Units:
    """The units behind a number, each of which opens in the text; `cells` makes the row of one."""

    columns: Sequence[Column] = ()
    found: "Sequence[Disagreement | Unit]" = ()
    cells: Callable[[Any], Sequence[str]] = tuple


NOTHING = Units()


class View:
    """One view; rows and columns are counted from 0."""

    cursor: ClassVar[Literal["row", "cell"]] = "row"
    empty: ClassVar[str] = "There is nothing to show here."
    """What is said of a table without rows."""
    start: ClassVar[tuple[int, int]] = (0, 0)
    """Where the cursor is at first."""
    is_direct: ClassVar[bool] = False
    """Whether the table is of units itself, so that a row opens in the text."""

    def sheet(self) -> Sheet:
        raise NotImplementedError

    def about(self, row: int, column: int) -> Iterator[str]:
        """What is highlighted, in words."""
        raise NotImplementedError

    def units(self, row: int, column: int) -> Units:
        """The units behind the number that is highlighted."""
        raise NotImplementedError

    def code_at(self, row: int) -> "Code | None":  # noqa: ARG002 - for views whose rows are codes
        """The code of a row."""
        return None


def differing(
    found: "Sequence[Disagreement]", coders: Sequence[str], *, many: bool = False
) -> Units:
    """Disagreements as units, with what each coder said; of `many` codes, with the code."""
    columns = (
        Column("document", number=False),
        *((Column("code", number=False),) if many else ()),
        *(Column(short(name), number=False) for name in coders),
        Column("words", number=False),
    )

    def cells(one: "Disagreement") -> Sequence[str]:
        said = (one.said.get(name, UNDEFINED) for name in coders)
        return one.document.name, *((one.code.id,) if many else ()), *said, quoted(one)

    return Units(columns, found, cells)


def quoted(one: "Disagreement | Unit") -> str:
    """The words that a unit begins with."""
    words = " ".join(one.span.of(one.document.text)[: 2 * _QUOTE].split())
    return words if len(words) <= _QUOTE else f"{words[:_QUOTE]}…"


def sentence(words: str) -> str:
    """With a capital letter and a full stop; α stays small."""
    return f"{words[0].upper() if words[0] != 'α' else 'α'}{words[1:]}."
