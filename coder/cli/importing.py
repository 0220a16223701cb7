"""`coder import`: interviews, answers, and tables that were coded elsewhere."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.coded_tables import coded_options
from coder.cli.options import as_option, pairs, project_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coder.workflow.coded_tables import Brought
    from coder.workflow.project import Project
    from transcripts.coded_tables import Columns
    from transcripts.model import Document

_NAMED = 5  # documents in a remark
EXAMPLES = """
\b
Examples:
  coder import interviews/*.docx answers.xlsx --set time=T2 --interviewer Ana
  coder import talks.csv --text words --speaker who --document talk --codes code --coder coder
"""


@click.command("import", epilog=EXAMPLES)
@click.argument(
    "paths", metavar="FILES...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="Time, case, scenario, kind or state, where the files do not tell.",
)
@click.option(
    "--interviewer", "interviewers", multiple=True, metavar="NAME", help="Who asks the questions."
)
@click.option("--dry-run", is_flag=True, help="Show speakers and first words; write nothing.")
@coded_options
@as_option
@project_option
def import_files(
    path: Path,
    paths: tuple[Path, ...],
    *,
    dry_run: bool,
    columns: "Columns | None",
    name: str | None,
    **told: tuple[str, ...],
) -> None:
    """Bring in interviews and answers: .txt, .docx, .vtt, .csv, .xlsx.

    Speakers become turns; an answer booklet is split into its responses. A text that is there
    already is told and left alone.

    With --text a table (.csv, .tsv, .xlsx) comes in that is coded already, a row for each turn.
    The other columns are named by --document, --speaker, --voice (respondent, interviewer or
    prompt), --codes (ids or labels between ; , | or line breaks; blank: none) and --coder. A column
    of 1 and 0, or of yes and no, is of the code that it is called by. Entries that are no codes yet
    become codes; whoever coded in a document has finished it. All of a coded table comes in, or
    nothing.
    """
    from coder.workflow.project import open_project

    defaults, interviewers = _single(told["settings"]), told["interviewers"]
    with open_project(path, coder=name) as project:
        if columns is None:
            _import(project, paths, defaults, interviewers=interviewers, dry_run=dry_run)
        else:
            columns = replace(columns, interviewers=interviewers)
            _import_coded(project, paths, defaults, columns=columns, dry_run=dry_run)


def _import(
    project: "Project",
    paths: tuple[Path, ...],
    defaults: dict[str, str],
    *,
    interviewers: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Bring transcripts and answers in, or show them; fails in the end if some were refused."""
    from coder.cli.printing import counted
    from coder.workflow import importing

    run = importing.preview_files if dry_run else importing.import_files
    done = run(project, paths, defaults=defaults, interviewers=interviewers)
    told = (*done.remarks, *done.refused)
    _show(done.documents, told, counted(len(done.documents), "document"), dry_run=dry_run)
    if done.refused:
        click.get_current_context().exit(1)


def _import_coded(
    project: "Project",
    paths: tuple[Path, ...],
    defaults: dict[str, str],
    *,
    columns: "Columns",
    dry_run: bool,
) -> None:
    """Bring coded tables in, or show them."""
    from coder.workflow import coded_tables

    run = coded_tables.preview_coded if dry_run else coded_tables.import_coded
    done = run(project, paths, columns, defaults=defaults)
    _show(done.documents, done.remarks, _counts(done), dry_run=dry_run)


def _single(settings: tuple[str, ...]) -> dict[str, str]:
    from coder.errors import InvalidRequestError

    given = pairs(settings)
    for name, values in given.items():
        if len(values) > 1:
            raise InvalidRequestError(f"--set {name} was given twice. Give it one value.")
    return {name: value for name, [value] in given.items()}


def _counts(done: "Brought") -> str:
    from coder.cli.printing import counted

    came = counted(len(done.documents), "document")
    if not done.coders:
        return came
    who = ", ".join(coder.name for coder in done.coders.values())
    return f"{came} with {counted(len(done.codings), 'coding')} by {who}"


def _show(
    documents: "Sequence[Document]", remarks: "Sequence[str]", what: str, *, dry_run: bool
) -> None:
    from coder.cli.printing import narrate

    if dry_run:
        _preview(documents)
    narrate(*remarks, *_caseless(documents))
    if dry_run:
        narrate(f"{what} would come in. Nothing was written: this was a dry run.")
    else:
        narrate(f"Imported {what}.")


def _preview(documents: "Sequence[Document]") -> None:
    from coder.cli.printing import emit
    from coder.exchange.tables import Table
    from coder.workflow.importing import speakers

    rows = tuple(
        (document.name, str(document.kind), speaker or "-", voice, turns, first)
        for document in documents
        for speaker, voice, turns, first in speakers(document)
    )
    columns = ("document", "kind", "speaker", "voice", "turns", "first words")
    emit(Table("What would come in", columns, rows), None, "table")


def _caseless(documents: "Sequence[Document]") -> "Iterator[str]":
    """Whose words nobody knows: counts by borough or role would miss them."""
    found = [document.name for document in documents if not document.case]
    if found:
        shown = ", ".join(found[:_NAMED]) + (" …" if found[_NAMED:] else "")
        yield f"Of no case yet: {shown}. Say whose they are with: coder documents load TABLE"
