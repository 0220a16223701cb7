"""`coder report`: the whole study as one page, or one Word document."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import (
    coder_option,
    pairs,
    project_option,
    separate,
    suppress_option,
    where_option,
)
from coder.errors import InvalidRequestError

if TYPE_CHECKING:
    from coder.report.model import StudyReport

REPORT_EXAMPLE = """
\b
Examples:
  coder report -o report.html
  coder report --where role="family social worker" --where time=T2 --by borough -o report.docx
  coder report --pair time --code PL --code EN --code RR --suppress 5 -o report.html
  coder report --sections themes,quotations --detail role -o short.html
"""


@click.command(epilog=REPORT_EXAMPLE)
@project_option
@where_option
@click.option("--by", multiple=True, metavar="NAME", help="Compare groups (repeatable).")
@click.option(
    "--pair", metavar="NAME[=A,B]", help="Compare respondents before and after: time, or time=A,B."
)
@click.option("--code", "codes", multiple=True, metavar="CODE", help="Only this code (repeatable).")
@coder_option
@click.option(
    "--detail",
    type=click.Choice(["full", "partial", "role"]),
    help="Attribute quotations as `FSW 12, Ashmere`, `FSW, integrated` or `social worker`. "
    "Else partial, where roles are recorded.",
)
@suppress_option
@click.option("--title", default="", metavar="WORDS", help="Else the codebook's title.")
@click.option(
    "--date", default="", metavar="DAY", help="Else the last day on which a document was finished."
)
@click.option(
    "--sections",
    default="",
    callback=separate,
    metavar="NAMES",
    help="Only these: reading, themes, levels, groups, changes, together, quotations, agreement, "
    "methods, codebook, checklist.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file: report.html or report.docx.",
)
def report(path: Path, output: Path, **asked: Any) -> None:
    """Write counts, charts, quotations, agreement, methods and codebook into one file.

    It needs nothing else: no script, font or picture from elsewhere. What the project does not
    hold is [not recorded].
    """
    from coder.cli.printing import narrate
    from coder.workflow.project import open_project
    from coder.workflow.report_material import Wanted, study_report

    write = _writer(output)
    asked["where"] = pairs(asked["where"])
    with open_project(path) as project:
        made = study_report(project, Wanted(**asked), narrate)
    write(made, output)
    narrate(f"Written: {output}", *made.cautions)


def _writer(output: Path) -> Callable[["StudyReport", Path], None]:
    """What writes the format that the file's name asks for."""
    from coder.exchange.tables import write_text
    from coder.report.webpage import webpage
    from coder.report.word import write_word

    writers: dict[str, Callable[[StudyReport, Path], None]] = {
        ".html": lambda made, path: write_text(webpage(made), path),
        ".docx": write_word,
    }
    if output.suffix.lower() not in writers:
        raise InvalidRequestError(
            f"A report cannot be written to {output.name!r}. Let the name end in .html or .docx."
        )
    return writers[output.suffix.lower()]
