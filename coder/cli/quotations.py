"""`coder quotations`: choose quotations for the report, list them, and check them before print."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.excerpts import narrowing_options, question_of, wrapped
from coder.cli.options import as_option, project_option, table_formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coder.search.quoted import Checked
    from coder.workflow.project import Project

EXAMPLES = """
\b
Examples:
  coder quotations choose --code PL2 --text "ring school" --as lead
  coder quotations choose 5f0c2b9a --used "3.2 Planning" --as lead
  coder quotations list
  coder quotations check report-quotes.xlsx
"""


@click.group(epilog=EXAMPLES)
def quotations() -> None:
    """Choose quotations for the report, and check them before print."""


refs_argument = click.argument("refs", nargs=-1, metavar="[GUID]...")


@quotations.command(epilog='Example: coder quotations choose --code PL2 --text "school" --as lead')
@refs_argument
@narrowing_options
@click.option("--used", metavar="TEXT", help="Where it stands in the report, as a chapter.")
@as_option
@project_option
def choose(
    path: Path, *, refs: tuple[str, ...], used: str | None, name: str | None, **asked: Any
) -> None:
    """Choose segments for the report: by their guid (or its beginning), or by code and words.

    The choice goes with its segment when that is moved, recoded or taken away.
    """
    from coder.cli.printing import counted, narrate
    from coder.workflow import quotations as chosen
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        project.me()
        wanted = _wanted(project, refs, asked)
        new = chosen.choose(project, wanted, used=used)
    narrate(f"{counted(len(wanted), 'segment')} chosen, {new} of them new or changed.")


@quotations.command(epilog="Example: coder quotations drop 5f0c2b9a --as lead")
@refs_argument
@narrowing_options
@as_option
@project_option
def drop(path: Path, *, refs: tuple[str, ...], name: str | None, **asked: Any) -> None:
    """Choose segments no longer; they stay coded."""
    from coder.cli.printing import counted, narrate
    from coder.workflow import quotations as chosen
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        project.me()
        gone = chosen.drop(project, _wanted(project, refs, asked))
    narrate(f"{counted(gone, 'quotation')} chosen no longer.")


@quotations.command(name="list", epilog="Example: coder quotations list --format json")
@project_option
@table_formats()
def list_(path: Path, fmt: str, output: Path | None) -> None:
    """List what is chosen: code, attribution, words, and where it is used."""
    from coder.cli.printing import emit, narrate
    from coder.exchange import quotation_tables as tables
    from coder.themes.quoting import Style
    from coder.themes.selection import Question
    from coder.workflow.project import open_project
    from coder.workflow.quotations import quotes

    with open_project(path) as project:
        found = quotes(project, Question(), style=Style(chosen=True))
    narrate(*tables.remarks(found))
    data = tables.quotation_table(found)
    emit(tables.chosen_table(found), tables.quotation_payload(found), fmt, output, data=data)


@quotations.command(epilog="Example: coder quotations check report-quotes.xlsx")
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@project_option
@table_formats()
@click.pass_context
def check(ctx: click.Context, path: Path, *, file: Path, fmt: str, output: Path | None) -> None:
    """Find each quotation of a csv, xlsx or json FILE again in what respondents say.

    FILE needs a column `text`, and may say the `document` or the `case`. […] leaves words out;
    other words in [brackets] were put in, or stand for a few. Ends with 1 where any quotation is
    changed or not found.
    """
    from coder.cli.printing import counted, emit, narrate, send
    from coder.exchange import quotation_tables as tables
    from coder.search.quoted import Fate
    from coder.workflow.project import open_project
    from coder.workflow.quotations import check_file

    with open_project(path) as project:
        checked = check_file(project, file)
    if fmt == "table":
        send(_listing(checked), output)
    else:
        data = tables.checked_table(checked)
        emit(tables.doubtful(data), tables.checked_payload(checked), fmt, output, data=data)
    fates = [one.fate for one in checked]
    counts = ", ".join(f"{fates.count(fate)} {tables.FATES[fate]}" for fate in Fate)
    narrate(f"Of {counted(len(fates), 'quotation')}: {counts}.")
    if any(fate is not Fate.FOUND for fate in fates):
        ctx.exit(1)


def _listing(checked: "Sequence[Checked]") -> str:
    """What has to be looked at: each quotation, the nearest place, and what is other there."""
    from coder.exchange.quotation_tables import FATES
    from coder.search.quoted import Fate, unquoted
    from transcripts.text import visible

    told = []
    for one in checked:
        if one.fate is not Fate.FOUND:
            lines = [visible(f"Row {one.quoted.row}: {FATES[one.fate]}. {one.remark}")]
            lines.append(wrapped(f"“{unquoted(one.quoted.text)}”"))
            if one.span:
                place = f"{one.document}, {one.span.start}–{one.span.stop}"
                lines.append(wrapped(f"{place}: “{one.words}”"))
            told.append("\n".join(lines) + "\n")
    return "\n".join(told)


def _wanted(project: "Project", refs: tuple[str, ...], asked: dict[str, Any]) -> list[str]:
    """The guids of the segments that are meant."""
    from coder.workflow.quotations import identified, quotes

    guids = identified(project, refs)
    question, within = question_of(asked)
    if question.codes:
        found = quotes(project, question, within=within).excerpts
        guids += [one.guid for one in found if one.text]
    elif not refs or within.text or question.where:
        raise click.UsageError("Say which: a guid of coder excerpts --format json, or --code.")
    if not guids:
        raise click.UsageError("No coded segments with words are like that.")
    return guids
