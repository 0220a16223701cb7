"""`coder demo`: build the invented study and show what can be counted in it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coder.exchange.tables import Table
    from coder.themes.counts import Share
    from coder.workflow.project import Project

EXAMPLE = """
\b
Examples:
  coder demo
  coder demo --folder practice
  coder demo --again
"""
FAMILY, ASSESSMENT = "family social worker", "assessment social worker"
OUTCOMES = ("PL", "EN", "RR")
SUPERVISION = "OC_SUP"


@click.command(epilog=EXAMPLE)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where to build it. Else in this folder.",
)
@click.option("--again", is_flag=True, help="Replace a demo that is there.")
def demo(folder: Path, *, again: bool) -> None:
    """Build an invented study in demo.coder, from files in demo-files.

    It has 49 social workers, 196 answers to practice scenarios, 49 interviews, two coders and
    their consensus. Every person and every word in it is invented.
    """
    from coder.cli.printing import narrate, print_table
    from coder.demo.build import build
    from coder.workflow.project import open_project

    narrate("Building the invented study. No person and no word in it is real.")
    path = build(folder, again=again, tell=narrate)
    with open_project(path) as project:
        for table in _counts(project):
            print_table(table)
    narrate(*_next_steps(path))


def _counts(project: "Project") -> "tuple[Table, Table]":
    """The figures that the study was made to show, counted from the project."""
    from coder.workflow.reporting import themes

    family = themes(project, where={"role": [FAMILY], "time": ["T2"]}, codes=OUTCOMES)
    assessment = themes(project, where={"role": [ASSESSMENT], "time": ["T2"]}, codes=[SUPERVISION])
    supervision = assessment.codes[0]
    return (
        _table(
            "Family social workers, in their answers after the programme (invented)",
            "They show",
            {one.code.label: one.share for one in family.codes},
        ),
        _table(
            "Assessment social workers, in their interviews (invented)",
            supervision.code.label,
            {value.label: value.share for value in supervision.values},
        ),
    )


def _table(title: str, what: str, shares: "Mapping[str, Share]") -> "Table":
    from coder.exchange.tables import Table

    rows = tuple(
        (
            name,
            f"{share.n} of {share.base}",
            f"{share.percent:.0f} %",
            f"{share.low:.1f}–{share.high:.1f}",
        )
        for name, share in shares.items()
    )
    return Table(title, (what, "n of N", "Percent", "Wilson 95 %"), rows)


def _next_steps(path: Path) -> tuple[str, ...]:
    return (
        "Next:",
        f"  coder open {path} --as ana",
        f"  coder themes -p {path} --where time=T2 --by borough",
        f"  coder agreement -p {path}",
    )
