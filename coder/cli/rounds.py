"""`coder round`: draw what coders code apart from each other, see how far they are, close it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import (
    as_option,
    pairs,
    project_option,
    separate,
    table_formats,
    where_option,
)
from coder.errors import InvalidRequestError

if TYPE_CHECKING:
    from coder.workflow.drawing import Plan

EXAMPLES = """
\b
Examples:
  coder round new --sample 20% --by role,borough,time --coders ana,ben --seed 7 --blind
  coder round new --again --coders ana --sample 10 --older-than 21d
  coder round new --training --gold consensus --coders tom --sample 10
  coder open --as ana --round 2
"""
_DAYS = {"d": 1, "w": 7}

number_argument = click.argument("number", metavar="ROUND", type=int)


@click.group("round", epilog=EXAMPLES)
def rounds() -> None:
    """Rounds: documents that some coders code apart from each other."""


@rounds.command("new", epilog=EXAMPLES)
@click.option("--coders", metavar="NAMES", callback=separate, help="Who codes: ana,ben")
@click.option("--sample", metavar="SIZE", default="", help="How many documents: 20% or 40.")
@click.option("--documents", metavar="NAMES", callback=separate, help="These instead of a draw.")
@click.option(
    "--by", metavar="NAMES", callback=separate, help="Balance by these: role,borough,time"
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**63 - 1),
    help="Draw the same again. Else one is chosen, and told.",
)
@click.option("--blind", is_flag=True, help="Nothing is suggested in these documents.")
@click.option(
    "--mask", "masks", metavar="NAMES", callback=separate, help="Hide these: name,borough,time"
)
@click.option("--again", is_flag=True, help="One coder codes again what they finished before.")
@click.option("--older-than", metavar="DAYS", default="0", help="With --again: 21d or 3w ago.")
@click.option("--training", is_flag=True, help="Trainees code what a gold set has.")
@click.option("--gold", metavar="NAME", default="consensus", help="With --training: whose work.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be drawn.")
@where_option
@table_formats()
@as_option
@project_option
def new(path: Path, *, dry_run: bool, name: str | None, **asked: Any) -> None:
    """Begin a round: draw documents, or name them, for coders who work apart.

    Until all coders of the round have finished a document, none of them sees what others made of
    it. What each has coded when finishing is kept: agreement is computed on it for good.
    """
    from coder.cli.printing import emit, narrate
    from coder.cli.round_tables import drawn_payload, drawn_table, told
    from coder.workflow.drawing import foreseen
    from coder.workflow.project import open_project
    from coder.workflow.rounds import begin

    with open_project(path, coder=name) as project:
        drawn = (foreseen if dry_run else begin)(project, _plan(asked))
    narrate(*told(drawn, dry_run=dry_run))
    emit(drawn_table(drawn), drawn_payload(drawn, dry_run=dry_run), asked["fmt"], asked["output"])


@rounds.command("list", epilog="Example: coder round list --format json")
@table_formats()
@project_option
def list_rounds(path: Path, *, fmt: str, output: Path | None) -> None:
    """List the rounds and how far each coder is."""
    from coder.cli.printing import emit
    from coder.cli.round_tables import rounds_data, rounds_payload, rounds_table
    from coder.workflow.project import open_project
    from coder.workflow.rounds import standings

    with open_project(path) as project:
        found = standings(project)
    emit(rounds_table(found), rounds_payload(found), fmt, output, data=rounds_data(found))


@rounds.command(epilog="Example: coder round show 2")
@number_argument
@table_formats()
@project_option
def show(path: Path, *, number: int, fmt: str, output: Path | None) -> None:
    """Show a round: its documents, who has finished which, and who has looked behind a mask."""
    from coder.cli.printing import emit
    from coder.cli.round_tables import round_payload, round_table
    from coder.workflow.project import open_project
    from coder.workflow.rounds import standing, unmaskings

    with open_project(path) as project:
        found = standing(project, number)
        looks = unmaskings(project, found.round)
    emit(round_table(found, looks), round_payload(found, looks), fmt, output)


@rounds.command(epilog="Example: coder round close 2 --as lead")
@number_argument
@as_option
@project_option
def close(path: Path, *, number: int, name: str | None) -> None:
    """End a round: nothing is hidden in it any more, and its passes stay as they are."""
    from coder.cli.printing import narrate
    from coder.workflow import rounds as work
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        found = work.close(project, number)
    left = len(found.documents) - len(found.complete)
    narrate(
        f"Closed round {number}: {len(found.complete)} of {len(found.documents)} documents were "
        "finished by all."
    )
    if left:
        narrate(f"{left} were not, and are compared only between those who finished them.")


@rounds.command(epilog='Example: coder round unmask "response 17 of round 2" --as lead')
@click.argument("document", metavar="DOCUMENT")
@table_formats()
@as_option
@project_option
def unmask(path: Path, *, document: str, fmt: str, output: Path | None, name: str | None) -> None:
    """Tell what is hidden of a document in a round with masks. That you looked is kept."""
    from coder.cli.printing import emit
    from coder.cli.round_tables import unmasked_payload, unmasked_table
    from coder.workflow import browsing
    from coder.workflow import rounds as work
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        project.me()
        found = work.unmask(project, document)
        case = browsing.cases(project).get(found.case)
    emit(unmasked_table(found, case), unmasked_payload(found, case), fmt, output)


@rounds.command(epilog="Example: coder round score 4 --as tom")
@number_argument
@click.option("--document", metavar="NAME", default="", help="In this document alone.")
@table_formats()
@as_option
@project_option
def score(path: Path, *, number: int, document: str, name: str | None, **asked: Any) -> None:
    """Show how a trainee did against the gold set, code by code, and where they differ."""
    from coder.cli.printing import emit
    from coder.cli.score_tables import score_payload, score_tables
    from coder.workflow import training
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        found = training.score(project, number, document=document)
    emit(score_tables(found), score_payload(found), asked["fmt"], asked["output"])


def _plan(asked: dict[str, Any]) -> "Plan":
    from coder.model import RoundKind
    from coder.workflow.drawing import Plan

    if asked["again"] and asked["training"]:
        raise InvalidRequestError("A round is either --again or --training.")
    kind = RoundKind.AGAIN if asked["again"] else RoundKind.INDEPENDENT
    return Plan(
        coders=asked["coders"],
        kind=RoundKind.TRAINING if asked["training"] else kind,
        sample=asked["sample"],
        documents=asked["documents"],
        by=asked["by"],
        where=pairs(asked["where"]),
        seed=asked["seed"],
        blind=asked["blind"],
        masks=asked["masks"],
        older_than=_days(asked["older_than"]),
        gold=asked["gold"],
    )


def _days(text: str) -> int:
    """`21d` → 21, `3w` → 21, `21` → 21."""
    said = text.strip().casefold()
    unit = _DAYS.get(said[-1:], 0)
    number = said[:-1] if unit else said
    if not number.isdecimal():
        raise InvalidRequestError(f"{text!r} is no span of days; write 21d or 3w.")
    return int(number) * (unit or 1)
