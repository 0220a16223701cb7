"""`coder codings`: coded segments in, out and recoded; `finish`, `reopen`, `undo` and `redo`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import as_option, project_option, table_formats

if TYPE_CHECKING:
    from coder.workflow.project import Project
    from transcripts.model import Document

EXAMPLES = """
\b
Examples:
  coder codings import codings.csv
  coder codings export -o codings.csv
  coder codings recode --from PL1 --to PL2 --as ana
"""

documents_argument = click.argument("names", metavar="[DOCUMENT...]", nargs=-1)
all_option = click.option(
    "--all",
    "every",
    is_flag=True,
    help="Every document there is to code: not withheld, and of the round in an exercise.",
)


@click.group(epilog=EXAMPLES)
def codings() -> None:
    """Import, export and recode coded segments and values."""


@codings.command("import", epilog="Example: coder codings import codings.csv")
@click.argument("file", metavar="TABLE", type=click.Path(path_type=Path))
@as_option
@project_option
def import_table(path: Path, *, file: Path, name: str | None) -> None:
    """Bring in the codings of a table (.csv, .xlsx): all its rows, or none.

    Its columns are document, code, coder, and either start and stop (characters from the start
    of the document, from 0) or quote (words that stand there once). A column value makes a row
    the value of a single choice, or a level.
    """
    from coder.cli.printing import counted, narrate
    from coder.workflow.project import open_project
    from coder.workflow.transferring import import_codings

    with open_project(path, coder=name) as project:
        done = import_codings(project, file)
    narrate(*done.remarks)
    narrate(*(f"{one} is a new coder." for one in done.coders))
    skipped = f" {counted(done.skipped, 'row')} skipped: there already." if done.skipped else ""
    new = f"{counted(done.codings, 'coding')} and {counted(done.ratings, 'value')}"
    narrate(f"Imported {new}.{skipped}")


@codings.command(epilog="Example: coder codings export --coder ana -o codings.csv")
@click.option("--document", "documents", metavar="NAME", multiple=True, help="Only this document.")
@click.option("--code", "codes", metavar="CODE", multiple=True, help="Only this code.")
@click.option("--coder", "coders", metavar="NAME", multiple=True, help="Only this coder.")
@table_formats("csv")
@project_option
def export(path: Path, *, fmt: str, output: Path | None, **chosen: tuple[str, ...]) -> None:
    """Give out codings and values as a table that `coder codings import` takes back."""
    from coder.cli.printing import emit
    from coder.workflow.project import open_project
    from coder.workflow.transferring import export_codings

    with open_project(path) as project:
        table = export_codings(project, **chosen)
    payload = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    emit(table, payload, fmt, output)


@codings.command(epilog="Example: coder codings recode --from PL1 --to PL2 --as ana")
@click.option("--from", "before", metavar="CODE", required=True, help="The code they have.")
@click.option("--to", "after", metavar="CODE", required=True, help="The code they get.")
@click.option("--document", "names", metavar="NAME", multiple=True, help="Only in this document.")
@as_option
@project_option
def recode(
    path: Path, *, before: str, after: str, names: tuple[str, ...], name: str | None
) -> None:
    """Give your own segments of a code another code: all of them, or none.

    Where the same words have the other code already, the two become one. Other coders' segments
    stay as they are. One undo takes it back.
    """
    from coder.cli.printing import counted, narrate
    from coder.workflow import browsing, reshaping
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        old, new = browsing.code(project, before), browsing.code(project, after)
        documents = [browsing.document(project, one) for one in names]
        there = browsing.own_segments(project, old, documents)
        reshaping.recode(project, there, new)
    narrate(f"Recoded {counted(len(there), 'segment')} from {old.id} to {new.id}.")


@click.command(epilog='Example: coder finish "FSW 04 T2 S1" --as ana')
@documents_argument
@all_option
@as_option
@project_option
def finish(path: Path, *, names: tuple[str, ...], every: bool, name: str | None) -> None:
    """Mark documents as coded to the end; only these count in agreement and themes."""
    from coder.cli.printing import narrate
    from coder.workflow import coding, rounds
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        chosen = _documents(project, names, every=every)
        done = coding.finish(project, chosen)
        led_to = [found for one in done if (found := rounds.outcome(project, one))]
    narrate(_told("Finished", len(done), before=len(chosen) - len(done)), *led_to)


@click.command(epilog='Example: coder reopen "FSW 04 T2 S1" --as ana')
@documents_argument
@all_option
@as_option
@project_option
def reopen(path: Path, *, names: tuple[str, ...], every: bool, name: str | None) -> None:
    """Take the finished mark away from documents."""
    from coder.cli.printing import narrate
    from coder.workflow import coding
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        chosen = _documents(project, names, every=every)
        done = coding.reopen(project, chosen)
    narrate(_told("Reopened", len(done), before=len(chosen) - len(done)))


@click.command(epilog="Example: coder undo --as ana")
@as_option
@project_option
def undo(path: Path, *, name: str | None) -> None:
    """Take back your last action, also one of an earlier day; never another coder's."""
    from coder.cli.printing import narrate
    from coder.workflow import undoing
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        narrate(f"Undone: {undoing.undo(project)}")


@click.command(epilog="Example: coder redo --as ana")
@as_option
@project_option
def redo(path: Path, *, name: str | None) -> None:
    """Do again what you undid last."""
    from coder.cli.printing import narrate
    from coder.workflow import undoing
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        narrate(f"Done again: {undoing.redo(project)}")


def _documents(project: "Project", names: tuple[str, ...], *, every: bool) -> "list[Document]":
    from coder.workflow import browsing
    from coder.workflow.sight import sight
    from transcripts.model import State

    if every == bool(names):
        raise click.UsageError("Name the documents, or say --all.")
    project.me()
    if every:
        there = (
            one for one in browsing.study(project).documents if one.state is not State.WITHHELD
        )
        is_task = sight(project).is_task
        return [one for one in there if is_task(one.guid)]
    return [browsing.document(project, name) for name in names]


def _told(verb: str, done: int, *, before: int) -> str:
    from coder.cli.printing import counted

    already = f" {before} had that state before." if before else ""
    return f"{verb} {counted(done, 'document')}.{already}"
