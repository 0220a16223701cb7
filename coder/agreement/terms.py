"""What is asked of a report of agreement: whom it compares, on what, and with what intervals."""

from dataclasses import dataclass

from coder.agreement.intervals import DEFAULT, Interval
from coder.model import Coder
from coder.units import UnitKind


@dataclass(frozen=True, slots=True)
class Terms:
    """Who is compared, on what units (None: each code's own), and how intervals are made."""

    coders: tuple[Coder, ...]
    unit: UnitKind | None = None
    interval: Interval = DEFAULT

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(coder.name for coder in self.coders)
