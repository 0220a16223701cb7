"""A scoring key: what is asked, which numbers can be answered, and how they make a score."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

TOTAL = "total"


class Kind(StrEnum):
    """What is measured: answers on a scale, something counted, or hours."""

    SCALE = "scale"
    COUNT = "count"
    HOURS = "hours"


class Direction(StrEnum):
    """Which scores are better; neither only of counts and hours that are just that."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


class How(StrEnum):
    """How the answers make a score."""

    SUM = "sum"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Item:
    """One question, by its number or a short name; never its wording, which is its authors'."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A score: of which items, sum or mean, and of how many answers at least it is made.

    Where answers are missing, it is made of the mean of those that are there (prorated).
    """

    name: str
    items: tuple[str, ...]
    how: How
    least: int


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that means something, and the source that says so."""

    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Key:
    """Everything that is needed to score one instrument; all of it is stated by somebody.

    `low` and `high` are the smallest and the largest answer, `high` is None where there is none.
    `reversed` holds the items that are turned (low + high - answer) before they are added up.
    `coding` says which end of the printed scale is which number, as in `agree is 1`. A `cutoff`
    counts scores on its better side, those that are equal among them.
    """

    id: str
    title: str
    kind: Kind
    items: tuple[Item, ...]
    low: float
    high: float | None
    direction: Direction
    rules: tuple[Rule, ...]
    reversed: tuple[str, ...] = ()
    coding: str = ""
    missing_source: str = ""
    cutoff: Threshold | None = None
    reliable_change: Threshold | None = None
    source: str = ""
    note: str = ""

    @property
    def whole(self) -> bool:
        """Whether only whole numbers can be answered: hours alone have parts."""
        return self.kind is not Kind.HOURS

    @property
    def main(self) -> Rule:
        """The total; where there is none, the first score."""
        return next((rule for rule in self.rules if rule.name == TOTAL), self.rules[0])

    def rule(self, name: str) -> Rule | None:
        """The score of that name, whatever its capitals."""
        wanted = name.casefold()
        return next((rule for rule in self.rules if rule.name.casefold() == wanted), None)

    def allowed(self) -> str:
        """`1 to 5`, `0 or more`."""
        return (
            f"{self.low:g} to {self.high:g}" if self.high is not None else f"{self.low:g} or more"
        )

    def better(self) -> str:
        """In words, which scores are better."""
        return f"{self.direction} is better"


def as_data(key: Key) -> dict[str, Any]:
    """The key as plain data, for JSON."""
    return asdict(key)


def from_data(data: dict[str, Any]) -> Key:
    """`as_data` backwards."""
    rules = (
        Rule(one["name"], tuple(one["items"]), How(one["how"]), one["least"])
        for one in data["rules"]
    )
    parts = {
        "kind": Kind(data["kind"]),
        "direction": Direction(data["direction"]),
        "items": tuple(Item(**one) for one in data["items"]),
        "rules": tuple(rules),
        "reversed": tuple(data["reversed"]),
        "cutoff": Threshold(**data["cutoff"]) if data["cutoff"] else None,
        "reliable_change": (
            Threshold(**data["reliable_change"]) if data["reliable_change"] else None
        ),
    }
    return Key(**{**data, **parts})
