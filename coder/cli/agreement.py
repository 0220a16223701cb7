"""`coder agreement`: how far the coders agree, code by code."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import format_option, output_option, project_path
from coder.units import UnitKind

if TYPE_CHECKING:
    from coder.workflow.project import Project

EXAMPLES = """
\b
Examples:
  coder agreement
  coder agreement --code PL --coders ana,ben --unit sentence
  coder agreement --disagreements
  coder agreement --data ratings.csv --level ordinal
"""
QUESTION = ("codes", "coders", "unit")
DRAWING = ("seed", "replicates")


def separate(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """`ana, ben` → `("ana", "ben")`."""
    return tuple(name.strip() for name in (value or "").split(",") if name.strip())


coders_option = click.option(
    "--coders",
    metavar="NAME,NAME",
    callback=separate,
    help="Whom to compare. Else every person who has finished something.",
)


@click.command(epilog=EXAMPLES)
@click.option("--code", "codes", metavar="CODE", multiple=True, help="Only this code.")
@coders_option
@click.option(
    "--unit",
    type=click.Choice(["auto", *(kind.value for kind in UnitKind)]),
    default="auto",
    show_default=True,
    help="What is compared; auto: the answer for codes of responses, the turn for interviews.",
)
@click.option("--seed", type=click.IntRange(0, 2**63), default=1, show_default=True)
@click.option(
    "--replicates",
    type=click.IntRange(0, 100_000),
    default=1000,
    show_default=True,
    help="How often to resample for the intervals.",
)
@click.option("--disagreements", "listed", is_flag=True, help="List where the coders differ.")
@click.option("--weakest-first", is_flag=True, help="Sort by the lower end of α's interval.")
@click.option(
    "--data",
    metavar="FILE.csv",
    type=click.Path(path_type=Path),
    help="Compute every measure for this table: units in rows, coders in columns.",
)
@click.option(
    "--level",
    type=click.Choice(["nominal", "ordinal", "interval", "ratio"]),
    default="nominal",
    show_default=True,
    help="What may be said about the categories of --data.",
)
@click.option(
    "--categories",
    metavar="A,B,...",
    callback=separate,
    help="All categories of --data, in their order. Else those that occur.",
)
@format_option("table", "csv", "xlsx", "json")
@output_option
@click.option("-p", "--project", "project_file", metavar="FILE", help="The project file.")
@click.pass_context
def agreement(ctx: click.Context, /, *, project_file: str | None, **asked: Any) -> None:
    """Show how far the coders agree, code by code.

    Only documents that two coders finished are compared; a coder who has not finished one is
    missing there. Intervals come from resampling whole documents.
    """
    from coder.workflow.project import open_project

    if asked["data"] is not None:
        _show_table(asked)
        return
    # No project is needed for a table, so it is looked for only here.
    path = project_path(project_file or (ctx.obj or {}).get("project"))
    with open_project(path) as project:
        if asked["listed"]:
            _show_disagreements(project, asked)
        else:
            _show_report(project, asked)


def _show_report(project: "Project", asked: dict[str, Any]) -> None:
    from coder.cli.agreement_tables import long_table, report_payload, report_table
    from coder.cli.printing import emit
    from coder.workflow.agreeing import agreement as measured

    report = measured(project, **{name: asked[name] for name in (*QUESTION, *DRAWING)})
    if asked["weakest_first"]:
        report = replace(report, codes=report.lowest_first())
    payload = report_payload(report)
    emit(report_table(report), payload, asked["fmt"], asked["output"], data=long_table(report))


def _show_disagreements(project: "Project", asked: dict[str, Any]) -> None:
    from coder.cli.agreement_tables import disagreement_payload, disagreement_table
    from coder.cli.printing import emit
    from coder.workflow.agreeing import disagreements

    found = disagreements(project, **{name: asked[name] for name in QUESTION})
    emit(disagreement_table(found), disagreement_payload(found), asked["fmt"], asked["output"])


def _show_table(asked: dict[str, Any]) -> None:
    from coder.cli.agreement_tables import measure_table, table_payload
    from coder.cli.printing import emit, narrate
    from coder.workflow.agreeing import agreement_of_table

    found = agreement_of_table(asked["data"], scale=asked["level"], categories=asked["categories"])
    narrate(*found.remarks)
    emit(measure_table(found), table_payload(found), asked["fmt"], asked["output"])
