"""What every view of the counts gives: a table, its numbers in words, and the words behind them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from coder.exchange.tables import Tables
from coder.model import Study
from coder.themes.selection import Question
from coder.themes.table import ThemeTable
from tui.widgets.tables import Column

SHORTEST_NAME, LONGEST_NAME = 10, 44  # cells
LONGEST_TITLE = 14  # cells of a column's title where room is short


class Found(Protocol):
    """What every result tells: who is counted, and whose codings."""

    @property
    def where(self) -> Mapping[str, Sequence[str]]: ...

    @property
    def coders(self) -> Mapping[str, int]: ...


@dataclass(frozen=True)
class Behind:
    """The coded words of a number: of which codes and documents, of one `value`, of which people.

    `people` finds the respondents, where the number is not of all who have the code.
    """

    title: str
    question: Question
    value: str = ""
    people: Callable[[Study], Collection[str]] | None = None


@dataclass(frozen=True)
class Written:
    """What is on the screen, for a file: as people read it, unrounded, and for scripts."""

    tables: Tables
    exact: Tables
    payload: object


class View:
    """One table; rows and columns are counted from 0.

    Views are made in a thread, with all their numbers: tests of groups take time.
    """

    empty: ClassVar[str] = "There is nothing to count here."
    """What is said of a table without rows."""
    open_documents = 0
    """How many documents in scope nobody has finished."""

    @property
    def found(self) -> Found:
        """What was counted."""
        raise NotImplementedError

    def how(self) -> Iterator[str]:
        """How it was asked: split, paired, in which units, with small numbers hidden."""
        raise NotImplementedError

    def columns(self) -> Sequence[Column]:
        raise NotImplementedError

    def rows(self, room: int) -> Sequence[Sequence[str]]:
        """The cells; names take at most `room`."""
        raise NotImplementedError

    def about(self, row: int, column: int) -> Iterator[str]:
        """The number at the cursor in words."""
        raise NotImplementedError

    def behind(self, row: int, column: int) -> Behind | None:
        """What is opened there; None where nothing is."""
        raise NotImplementedError

    def written(self) -> Written:
        """What a file gets."""
        raise NotImplementedError


def how_asked(table: ThemeTable) -> Iterator[str]:
    """The ways in which a theme table was asked for."""
    if table.by:
        yield f"by {table.by}"
    if pair := table.pair:
        yield f"{pair.name} {pair.before} to {pair.after}"
    yield from hiding(table.suppressed)


def hiding(least: int) -> Iterator[str]:
    """That small numbers are hidden, where they are."""
    if least:
        yield f"numbers under {least} hidden"


def fitted(name: str, room: int) -> str:
    """A name, cut where there is no more room."""
    return name if len(name) <= room else f"{name[: room - 1]}…"
