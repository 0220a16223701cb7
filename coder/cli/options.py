"""Options that many commands share: which project, which coder, which format."""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from coder.errors import InvalidRequestError, NoProjectError
from coder.exchange.formats import ENDINGS, FILE_FORMATS, SUFFIXES, TABLE_FORMATS

Command = Callable[..., Any]
NICKNAMES = {"md": "markdown"}
PLAIN = ("", ".txt")  # endings of files that may hold any text


def project_option(command: Command) -> Command:
    """Add `-p/--project` and pass the chosen project's path as `path`."""

    @click.option("-p", "--project", "project_file", metavar="FILE", help="The project file.")
    @click.pass_context
    @functools.wraps(command)
    def chosen(
        ctx: click.Context, /, *args: Any, project_file: str | None, **kwargs: Any
    ) -> object:
        above = (ctx.obj or {}).get("project")
        return command(*args, path=project_path(project_file or above), **kwargs)

    return chosen


def as_option(command: Command) -> Command:
    """Add `--as NAME` (else $CODER_NAME) and pass the coder's name, or None, as `name`."""
    option = click.option(
        "--as", "name", envvar="CODER_NAME", metavar="NAME", help="Who you are. Else $CODER_NAME."
    )
    return option(command)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """Add `--format` with these choices, the first as default, and pass it as `fmt`."""
    return click.option(
        "--format",
        "fmt",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to print it.",
    )


def table_formats(default: str = "table", *nicknames: str) -> Callable[[Command], Command]:
    """Add `--format` with every format of tables, and `-o/--output FILE`, as `fmt` and `output`.

    Without `--format` the file's name decides, else it is `default`. What `chosen_format` refuses
    is refused before the command does anything. `nicknames` are of `NICKNAMES`.
    """

    def add(command: Command) -> Command:
        @click.option(
            "--format",
            "fmt",
            type=click.Choice((*TABLE_FORMATS, *nicknames)),
            help=f"How to give it out.  [default: as FILE ends, else {default}]",
        )
        @click.option(
            "-o",
            "--output",
            metavar="FILE",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Write to this file instead of the screen.",
        )
        @functools.wraps(command)
        def chosen(*args: Any, fmt: str | None, output: Path | None, **kwargs: Any) -> object:
            known = chosen_format(NICKNAMES.get(fmt or "", fmt), output, default)
            return command(*args, fmt=known, output=output, **kwargs)

        return chosen

    return add


def chosen_format(asked: str | None, output: Path | None, default: str) -> str:
    """The format that was asked for, by its name or by the file's.

    Raises click.UsageError where both ask and contradict each other, InvalidRequestError where
    the file's name says nothing known, and where there must be a file and is none.
    """
    ending = output.suffix.lower() if output else ""
    named = SUFFIXES.get(ending)
    if asked and named and asked != named:
        raise click.UsageError(
            f"{output} asks for {named} by its name, and --format for {asked}. Leave --format out, "
            "or give the file another name."
        )
    if not asked and not named and ending not in PLAIN:
        raise InvalidRequestError(
            f"{output}: tables are written to {', '.join(ENDINGS)} and .txt; or add --format."
        )
    found = asked or named or default
    if output is None and found in FILE_FORMATS:
        raise InvalidRequestError(FILE_FORMATS[found].asks_for_file)
    return found


def output_option(command: Command) -> Command:
    """Add `-o/--output FILE` and pass it, or None, as `output`."""
    option = click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write to this file instead of the screen.",
    )
    return option(command)


def where_option(command: Command) -> Command:
    """Add `--where NAME=VALUE` (repeatable) and pass what was given, for `pairs`, as `where`."""
    option = click.option(
        "--where",
        multiple=True,
        metavar="NAME=VALUE",
        help="Only these: a field of documents (time, scenario, kind, state, case, document) or "
        "an attribute of cases. One name given twice means either value.",
    )
    return option(command)


def suppress_option(command: Command) -> Command:
    """Add `--suppress N` and pass the number, 0 for nothing, as `suppress`."""
    option = click.option(
        "--suppress",
        type=click.IntRange(0),
        default=0,
        metavar="N",
        help="Hide numbers of fewer than N respondents (agencies use 5), and those that give "
        "them away.",
    )
    return option(command)


def coder_option(command: Command) -> Command:
    """Add `--coder NAME`: whose codings are counted."""
    return click.option(
        "--coder",
        metavar="NAME",
        help="Count this coder's codings. Else the consensus, or the only coder who finished.",
    )(command)


def project_path(named: str | None) -> Path:
    """The project that was named, else $CODER_PROJECT, else the only *.coder file here."""
    chosen = named or os.environ.get("CODER_PROJECT")
    if chosen:
        return Path(chosen)
    here = sorted(Path.cwd().glob("*.coder"))
    if len(here) == 1:
        return here[0]
    if not here:
        raise NoProjectError(
            "There is no project in this folder. Name one with -p FILE, or make one with: "
            "coder new STUDY.coder"
        )
    names = ", ".join(path.name for path in here)
    raise NoProjectError(f"There are several projects here ({names}). Choose one with -p FILE.")


def pairs(texts: tuple[str, ...]) -> dict[str, list[str]]:
    """`("time=T2", "time=T1")` → `{"time": ["T2", "T1"]}`: one name given twice means either."""
    found: dict[str, list[str]] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise InvalidRequestError(f"{text!r} is not NAME=VALUE, such as time=T2.")
        found.setdefault(name.strip(), []).append(value.strip())
    return found


def separate(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """`ana, ben` → `("ana", "ben")`."""
    return tuple(name.strip() for name in (value or "").split(",") if name.strip())
