"""`coder queue`: read what is likeliest first, and learn how much may be left."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import as_option, project_option, table_formats

if TYPE_CHECKING:
    from coder.workflow.queueing import Offered

EXAMPLES = """
\b
Examples:
  coder queue begin --code PL --seed 7 --as ana
  coder queue next -n 10 --as ana
  coder queue progress --as ana
"""
_COLUMNS = ("document", "speaker", "code", "reason", "text")
_EXACT = ("document", "start", "stop", "speaker", "code", "score", "reason", "text")
SEEDS = 1_000_000


@click.group("queue", epilog=EXAMPLES)
def queue() -> None:
    """Read in an order of your own: the likeliest for a code first, every tenth at random.

    The random tenth tells how much may be left; see docs/reading-order.md on when to stop.
    """


@queue.command(epilog="Example: coder queue begin --code PL --seed 7 --as ana")
@click.option("--code", "codes", metavar="CODE", multiple=True, help="What you look for.")
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31 - 1),
    help="Of the random tenth.  [default: one that is drawn and kept]",
)
@as_option
@project_option
def begin(path: Path, *, codes: tuple[str, ...], seed: int | None, name: str | None) -> None:
    """Begin to read in order; an order that you had before ends.

    Documents that you have not read through yet, and those of blind rounds, are left out.
    """
    from random import SystemRandom

    from coder.cli.printing import counted, narrate
    from coder.workflow import queueing
    from coder.workflow.browsing import code
    from coder.workflow.project import open_project
    from coder.workflow.tagging import untold

    with open_project(path, coder=name) as project:
        narrate(*untold(project.codebook()))
        wanted = [code(project, one) for one in codes]
        drawn = SystemRandom().randrange(SEEDS) if seed is None else seed
        queueing.begin(project, wanted, drawn)
        now = queueing.progress(project)
    ids = ", ".join(one.id for one in now.codes)
    narrate(
        f"Begun for {ids} with seed {now.seed}: {counted(now.reading.units, 'unit')} to read.",
        *now.waiting,
    )


@queue.command("next", epilog="Example: coder queue next -n 10 --as ana --format json")
@click.option(
    "-n", "most", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many."
)
@as_option
@table_formats()
@project_option
def next_units(path: Path, *, most: int, name: str | None, fmt: str, output: Path | None) -> None:
    """List what to read next. It changes with what you decide; what is shown is logged."""
    from coder.cli.printing import emit
    from coder.exchange.tables import Table
    from coder.workflow import queueing
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        found = queueing.next_units(project, most)
        queueing.show(project, found)
    rows = [_row(one) for one in found]
    title = "To read next" if rows else "All was read"
    shown, data = (
        Table(title, columns, tuple(tuple(row[it] for it in columns) for row in rows))
        for columns in (_COLUMNS, _EXACT)
    )
    emit(shown, rows, fmt, output, data=data)


@queue.command(epilog="Example: coder queue progress --as ana --format json")
@as_option
@table_formats()
@project_option
def progress(path: Path, *, name: str | None, fmt: str, output: Path | None) -> None:
    """Tell what was found so far, and an estimate of what is left.

    The estimate is a guess from a small random sample. It comes with its interval, within which
    the truth lies 95 times in 100 where one looks at a moment that was chosen beforehand.
    """
    from coder.cli.printing import emit
    from coder.exchange.order_tables import progress_payload, progress_table
    from coder.workflow import queueing
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        now = queueing.progress(project)
    told = (now.codes, now.seed, now.reading, now.misses)
    payload = progress_payload(*told) | {"waiting": list(now.waiting)}
    emit(progress_table(*told, now.waiting), payload, fmt, output)


def _row(one: "Offered") -> dict[str, Any]:
    return {
        "document": one.document.name,
        "start": one.unit.span.start,
        "stop": one.unit.span.stop,
        "speaker": one.speaker,
        "code": one.code.id,
        "score": one.suggestion.score,
        "reason": one.reason,
        "text": one.unit.text,
    }
