"""`coder codebook add | rename | define | move | merge | split | recolour | retire | revive`."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import as_option, project_option

if TYPE_CHECKING:
    from codebook.model import Code
    from coder.workflow.project import Project

TEXTS = {
    "brief": "A brief definition.",
    "full": "The full definition.",
    "use_when": "When to use it.",
    "not_when": "When not to use it.",
    "example": "An example.",
}


code_argument = click.argument("code")
id_option = click.option("--id", "new_id", default="", help="Its id. Else one that is free.")


def _texts(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for each text of a code."""
    for name, words in reversed(TEXTS.items()):
        command = click.option(f"--{name.replace('_', '-')}", name, help=words)(command)
    return command


@click.command(epilog='Example: coder codebook add "Asking around" --below PL --as ana')
@click.argument("label")
@id_option
@click.option("--below", default="", metavar="CODE", help="The code that it stands below.")
@click.option("--key", help="Its letter. Else one that is free.")
@click.option("--unit", type=click.Choice(["response", "interview"]), help="Where it is used.")
@_texts
@as_option
@project_option
def add(path: Path, *, label: str, new_id: str, name: str | None, **given: Any) -> None:
    """Add a code of that name to the project."""
    from dataclasses import replace

    from codebook.model import CodeUnit
    from coder.cli.printing import narrate
    from coder.workflow import revising
    from coder.workflow.project import open_project

    texts: dict[str, Any] = {text: given[text] or "" for text in TEXTS}
    with open_project(path, coder=name) as project:
        draft = revising.drafted(project, label, parent=given["below"])
        draft = replace(
            draft,
            id=new_id or draft.id,
            hotkey=draft.hotkey if given["key"] is None else given["key"],
            unit=CodeUnit(given["unit"]) if given["unit"] else draft.unit,
            **texts,
        )
        narrate(*_warnings(project, label))
        made = revising.add(project, draft)
        narrate(f"{made.id} ({made.label}) is new.", _version(project))


@click.command(epilog='Example: coder codebook rename PL2 "Reading the file" --as ana')
@code_argument
@click.argument("label", default="")
@click.option("--id", "new_id", default="", help="Another id.")
@click.option("--key", help="Another letter; an empty one takes it away.")
@as_option
@project_option
def rename(path: Path, *, code: str, label: str, new_id: str, **given: Any) -> None:
    """Give a code another LABEL, another id or letter; its codings stay."""
    from coder.cli.printing import narrate
    from coder.workflow import revising

    def act(project: "Project", found: "Code") -> "Code":
        if label:
            narrate(*_warnings(project, label, but=found))
        return revising.rename(project, found, label=label, new_id=new_id, hotkey=given["key"])

    _revise(path, given["name"], code, act)


@click.command(epilog='Example: coder codebook define PL2 --use-when "A file is read." --as ana')
@code_argument
@_texts
@click.option("--keyword", "seek", multiple=True, help="A keyword; they take the place of all.")
@click.option("--not-keyword", "avoid", multiple=True, help="A word that silences a keyword.")
@as_option
@project_option
def define(path: Path, *, code: str, name: str | None, **given: Any) -> None:
    """Say what a code means, when to use it, when not; what is not given stays."""
    from codebook.model import Keywords
    from coder.workflow import revising

    texts = {text: given[text] for text in TEXTS if given[text] is not None}

    def act(project: "Project", found: "Code") -> "Code":
        kept = found.keywords
        keywords = Keywords(given["seek"] or kept.seek, given["avoid"] or kept.avoid)
        return revising.redefine(project, found, texts, keywords=keywords)

    _revise(path, name, code, act)


@click.command(epilog="Example: coder codebook move PL2 --below RR --as ana")
@code_argument
@click.option("--below", default="", metavar="CODE", help="The code that it is to stand below.")
@click.option("--top", is_flag=True, help="To the top of the tree.")
@click.option("--before", metavar="CODE", help="The sibling that it is to stand before.")
@as_option
@project_option
def move(path: Path, *, code: str, name: str | None, **given: Any) -> None:
    """Put a code, with all below it, in another place of the tree."""
    from coder.errors import InvalidRequestError
    from coder.workflow import browsing, revising

    if not (given["below"] or given["top"] or given["before"]):
        raise InvalidRequestError("Say where to: --below CODE, --top or --before CODE.")

    def act(project: "Project", found: "Code") -> "Code":
        sibling = browsing.code(project, given["before"]) if given["before"] else None
        above = browsing.code(project, given["below"]).id if given["below"] else ""
        parent = sibling.parent if sibling else above
        return revising.move(project, found, parent=parent, before=sibling)

    _revise(path, name, code, act)


@click.command(epilog="Example: coder codebook merge PL2 PL1 --as ana")
@code_argument
@click.argument("into")
@as_option
@project_option
def merge(path: Path, *, code: str, into: str, name: str | None) -> None:
    """Make CODE one with INTO: every coder's codings and values go along."""
    from coder.cli.printing import counted, narrate
    from coder.workflow import browsing
    from coder.workflow.merging import merge as merge_codes
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        source, target = browsing.code(project, code), browsing.code(project, into)
        done = merge_codes(project, source, target)
        moved = f"{counted(done.codings, 'coding')} and {counted(done.values, 'value')}"
        narrate(
            f"{source.id} is one with {done.code.id} now: {moved} went along, "
            f"{done.twins} said the same already.",
            _version(project),
        )


@click.command(epilog='Example: coder codebook split PL2 "Reading alone" --as ana')
@code_argument
@click.argument("label")
@id_option
@as_option
@project_option
def split(path: Path, *, code: str, label: str, new_id: str, name: str | None) -> None:
    """Put a second code beside CODE with the same definition; the codings stay."""
    from coder.cli.printing import narrate
    from coder.workflow import revising

    def act(project: "Project", found: "Code") -> "Code":
        narrate(*_warnings(project, label))
        return revising.split(project, found, label=label, new_id=new_id)

    _revise(path, name, code, act)


@click.command(epilog="Example: coder codebook recolour PL 4 --as ana")
@code_argument
@click.argument("colour", default="")
@as_option
@project_option
def recolour(path: Path, *, code: str, colour: str, name: str | None) -> None:
    """Give a code a COLOUR: 1 to 12, "#rrggbb", or none for one that is free."""
    from coder.workflow import revising

    _revise(path, name, code, lambda project, found: revising.recolour(project, found, colour))


@click.command(epilog="Example: coder codebook retire PL2 --as ana")
@code_argument
@as_option
@project_option
def retire(path: Path, *, code: str, name: str | None) -> None:
    """Give a code no more; its codings stay and count."""
    from coder.workflow import revising

    _revise(path, name, code, revising.retire)


@click.command(epilog="Example: coder codebook revive PL2 --as ana")
@code_argument
@as_option
@project_option
def revive(path: Path, *, code: str, name: str | None) -> None:
    """Take a retired code into use again."""
    from coder.workflow import revising

    _revise(path, name, code, revising.revive)


EDITS = (add, rename, define, move, merge, split, recolour, retire, revive)


def _revise(
    path: Path, name: str | None, code: str, act: "Callable[[Project, Code], Code]"
) -> None:
    """Do one edit, and tell everything that it has changed."""
    from codebook.changes import carried_changes
    from coder.cli.printing import narrate
    from coder.workflow import browsing
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        before = project.codebook()
        act(project, browsing.code(project, code))
        narrate(*(change.text for change in carried_changes(before, project.codebook())))
        narrate(_version(project))


def _version(project: "Project") -> str:
    return f"The codebook is at version {project.codebook().version}. Take back with: coder undo"


def _warnings(project: "Project", label: str, *, but: "Code | None" = None) -> list[str]:
    """A sentence about a code that is called nearly so."""
    from codebook.edits import alike

    return [
        f"{code.id} ({code.label}) is called nearly so{' and is retired' * code.retired}."
        for code in alike(project.codebook(), label, but=but)
    ]
