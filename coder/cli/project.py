"""`coder new`: make a project file."""

from pathlib import Path

import click

from coder.errors import InvalidRequestError

EXAMPLES = """
\b
Examples:
  coder new STUDY.coder --codebook practice
  coder new STUDY.coder --codebook our-codes.yaml
"""


@click.command(epilog=EXAMPLES)
@click.argument("file", metavar="STUDY.coder", type=click.Path(path_type=Path))
@click.option(
    "--codebook",
    "named",
    metavar="FILE|practice",
    help="The codes: a .yaml, .csv or .xlsx file, or a codebook that ships with the program.",
)
@click.option(
    "--no-suggestions", "silent", is_flag=True, help="Never suggest codes to anybody in it."
)
def new(file: Path, *, named: str | None, silent: bool) -> None:
    """Make a project file. It asks nothing and overwrites nothing.

    The codebook `practice` holds three learning outcomes of a training programme: planning before
    the visit, engaging children and parents, review and reflection.
    """
    from codebook.model import Codebook
    from coder.cli.printing import counted, narrate
    from coder.workflow.defining import codebook_named
    from coder.workflow.project import create_project

    if file.suffix != ".coder":
        raise InvalidRequestError(f"A project's name ends in .coder: {file.stem}.coder")
    codebook = codebook_named(named) if named else Codebook()
    create_project(file, codebook, suggestions=not silent)
    narrate(
        f"Made {file} with {counted(len(codebook), 'code')}. Next: coder -p {file} import FILES..."
    )
