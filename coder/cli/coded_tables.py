"""The options of `coder import` that name the columns of a table which is coded already."""

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from transcripts.coded_tables import Columns

_COLUMNS = {
    "text": "Of a coded table: the column of what was said.",
    "document": "Its column of documents. Else each file is one.",
    "speaker": "Its column of speakers.",
    "voice": "Its column of voices. Else all are respondents.",
    "codes": "Its column of codes, by id or label; again for more of them.",
    "coder": "Its column of coders. Else --as, else “imported”.",
}


def coded_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for each column, and `--no-code`; pass them as `columns`, or None."""

    @functools.wraps(command)
    def chosen(*args: Any, nothing: tuple[str, ...], **given: Any) -> object:
        named = {name: given.pop(f"{name}_column") or "" for name in _COLUMNS}
        named["codes"] = tuple(named["codes"])
        return command(*args, columns=_columns(named, nothing), **given)

    add = click.option(
        "--no-code",
        "nothing",
        metavar="VALUE",
        multiple=True,
        help="What means no code among them, such as Other.",
    )
    result: Callable[..., Any] = add(chosen)
    for name, told in reversed(_COLUMNS.items()):
        add = click.option(
            f"--{name}",
            f"{name}_column",
            metavar="COLUMN",
            multiple=name == "codes",
            help=told,
        )
        result = add(result)
    return result


def _columns(named: Mapping[str, Any], nothing: tuple[str, ...]) -> "Columns | None":
    from transcripts.coded_tables import Columns

    given = [f"--{name}" for name, column in named.items() if column]
    given += ["--no-code"] if nothing else []
    if given and not named["text"]:
        raise click.UsageError(
            f"{given[0]} is for tables that are coded already: name the column of the words, too, "
            "with --text COLUMN."
        )
    if not named["codes"] and (named["coder"] or nothing):
        raise click.UsageError(
            f"{given[-1]} says nothing without codes: name their column with --codes COLUMN."
        )
    return Columns(**named, nothing=nothing) if given else None
