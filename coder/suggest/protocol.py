"""What every suggester can do, whatever its guesses rest on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, runtime_checkable

from coder.suggest.units import Unit
from coder.suggest.vectors import Vectors


@dataclass(frozen=True)
class Material:
    """What there is to suggest from: a project's text and what its codebook's keywords hit.

    `codes` are ids or guids in a fixed order; `hits` counts keywords (units × codes, integers);
    `vectors` are those of a sentence model, where a team has one and it has read all the text.
    """

    units: tuple[Unit, ...]
    codes: tuple[str, ...]
    hits: Any
    vectors: Vectors | None = None


@dataclass(frozen=True)
class Opinion:
    """What a suggester makes of every unit; arrays are units × codes.

    `scores` rank: the more, the likelier. `reckon` works out the `chances` when they are first
    asked for: probabilities from 0 to 1, NaN where none can be told; `told` says of which codes
    they rest on enough to be shown. `taught` says which codes something was learned of; `reviewed`
    counts the units with a lesson. `because` gives the words that speak most for and against a
    code (by its place) on a unit (by its place).
    """

    scores: Any
    reckon: Callable[[], Any]
    told: Any
    taught: Any
    reviewed: int
    because: Callable[[int, int], tuple[tuple[str, ...], tuple[str, ...]]]

    @cached_property
    def chances(self) -> Any:
        """What `reckon` works out; those who only rank need not wait for it."""
        return self.reckon()


@runtime_checkable
class Suggester(Protocol):
    """Guesses the codes of units; knows no project and no coder, and never codes."""

    @property
    def name(self) -> str:
        """What it is called in settings and in the log."""
        ...

    @property
    def fingerprint(self) -> str:
        """A hash of all that its guesses rest on, beside the lessons (hex)."""
        ...

    def learn(self, lessons: Any) -> Opinion:
        """What it makes of all units after these lessons; the same ones give the same opinion.

        `lessons` are units × codes, int8: 1 coded, 0 reviewed and left, −1 not reviewed.
        """
        ...


Make = Callable[[Material], Suggester]
"""What an entry point of the group `coder.suggesters` names: it makes a suggester."""
