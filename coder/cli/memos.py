"""`coder memos`: list, write and export what coders thought."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.documents import ListGroup
from coder.cli.options import Command, as_option, project_option, table_formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coder.model import Noted, Subject
    from coder.workflow.project import Project

ABOUT = ("project", "code", "case", "document", "coding")
EXAMPLES = """
\b
Examples:
  coder memos --about code
  coder memos write --code PL1 --text "Lists count only with a reason." --as ana
  coder memos export -o memos.md
"""


def filters(command: Command) -> Command:
    """Add what narrows a list of memos down, and pass it as keywords of `Wanted`."""
    options = (
        click.option("--about", type=click.Choice(ABOUT), help="Only memos on this."),
        click.option("--document", metavar="NAME", help="On this document and its segments."),
        click.option("--code", metavar="CODE", help="On this code, those below, their segments."),
        click.option("--by", metavar="CODER", help="Only what this coder wrote."),
        click.option("--find", "words", metavar="WORDS", help="Only memos with all these words."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(cls=ListGroup, epilog=EXAMPLES)
def memos() -> None:
    """List the memos; `write` writes one, `export` gives them out.

    Without a command it lists. As a coder (--as NAME, $CODER_NAME) you see what that coder sees on
    the screens: others' memos on a document and its segments once you have finished it.
    """


@memos.command("list", epilog='Example: coder memos --find "would disagree" --format json')
@filters
@table_formats()
@as_option
@project_option
def list_memos(
    path: Path, *, fmt: str, output: Path | None, name: str | None, **wanted: str | None
) -> None:
    """List the memos, by what they are about."""
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        found = _found(project, wanted)
    _give_out(found, fmt, output)


@memos.command(epilog="Example: coder memos export -o memos.md")
@filters
@table_formats("csv", "md")
@as_option
@project_option
def export(
    path: Path, *, fmt: str, output: Path | None, name: str | None, **wanted: str | None
) -> None:
    """Give out memos as a table, as data, or as pages to read (.md), grouped by subject."""
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        found = _found(project, wanted)
    _give_out(found, fmt, output)


@memos.command(epilog='Example: coder memos write --case "FSW 04" --text "Moved team." --as ana')
@click.option("--project-memo", is_flag=True, help="On the project as a whole.")
@click.option("--document", metavar="NAME", help="On this document.")
@click.option("--code", metavar="CODE", help="On this code.")
@click.option("--case", metavar="CASE", help="On this case.")
@click.option("--coding", metavar="GUID", help="On the coded segment whose guid begins so.")
@click.option("--text", help="The memo; an empty one removes it. Else your editor opens.")
@click.argument("dash", metavar="[-]", required=False, type=click.Choice(["-"]))
@as_option
@project_option
def write(
    path: Path, *, text: str | None, dash: str | None, name: str | None, **subject: str | bool
) -> None:
    """Write your memo on one thing, in place of what it said before; `-` reads it from stdin.

    You have one memo on each thing. An empty text takes it away; `coder undo` brings it back.
    """
    from coder.cli.printing import narrate
    from coder.workflow import memoing
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        project.me()
        about = _subject(project, **subject)
        before = memoing.mine(project, about)
        words = _words(text, dash, before.text if before else "")
        after = memoing.write(project, about, words)
    if before == after:
        narrate("The memo is as it was.")
    else:
        narrate(f"{'Written' if after else 'Removed'}: the memo on {about.name}.")


def _found(project: "Project", wanted: dict[str, str | None]) -> "Sequence[Noted]":
    from coder.model import MemoAbout
    from coder.workflow import memoing

    given = {name: value for name, value in wanted.items() if value and name != "about"}
    about = MemoAbout(wanted["about"]) if wanted["about"] else None
    return memoing.memos(project, memoing.Wanted(about=about, **given))


def _subject(project: "Project", **given: str | bool) -> "Subject":
    from coder.workflow import browsing, memo_subjects

    chosen = {name: str(value) for name, value in given.items() if value}
    if len(chosen) != 1:
        raise click.UsageError(
            "Say what the memo is about, with one of --document, --code, --case, --coding and "
            "--project-memo."
        )
    [(about, name)] = chosen.items()
    match about:
        case "document":
            return memo_subjects.on_document(browsing.document(project, name))
        case "code":
            return memo_subjects.on_code(browsing.code(project, name))
        case "case":
            return memo_subjects.case_named(project, name)
        case "coding":
            return memo_subjects.coding_named(project, name)
        case _:
            return memo_subjects.on_project()


def _words(text: str | None, dash: str | None, before: str) -> str:
    """The text that was given, from stdin, or from the user's editor; left unsaved, it stays."""
    if text is not None and dash is not None:
        raise click.UsageError("Give the memo with --text or on stdin, not both.")
    if text is not None:
        return text
    if dash is not None:
        return sys.stdin.read()
    edited = click.edit(before, extension=".md")
    return before if edited is None else edited


def _give_out(found: "Sequence[Noted]", fmt: str, output: Path | None) -> None:
    """To read as pages or wrapped under their titles, else as a table or data."""
    from coder.cli.printing import emit, narrate, send
    from coder.exchange.memo_tables import memo_pages, memo_payload, memo_table

    table = memo_table(found)
    if fmt == "markdown":
        send(memo_pages(found), output)
    elif fmt == "table":
        send("\n".join(map(_shown, found)), output)
        narrate(f"{table.title}.")
    else:
        emit(table, memo_payload(found), fmt, output)


def _shown(one: "Noted") -> str:
    """A memo under its title, wrapped for reading."""
    import shutil

    from transcripts.text import visible

    width = min(100, shutil.get_terminal_size().columns)
    text = click.wrap_text(
        visible(one.memo.text), width, initial_indent="  ", subsequent_indent="  ",
        preserve_paragraphs=True,
    )  # fmt: skip
    return f"{visible(one.title)} · {one.memo.at[:10]}\n{text}\n"
