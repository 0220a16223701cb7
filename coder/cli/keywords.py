"""`coder keywords`: what a code's keywords do in the project, and how to change them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import as_option, pairs, project_option, table_formats, where_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from codebook.model import Code

EXAMPLES = """
\b
Examples:
  coder keywords show PL --where time=T2 --as ana
  coder keywords add PL "find out" --as ana
  coder keywords drop PL planning --as ana
  coder keywords avoid PL "planning meeting" --as ana
"""

code_argument = click.argument("code")
words_argument = click.argument("words", nargs=-1, required=True)


@click.group(epilog=EXAMPLES)
def keywords() -> None:
    """Show what a code's keywords hit and miss, and change them.

    The keywords of codes below it count, too. Every change is a new version of the codebook and can
    be undone.
    """


@keywords.command(epilog="Example: coder keywords show PL --where time=T2 --as ana --format json")
@code_argument
@where_option
@as_option
@table_formats()
@project_option
def show(path: Path, *, code: str, name: str | None, fmt: str, **asked: Any) -> None:
    """Show each form with how often it was coded, and what else might be a keyword.

    With --as, by what this coder has coded and left; else by the codings that count.
    """
    from coder.cli.printing import emit, narrate
    from coder.exchange.keyword_tables import keyword_data, keyword_payload, keyword_tables
    from coder.workflow import browsing, tagging
    from coder.workflow.keywords import workshop
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        found = workshop(project, browsing.code(project, code), pairs(asked["where"]))
        ids = {one.guid: one.id for one in project.codebook()}
    payload = keyword_payload(found, ids)
    emit(keyword_tables(found, ids), payload, fmt, asked["output"], data=keyword_data(found, ids))
    narrate(*tagging.untold(found.bench.family))


@keywords.command(epilog='Example: coder keywords add PL "find out" --as ana')
@code_argument
@words_argument
@as_option
@project_option
def add(path: Path, **given: Any) -> None:
    """Give a code keywords, and tell what they change.

    One word brings its inflections; words in quotation marks of their own stand for themselves;
    reflect* is every word that begins so; plan (verb) is what is a verb there, if a language model
    is installed that can tell. It takes the place of plan, and plan takes its place.
    """
    from coder.workflow.keywords import add_keyword

    _change(path, add_keyword, **given)


@keywords.command(epilog="Example: coder keywords drop PL planning --as ana")
@code_argument
@words_argument
@as_option
@project_option
def drop(path: Path, **given: Any) -> None:
    """Take keywords from a code, or single forms of a keyword; and tell what it changes.

    Of a form that goes, the others stay, each in quotation marks.
    """
    from coder.workflow.keywords import drop_keyword

    _change(path, drop_keyword, **given)


@keywords.command(epilog='Example: coder keywords avoid PL "planning meeting" --as ana')
@code_argument
@words_argument
@as_option
@project_option
def avoid(path: Path, **given: Any) -> None:
    """Let words silence the code in their sentence, and tell what it changes."""
    from coder.workflow.keywords import avoid_keyword

    _change(path, avoid_keyword, **given)


def _change(
    path: Path, act: "Callable[..., Code]", *, code: str, words: tuple[str, ...], name: str | None
) -> None:
    """Change the keywords, and tell what is different now in the codebook and in the project."""
    from coder.cli.printing import narrate
    from coder.exchange.keyword_tables import change_told
    from coder.suggest.workshop import change
    from coder.workflow import browsing, tagging
    from coder.workflow.keywords import workshop
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        before = browsing.code(project, code)
        known = workshop(project, before)
        after = act(project, before, *words)
        narrate(
            f"Keywords of {after.id}: {', '.join(after.keywords.seek) or 'none'}.",
            *([f"Avoided: {', '.join(after.keywords.avoid)}."] if after.keywords.avoid else []),
            *change_told(change(known, after)),
            f"The codebook is at version {project.codebook().version}. Take back with: coder undo",
            *tagging.untold([after]),
        )
