"""`coder documents`, `cases`, `scenarios`: what is there, and what is said about it."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import project_option, table_formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coder.workflow.browsing import Progress
    from coder.workflow.loading import Loaded

ABOUT = ("document", "kind", "case", "time", "scenario", "state", "turns", "words")
_FILES = click.Path(path_type=Path)


class ListGroup(click.Group):
    """A noun: by itself it lists what there is, and takes the options of its list."""

    first = "list"
    """The command that it is by itself."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        asks_for_help = args and set(args) <= set(ctx.help_option_names)
        if not asks_for_help and not set(args) & set(self.commands):
            args = [self.first, *args]
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        *options, command = super().collect_usage_pieces(ctx)
        return [*options, command.replace("COMMAND", "[COMMAND]")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        click.Command.format_options(self.commands[self.first], ctx, formatter)
        self.format_commands(ctx, formatter)


@click.group(cls=ListGroup, epilog="Example: coder documents --format json")
def documents() -> None:
    """List the documents with each coder's progress; `load` says what they are.

    Without a command it lists.
    """


@documents.command("list", epilog="Example: coder documents list --format csv -o progress.csv")
@table_formats()
@project_option
def list_documents(path: Path, fmt: str, output: Path | None) -> None:
    """List the documents with each coder's progress."""
    from coder.cli.printing import emit
    from coder.exchange.tables import Table
    from coder.workflow.browsing import progress
    from coder.workflow.project import open_project

    with open_project(path) as project:
        lines = progress(project)
    coders = list(lines[0].coders) if lines else []
    title = _many(len(lines), "document")
    rows = tuple((*_about(line), *_progress(line, coders)) for line in lines)
    notes = ("A number is codings; ✓ means finished.",) if coders else ()
    table = Table(title, (*ABOUT, *coders), rows, notes)
    apart = [column for name in coders for column in (name, f"{name} finished")]
    numbers = tuple((*_about(line), *_progress_apart(line, coders)) for line in lines)
    data = Table(title, (*ABOUT, *apart), numbers)
    emit(table, [asdict(line) for line in lines], fmt, output, data=data)


def _about(line: "Progress") -> tuple[str | int, ...]:
    facts = (line.document, line.kind, line.case, line.time, line.scenario, line.state)
    return (*facts, line.turns, line.words)


def _progress(line: "Progress", coders: "Sequence[str]") -> "Iterator[str]":
    """For each coder how many codings, with a sign where the document is finished."""
    for one in (line.coders[name] for name in coders):
        yield f"{one.codings}{' ✓' if one.finished else ''}"


def _progress_apart(line: "Progress", coders: "Sequence[str]") -> "Iterator[str | int]":
    """The same as numbers, and yes or no beside each."""
    for one in (line.coders[name] for name in coders):
        yield from (one.codings, "yes" if one.finished else "no")


@documents.command("load", epilog="Example: coder documents load documents.csv")
@click.argument("table", type=_FILES)
@project_option
def load_documents(path: Path, table: Path) -> None:
    """Give documents their case, time, scenario, state or kind, from a table.

    The column `document` names them; a blank cell changes nothing.
    """
    from coder.workflow.loading import load_documents
    from coder.workflow.project import open_project

    with open_project(path) as project:
        _tell(load_documents(project, table), "document")


@click.group(cls=ListGroup, epilog="Example: coder cases load cases.csv")
def cases() -> None:
    """List who is studied; `load` gives them attributes such as borough and role.

    Without a command it lists.
    """


@cases.command("list", epilog="Example: coder cases --format csv")
@table_formats()
@project_option
def list_cases(path: Path, fmt: str, output: Path | None) -> None:
    """List who is studied."""
    from coder.cli.printing import emit
    from coder.exchange.tables import Table
    from coder.workflow.browsing import cases
    from coder.workflow.project import open_project

    with open_project(path) as project:
        found = list(cases(project).values())
    names = list(dict.fromkeys(name for case in found for name in case.attributes))
    rows = tuple((case.id, *(case.attributes.get(name) for name in names)) for case in found)
    payload = [{"case": case.id, "attributes": dict(case.attributes)} for case in found]
    emit(Table(_many(len(found), "case"), ("case", *names), rows), payload, fmt, output)


@cases.command("load", epilog="Example: coder cases load cases.csv")
@click.argument("table", type=_FILES)
@project_option
def load_cases(path: Path, table: Path) -> None:
    """Give cases their attributes, from a table with a column `id`.

    A blank cell leaves what is known of the case.
    """
    from coder.workflow.loading import load_cases
    from coder.workflow.project import open_project

    with open_project(path) as project:
        _tell(load_cases(project, table), "case")


@click.group(cls=ListGroup, epilog="Example: coder scenarios load scenarios.yaml")
def scenarios() -> None:
    """List the scenarios and their prompts; `load` brings them in.

    Without a command it lists.
    """


@scenarios.command("list", epilog="Example: coder scenarios --format csv")
@table_formats()
@project_option
def list_scenarios(path: Path, fmt: str, output: Path | None) -> None:
    """List the scenarios and their prompts."""
    from coder.cli.printing import emit
    from coder.exchange.tables import Table
    from coder.workflow.browsing import scenarios
    from coder.workflow.project import open_project

    with open_project(path) as project:
        found = scenarios(project)
    rows = tuple(
        (one.id, one.title, "yes" if one.prompted else "no", prompt.id, prompt.text)
        for one in found
        for prompt in one.prompts
    ) + tuple((one.id, one.title, "no", None, None) for one in found if not one.prompts)
    columns = ("scenario", "title", "prompted", "prompt", "text")
    payload = [asdict(one) for one in found]
    emit(Table(_many(len(found), "scenario"), columns, rows), payload, fmt, output)


@scenarios.command("load", epilog="Example: coder scenarios load scenarios.yaml")
@click.argument("file", type=_FILES)
@project_option
def load_scenarios(path: Path, file: Path) -> None:
    """Bring in scenarios: id, title, text and prompts, in YAML."""
    from coder.workflow.loading import load_scenarios
    from coder.workflow.project import open_project

    with open_project(path) as project:
        _tell(load_scenarios(project, file), "scenario")


def _tell(loaded: "Loaded", what: str) -> None:
    from coder.cli.printing import narrate

    narrate(*loaded.remarks, f"Loaded {_many(loaded.count, what)}.")


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
