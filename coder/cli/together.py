"""`coder cooccurrence` and `coder saturation`: which codes go together, and what is still new."""

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

codes_option = click.option(
    "--code", "codes", multiple=True, metavar="CODE", help="Only this code (repeatable)."
)

COOCCURRENCE_EXAMPLE = """
\b
Examples:
  coder cooccurrence --where role="family social worker" --where time=T2
  coder cooccurrence --unit segment --code PL --code EN --code RR
  coder cooccurrence --unit document --suppress 5 -o together.xlsx
"""


@click.command(epilog=COOCCURRENCE_EXAMPLE)
@project_option
@where_option
@click.option(
    "--unit",
    type=click.Choice(["respondent", "document", "segment"]),
    default="respondent",
    show_default=True,
    help="Where both codes must stand: with one respondent, in one document, or on words that two "
    "segments share.",
)
@codes_option
@coder_option
@suppress_option
@table_formats()
def cooccurrence(path: Path, fmt: str, output: Path | None, **question: Any) -> None:
    """Count how often two codes go together, with Jaccard.

    Without --code, the codes at the top of the codebook.
    """
    from coder.cli.printing import emit
    from coder.exchange.theme_together import together_payload, together_rows, together_tables
    from coder.workflow.project import open_project
    from coder.workflow.reporting import cooccurrence as counted

    question["where"] = pairs(question["where"])
    with open_project(path) as project:
        found = counted(project, **question)
    payload, rows = together_payload(found), together_rows(found)
    emit(together_tables(found), payload, fmt, output, data=rows)


SATURATION_EXAMPLE = """
\b
Examples:
  coder saturation --where time=T2
  coder saturation --base 6 --run 3 --threshold 0 --order finished --format csv
"""


@click.command(epilog=SATURATION_EXAMPLE)
@project_option
@where_option
@click.option(
    "--base",
    type=click.IntRange(1),
    default=4,
    show_default=True,
    metavar="N",
    help="So many documents are the yardstick.",
)
@click.option(
    "--run",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    metavar="N",
    help="So many documents in a row are looked at.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0),
    default=5,
    show_default=True,
    metavar="PERCENT",
    help="New codes of a run, in percent of the codes of the base, that count as few.",
)
@click.option(
    "--order",
    type=click.Choice(["name", "finished", "imported"]),
    default="name",
    show_default=True,
    help="In which order documents are read.",
)
@codes_option
@coder_option
@table_formats()
def saturation(path: Path, fmt: str, output: Path | None, **asked: Any) -> None:
    """Count new codes per document, after Guest, Namey and Chen (2020)."""
    from coder.cli.printing import emit
    from coder.exchange.theme_saturation import (
        saturation_payload,
        saturation_rows,
        saturation_tables,
    )
    from coder.themes.saturation import DocumentOrder, Rule
    from coder.workflow.project import open_project
    from coder.workflow.reporting import saturation as counted

    order = DocumentOrder(asked.pop("order"))
    rule = Rule(**{name: asked.pop(name) for name in ("base", "run", "threshold")}, order=order)
    asked["where"] = pairs(asked["where"])
    with open_project(path) as project:
        found = counted(project, rule, **asked)
    payload, rows = saturation_payload(found), saturation_rows(found)
    emit(saturation_tables(found), payload, fmt, output, data=rows)
