"""Quotations for a report: chosen, given out word for word, and checked before print."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from coder.errors import InvalidRequestError
from coder.model import Quotation
from coder.workflow.browsing import seen_study, study
from coder.workflow.project import Project
from transcripts.text import natural

if TYPE_CHECKING:
    from pathlib import Path

    from coder.model import Study
    from coder.search.quoted import Checked
    from coder.themes.attribution import Detail
    from coder.themes.excerpts import Excerpt
    from coder.themes.narrowing import Narrowing
    from coder.themes.quoting import Quotes, Style
    from coder.themes.selection import Question

SHORTEST = 4  # characters of a segment's guid that name it


def quotes(
    project: Project,
    question: "Question",
    *,
    within: "Narrowing | None" = None,
    style: "Style | None" = None,
) -> "Quotes":
    """The quotations of the codes and of all below them (all codes if none are named).

    Each is found again, word for word, in the text that was imported. Of what is chosen for the
    report, all is given, counted or not. Errors as in `reporting.excerpts`; InvalidRequestError
    for a quotation that is not in its source, and for a style that cannot be met.
    """
    from coder.themes.narrowing import Narrowing, narrowed
    from coder.themes.quoting import Style
    from coder.themes.quoting import quotes as made
    from coder.themes.verbatim import check_sources

    within, style = within or Narrowing(), style or Style()
    whole, chosen = study(project), {one.coding: one for one in project.file.quotations.all()}
    found, uncounted = _found(whole, question, within, set(chosen) if style.chosen else None)
    found = narrowed(found, within)
    documents = {one.name: one for one in whole.documents}
    check_sources(found, documents, project.file.documents.fingerprints())
    given = made(whole, found, style, where=question.where, chosen=chosen)
    return replace(given, uncounted=sum(one.guid in uncounted for one in given.excerpts))


def choose(project: Project, guids: Iterable[str], *, used: str | None = None) -> int:
    """Choose segments (guids of codings, or of ratings with evidence) for the report.

    `used` says where they stand; None leaves that as it is. Gives how many choices are new or
    others than before. Raises NoCoderError, and InvalidRequestError for words that are not there.
    """
    me = project.me()
    wanted = list(dict.fromkeys(guids))
    _check_there(project, wanted)
    quotations = project.file.quotations
    there = {guid: quotations.of(guid) for guid in wanted}
    new = [
        guid
        for guid, old in there.items()
        if old is None or (used is not None and used.strip() != old.used)
    ]
    if new:
        with project.action(_told("choose", len(new))) as action:
            project.file.coders.ensure(action, me)
            for guid in new:
                one = there[guid] or Quotation(guid, me.guid, at=action.at)
                where = one.used if used is None else used.strip()
                quotations.save(action, replace(one, used=where))
    return len(new)


def drop(project: Project, guids: Iterable[str]) -> int:
    """Choose segments no longer; gives how many were chosen. Raises NoCoderError."""
    project.me()
    found = [project.file.quotations.of(guid) for guid in dict.fromkeys(guids)]
    there = [one for one in found if one is not None]
    if there:
        with project.action(_told("drop", len(there))) as action:
            for one in there:
                project.file.quotations.remove(action, one)
    return len(there)


def chosen(project: Project) -> frozenset[str]:
    """The guids of the codings and ratings that are chosen for the report."""
    return frozenset(one.coding for one in project.file.quotations.all())


def attributions(project: Project, detail: "Detail | None") -> dict[str, str]:
    """Document (its name) → how its speaker is called, as who works here may see it.

    Empty without a level of detail. Raises InvalidRequestError where no attribute tells a role.
    """
    from coder.themes.attribution import Attribution, template_of

    if detail is None:
        return {}
    whole = seen_study(project)
    called = Attribution(whole, template_of(whole, detail))
    return {one.name: called.of(one) for one in whole.documents}


def identified(project: Project, refs: Sequence[str]) -> list[str]:
    """The guids of codings and ratings that begin so. Raises InvalidRequestError."""
    file = project.file
    known = [one.guid for rows in (file.codings.all(), file.ratings.all()) for one in rows]
    return [_identified(ref, known) for ref in refs]


def check_file(project: Project, path: "Path") -> list["Checked"]:
    """Look for each quotation of a file (csv, xlsx or json) in what respondents say.

    The file needs a column `text`; `document` and `case`, where it has them, say where a quotation
    is from. Raises InvalidRequestError or InvalidTableError for a file that cannot be read.
    """
    from coder.exchange.quotation_files import read_quotations
    from coder.search.quoted import Sources

    found = read_quotations(path)
    sources = Sources(project.file.documents.all())
    return [sources.check(one) for one in found]


def _found(
    whole: "Study", question: "Question", within: "Narrowing", chosen: set[str] | None
) -> tuple[list["Excerpt"], set[str]]:
    """What is asked for, and the guids of what stands behind no count."""
    from coder.themes.excerpts import collected, of_coders

    counted = collected(whole, question, context=within.context)
    if chosen is None:
        return counted, set()
    everybody = of_coders(whole, question, seen=lambda *_: True, context=within.context)
    known = {one.guid for one in counted}
    return [one for one in everybody if one.guid in chosen], chosen - known


def _check_there(project: Project, guids: Sequence[str]) -> None:
    ratings = {one.guid: one for one in project.file.ratings.all()}
    for guid in guids:
        rating = ratings.get(guid)
        if rating is not None and rating.span is None:
            raise InvalidRequestError(
                "No words were marked as evidence, so there is nothing to quote."
            )
        if rating is None and project.file.codings.of(guid) is None:
            raise InvalidRequestError("This segment has gone: somebody has taken it away.")


def _identified(ref: str, known: Sequence[str]) -> str:
    found = sorted({one for one in known if one.startswith(ref.casefold())}, key=natural)
    if len(found) == 1 and len(ref) >= SHORTEST:
        return found[0]
    if len(ref) < SHORTEST or found:
        raise InvalidRequestError(f"Several segments begin with {ref!r}. Write more of it.")
    raise InvalidRequestError(
        f"No segment begins with {ref!r}. List them with: coder excerpts --code CODE --format json"
    )


def _told(what: str, count: int) -> str:
    return f"{what} {count} quotation{'' if count == 1 else 's'}"
