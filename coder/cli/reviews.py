"""`coder reviews`: words that were read and left without a code."""

from pathlib import Path

import click

from coder.cli.options import as_option, project_option, table_formats

EXAMPLES = """
\b
Examples:
  coder reviews list "FSW 04 T2 S1" --as ana
  coder reviews add "FSW 04 T2 S1" 120 164 --as ana
"""


@click.group(epilog=EXAMPLES)
def reviews() -> None:
    """Say that words were read and deserve no code.

    Suggestions learn from it what not to look for. A coding on the same words outweighs it.
    """


@reviews.command("list")
@click.argument("document_name", metavar="DOCUMENT")
@as_option
@table_formats()
@project_option
def list_reviews(
    path: Path, *, document_name: str, name: str | None, fmt: str, output: Path | None
) -> None:
    """List your marks in a document."""
    from coder.cli.printing import emit
    from coder.exchange.tables import Table
    from coder.workflow.browsing import document
    from coder.workflow.project import open_project
    from coder.workflow.reviewing import left

    with open_project(path, coder=name) as project:
        project.me()
        there = document(project, document_name)
        spans = [one.span for one in left(project, there)]
    columns = ("document", "start", "stop", "text")
    cells = [(there.name, one.start, one.stop, one.of(there.text)) for one in spans]
    rows = [dict(zip(columns, row, strict=True)) for row in cells]
    emit(Table("Read, and left without a code", columns, tuple(cells)), rows, fmt, output)


@reviews.command(epilog='Example: coder reviews add "FSW 04 T2 S1" 120 164 --as ana')
@click.argument("document_name", metavar="DOCUMENT")
@click.argument("start", type=click.IntRange(0))
@click.argument("stop", type=click.IntRange(1))
@as_option
@project_option
def add(path: Path, *, document_name: str, start: int, stop: int, name: str | None) -> None:
    """Mark words, from START up to STOP, characters from the document's beginning."""
    from coder.cli.printing import narrate
    from coder.errors import InvalidRequestError
    from coder.workflow.browsing import document
    from coder.workflow.project import open_project
    from coder.workflow.reviewing import leave
    from transcripts.model import Span

    with open_project(path, coder=name) as project:
        there = document(project, document_name)
        if not start < stop <= len(there.text):
            raise InvalidRequestError(
                f"{there.name} has {len(there.text)} characters: START must be less than STOP, and "
                "STOP no more than that."
            )
        made = leave(project, there, Span(start, stop))
        narrate(f"No code in {there.name}: {made.span.of(there.text)}")
