"""Options that many commands share: which project, which coder, which format."""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from coder.errors import InvalidRequestError, NoProjectError

Command = Callable[..., Any]


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
