"""`coder excerpts`: the words behind the numbers, each with who said them and where."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import coder_option, pairs, project_option, table_formats, where_option

if TYPE_CHECKING:
    from coder.themes.excerpts import Excerpt

WIDEST_QUOTATION = 88
EXCERPTS_EXAMPLE = """
\b
Examples:
  coder excerpts --code PL --where time=T2
  coder excerpts --code PL --code EN --where borough=Ashmere
  coder excerpts --code RR --coder ana --since 2026-03-01 --text missed
  coder excerpts --code OC_SUP --format xlsx -o supervision.xlsx
"""


@click.command(epilog=EXCERPTS_EXAMPLE)
@project_option
@click.option(
    "--code",
    "codes",
    multiple=True,
    required=True,
    metavar="CODE",
    help="The code, with all codes below it (repeatable).",
)
@where_option
@coder_option
@click.option("--since", default="", metavar="DAY", help="Coded on this day (2026-03-01) or later.")
@click.option("--until", default="", metavar="DAY", help="Coded on this day or earlier.")
@click.option("--text", default="", metavar="WORDS", help="Only segments with these words.")
@click.option(
    "--context",
    type=click.IntRange(0, 10_000),
    default=80,
    show_default=True,
    metavar="N",
    help="Characters before and after, for csv, xlsx and json.",
)
@table_formats()
def excerpts(path: Path, fmt: str, output: Path | None, **question: Any) -> None:
    """List the coded segments of a code, each with who said it and where it stands."""
    from coder.cli.printing import emit, narrate, send
    from coder.exchange.theme_data import excerpt_payload, excerpt_table
    from coder.themes.narrowing import Narrowing
    from coder.workflow.project import open_project
    from coder.workflow.reporting import excerpts as found

    names = ("since", "until", "text", "context")
    question["within"] = Narrowing(**{name: question.pop(name) for name in names})
    question["where"] = pairs(question["where"])
    with open_project(path) as project:
        segments = found(project, **question)
    narrate(*_remarks(segments))
    if fmt == "table":
        send(quotations(segments), output)
        return
    emit(excerpt_table(segments), excerpt_payload(segments), fmt, output)


def quotations(excerpts: Sequence["Excerpt"]) -> str:
    """Each excerpt as a quotation under its attribution, wrapped for reading."""
    return "\n".join(_quotation(excerpt) for excerpt in excerpts)


def _quotation(excerpt: "Excerpt") -> str:
    from transcripts.text import visible

    value = f" = {excerpt.value}" if excerpt.value else ""
    unfinished = "" if excerpt.finished else ", not finished"
    head = f"{excerpt.attribution} · {excerpt.code}{value} ({excerpt.coder}{unfinished})"
    said = f"“{excerpt.text.strip()}”" if excerpt.text else "(no evidence marked)"
    width = min(WIDEST_QUOTATION, shutil.get_terminal_size().columns)
    body = click.wrap_text(
        visible(said), width, initial_indent="  ", subsequent_indent="  ", preserve_paragraphs=True
    )
    return f"{visible(head)}\n{body}\n"


def _remarks(excerpts: Sequence["Excerpt"]) -> list[str]:
    if not excerpts:
        return ["No coded segments."]
    unfinished = len({excerpt.document for excerpt in excerpts if not excerpt.finished})
    documents = "document is" if unfinished == 1 else "documents are"
    open_ = (
        [f"{unfinished} {documents} not finished: their excerpts stand behind no count yet."]
        if unfinished
        else []
    )
    return [f"{len(excerpts)} excerpt{'' if len(excerpts) == 1 else 's'}.", *open_]
