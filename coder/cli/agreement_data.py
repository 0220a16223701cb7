"""What `coder agreement` answers without a project: every measure for a table of ratings."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import Command, separate
from coder.exchange.tables import Table

if TYPE_CHECKING:
    from coder.agreement.estimates import Estimate
    from coder.workflow.measuring import TableAgreement

NAMED = 12


def data_options(command: Command) -> Command:
    """Add the options of a table that was made elsewhere: `--data`, `--level`, `--categories`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def answered_without_project(asked: dict[str, Any]) -> bool:
    """Show what was asked about a table, and whether anything was."""
    if asked["data"] is None:
        return False
    _show_table(asked)
    return True


def _show_table(asked: dict[str, Any]) -> None:
    from coder.cli.printing import emit, narrate
    from coder.workflow.measuring import agreement_of_table

    found = agreement_of_table(asked["data"], scale=asked["level"], categories=asked["categories"])
    narrate(*found.remarks)
    emit(measure_table(found), table_payload(found), asked["fmt"], asked["output"])


def measure_table(found: "TableAgreement") -> Table:
    """Every measure of a table of ratings, a line each."""
    columns = ("Measure", "Value", "SE", "Low", "High", "Remark")
    rows = tuple(
        (one.name, one.value, one.se, one.low, one.high, _remark(one))
        for one in found.measures.values()
    )
    names = ", ".join(map(str, found.categories[:NAMED]))
    more = len(found.categories) - NAMED
    categories = f"{names} and {more} more" if more > 0 else names
    note = f"{found.units} units, {len(found.coders)} coders, categories: {categories}."
    return Table("Agreement", columns, rows, (note, "Low and High: the 95 % interval."))


def _remark(one: "Estimate") -> str:
    return one.method if one.undefined is None else f"undefined, because {one.undefined}"


def table_payload(found: "TableAgreement") -> dict[str, Any]:
    from coder.cli.agreement_tables import measures_payload

    return {
        "coders": list(found.coders),
        "units": found.units,
        "categories": list(found.categories),
        "measures": measures_payload(found.measures),
    }


_OPTIONS = (
    click.option(
        "--data",
        metavar="FILE.csv",
        type=click.Path(path_type=Path),
        help="Compute every measure for this table: units in rows, coders in columns.",
    ),
    click.option(
        "--level",
        type=click.Choice(["nominal", "ordinal", "interval", "ratio"]),
        default="nominal",
        show_default=True,
        help="What may be said about the categories of --data.",
    ),
    click.option(
        "--categories",
        metavar="A,B,...",
        callback=separate,
        help="All categories of --data, in their order. Else those that occur.",
    ),
)
