"""`coder suggest`: list what the codebook's keywords suggest, and decide."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.anchoring import report
from coder.cli.evaluating import evaluate
from coder.cli.keyword_gap import compare
from coder.cli.options import as_option, project_option, table_formats
from coder.cli.suggestion_settings import first_pass, settings, vectors

if TYPE_CHECKING:
    from codebook.model import Code
    from coder.exchange.tables import Table
    from coder.workflow.project import Project

EXAMPLES = """
\b
Examples:
  coder suggest list --code PL --as ana
  coder suggest accept 5f0c2b9a41 --as ana
"""
LISTED = (
    *("id", "document", "code", "reason", "sentence"),
    *("start", "stop", "form", "keyword", "score", "band", "method", "quote"),
)
DECIDING = "Decide with: coder suggest accept ID --as NAME, or: coder suggest reject ID --as NAME"
GIVE = "Give a code some with: coder keywords add CODE WORD"
FORMS = ("code", "keyword", "form", "count", "avoid")
LOGGED = (
    *("event", "coder", "document", "code", "reason", "at"),
    *("start", "stop", "form", "keyword", "score", "rank", "blind"),
    *("method", "learned_from", "fingerprint"),
)

code_option = click.option(
    "--code", "codes", metavar="CODE", multiple=True, help="Only this code and those below it."
)
ids_argument = click.argument("ids", metavar="ID...", nargs=-1, required=True)


@click.group(epilog=EXAMPLES)
def suggest() -> None:
    """List what the codebook's keywords suggest, and accept or reject it.

    A suggestion is not a coding: it counts nowhere until a coder accepts it.
    """


@suggest.command("list", epilog="Example: coder suggest list --code PL --as ana --format json")
@click.option("--document", "names", metavar="NAME", multiple=True, help="Only this document.")
@code_option
@as_option
@table_formats()
@project_option
def list_suggestions(path: Path, *, fmt: str, output: Path | None, **asked: Any) -> None:
    """List what is left to decide.

    With --as, what this coder has coded or rejected is left out, what is shown is logged, and
    documents wait until the coder has read them through once. Without it only keywords are listed.
    """
    from coder.cli.printing import emit, narrate

    rows, waiting, untold = _left_to_decide(path, **asked)
    title = f"{len(rows)} suggestion{'' if len(rows) == 1 else 's'} to decide"
    notes = (*((DECIDING,) if rows else ()), *waiting)
    shown = _table(title, LISTED[:5], rows, notes=notes)
    emit(shown, rows, fmt, output, data=_table(title, LISTED, rows, notes=tuple(waiting)))
    narrate(*untold, *(waiting if fmt == "json" else ()))


@suggest.command(epilog="Example: coder suggest accept 5f0c2b9a41 --as ana")
@ids_argument
@as_option
@project_option
def accept(path: Path, *, ids: tuple[str, ...], name: str | None) -> None:
    """Code the whole sentence around the words."""
    from coder.cli.printing import narrate
    from coder.workflow import suggesting, suggestion_list
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        project.me()
        for one in suggestion_list.identified(project, ids):
            suggesting.accept(project, one)
            [row] = suggestion_list.listed(project, [one])
            narrate(f"Coded {row.code} in {row.document}: {row.sentence}")


@suggest.command(epilog="Example: coder suggest reject 5f0c2b9a41 --as ana")
@ids_argument
@as_option
@project_option
def reject(path: Path, *, ids: tuple[str, ...], name: str | None) -> None:
    """Do not offer these suggestions to this coder again.

    Undo does not bring them back; accepting them by their ids still works.
    """
    from coder.cli.printing import narrate
    from coder.workflow import suggesting, suggestion_list
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        project.me()
        for one in suggestion_list.identified(project, ids):
            suggesting.reject(project, one)
            [row] = suggestion_list.listed(project, [one])
            narrate(f"Rejected {row.code} in {row.document}: {row.reason}")


@suggest.command(epilog="Example: coder suggest forms --code PL")
@code_option
@table_formats()
@project_option
def forms(path: Path, *, codes: tuple[str, ...], fmt: str, output: Path | None) -> None:
    """List each keyword's forms, and how often they are said.

    Only respondents are listened to. One word brings its inflections; several words match as
    typed; reflect* asks for every word that begins so, plan (verb) for verbs alone. Words to avoid
    silence the code in their sentence.
    """
    from coder.cli.printing import emit, narrate
    from coder.workflow import suggesting, tagging
    from coder.workflow.project import open_project

    with open_project(path) as project:
        ids = {code.guid: code.id for code in _codes(project, codes) or project.codebook()}
        found = [form for form in suggesting.forms(project) if form.code in ids]
        untold = tagging.untold(one for one in project.codebook() if one.guid in ids)
    rows = [asdict(form) | {"code": ids[form.code]} for form in found]
    emit(_table("Forms of the keywords", FORMS, rows), rows, fmt, output)
    narrate(*untold)


@suggest.command(epilog="Example: coder suggest log --format csv -o suggestions.csv")
@table_formats()
@project_option
def log(path: Path, *, fmt: str, output: Path | None) -> None:
    """List what was shown and decided, oldest first."""
    from coder.cli.printing import emit
    from coder.workflow.project import open_project
    from coder.workflow.suggestion_log import log as events

    with open_project(path) as project:
        rows = [asdict(event) for event in events(project)]
    title = "What was suggested, and decided"
    shown, data = _table(title, LOGGED[:6], rows), _table(title, LOGGED, rows)
    emit(shown, rows, fmt, output, data=data)


for one in (evaluate, compare, first_pass, report, settings, vectors):
    suggest.add_command(one)


def _left_to_decide(
    path: Path, *, names: tuple[str, ...], codes: tuple[str, ...], name: str | None
) -> tuple[list[dict[str, Any]], list[str], list[str]]:
    """The suggestions, why some or all are missing, and what nobody can tell."""
    from coder.workflow import sentence_vectors, suggesting, suggestion_list, tagging
    from coder.workflow.browsing import document
    from coder.workflow.project import open_project
    from coder.workflow.suggestion_log import shown

    with open_project(path, coder=name) as project:
        documents = [document(project, one) for one in names] or None
        wanted = _codes(project, codes)
        found = suggesting.suggestions(project, documents, wanted)
        if project.coder is not None:
            shown(project, found)
        rows = [asdict(one) for one in suggestion_list.listed(project, found)]
        untold = tagging.untold(wanted or project.codebook()) + sentence_vectors.told(project)
        why = "" if rows else suggesting.why_nothing(project)
        told = [f"{why} {GIVE}"] if why else []
        return rows, [*told, *suggesting.waiting(project, documents)], untold


def _codes(project: "Project", ids: Iterable[str]) -> "list[Code] | None":
    """The codes of these ids with all below them, or None where no id was given."""
    from coder.workflow.browsing import code

    codebook = project.codebook()
    return [below for one in ids for below in codebook.family(code(project, one))] or None


def _table(
    title: str, columns: tuple[str, ...], rows: list[dict[str, Any]], notes: tuple[str, ...] = ()
) -> "Table":
    from coder.exchange.tables import Table

    cells = tuple(tuple(_cell(row[column]) for column in columns) for row in rows)
    return Table(title, columns, cells, notes)


def _cell(value: Any) -> Any:
    """Truth in words: a table of results knows text and numbers only."""
    return ("yes" if value else "no") if isinstance(value, bool) else value
