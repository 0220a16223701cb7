"""`coder chart`: counts and agreement as pictures fit for print."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.chart_options import (
    by_option,
    chart_options,
    coder_option,
    codes_option,
    suppress_option,
)
from coder.cli.options import pairs as named_values
from coder.cli.options import project_option, separate, where_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from coder.charts.chart import Chart


@click.group(epilog="Example: coder chart themes --where time=T2 --by borough -o boroughs.svg")
def chart() -> None:
    """Draw counts and agreement as SVG, PDF or PNG, by the ending of the file's name.

    SVG is for the web and for editing, PDF for print, PNG for documents. The same data always
    make the same file. Letters keep their size at any width.
    """


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
@by_option
@codes_option
@suppress_option
@coder_option
@chart_options
def themes(path: Path, **question: Any) -> "Callable[..., Chart]":
    """Draw n of N for each code, with intervals."""
    from functools import partial

    from coder.charts.dots import theme_dots
    from coder.workflow.project import open_project
    from coder.workflow.reporting import themes as counted

    question["where"] = named_values(question["where"])
    with open_project(path) as project:
        return partial(theme_dots, counted(project, **question))


PAIRS_EXAMPLE = """
\b
Examples:
  coder chart pairs --where role="family social worker" --code PL --code EN --code RR -o pairs.svg
  coder chart pairs --pair time=T1,T2 --by borough --code PL -o boroughs.pdf
"""


@chart.command(epilog=PAIRS_EXAMPLE)
@project_option
@where_option
@click.option(
    "--pair",
    default="time",
    show_default=True,
    metavar="NAME[=A,B]",
    help="What is before and after: a field of documents, and its two values if it has more.",
)
@by_option
@codes_option
@suppress_option
@coder_option
@chart_options
def pairs(path: Path, **question: Any) -> "Callable[..., Chart]":
    """Draw the same respondents before and after.

    Only who was in a code's base at both times is counted.
    """
    from functools import partial

    from coder.charts.slopes import pair_slopes
    from coder.workflow.project import open_project
    from coder.workflow.reporting import themes as counted

    question["where"] = named_values(question["where"])
    with open_project(path) as project:
        return partial(pair_slopes, counted(project, **question))


LEVELS_EXAMPLE = """
\b
Examples:
  coder chart levels --where role="family social worker" --by time -o levels.svg
  coder chart levels --where time=T2 --by borough --code PL -o planning.pdf
"""


@chart.command(epilog=LEVELS_EXAMPLE)
@project_option
@where_option
@by_option
@codes_option
@suppress_option
@coder_option
@chart_options
def levels(path: Path, by: str | None, **question: Any) -> "Callable[..., Chart]":
    """Draw which levels respondents reach, as bars."""
    from functools import partial

    from coder.charts.levels import level_bars
    from coder.workflow.plotting import themes_of_each
    from coder.workflow.project import open_project

    question["where"] = named_values(question["where"])
    with open_project(path) as project:
        return partial(level_bars, themes_of_each(project, by=by, **question), by=by or "")


TOGETHER_EXAMPLE = """
\b
Examples:
  coder chart cooccurrence --where time=T2 -o together.svg
  coder chart cooccurrence --unit segment --code PL1 --code PL2 --code EN1 -o segments.pdf
"""


@chart.command(epilog=TOGETHER_EXAMPLE)
@project_option
@where_option
@click.option(
    "--unit",
    type=click.Choice(["respondent", "document", "segment"]),
    default="respondent",
    show_default=True,
    help="What has both codes; segments have them where they share words.",
)
@codes_option
@suppress_option
@coder_option
@chart_options
def cooccurrence(path: Path, **question: Any) -> "Callable[..., Chart]":
    """Draw which codes go together.

    Without --code these are the codes at the top of the tree.
    """
    from functools import partial

    from coder.charts.together import together_map
    from coder.workflow.project import open_project
    from coder.workflow.reporting import cooccurrence as counted

    question["where"] = named_values(question["where"])
    with open_project(path) as project:
        return partial(together_map, counted(project, **question))


HEATMAP_EXAMPLE = """
\b
Examples:
  coder chart heatmap --where time=T2 --by borough -o cases.svg
  coder chart heatmap --mentions --by role --code PL --code EN --code RR -o mentions.pdf
"""


@chart.command(epilog=HEATMAP_EXAMPLE)
@project_option
@where_option
@click.option("--by", metavar="NAME", help="Sort respondents by this attribute of cases.")
@click.option("--mentions", is_flag=True, help="Show how often each code was used.")
@codes_option
@coder_option
@chart_options
def heatmap(
    path: Path, by: str | None, *, mentions: bool, **question: Any
) -> "Callable[..., Chart]":
    """Draw respondents by codes, as a map.

    What was not asked, withheld or not finished is hatched.
    """
    from functools import partial

    from coder.charts.heat import heat_map
    from coder.workflow.plotting import who_has_what
    from coder.workflow.project import open_project

    question["where"] = named_values(question["where"])
    with open_project(path) as project:
        return partial(heat_map, who_has_what(project, by=by, **question), mentions=mentions)


AGREEMENT_EXAMPLE = """
\b
Examples:
  coder chart agreement -o agreement.svg
  coder chart agreement --round 1 --code PL --code EN --code RR -o round-1.pdf
"""


@chart.command(epilog=AGREEMENT_EXAMPLE)
@project_option
@codes_option
@click.option(
    "--coders",
    metavar="NAME,NAME",
    callback=separate,
    help="Whom to compare. Else every person who has finished something.",
)
@click.option("--round", type=click.IntRange(1), help="Only this round.")
@click.option("--seed", type=click.IntRange(0, 2**63), default=1, show_default=True)
@chart_options
def agreement(path: Path, **asked: Any) -> "Callable[..., Chart]":
    """Draw each code's alpha with its interval.

    The codes are sorted by the lower end of the interval.
    """
    from functools import partial

    from coder.charts.forest import alpha_forest
    from coder.workflow.agreeing import Question
    from coder.workflow.agreeing import agreement as measured
    from coder.workflow.project import open_project

    with open_project(path) as project:
        return partial(alpha_forest, measured(project, Question(**asked)))
