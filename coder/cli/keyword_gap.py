"""`coder suggest compare`: what keywords alone would say, beside what people found."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import pairs, project_option, table_formats, where_option

if TYPE_CHECKING:
    from coder.exchange.tables import Table
    from coder.workflow.keyword_gap import Gap

EXAMPLES = """
\b
Examples:
  coder suggest compare --where role="family social worker" --where time=T2
  coder suggest compare --code PL --code EN --format csv
"""
NOTES = (
    "By keywords: as if every hit were a coding. Only documents that somebody has finished count.",
    "Words that are said are not yet the outcome: report what people found, never the hits.",
)


@click.command(epilog=EXAMPLES)
@project_option
@where_option
@click.option("--code", "codes", metavar="CODE", multiple=True, help="Only this code.")
@table_formats()
def compare(path: Path, fmt: str, output: Path | None, **asked: Any) -> None:
    """Count respondents by keywords alone, and by people.

    It shows how far a search for words is from coding: what keywords say too much, and what they
    miss.
    """
    from coder.cli.printing import emit, narrate
    from coder.workflow.keyword_gap import keyword_gap
    from coder.workflow.project import open_project
    from coder.workflow.tagging import untold

    asked["where"] = pairs(asked["where"])
    with open_project(path) as project:
        found = keyword_gap(project, **asked)
        told = untold(project.codebook())
    payload = [asdict(one) | {"code": one.code.id, "label": one.code.label} for one in found]
    emit(_table(found), payload, fmt, output)
    narrate(*told)


def _table(found: "list[Gap]") -> "Table":
    from coder.exchange.tables import Table

    rows = tuple(
        (
            one.code.id,
            one.code.label,
            one.base,
            one.keywords,
            one.people,
            one.keywords - one.both,
            one.people - one.both,
        )
        for one in found
    )
    columns = ("code", "label", "N", "keywords", "people", "keywords only", "people only")
    return Table("Respondents by keywords alone, and by people", columns, rows, NOTES)
