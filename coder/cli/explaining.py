"""Explanations of measures, for people and for scripts."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from coder.exchange.tables import Table

if TYPE_CHECKING:
    from coder.agreement.explanations import Explanation

WIDTH = 78


def page(one: "Explanation") -> str:
    """One measure in full, in lines that fit a terminal and stand in Markdown too."""
    return "\n".join(_lines(one)) + "\n"


def _lines(one: "Explanation") -> Iterator[str]:
    yield f"# {one.title}"
    yield ""
    yield from textwrap.wrap(one.definition, WIDTH)
    parts = {"Formula": one.formula, "Use it for": one.use, "Source": one.source}
    for label, words in parts.items():
        yield ""
        yield from textwrap.wrap(f"{label}: {words}", WIDTH, subsequent_indent="  ")
    yield ""
    yield "Beware:"
    for caution in one.cautions:
        yield from textwrap.wrap(f"- {caution}", WIDTH, subsequent_indent="  ")
    yield ""
    yield from textwrap.wrap(f"Names: {', '.join(one.names)}", WIDTH, subsequent_indent="  ")


def explanation_table(chosen: "Sequence[Explanation]") -> Table:
    """A line for each explanation."""
    note = "Ask for one of them by any of its names: coder agreement --explain alpha"
    rows = tuple((one.names[0], one.title, one.use) for one in chosen)
    return Table("Measures of agreement", ("Name", "What it is", "Use it for"), rows, (note,))


def explanation_payload(chosen: "Sequence[Explanation]") -> list[dict[str, Any]]:
    return [asdict(one) for one in chosen]
