"""What `coder agreement` answers without a project: tables of ratings, and what measures are."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from coder.cli.options import Command, separate
from coder.exchange.tables import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coder.agreement.estimates import Estimate
    from coder.exchange.rating_table import Labels, Rating
    from coder.workflow.measuring import TableAgreement

NAMED = 12
FACTS = ("value", "se", "low", "high", "undefined", "method")
OF_PROJECT = (
    "codes",
    "coders",
    "round",
    "unit",
    "coverage",
    "view",
    "listed",
    "methods",
    "weakest_first",
)
OF_TABLE = ("coders_in", "level", "categories", "separator")
COUNTS = ("units", "pairable", "categories", "replicates", "lost", "seed")


def data_options(command: Command) -> Command:
    """Add the options that need no project: a table of ratings, and explanations."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _sign(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The sign between codes: something, and not white space."""
    if value is not None and not value.strip():
        raise click.BadParameter("name the sign between codes, such as ';'.")
    return None if value is None else value.strip()


def answered_without_project(ctx: click.Context, asked: dict[str, Any]) -> bool:
    """Show what was asked of a table or about a measure, and tell whether anything was."""
    if asked["explained"] is not None:
        _explain(asked)
        return True
    if asked["data"] is None:
        _refuse(ctx, OF_TABLE, "tells how to read a table: name it with --data FILE.")
        return False
    _refuse(ctx, OF_PROJECT, "is asked of a project: leave it out with --data.")
    _show_table(asked)
    return True


def _refuse(ctx: click.Context, names: tuple[str, ...], why: str) -> None:
    """Raise for an option that would be passed over in silence."""
    for one in ctx.command.params:
        given = ctx.get_parameter_source(one.name or "") is ParameterSource.COMMANDLINE
        if given and one.name in names:
            raise click.UsageError(f"{one.opts[0]} {why}", ctx)


def _explain(asked: dict[str, Any]) -> None:
    from coder.agreement.explanations import explain, explanations
    from coder.cli.explaining import explanation_payload, explanation_table, page
    from coder.cli.printing import emit, send

    name, fmt, output = asked["explained"], asked["fmt"], asked["output"]
    chosen = [explain(name)] if name else list(explanations())
    if name and fmt in ("table", "markdown"):
        send(page(chosen[0]), output)
        return
    emit(explanation_table(chosen), explanation_payload(chosen), fmt, output)


def _show_table(asked: dict[str, Any]) -> None:
    from coder.cli.printing import emit, narrate
    from coder.workflow.measuring import TableTerms, agreement_of_table

    terms = TableTerms(
        asked["level"],
        asked["categories"],
        asked["separator"],
        asked["coders_in"] == "rows",
        asked["interval"],
        asked["seed"],
        asked["replicates"],
    )
    found = agreement_of_table(asked["data"], terms)
    narrate(*found.remarks)
    emit(
        measure_tables(found),
        table_payload(found),
        asked["fmt"],
        asked["output"],
        data=long_table(found),
    )


def measure_tables(found: "TableAgreement") -> list[Table]:
    """Every measure a line; where cells hold several codes, then each code's measures."""
    tables = [Table("Agreement", _COLUMNS, tuple(_rows(found.measures)), (_note(found), _INTERVAL))]
    tables += [
        Table(f"Agreement on {label} alone", _COLUMNS, tuple(_rows(measures)))
        for label, measures in found.labels.items()
    ]
    return tables


def _rows(measures: "Mapping[str, Estimate]") -> "Iterator[tuple[Cell, ...]]":
    for one in measures.values():
        remark = one.method if one.undefined is None else f"undefined, because {one.undefined}"
        yield one.name, one.value, one.se, one.low, one.high, remark


def _note(found: "TableAgreement") -> str:
    shown = [_category(one) for one in found.categories[:NAMED]]
    more = len(found.categories) - NAMED
    categories = ", ".join(shown) + (f" and {more} more" if more > 0 else "")
    named = ", ".join(found.coders[:NAMED]) + (" …" if found.coders[NAMED:] else "")
    return f"{found.units} units, {len(found.coders)} coders ({named}), categories: {categories}."


def _category(one: "Rating | Labels") -> str:
    """A value as it is; a set of codes in braces."""
    return f"{{{' '.join(one)}}}" if isinstance(one, tuple) else str(one)


def long_table(found: "TableAgreement") -> Table:
    """A row for each measure of the table, and of each code alone; nothing rounded."""
    every = {"": found.measures, **found.labels}
    rows = tuple(
        (label or None, *(getattr(one, fact) for fact in ("name", *FACTS, *COUNTS)))
        for label, measures in every.items()
        for one in measures.values()
    )
    return Table("Agreement", ("code", "measure", *FACTS, *COUNTS), rows, (_note(found), _INTERVAL))


def table_payload(found: "TableAgreement") -> dict[str, Any]:
    return {
        "coders": list(found.coders),
        "units": found.units,
        "categories": [list(one) if isinstance(one, tuple) else one for one in found.categories],
        "measures": _payload(found.measures),
        "labels": {label: _payload(measures) for label, measures in found.labels.items()},
    }


def _payload(measures: "Mapping[str, Estimate]") -> dict[str, Any]:
    return {
        name: {fact: getattr(one, fact) for fact in (*FACTS, *COUNTS)}
        for name, one in measures.items()
    }


_COLUMNS = ("Measure", "Value", "SE", "Low", "High", "Remark")
_INTERVAL = "Low and High: the 95 % interval."
_OPTIONS = (
    click.option(
        "--data",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Compute every measure for this csv or xlsx table: units in rows, coders in columns. "
        "A column `document` tells which units were cut from one document.",
    ),
    click.option(
        "--coders-in",
        type=click.Choice(["columns", "rows"]),
        default="columns",
        show_default=True,
        help="Where --data has the coders.",
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
    click.option(
        "--sets",
        "separator",
        metavar="SIGN",
        callback=_sign,
        help="Cells of --data hold several codes with this sign between them, such as ';'. A cell "
        "with the sign alone holds none; a blank one is missing.",
    ),
    click.option(
        "--interval",
        type=click.Choice(["analytic", "jackknife", "bootstrap"]),
        help="How intervals are made. Else by resampling documents; for --data without documents "
        "by formula.",
    ),
    click.option(
        "--explain",
        "explained",
        metavar="[MEASURE]",
        is_flag=False,
        flag_value="",
        help="Say what a measure is, with its formula and source; without a name, list them.",
    ),
)
