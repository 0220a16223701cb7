"""What each measure is, in words: definition, formula, source, use, and what to beware of."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coder.errors import InvalidRequestError, did_you_mean

WEIGHTED = ("_linear", "_quadratic")


@dataclass(frozen=True, slots=True)
class Explanation:
    """One measure, or some that belong together.

    `names` are those by which it is asked for, the first its own; the formula is plain text.
    """

    names: tuple[str, ...]
    title: str
    definition: str
    formula: str
    source: str
    use: str
    cautions: tuple[str, ...]


@cache
def explanations() -> tuple[Explanation, ...]:
    """Every explanation, from plain measures to the ways to an interval."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return tuple(
        Explanation(**{name: _frozen(value) for name, value in one.items()})
        for one in tomllib.loads(text)["measure"]
    )


def explain(name: str) -> Explanation:
    """The measure of that name or family: `alpha`, `cohen_kappa_quadratic`, `sets`, `bootstrap`.

    Capitals, blanks and hyphens do not matter. Raises InvalidRequestError for an unknown name.
    """
    wanted = "_".join(name.casefold().replace("-", " ").replace("'", "").split())
    for suffix in WEIGHTED:
        wanted = wanted.removesuffix(suffix) or wanted
    known = {one: explanation for explanation in explanations() for one in explanation.names}
    if wanted not in known:
        raise InvalidRequestError(
            f"There is no measure {name!r}.{did_you_mean(wanted, known)} "
            "List them with: coder agreement --explain"
        )
    return known[wanted]


def _frozen(value: Any) -> Any:
    """Lists of the file as tuples."""
    return tuple(value) if isinstance(value, list) else value
