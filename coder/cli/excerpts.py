"""`coder excerpts`: the words behind the numbers, each with who said them and where."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import coder_option, pairs, project_option, table_formats, where_option

if TYPE_CHECKING:
    from coder.themes.narrowing import Narrowing
    from coder.themes.quoting import Quote, Quotes, Style
    from coder.themes.selection import Question

WIDEST_QUOTATION = 88
EXCERPTS_EXAMPLE = """
\b
Examples:
  coder excerpts --code PL --where time=T2
  coder excerpts --code PL --by borough --detail partial
  coder excerpts --code PL --attribution "{case}, {borough}" -o planning.docx
  coder excerpts --code RR --coder ana --since 2026-03-01 --text missed
  coder excerpts --chosen --detail role --format markdown
  coder excerpts --code PL --code EN --balance
"""
Command = Callable[..., Any]


def narrowing_options(command: Command) -> Command:
    """Add what narrows segments: `--code`, `--where`, `--coder`, `--since`, `--until`, `--text`."""
    for option in (
        click.option("--text", default="", metavar="WORDS", help="Only segments with these words."),
        click.option("--until", default="", metavar="DAY", help="Coded on this day or earlier."),
        click.option(
            "--since", default="", metavar="DAY", help="Coded on this day (2026-03-01) or later."
        ),
        coder_option,
        where_option,
        click.option(
            "--code",
            "codes",
            multiple=True,
            metavar="CODE",
            help="The code, with all codes below it (repeatable).",
        ),
    ):
        command = option(command)
    return command


def question_of(asked: dict[str, Any]) -> tuple["Question", "Narrowing"]:
    """What `narrowing_options` (and `context`) ask for, taken out of the options of a command."""
    from coder.themes.narrowing import Narrowing
    from coder.themes.selection import Question

    names = [name for name in ("since", "until", "text", "context") if name in asked]
    within = Narrowing(**{name: asked.pop(name) for name in names})
    where = pairs(asked.pop("where"))
    question = Question(where=where, coder=asked.pop("coder"), codes=asked.pop("codes"))
    return question, within


@click.command(epilog=EXCERPTS_EXAMPLE)
@project_option
@narrowing_options
@click.option("--chosen", is_flag=True, help="Only what is chosen for the report.")
@click.option("--by", metavar="NAME", help="In groups: a field of documents, or an attribute.")
@click.option(
    "--detail",
    type=click.Choice(("full", "partial", "role")),
    help="Attribute as `FSW 12, Ashmere`, `FSW, integrated` or `social worker`.",
)
@click.option(
    "--attribution",
    metavar="TEXT",
    help="Attribute in your own way: '{case}, {borough}', with any field or attribute.",
)
@click.option(
    "--warn-under",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    metavar="N",
    help="Warn of attributions that are true of fewer people.",
)
@click.option("--balance", is_flag=True, help="How often each respondent is quoted, instead.")
@click.option(
    "--context",
    type=click.IntRange(0, 10_000),
    default=80,
    show_default=True,
    metavar="N",
    help="Characters before and after, for csv, xlsx and json.",
)
@table_formats()
def excerpts(path: Path, fmt: str, output: Path | None, *, balance: bool, **asked: Any) -> None:
    """List the coded segments of a code, each with who said it and where it stands.

    Each is found again, word for word, in the text that was imported. Who is quoted too often,
    whom an attribution might give away, and words that may identify somebody are told beside it.
    """
    from coder.cli.printing import emit, narrate, send
    from coder.exchange import quotation_tables as tables
    from coder.workflow.project import open_project
    from coder.workflow.quotations import quotes

    question, within = question_of(asked)
    style = _style(asked)
    if not question.codes and not style.chosen:
        raise click.UsageError("Say which code with --code, or --chosen for what is chosen.")
    with open_project(path) as project:
        found = quotes(project, question, within=within, style=style)
    told = tables.remarks(found)
    if balance:
        emit(tables.balance_table(found), tables.balance_payload(found), fmt, output)
        return
    narrate(*told)
    if fmt == "table":
        send(quotations(found), output)
        return
    data = tables.quotation_table(found)
    emit(tables.shown(found), tables.quotation_payload(found), fmt, output, data=data)


def _style(asked: dict[str, Any]) -> "Style":
    from coder.themes.attribution import Detail
    from coder.themes.quoting import Style

    detail, template = asked["detail"], asked["attribution"]
    if detail and template is not None:
        raise click.UsageError("Give --detail or --attribution, not both.")
    return Style(
        by=asked["by"] or "",
        detail=Detail(detail) if detail else None,
        template=template,
        warn_under=asked["warn_under"],
        chosen=asked["chosen"],
    )


def quotations(found: "Quotes") -> str:
    """Each quotation under its attribution, in its group, wrapped for reading."""
    parts, group = [], None
    for one in found.quotes:
        if found.by and one.group != group:
            group = one.group
            parts.append(_heading(found, group))
        parts.append(_quotation(one))
    return "\n".join(parts)


def _heading(found: "Quotes", group: str) -> str:
    from transcripts.text import visible

    count = sum(one.group == group for one in found.quotes)
    head = visible(f"{found.by}: {group} ({count})")
    return f"{head}\n{'─' * min(len(head), WIDEST_QUOTATION)}\n"


def _quotation(one: "Quote") -> str:
    from coder.exchange.quotation_tables import coded, said
    from transcripts.text import visible

    excerpt = one.excerpt
    unfinished = "" if excerpt.finished else ", not finished"
    tick = "✓ " if one.chosen else ""
    head = f"{tick}{excerpt.attribution} · {coded(excerpt)} ({excerpt.coder}{unfinished})"
    lines = [visible(head), wrapped(said(excerpt))]
    if one.chosen and one.chosen.used:
        lines.append(wrapped(f"Used: {one.chosen.used}"))
    if one.marks:
        lines.append(wrapped(f"Look at: {_listed(one.marks)}"))
    return "\n".join(lines) + "\n"


def _listed(marks: "Sequence[object]") -> str:
    return ", ".join(map(str, marks))


def wrapped(words: str) -> str:
    """Words set in by two, in lines that fit the terminal."""
    from transcripts.text import visible

    width = min(WIDEST_QUOTATION, shutil.get_terminal_size().columns)
    return click.wrap_text(
        visible(words), width, initial_indent="  ", subsequent_indent="  ", preserve_paragraphs=True
    )
