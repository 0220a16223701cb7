"""`coder consensus`: take over what coders agree on, and settle the rest one by one."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.agreement import coders_option
from coder.cli.documents import ListGroup
from coder.cli.options import as_option, project_option, table_formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coder.agreement.points import Point
    from coder.agreement.queueing import Asked
    from coder.agreement.ruling import Ruling
    from coder.workflow.project import Project
    from coder.workflow.settling import Settled

EXAMPLES = """
\b
Examples:
  coder consensus --coders ana,ben --dry-run
  coder consensus list --open --code RR
  coder consensus settle 3 --take ana --reason "It names the next step." --as lead
  coder consensus settle 4 --take "ring the school" --settled lead --as lead
  coder consensus summary --code PL --code EN --code RR
"""
BOTH, NEITHER = "both", "none"


class TakeOverGroup(ListGroup):
    """By itself it takes over what coders agree on."""

    first = "take-over"


@click.group(cls=TakeOverGroup, epilog=EXAMPLES)
def consensus() -> None:
    """Take over what finished coders agree on, and settle the rest one by one.

    Without a command it takes over. Present for all: the words that they coded in common become
    codings of the coder "consensus". Documents without a disagreement are finished for the
    consensus, others when their last disagreement is settled. The coders' own work is not touched.
    """


code_option = click.option(
    "--code",
    "codes",
    metavar="CODE",
    multiple=True,
    help="Only where the coders differ on this code, be it through a code below.",
)
document_option = click.option(
    "--document", "documents", metavar="NAME", multiple=True, help="Only in this document."
)


@consensus.command("take-over", epilog="Example: coder consensus --coders ana,ben --dry-run")
@coders_option
@click.option("--dry-run", is_flag=True, help="Only tell what would be taken over.")
@table_formats()
@as_option
@project_option
def take(path: Path, *, dry_run: bool, name: str | None, **asked: Any) -> None:
    """Take over what finished coders agree on, and list what is left to settle."""
    from coder.cli.agreement_tables import consensus_payload, disagreement_table
    from coder.cli.printing import emit, narrate
    from coder.workflow.adjudicating import foreseen, take_over
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        found = (foreseen if dry_run else take_over)(project, asked["coders"])
    would = "Would be taken" if dry_run else "Taken"
    narrate(
        f"{would} over in {len(found.documents)} documents: {len(found.codings)} codings and "
        f"{len(found.ratings)} values. Finished as consensus: {len(found.finished)} documents."
    )
    payload = consensus_payload(found, dry_run=dry_run)
    emit(disagreement_table(found.disagreements), payload, asked["fmt"], asked["output"])


@consensus.command("list", epilog="Example: coder consensus list --open --format csv")
@click.option("--open", "wanted", flag_value="open", help="Only what is not settled.")
@click.option("--settled", "wanted", flag_value="settled", help="Only what is settled.")
@code_option
@document_option
@click.option("--by-document", is_flag=True, help="In the order of the documents.")
@click.option(
    "--unopposed", is_flag=True, help="Also values that some gave and nobody contradicts."
)
@coders_option
@table_formats()
@as_option
@project_option
def list_queue(path: Path, *, name: str | None, wanted: str | None, **asked: Any) -> None:
    """List the disagreements, the codes with most of them and the weakest α first.

    A disagreement is told at the lowest code on which the coders differ.
    """
    from coder.agreement.queueing import Standing
    from coder.cli.consensus_tables import queue_data, queue_payload, queue_table
    from coder.cli.printing import emit
    from coder.workflow import settling
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        there = settling.differences(project, asked["coders"])
        found = settling.queued(project, there, _asked(asked))
        names = settling.names(project)
    if wanted:
        is_open = wanted == "open"
        found = [one for one in found if (one.standing is Standing.OPEN) is is_open]
    shown, data = queue_table(found, names), queue_data(found, names)
    emit(shown, queue_payload(found, names), asked["fmt"], asked["output"], data=data)


@consensus.command(
    epilog='Example: coder consensus settle 3 --take ana --reason "It names a step." --as lead'
)
@click.argument("which", metavar="[NUMBER|ID]", required=False)
@click.option(
    "--take",
    "taken",
    metavar="NAME|both|none|WORDS",
    help="A coder's version, the words of both, nothing, or words of your own choice.",
)
@click.option("--value", default="", help="The value or level to settle on.")
@click.option("--reason", default="", help="Why; alone, of what is settled already.")
@click.option(
    "--settled",
    type=click.Choice(["discussion", "lead"]),
    default="discussion",
    show_default=True,
    help="How it was settled.",
)
@click.option("--unopposed", is_flag=True, help="Take all values that nobody contradicts.")
@coders_option
@as_option
@project_option
def settle(path: Path, *, which: str | None, name: str | None, **given: Any) -> None:
    """Settle one disagreement of the list; `coder undo` takes it back.

    With the first in a document, what its coders agree on is taken over too. Settling again
    replaces what was settled before.
    """
    from coder.agreement.queueing import Asked
    from coder.cli.printing import counted, narrate
    from coder.workflow import settling
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        project.me()
        there = settling.differences(project, given["coders"])
        found = settling.queued(project, there, Asked(unopposed=True))
        if given["unopposed"]:
            taken = settling.take_unopposed(project, found)
            narrate(f"Taken over: {counted(taken, 'value')} that nobody contradicts.")
            return
        one = settling.identified(found, which or "")
        if one.decision and given["reason"] and not (given["taken"] or given["value"]):
            settling.explain(project, one.point, given["reason"])
            narrate(f"The reason is kept with {one.point.code.id} in {one.point.document.name}.")
            return
        made = settling.settle_one(project, one.point, _ruling(one.point, given))
        narrate(*_told(project, one.point, made))


@consensus.command(epilog="Example: coder consensus summary --code PL --code EN --code RR")
@code_option
@document_option
@coders_option
@table_formats()
@as_option
@project_option
def summary(path: Path, *, name: str | None, **asked: Any) -> None:
    """Count how disagreements were settled, code by code, for the text on methods."""
    from coder.cli.consensus_tables import summary_payload, summary_table
    from coder.cli.printing import emit
    from coder.workflow import settling
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        there = settling.differences(project, asked["coders"])
        found = settling.summary(project, there, _asked(asked))
    emit(summary_table(found), summary_payload(found), asked["fmt"], asked["output"])


def _asked(asked: dict[str, Any]) -> "Asked":
    from coder.agreement.queueing import Asked, Order

    order = Order.DOCUMENT if asked.get("by_document") else Order.WEAKEST
    return Asked(
        asked["codes"],
        documents=asked["documents"],
        order=order,
        unopposed=asked.get("unopposed", False),
    )


def _ruling(point: "Point", given: dict[str, Any]) -> "Ruling":
    """What `--take` and `--value` ask for."""
    from coder.agreement.ruling import Ruling
    from coder.errors import InvalidRequestError
    from coder.model import Verdict
    from coder.workflow.settling import words_in

    wanted, value = given["taken"], given["value"]
    why = {"reason": given["reason"], "settled": given["settled"]}
    names = {name.casefold(): name for name in point.said}
    if wanted is None and not value:
        raise InvalidRequestError(
            f"Say what to take: --take {'|'.join(point.said)}|{BOTH}|{NEITHER}, or --value VALUE."
        )
    if wanted is None:
        return Ruling(Verdict.VALUE, value=value, **why)
    if wanted.casefold() in names:
        return Ruling(Verdict.ONE, (names[wanted.casefold()],), value=value, **why)
    if wanted in (BOTH, NEITHER):
        verdict = Verdict.BOTH if wanted == BOTH else Verdict.NEITHER
        return Ruling(verdict, value=value, **why)
    return Ruling(Verdict.TRIMMED, trim=words_in(point, wanted), value=value, **why)


def _told(project: "Project", point: "Point", made: "Settled") -> "Iterator[str]":
    """What was settled, whether the document is finished, and the level that is still open."""
    from coder.workflow.settling import level_open

    finished = "; the document is finished as consensus" if made.finished else ""
    yield f"Settled: {point.code.id} in {point.document.name}{finished}."
    code = level_open(project, point)
    if code is not None:
        ranks = ", ".join(f"{level.rank} {level.label}" for level in code.levels if level.rank)
        yield f"{code.id} has no level yet. Settle again with --value: {ranks}."
