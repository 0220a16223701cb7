"""Texts as vectors: what a sentence model, if a team has one, makes of each unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable


@runtime_checkable
class Embedder(Protocol):
    """Turns texts into vectors that lie close together where the texts say alike things."""

    @property
    def name(self) -> str:
        """What a reader calls it."""
        ...

    @property
    def version(self) -> str:
        """A hash of all that its vectors depend on (hex)."""
        ...

    def encode(self, texts: Sequence[str]) -> Any:
        """A vector of length 1 for each text (texts × dimensions, float32).

        The vector of a text depends on this text alone, not on those beside it.
        """
        ...


@dataclass(frozen=True, eq=False)
class Vectors:
    """The vectors of all units (`values`: units × dimensions), and the version of their model."""

    model: str
    values: Any
