"""New codes per document, for people and for scripts."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from coder.exchange.tables import Cell, Table
from coder.exchange.theme_notes import in_words, lowered, whose
from coder.themes.saturation import Reading, Run, Saturation

OWN = (
    "A code counts where it was put itself. With a codebook that was fixed before, these are new "
    "codes per document; of saturation speaks who made the codes while reading."
)
SOURCE = "Guest, Namey and Chen (2020), PLoS ONE 15(5), e0232076."
ORDERS = {
    "name": "Documents in the order of their names.",
    "finished": "Documents as they were finished.",
    "imported": "Documents as they were imported.",
}


def saturation_tables(found: Saturation) -> list[Table]:
    """The documents in their order, then the runs up to saturation, with the rule under them."""
    title = f"New codes per document: {lowered(in_words('documents', found.where))}"
    documents = tuple(
        (str(place), one.document, str(len(one.new)), _ids(one), str(one.found))
        for place, one in enumerate(found.readings, start=1)
    )
    columns = ("", "document", "new", "codes", "found")
    runs = tuple(
        (f"{one.first}–{one.last}", str(one.new), _percent(one))
        for one in found.runs
        if found.reached is None or one.first <= found.reached.first
    )
    heading = f"Runs of {found.rule.run} after a base of {found.rule.base}"
    last = Table(heading, ("documents", "new codes", "% of the base"), runs, _notes(found))
    return [Table(title, columns, documents), last]


def saturation_rows(found: Saturation) -> Table:
    """One row for each document, with the run that begins with it."""
    starting = {run.first: run for run in found.runs}
    rows = tuple(
        (place, one.document, len(one.new), _ids(one), one.found, *_run(starting.get(place)))
        for place, one in enumerate(found.readings, start=1)
    )
    columns = ("place", "document", "new", "codes", "found", "run_last", "run_new", "run_percent")
    title = f"New codes per document: {lowered(in_words('documents', found.where))}"
    return Table(title, columns, rows, _notes(found))


def saturation_payload(found: Saturation) -> dict[str, Any]:
    """The documents and the runs as JSON data; places count from 1, percent from 0 to 100."""
    return {
        "base": found.rule.base,
        "run": found.rule.run,
        "threshold": found.rule.threshold,
        "order": str(found.rule.order),
        "documents": [
            {
                "document": one.document,
                "new": len(one.new),
                "codes": [code.id for code in one.new],
                "found": one.found,
            }
            for one in found.readings
        ],
        "runs": [asdict(run) for run in found.runs],
        "codes_in_base": found.in_base,
        "codes": found.codes,
        "reached": asdict(found.reached) if found.reached else None,
        "where": {name: list(values) for name, values in found.where.items()},
        "open_documents": found.open,
        "coders": dict(found.coders),
        "notes": list(_notes(found)),
    }


def _ids(reading: Reading) -> str:
    return ", ".join(code.id for code in reading.new)


def _percent(run: Run) -> str:
    return "–" if run.percent is None else f"{run.percent:.1f}"


def _run(run: Run | None) -> tuple[Cell, ...]:
    return (run.last, run.new, run.percent) if run else (None, None, None)


def _notes(found: Saturation) -> tuple[str, ...]:
    return (
        _base(found),
        _reached(found),
        f"{ORDERS[found.rule.order]} Another order may give another answer.",
        OWN,
        SOURCE,
        *_open(found),
        whose(found.coders),
    )


def _base(found: Saturation) -> str:
    seen = found.readings[-1].found if found.readings else 0
    documents = min(found.rule.base, len(found.readings))
    return (
        f"The first {documents} documents hold {found.in_base} codes, all {len(found.readings)} "
        f"hold {seen} of the {found.codes} in the codebook that were looked for."
    )


def _reached(found: Saturation) -> str:
    rule, run = found.rule, found.reached
    asked = f"{rule.threshold:g} % of the base or less"
    if not found.runs:
        return f"There are too few documents for a base of {rule.base} and a run of {rule.run}."
    if run is None:
        return f"No {rule.run} documents in a row brought {asked}."
    return (
        f"New codes came to {asked} with documents {run.first} to {run.last}: reached at document "
        f"{run.first - 1}, told by the {rule.run} after it."
    )


def _open(found: Saturation) -> Iterator[str]:
    if found.open:
        verb = "document is" if found.open == 1 else "documents are"
        yield f"{found.open} {verb} not finished, and not read here."
