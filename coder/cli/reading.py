"""`coder read`: a document in plain lines, for a screen reader, a pipe or paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import as_option, format_option, project_option

if TYPE_CHECKING:
    from coder.workflow.reading import CodedWords, Reading, ReadTurn

EXAMPLES = """
\b
Examples:
  coder read "FSW 04 T2 S1" --as ana
  coder read "FSW 04" | less
  coder read "FSW 04" --turn 12
  coder read "FSW 04" --codes --format json
"""


@click.command("read", epilog=EXAMPLES)
@click.argument("document")
@click.option("--turn", "number", type=int, metavar="N", help="Only this turn.")
@click.option("--codes", "coded_only", is_flag=True, help="Only turns in which something is coded.")
@format_option("text", "json")
@as_option
@project_option
def read(  # noqa: PLR0913 - one for each option
    path: Path, *, document: str, number: int | None, coded_only: bool, fmt: str, name: str | None
) -> None:
    """Read a document turn by turn, with its codes, levels and memos in words.

    Plain lines without colours or frames, made for screen readers and pipes. As a coder (--as
    NAME, $CODER_NAME) you read your own work; as consensus, or without a name, everybody's.
    """
    from coder.workflow import browsing
    from coder.workflow.project import open_project
    from coder.workflow.reading import reading, turn_of
    from transcripts.text import visible

    with open_project(path, coder=name) as project:
        whole = reading(project, browsing.document(project, document))
    turns = whole.turns if number is None else (turn_of(whole, number),)
    shown = [turn for turn in turns if turn.codes or not coded_only]
    if fmt == "json":
        click.echo(_json(whole, shown))
        return
    lines = [line for turn in shown for line in ("", *_turn(turn, len(whole.turns)))]
    around = [*_head(whole)] if number is None else []
    end = ["", *_end(whole)] if number is None else []
    click.echo(visible("\n".join([*around, *lines, *end]).strip("\n")))


def _head(whole: "Reading") -> Iterator[str]:
    """Where one is, and how far it is done."""
    from coder.cli.printing import counted

    case = f" of case {whole.case}" if whole.case else ""
    by = " and ".join(whole.finished)
    done = f"finished by {by}" if by else "not finished"
    yield f"{whole.document}: {whole.kind}{case}, {counted(len(whole.turns), 'turn')}."
    coded = sum(1 for turn in whole.turns if turn.codes)
    yield (
        f"{counted(whole.segments, 'coded segment')} in {counted(coded, 'turn')} "
        f"of {len(whole.turns)}; {done}."
    )


def _turn(turn: "ReadTurn", of: int) -> Iterator[str]:
    """Who speaks, what they say, and then each code on it."""
    voice = "" if turn.voice == "respondent" else f", {turn.voice}"
    speaker = f"{turn.speaker}{voice}" if turn.speaker else turn.voice
    yield f"Turn {turn.number} of {of}, {speaker}:"
    yield turn.text
    for one in turn.codes:
        yield from _coded(one)


def _coded(one: "CodedWords") -> Iterator[str]:
    yield f"Coded {one.code} {one.label}, by {one.coder}: “{' '.join(one.words.split())}”"
    for author, text in one.memos:
        yield f"Memo of {author} on this: {text}"


def _end(whole: "Reading") -> Iterator[str]:
    """The values of the whole document, and what was noted on it."""
    for code, value, coder in whole.values:
        yield f"{code}: {value}, by {coder}."
    for author, text in whole.memos:
        yield f"Memo of {author} on this document: {text}"
    yield f"End of {whole.document}."


def _json(whole: "Reading", shown: "list[ReadTurn]") -> str:
    import json
    from dataclasses import asdict, replace

    return json.dumps(asdict(replace(whole, turns=tuple(shown))), ensure_ascii=False, indent=2)
