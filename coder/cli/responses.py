"""`coder responses`: everybody's answers to one prompt, side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import (
    as_option,
    pairs,
    project_option,
    table_formats,
    where_option,
)

if TYPE_CHECKING:
    from coder.workflow.project import Project

EXAMPLE = """
\b
Examples:
  coder responses
  coder responses --scenario S1 --prompt a --time T2 --as ana
  coder responses --scenario S1 --prompt a --where borough=Ashmere --uncoded --as ana
  coder responses --scenario S2 --prompt c --mask --format csv
"""


@click.command(epilog=EXAMPLE)
@click.option("--scenario", metavar="ID", help="Else it lists what was asked.")
@click.option("--prompt", metavar="LETTER", help="Else all that was written in the scenario.")
@click.option("--time", metavar="TIME", help="Else every time.")
@where_option
@click.option(
    "--sort",
    "by",
    default="respondent",
    show_default=True,
    metavar="NAME",
    help="By respondent, time, an attribute of cases, or words (the shortest first).",
)
@click.option("--uncoded", is_flag=True, help="Only what you have not coded or finished yet.")
@click.option("--mask", is_flag=True, help="Without names and attributes, and shuffled.")
@as_option
@table_formats()
@project_option
def responses(path: Path, fmt: str, output: Path | None, **wanted: Any) -> None:
    """Show everybody's answers to a prompt, with your own codes and values.

    Blank answers and withheld responses are shown as such. Without a scenario it lists what was
    asked, and how much of it waits for you.
    """
    from coder.cli.printing import emit
    from coder.exchange.answer_tables import (
        answers_payload,
        answers_table,
        questions_payload,
        questions_table,
    )
    from coder.workflow import responding
    from coder.workflow.project import open_project

    with open_project(path, coder=wanted["name"]) as project:
        if wanted["scenario"] is None:
            known = responding.questions(project)
            emit(questions_table(known), questions_payload(known), fmt, output)
            return
        collected, answers = _chosen(project, wanted)
        shown = collected, answers, project.codebook()
    masked = wanted["mask"]
    table, payload = answers_table(*shown, masked=masked), answers_payload(*shown, masked=masked)
    emit(table, payload, fmt, output)


def _chosen(project: "Project", wanted: dict[str, Any]) -> tuple[Any, list[Any]]:
    """What was collected, and the answers of it that are wanted, in the order that is wanted."""
    from coder.themes.answer_order import in_order, shuffled
    from coder.themes.answers import AnswerState, Asked
    from coder.workflow import responding

    asked = Asked(wanted["scenario"], wanted["prompt"] or "", wanted["time"] or "")
    collected = responding.answers(project, asked, where=pairs(wanted["where"]))
    answers = in_order(collected.answers, wanted["by"])
    if wanted["mask"]:
        answers = shuffled(answers, collected.asked)
    if wanted["uncoded"]:
        answers = [one for one in answers if one.state is AnswerState.UNCODED]
    return collected, answers
