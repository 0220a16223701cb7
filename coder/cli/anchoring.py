"""`coder suggest report`: whether suggestions steer the coding."""

from pathlib import Path

import click

from coder.cli.options import project_option, table_formats

EXAMPLES = """
\b
Examples:
  coder suggest report
  coder suggest report --unit sentence --format json
  coder suggest report -o suggestions.docx
"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--unit",
    type=click.Choice(["auto", "turn", "sentence", "document"]),
    default="auto",
    show_default=True,
    help="Of what agreement is counted; auto is each code's own.",
)
@table_formats()
@project_option
def report(path: Path, *, unit: str, fmt: str, output: Path | None) -> None:
    """Compare suggested with unprompted coding.

    How each coder answered the suggestions of each code; what they coded before and after they
    saw any; and how far two coders agree where a code was suggested to both, to one, or to nobody.
    """
    from coder.cli.printing import emit
    from coder.exchange.anchoring_tables import anchoring_payload, anchoring_tables
    from coder.workflow.anchoring import anchoring
    from coder.workflow.project import open_project

    with open_project(path) as project:
        told = anchoring(project, unit=unit)
    data = anchoring_tables(told, exact=True)
    emit(anchoring_tables(told), anchoring_payload(told), fmt, output, data=data)
