"""`coder chart`: counts and agreement as pictures fit for print."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import pairs, project_option, where_option

if TYPE_CHECKING:
    from coder.charts.chart import Chart

Command = Callable[..., Any]


@click.group()
def chart() -> None:
    """Draw counts and agreement as SVG, PDF or PNG, by the ending of the file's name.

    SVG is for the web and for editing, PDF for print, PNG for documents. The same data always
    make the same file. Letters keep their size at any width.
    """


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
        from coder.charts.chart import chart_format, write_chart
        from coder.cli.printing import narrate

        chart_format(output)  # a wrong ending is told before anything is counted
        drawn: Chart = command(*args, **asked)(width=width, title=title)
        write_chart(drawn, output, dpi)
        narrate(f"Written: {output}")

    return written


codes_option = click.option(
    "--code", "codes", multiple=True, metavar="CODE", help="Only this code (repeatable)."
)
coder_option = click.option(
    "--coder",
    metavar="NAME",
    help="Count this coder's codings. Else the consensus, or the only coder who finished.",
)

THEMES_EXAMPLE = """
\b
Examples:
  coder chart themes --where role="family social worker" --where time=T2 -o themes.svg
  coder chart themes --where time=T2 --by borough --code PL --code EN -o boroughs.pdf
  coder chart themes --width 80 --dpi 600 -o column.png
"""


@chart.command(epilog=THEMES_EXAMPLE)
@project_option
@where_option
@click.option(
    "--by", metavar="NAME", help="Split by a field of documents or an attribute of cases."
)
@codes_option
@coder_option
@chart_options
def themes(path: Path, **question: Any) -> "Callable[..., Chart]":
    """Draw n of N respondents for each code as dots with 95 % intervals, by group if asked."""
    from functools import partial

    from coder.charts.dots import theme_dots
    from coder.workflow.project import open_project
    from coder.workflow.reporting import themes as counted

    question["where"] = pairs(question["where"])
    with open_project(path) as project:
        return partial(theme_dots, counted(project, **question))
