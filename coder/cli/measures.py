"""`coder measures`: load numbers beside the words, score them, and look at their change."""

from pathlib import Path

import click

from coder.cli.options import (
    as_option,
    pairs,
    project_option,
    table_formats,
)

EXAMPLE = """
\b
Examples:
  coder measures load score15.csv --key score15 --direction lower \\
      --response-coding "agree is 1"
  coder measures show score15 --by borough
  coder measures scores score15 --format csv -o scores.csv
"""


@click.group(epilog=EXAMPLE)
def measures() -> None:
    """Questionnaires, counts and hours of cases, beside what was coded."""


LOAD_EXAMPLE = """
\b
Examples:
  coder measures load score15.csv --key score15 --direction lower \\
      --response-coding "agree is 1"
  coder measures load wellbeing.xlsx --key wellbeing.yaml
  coder measures load visits.csv --key visits.yaml --time T1 --new-cases
"""


@measures.command(epilog=LOAD_EXAMPLE)
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--key",
    required=True,
    metavar="KEY",
    help="How it is scored: a YAML file, a key that comes with the program (score15), or the id "
    "of a measure that is there.",
)
@click.option(
    "--direction", metavar="lower|higher", help="Which scores are better, where the key leaves it."
)
@click.option(
    "--response-coding",
    metavar='"agree is N"',
    help="Which end of the printed scale agrees, where the key leaves it.",
)
@click.option("--time", default="", metavar="TIME", help="The time of all rows, as in T1.")
@click.option("--new-cases", is_flag=True, help="Make the cases that are not there yet.")
@project_option
@as_option
def load(  # noqa: PLR0913 - each is an option
    path: Path,
    table: Path,
    *,
    key: str,
    direction: str | None,
    response_coding: str | None,
    time: str,
    new_cases: bool,
    name: str | None,
) -> None:
    """Load a csv or xlsx of answers: all of it or nothing.

    Wide, with the columns case, time and one for each item; or long, with case, time, item and
    value. A blank cell is a missing answer. Loading again changes only what is another number.
    """
    from coder.cli.printing import narrate
    from coder.workflow.measure_loading import Wanted, load_measures
    from coder.workflow.project import open_project

    stated = {"direction": direction, "response coding": response_coding}
    wanted = Wanted(
        key,
        {field: value for field, value in stated.items() if value is not None},
        time=time,
        new_cases=new_cases,
    )
    with open_project(path, coder=name) as project:
        loaded = load_measures(project, table, wanted)
    counts = f"{loaded.new} new, {loaded.changed} changed, {loaded.removed} taken away"
    cases = f"{loaded.cases} case{'' if loaded.cases == 1 else 's'}"
    narrate(f"{loaded.id}: {counts}, of {cases}.", *loaded.remarks)


@measures.command("list")
@project_option
@table_formats()
def listing(path: Path, fmt: str, output: Path | None) -> None:
    """What was measured, of how many cases, and how many answers are missing."""
    from coder.cli.printing import emit
    from coder.exchange.measure_data import list_payload
    from coder.exchange.measure_tables import listed
    from coder.workflow.measured import measures as all_of
    from coder.workflow.project import open_project

    with open_project(path) as project:
        found = all_of(project)
    emit(listed(found), list_payload(found), fmt, output)


@measures.command()
@click.argument("measure")
@click.option("--by", default="", metavar="NAME", help="Split by an attribute of cases.")
@click.option(
    "--where", multiple=True, metavar="NAME=VALUE", help="Only cases with this attribute."
)
@click.option("--from", "first", default="", metavar="TIME", help="Change from here; else first.")
@click.option("--to", "last", default="", metavar="TIME", help="Change to here; else the last.")
@project_option
@table_formats()
def show(  # noqa: PLR0913 - each is an option
    path: Path,
    measure: str,
    *,
    by: str,
    where: tuple[str, ...],
    first: str,
    last: str,
    fmt: str,
    output: Path | None,
) -> None:
    """Mean, spread and quartiles by time, and the change of those who have both times."""
    from coder.cli.printing import emit
    from coder.exchange.measure_data import flat, report_payload
    from coder.exchange.measure_tables import shown
    from coder.workflow.measured import report
    from coder.workflow.project import open_project

    with open_project(path) as project:
        found = report(project, measure, by=by, where=pairs(where), times=(first, last))
    emit(shown(found), report_payload(found), fmt, output, data=flat(found))


@measures.command()
@click.argument("measure")
@project_option
@table_formats()
def scores(path: Path, measure: str, fmt: str, output: Path | None) -> None:
    """The scores of each case at each time."""
    from coder.cli.printing import emit
    from coder.exchange.measure_data import scores_payload
    from coder.exchange.measure_tables import scored
    from coder.workflow.measured import measured
    from coder.workflow.project import open_project

    with open_project(path) as project:
        found = measured(project, measure)
    emit(scored(found), scores_payload(found), fmt, output)
