"""`coder codebook`: load, save, show, check and revise the codes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.codebook_edits import EDITS
from coder.cli.options import as_option, project_option, table_formats
from coder.errors import InvalidRequestError

if TYPE_CHECKING:
    from codebook.model import Code, Codebook
    from coder.exchange.tables import Table

EXAMPLES = """
\b
Examples:
  coder codebook load codes.yaml
  coder codebook show PL
  coder codebook save codes.csv
  coder codebook merge PL2 PL1 --as ana
"""
SHOWN = ("code", "label", "hotkey", "unit", "values or levels")
COLUMNS = (*SHOWN, "kind", "brief", "keywords", "not keywords")
FIELDS = {
    "Brief": "brief",
    "Definition": "full",
    "Use when": "use_when",
    "Not when": "not_when",
    "Example": "example",
}

file_argument = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))


@click.group(epilog=EXAMPLES)
def codebook() -> None:
    """Load, save, show, check and revise the codes of the study.

    A codebook is a .yaml file with one tree of codes, or its twin as a table (.csv, .xlsx).
    """


@codebook.command(epilog="Example: coder codebook load codes.yaml --as ana")
@file_argument
@as_option
@project_option
def load(path: Path, *, file: Path, name: str | None) -> None:
    """Make the codes in FILE the project's, as a new version.

    A code of the same id stays the same code with its codings. A code that is used cannot be
    left out.
    """
    from coder.cli.printing import narrate
    from coder.workflow.defining import load_codebook
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        before = project.codebook().version
        changes = load_codebook(project, file)
        version = project.codebook().version
    narrate(*(change.text for change in changes))
    stays = "stays" if version == before else "is now"
    narrate(f"The codebook {stays} at version {version}.")


@codebook.command(epilog="Example: coder codebook save codes.yaml")
@file_argument
@click.option("--version", type=int, help="An older version, by its number.")
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@project_option
def save(path: Path, *, file: Path, version: int | None, replace: bool) -> None:
    """Write the project's codes to FILE (.yaml or .csv)."""
    from coder.cli.printing import counted, narrate
    from coder.workflow.defining import save_codebook
    from coder.workflow.project import open_project

    if file.exists() and not replace:
        raise InvalidRequestError(f"{file.name} is already there. Add --replace to write over it.")
    with open_project(path) as project:
        saved = save_codebook(project, file, version=version)
    narrate(f"Written: {file} ({counted(len(saved), 'code')}, version {saved.version}).")


@codebook.command(epilog="Example: coder codebook show PL")
@click.argument("code", required=False)
@table_formats()
@project_option
def show(path: Path, *, code: str | None, fmt: str, output: Path | None) -> None:
    """Show the tree of codes, or all that is said about one CODE."""
    from dataclasses import asdict

    from coder.cli.printing import emit
    from coder.workflow import browsing
    from coder.workflow.project import open_project

    with open_project(path) as project:
        book = project.codebook()
        chosen = browsing.code(project, code) if code else None
    payload = {
        "title": book.title,
        "label": book.label,
        "version": book.version,
        "codes": [asdict(one) for one in ([chosen] if chosen else book)],
    }
    if chosen:
        emit(_page(chosen), payload, fmt, output)
    else:
        emit(_tree(book, SHOWN), payload, fmt, output, data=_tree(book, COLUMNS))


@codebook.command(epilog="Example: coder codebook check codes.yaml")
@file_argument
def check(file: Path) -> None:
    """Check a codebook FILE without loading it; a mistake is told with its line."""
    from codebook.checks import advice
    from codebook.files import read
    from coder.cli.printing import counted, narrate

    book = read(file)
    narrate(*advice(book), f"{file.name} holds {counted(len(book), 'code')} and no mistake.")


for edit in EDITS:
    codebook.add_command(edit)


def _tree(book: "Codebook", columns: tuple[str, ...]) -> "Table":
    from coder.exchange.tables import Table

    rows = tuple(
        (
            "  " * book.depth(one) + one.id,
            one.label,
            one.hotkey,
            str(one.unit),
            _choices(one),
            str(one.kind),
            one.brief,
            ", ".join(one.keywords.seek),
            ", ".join(one.keywords.avoid),
        )[: len(columns)]
        for one in book
    )
    label = f" (“{book.label}” in its file)" if book.label else ""
    return Table(book.title or "Codebook", columns, rows, (f"Version {book.version}{label}.",))


def _page(one: "Code") -> "Table":
    from coder.exchange.tables import Table

    keywords = [", ".join(one.keywords.seek)]
    if one.keywords.avoid:
        keywords.append(f"not: {', '.join(one.keywords.avoid)}")
    rows = [
        *((name, getattr(one, field)) for name, field in FIELDS.items()),
        *(("Value", f"{value.id}: {value.label}") for value in one.values),
        *(("Level", f"{level.rank} {level.label}: {level.anchor}") for level in one.levels),
        ("Keywords", "; ".join(keywords)),
        ("Hotkey", one.hotkey),
    ]
    title = f"{one.id} {one.label}"
    return Table(title, ("field", "words"), tuple(row for row in rows if row[1]))


def _choices(one: "Code") -> str:
    return " / ".join([value.id for value in one.values] + [level.label for level in one.levels])
