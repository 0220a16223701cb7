"""`coder suggest evaluate`: how good suggestions are on what a team has coded itself."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import as_option, project_option, table_formats
from coder.errors import InvalidRequestError

if TYPE_CHECKING:
    from coder.exchange.evaluation_tables import Shown
    from coder.workflow.evaluating import Tried

EXAMPLES = """
\b
Examples:
  coder suggest evaluate --as ana
  coder suggest evaluate --sizes 25,100,400 --seeds 10 --picture curve.svg --format json
"""


@click.command(epilog=EXAMPLES)
@project_option
@as_option
@click.option("--code", "codes", metavar="CODE", multiple=True, help="Only this code.")
@click.option(
    "--unit",
    type=click.Choice(["turn", "sentence"]),
    help="What is scored.  [default: what is coded]",
)
@click.option(
    "--sizes",
    default="25,50,100,200,500",
    show_default=True,
    metavar="N,N",
    help="After how many reviewed units to look.",
)
@click.option(
    "--seeds", type=click.IntRange(1, 100), default=5, show_default=True, help="Random splits."
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="The first.")
@click.option("--quick", is_flag=True, help="Leave reading in order out: it takes longest.")
@click.option(
    "--picture",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw how precision grows, as .svg, .png or .pdf.",
)
@table_formats()
def evaluate(  # noqa: PLR0913 - one for each option
    path: Path,
    *,
    name: str | None,
    codes: tuple[str, ...],
    unit: str | None,
    sizes: str,
    seeds: int,
    seed: int,
    quick: bool,
    picture: Path | None,
    fmt: str,
    output: Path | None,
) -> None:
    """Try suggestions on your own coding.

    Documents are held out whole. The suggester learns from a few coded units of the others, then
    from more, and is compared with the keywords alone and with chance. The same seed gives the
    same figures.
    """
    from coder.cli.printing import emit, narrate
    from coder.exchange.evaluation_tables import evaluation_payload, evaluation_tables
    from coder.suggest.evaluation import Asked
    from coder.units import UnitKind
    from coder.workflow.evaluating import Wanted, evaluate
    from coder.workflow.project import open_project
    from coder.workflow.tagging import untold

    asked = Asked(sizes=_numbers(sizes), seeds=seeds, seed=seed)
    wanted = Wanted(codes, UnitKind(unit) if unit else None, order=not quick)
    if picture:
        from coder.charts.chart import chart_format

        chart_format(picture)  # refused before anything is tried
    with open_project(path, coder=name) as project:
        narrate(*untold(project.codebook()))
        tried = evaluate(project, asked, wanted, narrate)
    shown = _shown(tried)
    emit(evaluation_tables(shown), evaluation_payload(shown), fmt, output)
    if picture:
        _draw(shown, picture)


def _shown(tried: "Tried") -> "Shown":
    from coder.exchange.evaluation_tables import Reading, Shown

    read = [Reading(one.method, one.code, one.to80, one.to95) for one in tried.read]
    rare = [(one.code, one.coded, one.left) for one in tried.rare]
    others = [str(one) for one in tried.others]
    return Shown(tried.evaluation, tried.codes, str(tried.kind), read, others, rare, tried.voted)


def _draw(shown: "Shown", picture: Path) -> None:
    from coder.charts.chart import write_chart
    from coder.charts.curves import learning_curves
    from coder.cli.printing import narrate

    write_chart(learning_curves(shown), picture)
    narrate(f"Written: {picture}")


def _numbers(sizes: str) -> list[int]:
    try:
        found = sorted({int(one) for one in sizes.split(",")})
    except ValueError:
        found = [0]
    if found[0] < 1:
        raise InvalidRequestError("--sizes are whole numbers from 1, for example: 25,50,100")
    return found
