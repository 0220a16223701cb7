"""`coder matrix`: what each case says on each code, summed up; to a spreadsheet and back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.documents import ListGroup
from coder.cli.options import (
    as_option,
    format_option,
    pairs,
    project_option,
    separate,
    table_formats,
    where_option,
)

if TYPE_CHECKING:
    from coder.exchange.matrix_changes import Recharted

EXAMPLES = """
\b
Examples:
  coder matrix --code PL --sort borough -o matrix.xlsx
  coder matrix write "FSW 04" PL1 "Wants to know who lives there." --as ana
  coder matrix show "FSW 04" PL1
  coder matrix load matrix.xlsx --as ana --dry-run
"""


@click.group(cls=ListGroup, epilog=EXAMPLES)
def matrix() -> None:
    """Chart what cases say on codes: the matrix of the framework method.

    Cases in rows, codes in columns, a sheet for each theme. A cell holds the summary that somebody
    has written, else the quotations, marked [auto], else in words why there is neither.
    """


@matrix.command(
    "list", epilog="Example: coder matrix --where time=T2 --sort role,borough --code EN"
)
@click.option(
    "--code",
    "codes",
    multiple=True,
    metavar="CODE",
    help="This code and all below it (repeatable).",
)
@where_option
@click.option("--coder", metavar="NAME", help="Quote this coder's codings.")
@click.option(
    "--sort", callback=separate, metavar="NAMES", help="Sort cases by attributes: borough,role."
)
@click.option(
    "--attributes",
    callback=separate,
    metavar="NAMES",
    help="Tell these attributes of each case. Else those that are sorted by.",
)
@table_formats()
@project_option
def list_cells(path: Path, fmt: str, output: Path | None, **asked: Any) -> None:
    """Show the matrix, or write it: as .xlsx it can be edited and loaded again."""
    from coder.cli.printing import emit, narrate
    from coder.exchange.matrix_book import write_matrix
    from coder.exchange.matrix_tables import SHORT, matrix_payload, theme_sheets, whole_matrix
    from coder.themes.selection import Question
    from coder.workflow import charting
    from coder.workflow.project import open_project

    question = Question(where=pairs(asked["where"]), coder=asked["coder"], codes=asked["codes"])
    with open_project(path) as project:
        found = charting.matrix(
            project, question, sort=asked["sort"], attributes=asked["attributes"] or None
        )
    if fmt == "xlsx" and output is not None:
        write_matrix(found, output)
        narrate(f"Written: {output}")
        return
    shown = theme_sheets(found, most=SHORT if fmt == "table" and output is None else None)
    emit(shown, matrix_payload(found), fmt, output, data=whole_matrix(found))


@matrix.command(epilog='Example: coder matrix show "FSW 04" PL1')
@click.argument("case")
@click.argument("code")
@click.option("--coder", metavar="NAME", help="Quote this coder's codings.")
@format_option("table", "json")
@project_option
def show(path: Path, *, case: str, code: str, coder: str | None, fmt: str) -> None:
    """Show one cell whole: its summary, and every quotation with its place."""
    from coder.cli.printing import send
    from coder.exchange.matrix_tables import cell_lines, cell_payload
    from coder.exchange.tables import json_text
    from coder.workflow import browsing, charting
    from coder.workflow.project import open_project
    from transcripts.text import visible

    with open_project(path) as project:
        chosen = charting.case_named(project, case)
        cell = charting.cell(project, chosen, browsing.code(project, code), coder=coder)
        names = {one.guid: one.name for one in browsing.coders(project)}
    if fmt == "json":
        send(json_text({"case": chosen.id, **cell_payload(cell, names)}), None)
    else:
        send(visible(cell_lines(chosen.id, cell, names)), None)


@matrix.command(epilog='Example: coder matrix write "FSW 04" PL1 "Asks who lives there." --as ana')
@click.argument("case")
@click.argument("code")
@click.argument("text", required=False)
@as_option
@project_option
def write(path: Path, *, case: str, code: str, text: str | None, name: str | None) -> None:
    """Write what a case says on a code, in place of what was there; `-` reads it from stdin.

    There is one summary of a case on a code, whoever writes it. An empty text takes it away;
    `coder undo` brings it back. Without a text your editor opens.
    """
    from coder.cli.printing import narrate
    from coder.workflow import browsing, charting
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        project.me()
        sitting = charting.Sitting(
            project, charting.case_named(project, case), browsing.code(project, code)
        )
        before = sitting.summary()
        after = sitting.keep(_words(text, before.text if before else ""))
    if before == after:
        narrate(f"{sitting.name[:1].upper()}{sitting.name[1:]} is as it was.")
    else:
        narrate(f"{'Written' if after else 'Removed'}: {sitting.name}.")


@matrix.command(epilog="Example: coder matrix load matrix.xlsx --as ana --dry-run")
@click.argument("workbook", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@format_option("table", "json")
@as_option
@project_option
def load(path: Path, *, workbook: Path, dry_run: bool, fmt: str, name: str | None) -> None:
    """Read summaries back that were edited in a spreadsheet, as one thing to undo.

    Only cells that somebody has changed are read. One that was changed in the project as well
    stays as it is there, and is told.
    """
    from coder.cli.printing import emit, narrate
    from coder.exchange.matrix_changes import changes_payload, told_changes
    from coder.workflow import recharting
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        run = recharting.foreseen if dry_run else recharting.load
        found = run(project, workbook)
    emit(told_changes(found), changes_payload(found), fmt)
    narrate(*found.remarks, _summed_up(found, dry_run=dry_run))


def _words(text: str | None, before: str) -> str:
    """The text that was given, from stdin, or from the user's editor; left unsaved, it stays."""
    if text == "-":
        return sys.stdin.read()
    if text is not None:
        return text
    edited = click.edit(before, extension=".md")
    return before if edited is None else edited


def _summed_up(found: "Recharted", *, dry_run: bool) -> str:
    from coder.cli.printing import counted

    cells = counted(len(found.changes), "cell")
    if not found.changes:
        done = "Nothing to load."
    elif dry_run:
        done = f"{cells} would change; nothing was changed."
    else:
        done = f"Loaded: {cells}. Take it back with: coder undo --as NAME"
    apart = f" Changed in both and left alone: {len(found.conflicts)}." if found.conflicts else ""
    return done + apart
