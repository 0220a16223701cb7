"""`coder search`: keywords in context, and all that was found coded at once."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.options import (
    Command,
    as_option,
    pairs,
    project_option,
    table_formats,
)
from coder.errors import InvalidRequestError
from transcripts.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coder.search.concordance import Hit
    from coder.search.patterns import Query
    from coder.workflow.project import Project

WIDTH = 120  # characters of a line in a file
EXAMPLES = """
\b
Examples:
  coder search plan                            also planned, planning, airplane
  coder search plan --forms --where time=T2    plan, plans, planned, planning
  coder search --code PL                       every keyword of PL, in all forms
  coder search --regex "plan\\w*\\W+(\\w+\\W+){0,5}visit" --format markdown
  coder search "what I missed" --code-all RR --as ana --yes
"""


def _kind_option(kind: str, help_: str) -> Callable[[Command], Command]:
    return click.option(f"--{kind}", "kind", flag_value=kind, help=help_)


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1)
@_kind_option("word", "Whole words only.")
@_kind_option("regex", "WORDS are a regular expression.")
@_kind_option("forms", "All forms of the words (plan: plans, planned); commas part several.")
@click.option("--code", "of", metavar="CODE", help="The keywords of this code and those below it.")
@click.option("--case", "case_sensitive", is_flag=True, help="Upper and lower case differ.")
@click.option("--everyone", is_flag=True, help="Interviewers and printed questions, too.")
@click.option(
    "--where",
    multiple=True,
    metavar="NAME=VALUE",
    help="Only these: a field of documents (time, scenario, kind, case, document) or an attribute "
    "of cases. One name given twice means either value.",
)
@click.option(
    "--context",
    type=click.IntRange(0, 1000),
    default=40,
    show_default=True,
    metavar="N",
    help="Characters to show before and after.",
)
@click.option("--code-all", "give", metavar="CODE", help="Code the sentence of everything found.")
@click.option("--yes", is_flag=True, help="Do code all; else only say how many it would be.")
@as_option
@table_formats()
@project_option
def search(path: Path, *, fmt: str, output: Path | None, name: str | None, **asked: Any) -> None:
    """Find words in all documents and show them in context.

    Respondents' words are searched, in any case. With --as, the codes that this coder put on what
    was found are shown.
    """
    from coder.cli.printing import narrate
    from coder.workflow.project import open_project
    from coder.workflow.searching import search as searched

    with open_project(path, coder=name) as project:
        query = _query(project, asked)
        found = searched(project, query, where=pairs(asked["where"]), context=asked["context"])
        if not found:
            narrate(_nothing(query, everyone=asked["everyone"]))
        if asked["give"]:
            _code_all(project, asked["give"], found, yes=asked["yes"])
            return
        ids = {code.guid: code.id for code in project.codebook()}
    _print(found, ids, title=_title(query, found), fmt=fmt, output=output)


def _query(project: "Project", asked: dict[str, Any]) -> "Query":
    """What is searched for. Raises InvalidRequestError for nothing, and for words and a code."""
    from dataclasses import replace

    from coder.search.patterns import Query, SearchKind, Voices
    from coder.workflow.browsing import code
    from coder.workflow.searching import keywords_query, with_forms

    words = " ".join(asked["words"])
    if bool(words.strip()) == bool(asked["of"]):
        raise InvalidRequestError("Say what to search for: some words, or --code CODE.")
    if asked["of"]:
        query = keywords_query(project.codebook(), code(project, asked["of"]))
    else:
        query = with_forms(Query(words, SearchKind(asked["kind"] or "plain")))
    voices = Voices.ALL if asked["everyone"] else Voices.RESPONDENT
    return replace(query, voices=voices, case_sensitive=asked["case_sensitive"])


def _code_all(project: "Project", id_: str, found: "Sequence[Hit]", *, yes: bool) -> None:
    """Code the respondents' sentences, or say what would be coded."""
    from coder.cli.printing import counted, narrate
    from coder.workflow.browsing import code
    from coder.workflow.searching import codable, code_hits

    given, me = code(project, id_), project.me()
    fitting = codable(given, found)
    sentences = len({(one.document.guid, one.sentence) for one in fitting})
    left = len(found) - len(fitting)
    if left:
        narrate(
            f"{counted(left, 'hit')} cannot be coded {given.id}: the wrong kind of document, or "
            "not a respondent's words."
        )
    if not fitting:
        narrate("Nothing was coded.")
    elif yes:
        made = code_hits(project, given, fitting)
        narrate(f"{counted(len(made), 'sentence')} coded {given.id}. coder undo takes it back.")
    else:
        narrate(
            f"{counted(len(fitting), 'hit')} in {counted(sentences, 'sentence')} would be coded "
            f"{given.id} by {me.name}. Add --yes to do it; coder undo takes it back."
        )


def _print(
    found: "Sequence[Hit]", ids: dict[str, str], *, title: str, fmt: str, output: Path | None
) -> None:
    from coder.cli.printing import emit, narrate, send
    from coder.exchange.concordance import (
        concordance,
        hit_lines,
        hit_page,
        hit_payload,
        hit_table,
    )

    if fmt == "markdown":
        send(hit_page(found, ids, title=title), output)
    elif fmt == "table":
        width = shutil.get_terminal_size().columns if output is None else WIDTH
        send(visible(concordance(found, ids, width=width)), output)
        narrate(*([title] if found else []))
    else:
        lines = hit_lines(found, ids, title=title)
        data = hit_table(found, ids, title=title)
        emit(lines, hit_payload(found, ids), fmt, output, data=data)


def _title(query: "Query", found: "Sequence[Hit]") -> str:
    from coder.cli.printing import counted

    documents = counted(len({one.document.guid for one in found}), "document")
    return f"“{query.words}”: {counted(len(found), 'hit')} in {documents}"


def _nothing(query: "Query", *, everyone: bool) -> str:
    """What was looked for in vain, and what could be tried."""
    forms = f" ({', '.join(query.forms)})" if query.forms else ""
    more = "" if everyone else " Only respondents were searched; --everyone searches all."
    return f"Nothing found for “{query.words}”{forms}.{more}"
