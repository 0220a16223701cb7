"""Options of `coder chart`: what is counted, and where and how large it is drawn."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from coder.charts.chart import Chart

Command = Callable[..., Any]


def chart_options(command: Command) -> Command:
    """Add where and how large a chart is written; `command` returns the chart's maker.

    The maker is called with `width` and `title`; the project is closed by then.
    """

    @click.option(
        "-o",
        "--output",
        required=True,
        type=click.Path(dir_okay=False, path_type=Path),
        help="The file: its name ends in .svg, .pdf or .png.",
    )
    @click.option(
        "--width",
        type=click.FloatRange(60, 1000),
        default=160,
        show_default=True,
        metavar="MM",
        help="How wide it is, in millimetres; the height follows.",
    )
    @click.option(
        "--dpi",
        type=click.IntRange(50, 1200),
        default=300,
        show_default=True,
        help="Dots an inch of a .png.",
    )
    @click.option("--title", default="", metavar="TEXT", help="Your own title.")
    @wraps(command)
    def written(*args: Any, output: Path, width: float, dpi: int, title: str, **asked: Any) -> None:
        from coder.charts.chart import chart_format, unshown, write_chart
        from coder.cli.printing import narrate

        chart_format(output)  # a wrong ending is told before anything is counted
        drawn: Chart = command(*args, **asked)(width=width, title=title)
        write_chart(drawn, output, dpi)
        narrate(f"Written: {output}", *drawn.cautions, *unshown(drawn, output))

    return written


by_option = click.option(
    "--by", metavar="NAME", help="Split by a field of documents or an attribute of cases."
)
codes_option = click.option(
    "--code", "codes", multiple=True, metavar="CODE", help="Only this code (repeatable)."
)
suppress_option = click.option(
    "--suppress",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Hide numbers under N, and those from which they could be worked out.",
)
coder_option = click.option(
    "--coder",
    metavar="NAME",
    help="Count this coder's codings. Else the consensus, or the only coder who finished.",
)
