"""`coder agreement`: how far the coders agree, code by code."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from coder.cli.agreement_data import answered_without_project, data_options
from coder.cli.options import format_option, output_option, project_path, separate
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
  coder agreement --explain alpha
"""
QUESTION = ("codes", "coders", "unit")
DRAWING = ("seed", "replicates")


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
@data_options
@format_option("table", "csv", "xlsx", "json", "markdown")
@output_option
@click.option("-p", "--project", "project_file", metavar="FILE", help="The project file.")
@click.pass_context
def agreement(ctx: click.Context, /, *, project_file: str | None, **asked: Any) -> None:
    """Show how far the coders agree, code by code.

    Only documents that two coders finished are compared; a coder who has not finished one is
    missing there. Intervals come from resampling whole documents.
    """
    from coder.workflow.project import open_project

    if answered_without_project(asked):
        return
    path = project_path(project_file or (ctx.obj or {}).get("project"))
    with open_project(path) as project:
        if asked["listed"]:
            _show_disagreements(project, asked)
        else:
            _show_report(project, asked)


def _show_report(project: "Project", asked: dict[str, Any]) -> None:
    from coder.cli.agreement_tables import long_table, report_payload, report_table
    from coder.cli.printing import emit
    from coder.workflow.agreeing import Question
    from coder.workflow.agreeing import agreement as measured

    report = measured(project, Question(**{name: asked[name] for name in (*QUESTION, *DRAWING)}))
    if asked["weakest_first"]:
        report = replace(report, codes=report.lowest_first())
    payload = report_payload(report)
    emit(report_table(report), payload, asked["fmt"], asked["output"], data=long_table(report))


def _show_disagreements(project: "Project", asked: dict[str, Any]) -> None:
    from coder.cli.agreement_tables import disagreement_payload, disagreement_table
    from coder.cli.printing import emit
    from coder.workflow.agreeing import Question, disagreements

    found = disagreements(project, Question(**{name: asked[name] for name in QUESTION}))
    emit(disagreement_table(found), disagreement_payload(found), asked["fmt"], asked["output"])
