"""`coder copy` and `coder merge`: work in files of one's own, and bring it together."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import as_option, format_option, project_option, table_formats
from coder.errors import InvalidRequestError

if TYPE_CHECKING:
    from coder.exchange.tables import Table
    from coder.workflow.joining import Foreseen

COPY_EXAMPLES = """
\b
Examples:
  coder copy --for ben
  coder copy --for ben --round 1 -o ben-round-1.coder
"""
MERGE_EXAMPLES = """
\b
Examples:
  coder merge ben.coder --dry-run
  coder merge ben.coder
  coder undo
  coder merge --conflicts
"""


@click.command(epilog=COPY_EXAMPLES)
@click.option("--for", "coder", required=True, metavar="NAME", help="Who is to code in it.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The new file. Else NAME.coder beside the project.",
)
@click.option("--round", "number", type=int, default=0, metavar="N", help="Only its documents.")
@click.option(
    "--document", "documents", multiple=True, metavar="NAME", help="Only this; may be repeated."
)
@format_option("table", "json")
@project_option
def copy(path: Path, *, coder: str, number: int, fmt: str, **asked: Any) -> None:
    """Make a file for one coder, with only what that coder may see.

    It holds the codebook, scenarios, cases, documents, and the coder's own work; nothing that
    others did, and nothing that a blind round masks. `coder merge` brings the work home.
    """
    from coder.cli.printing import counted, narrate, send
    from coder.exchange.tables import json_text
    from coder.workflow.copying import copy_for
    from coder.workflow.project import open_project

    chosen = asked["output"] or path.parent / f"{coder}.coder"
    with open_project(path, coder=coder) as project:
        made = copy_for(project, chosen, documents=asked["documents"], round_number=number)
    if fmt == "json":
        plain = {
            "file": str(made.path),
            "coder": made.coder,
            "documents": list(made.documents),
            "codings": made.codings,
            "masked": list(made.hidden),
        }
        send(json_text(plain), None)
    masked = (
        f" Left out, since the round is blind: {', '.join(made.hidden)}." if made.hidden else ""
    )
    narrate(
        f"Made {chosen} with {counted(len(made.documents), 'document')} and {made.coder}'s own "
        f"{counted(made.codings, 'coding')}.{masked} Bring it home with: coder merge {chosen}"
    )


@click.command(epilog=MERGE_EXAMPLES)
@click.argument("file", metavar="FILE.coder", required=False, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only tell what would be done.")
@click.option(
    "--from-another-study",
    is_flag=True,
    help="Also where the file has no document and no code in common with the project.",
)
@click.option(
    "--conflicts", is_flag=True, help="Only list what earlier merges kept, and what gave way."
)
@table_formats()
@as_option
@project_option
def merge(path: Path, file: Path | None, *, dry_run: bool, name: str | None, **asked: Any) -> None:
    """Bring home what was done in a copy, or in another file of the study.

    Each change is taken; where the same was changed in both, the later change stands, and the
    conflict is listed with both. What was taken away in one and used in the other stays. It is one
    action, which `coder undo` takes back. The other file is not touched; merged again, it changes
    nothing.
    """
    from coder.cli.printing import emit, narrate
    from coder.workflow import joining
    from coder.workflow.project import open_project

    if asked["conflicts"]:
        if file is not None or dry_run or asked["from_another_study"]:
            raise InvalidRequestError("The conflicts of earlier merges are listed without a file.")
        _list_conflicts(path, fmt=asked["fmt"], output=asked["output"])
        return
    if file is None:
        raise InvalidRequestError("Name the file to merge, as in: coder merge ben.coder")
    with open_project(path, coder=name) as project:
        if dry_run:
            told = joining.foreseen(project, file)
        else:
            told = joining.merge(project, file, from_another_study=asked["from_another_study"])
    emit(_table(told), _payload(told, dry_run=dry_run), asked["fmt"], asked["output"])
    narrate(_summary(told, dry_run=dry_run))


def _list_conflicts(path: Path, *, fmt: str, output: Path | None) -> None:
    from coder.cli.printing import emit, narrate
    from coder.exchange.tables import Table
    from coder.workflow.joining import conflicts_kept
    from coder.workflow.project import open_project

    with open_project(path) as project:
        kept = conflicts_kept(project)
    columns = ("file", "merged", "conflict")
    rows = tuple((one["file"], one["merged"], one["conflict"]) for one in kept)
    table = Table("What was decided when files were merged", columns, rows)
    if kept or fmt != "table" or output is not None:
        emit(table, kept, fmt, output)
    if not kept:
        narrate("No merge has met a conflict.")


def _summary(told: "Foreseen", *, dry_run: bool) -> str:
    if not told.anything:
        return f"Everything in {told.source} is here already; nothing is changed."
    if not dry_run:
        return f"Merged {told.source}. To take it back: coder undo"
    if not told.in_common:
        return (
            f"{told.source} has no document and no code in common with this project. To bring it "
            "all the same: --from-another-study"
        )
    return f"Nothing is changed yet. To do this: coder merge {told.source}"


def _table(told: "Foreseen") -> "list[Table]":
    from coder.exchange.tables import Table

    counts = Table(
        f"Work in {told.source}",
        ("coder", "what", "new", "changed", "removed"),
        tuple((one.coder, one.what, one.new, one.changed, one.removed) for one in told.tallies),
    )
    lists = {
        "Codebook": told.codebook,
        "New documents": told.documents,
        "Cases, scenarios, rounds": told.study,
        "Words that were edited": told.moved,
        "Conflicts": told.conflicts,
    }
    tables = [Table("", (name,), tuple((one,) for one in lines)) for name, lines in lists.items()]
    return [one for one in (counts, *tables) if one.rows]


def _payload(told: "Foreseen", *, dry_run: bool) -> dict[str, Any]:
    return {
        "file": told.source,
        "done": told.anything and not dry_run,
        "anything": told.anything,
        "in_common": told.in_common,
        "work": [
            {
                "coder": one.coder,
                "what": one.what,
                "new": one.new,
                "changed": one.changed,
                "removed": one.removed,
            }
            for one in told.tallies
        ],
        "codebook": list(told.codebook),
        "documents": list(told.documents),
        "study": list(told.study),
        "edited": list(told.moved),
        "conflicts": list(told.conflicts),
    }
