"""`coder joint`: themes beside measures, and what is made of them."""

from pathlib import Path
from typing import Any

import click

from coder.cli.options import (
    as_option,
    pairs,
    project_option,
    table_formats,
    where_option,
)

EXAMPLE = """
\b
Examples:
  coder joint --measure score15 --code PL --where time=T2
  coder joint --measure score15 --code PL --code RR --by borough
  coder joint --measure score15 --code OC_SUP=changed --link worker
  coder joint note --measure score15 --code PL --row present \\
      --says extends --text "They tell how it got better." --as ana
"""


@click.group(invoke_without_command=True, epilog=EXAMPLE)
@click.option("--measure", default="", metavar="ID", help="The numbers.")
@click.option(
    "--code", "codes", multiple=True, metavar="CODE", help="The theme (repeatable); CODE=VALUE."
)
@click.option("--score", default="", metavar="NAME", help="A subscale; else the total.")
@click.option("--by", default="", metavar="NAME", help="Groups by an attribute of cases as rows.")
@click.option(
    "--link",
    default="",
    metavar="NAME",
    help="The attribute that says which case the numbers of another belong to.",
)
@click.option("--from", "first", default="", metavar="TIME", help="Change from here; else first.")
@click.option("--to", "last", default="", metavar="TIME", help="Change to here; else the last.")
@where_option
@click.option("--coder", metavar="NAME", help="Count this coder's codings; else as themes does.")
@project_option
@table_formats()
def joint(path: Path, fmt: str, output: Path | None, **asked: Any) -> None:
    """Set numbers beside themes: those with a theme and those without it, or groups.

    Words and numbers belong together by their case. Where other people spoke than were measured,
    say how they belong together (--link), or set the same groups side by side (--by).
    """
    if click.get_current_context().invoked_subcommand is not None:
        return
    if not asked["measure"] or not asked["codes"]:
        raise click.UsageError("Say what to set side by side: --measure ID --code CODE")
    from coder.cli.printing import emit
    from coder.exchange.joint_tables import flat, joint_payload, shown
    from coder.workflow.joint import Asked
    from coder.workflow.joint import joint as joined
    from coder.workflow.project import open_project

    asked["where"] = pairs(asked["where"])
    asked["times"] = asked.pop("first"), asked.pop("last")
    with open_project(path) as project:
        report = joined(project, Asked(**asked))
    emit(shown(report), joint_payload(report), fmt, output, data=flat(report))


@joint.command()
@click.option("--measure", required=True, metavar="ID", help="The numbers.")
@click.option("--code", required=True, metavar="CODE", help="The theme; CODE=VALUE of a choice.")
@click.option("--by", default="", metavar="NAME", help="The attribute that the rows are groups of.")
@click.option("--row", required=True, metavar="NAME", help="present, absent, or the group.")
@click.option("--says", metavar="agree|differ|extends", help="What the words say to the numbers.")
@click.option("--text", default="", help="Why.")
@click.option("--remove", is_flag=True, help="Take your note on this row away.")
@project_option
@as_option
def note(path: Path, name: str | None, says: str | None, *, remove: bool, **row: str) -> None:
    """Note on a row whether words and numbers agree, differ, or the words extend the numbers."""
    from coder.cli.printing import narrate
    from coder.workflow.joint_notes import NewNote, remove_note
    from coder.workflow.joint_notes import note as noted
    from coder.workflow.project import open_project

    if remove == bool(says):
        raise click.UsageError("Say --says agree, differ or extends; or --remove.")
    new = NewNote(says=says or "", **row)
    with open_project(path, coder=name) as project:
        if remove:
            remove_note(project, new)
        else:
            noted(project, new)
    done = "Note removed" if remove else f"Noted, {says}"
    narrate(f"{done}: {new.code} and {new.measure}, {new.row}.")
