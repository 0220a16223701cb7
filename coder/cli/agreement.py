"""`coder agreement`: how far the coders agree, code by code."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from coder.cli.agreement_data import answered_without_project, data_options
from coder.cli.options import project_path, separate, table_formats
from coder.units import UnitKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from coder.workflow.agreeing import Question
    from coder.workflow.project import Project

EXAMPLES = """
\b
Examples:
  coder agreement
  coder agreement --round 1 --methods
  coder agreement --code PL --coders ana,ben --unit sentence
  coder agreement --by coders
  coder agreement --disagreements
  coder agreement --data ratings.csv --level ordinal
  coder agreement --explain alpha
"""
ASKED = ("codes", "coders", "unit", "coverage", "seed", "replicates", "round")
VIEWS = ("codes", "coders", "confusion", "documents", "rounds", "spans")


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
    "--round", type=click.IntRange(1), help="Only this round, as its coders had finished it."
)
@click.option(
    "--unit",
    type=click.Choice(["auto", *(kind.value for kind in UnitKind)]),
    default="auto",
    show_default=True,
    help="What is compared; auto: the answer for codes of responses, the turn for interviews.",
)
@click.option(
    "--coverage",
    type=click.IntRange(0, 100),
    default=0,
    metavar="PERCENT",
    help="How much of a unit's characters makes it coded. [default: any of them]",
)
@click.option("--seed", type=click.IntRange(0, 2**63), default=1, show_default=True)
@click.option(
    "--replicates",
    type=click.IntRange(0, 100_000),
    default=1000,
    show_default=True,
    help="How often to resample for the intervals.",
)
@click.option(
    "--by",
    "view",
    type=click.Choice(VIEWS),
    default="codes",
    show_default=True,
    help="What to show: codes; each two coders, and all without each; which codes are taken for "
    "which; unfinished documents; round by round; the words that coders marked.",
)
@click.option("--disagreements", "listed", is_flag=True, help="List where the coders differ.")
@click.option("--methods", is_flag=True, help="Write a paragraph for the methods section.")
@click.option("--weakest-first", is_flag=True, help="Sort by the lower end of α's interval.")
@data_options
@table_formats()
@click.option("-p", "--project", "project_file", metavar="FILE", help="The project file.")
@click.pass_context
def agreement(ctx: click.Context, /, *, project_file: str | None, **asked: Any) -> None:
    """Show how far the coders agree, code by code.

    Only documents that two coders finished are compared; a coder who has not finished one is
    missing there. What was coded in a round counts as it was when the coder finished. Intervals
    come from resampling whole documents.
    """
    from coder.workflow.project import open_project

    if answered_without_project(ctx, asked):
        return
    path = project_path(project_file or (ctx.obj or {}).get("project"))
    with open_project(path) as project:
        _answer(asked)(project, _question(asked), asked)


def _answer(asked: dict[str, Any]) -> "Callable[[Project, Question, dict[str, Any]], None]":
    """What shows what was asked for."""
    if asked["methods"]:
        return _show_methods
    if asked["listed"]:
        return _show_disagreements
    return _show_report if asked["view"] == "codes" else _show_view


def _question(asked: dict[str, Any]) -> "Question":
    from coder.workflow.agreeing import Question

    question = Question(**{name: asked[name] for name in ASKED})
    return replace(question, interval=asked["interval"] or question.interval)


def _show_report(project: "Project", question: "Question", asked: dict[str, Any]) -> None:
    from coder.cli.agreement_tables import long_table, report_payload, report_table
    from coder.cli.printing import emit
    from coder.workflow.agreeing import agreement as measured

    report = measured(project, question)
    if asked["weakest_first"]:
        report = replace(report, codes=report.lowest_first())
    payload = report_payload(report)
    emit(report_table(report), payload, asked["fmt"], asked["output"], data=long_table(report))


def _show_view(project: "Project", question: "Question", asked: dict[str, Any]) -> None:
    from coder.cli.agreement_views import view
    from coder.cli.printing import emit

    shown = view(project, question, asked["view"])
    emit(shown.tables, shown.payload, asked["fmt"], asked["output"], data=shown.data)


def _show_disagreements(project: "Project", question: "Question", asked: dict[str, Any]) -> None:
    from coder.cli.agreement_tables import disagreement_payload, disagreement_table
    from coder.cli.printing import emit
    from coder.workflow.agreeing import disagreements

    found = disagreements(project, question)
    emit(disagreement_table(found), disagreement_payload(found), asked["fmt"], asked["output"])


def _show_methods(project: "Project", question: "Question", asked: dict[str, Any]) -> None:
    from coder.cli.printing import send
    from coder.exchange.tables import json_text
    from coder.workflow.agreeing import methods_text

    if asked["fmt"] not in ("table", "markdown", "json"):
        raise click.UsageError("The paragraph on methods is text or json, not a table.")
    text = methods_text(project, question)
    send(json_text({"methods": text}) if asked["fmt"] == "json" else text + "\n", asked["output"])
