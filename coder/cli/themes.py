"""`coder themes`: how many respondents each code was found for."""

from pathlib import Path
from typing import Any

import click

from coder.cli.options import (
    coder_option,
    pairs,
    project_option,
    suppress_option,
    table_formats,
    where_option,
)

THEMES_EXAMPLE = """
\b
Examples:
  coder themes --where role="family social worker" --where time=T2
  coder themes --where time=T2 --by borough
  coder themes --where role="family social worker" --pair time
  coder themes --levels --pair time --code PL --code EN --code RR
  coder themes --where time=T2 --by borough --suppress 5 --format markdown
  coder themes --format xlsx -o themes.xlsx
"""


@click.command(epilog=THEMES_EXAMPLE)
@project_option
@where_option
@click.option(
    "--by",
    metavar="NAME",
    help="Split by a field of documents or an attribute of cases, with an exact test.",
)
@click.option(
    "--pair",
    metavar="NAME[=A,B]",
    help="Compare two values of a field of documents in the same respondents: time, or "
    "time=T1,T2 where there are more than two.",
)
@click.option("--levels", is_flag=True, help="The levels alone.")
@click.option("--code", "codes", multiple=True, metavar="CODE", help="Only this code (repeatable).")
@coder_option
@suppress_option
@table_formats()
def themes(path: Path, fmt: str, output: Path | None, *, levels: bool, **question: Any) -> None:
    """Count respondents: n of N, percent and 95 % interval for each code.

    A respondent counts once, however often coded. Who was not asked, was withheld, or is not
    coded to the end stands outside the base and is told.
    """
    from coder.cli.printing import emit
    from coder.exchange.theme_data import theme_payload
    from coder.exchange.theme_rows import rows
    from coder.exchange.theme_tables import shown
    from coder.workflow.project import open_project
    from coder.workflow.reporting import themes as counted

    question["where"] = pairs(question["where"])
    with open_project(path) as project:
        table = counted(project, **question)
    data = rows(table, levels=levels)
    emit(shown(table, levels=levels), theme_payload(table), fmt, output, data=data)
