"""`coder import --text COLUMN`: tables that were coded elsewhere."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.errors import InvalidRequestError

if TYPE_CHECKING:
    from transcripts.coded_tables import Columns

_COLUMNS = {
    "text": "Of a coded table: the column of what was said.",
    "document": "Its column of documents; else each file is one.",
    "speaker": "Its column of speakers.",
    "voice": "Its column of voices; else all are respondents.",
    "codes": "Its column of codes, by id or label.",
    "coder": "Its column of coders; else --as, else `imported`.",
}


def coded_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for each column, and `--no-code`."""
    nothing = click.option(
        "--no-code", "nothing", metavar="WORD", multiple=True, help="What means no code: Other."
    )
    command = nothing(command)
    for name, told in reversed(_COLUMNS.items()):
        command = click.option(f"--{name}", f"{name}_column", metavar="COLUMN", help=told)(command)
    return command


def coded_columns(
    given: Mapping[str, Any], *, dry_run: bool, interviewers: Sequence[str]
) -> "Columns | None":
    """The columns that were named; None where the files are no coded tables.

    Raises InvalidRequestError where options do not go together.
    """
    from transcripts.coded_tables import Columns

    named = {name: given[f"{name}_column"] or "" for name in _COLUMNS}
    if not named["text"]:
        wanted = [f"--{name}" for name, column in named.items() if column]
        wanted += ["--no-code"] if given["nothing"] else []
        if wanted:
            raise InvalidRequestError(
                f"{wanted[0]} is for tables that are coded already: name the column of the words, "
                "too, with --text COLUMN."
            )
        return None
    if dry_run or interviewers:
        other = "--dry-run" if dry_run else "--interviewer"
        raise InvalidRequestError(
            f"{other} does not go with a coded table. One undo takes its import back; "
            "--voice COLUMN tells who asks."
        )
    return Columns(**named, nothing=given["nothing"])


def import_coded(
    path: Path,
    paths: Sequence[Path],
    columns: "Columns",
    *,
    coder: str | None,
    defaults: Mapping[str, str],
) -> None:
    """Bring the tables in, and tell what came."""
    from coder.cli.printing import counted, narrate
    from coder.workflow.coded_tables import import_coded as bring
    from coder.workflow.project import open_project

    with open_project(path, coder=coder) as project:
        brought = bring(project, paths, columns, defaults=defaults)
    narrate(*brought.remarks)
    who = ", ".join(brought.coders)
    narrate(
        f"Imported {counted(brought.documents, 'document')} with "
        f"{counted(brought.codings, 'coding')} by {who}."
    )
