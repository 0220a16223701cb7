"""Code, rate and uncode many documents at once: each one action, taken back by one undo.

All or nothing: what cannot be done in one document is done in none, and the sentence names it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType

from codebook.model import Code, CodeKind
from coder.errors import CodingRefusedError
from coder.model import ABSENT_LEVEL, Coding, Rating
from coder.store.history import Action, scope_of
from coder.workflow import levels
from coder.workflow.coding import (
    check_code,
    check_own,
    check_unit,
    check_value,
    check_words,
    known,
)
from coder.workflow.passes import check_task
from coder.workflow.project import Project
from transcripts.model import Document, Span

NO_EVIDENCE: Mapping[str, Span] = MappingProxyType({})


def code_all(project: Project, code: Code, places: Sequence[tuple[Document, Span]]) -> list[Coding]:
    """Put a code on all these words; gives a coding for each, in their order.

    One that is there already is given back as it is. Levels 0 go as in `apply_code`. Raises
    CodingRefusedError, and then nothing is coded.
    """
    me, code, version = project.me(), known(project, code), project.file.codes.latest()
    for document, span in places:
        with _naming(document):
            check_code(code, document)
            check_words(document, span)
    check_task(project, [document for document, _ in places])
    wanted = [Coding(one.guid, code.guid, me.guid, span, version) for one, span in places]
    there = [twin for one in wanted if (twin := project.file.codings.twin(one)) is not None]
    if len(there) == len(wanted):
        return there
    documents = [document for document, _ in places]
    with project.action(
        f"apply {code.id} to {_named(documents)}", scope=scope_of(one.guid for one in documents)
    ) as action:
        project.file.coders.ensure(action, me)
        return [_coded(project, action, one) for one in wanted]


def uncode_all(project: Project, codings: Sequence[Coding]) -> list[Coding]:
    """Take one's own codings away, with the levels that rested on them; gives those that went.

    What has gone already is left out. Raises CodingRefusedError for another coder's coding, and
    then all stay.
    """
    for coding in codings:
        check_own(project, coding)
    different = {one.guid: one for one in codings}.values()
    there = [one for one in different if project.file.codings.of(one.guid) is not None]
    if there:
        codebook = project.codebook()
        ids = dict.fromkeys(levels.code_of(codebook, one.code).id for one in there)
        many = f" from {len(there)} segments" if len(there) > 1 else ""
        scope = scope_of(one.document for one in there)
        with project.action(f"remove {' and '.join(ids)}{many}", scope=scope) as action:
            for coding in there:
                project.file.codings.remove(action, coding)
                levels.drop_baseless(project, action, coding)
    return there


def rate_all(
    project: Project,
    code: Code,
    documents: Sequence[Document],
    *,
    value: str,
    evidence: Mapping[str, Span] = NO_EVIDENCE,
) -> list[Rating]:
    """Give all these documents one value of a choice, or one level; gives a rating for each.

    One that says so already is given back as it is. `evidence` has words by the document's guid:
    those of a choice are kept with it; those of a level above 0 are coded where nothing of the
    code is coded yet, since such a level needs words. Raises CodingRefusedError, and then nothing
    is rated.
    """
    me, code, version = project.me(), known(project, code), project.file.codes.latest()
    check_value(code, value)
    check_task(project, documents)
    for document in documents:
        with _naming(document):
            check_unit(code, document)
            if document.guid in evidence:
                check_words(document, evidence[document.guid])
    there = {one.guid: _rating(project, code, one.guid) for one in documents}
    rated = {one.document: one for one in there.values() if one and one.value == value}
    due = {one.guid: one for one in documents if one.guid not in rated}
    if due:
        what = f"rate {code.id} {value}: {_named(list(due.values()))}"
        with project.action(what, scope=scope_of(due)) as action:
            project.file.coders.ensure(action, me)
            for guid, document in due.items():
                wanted = Rating(guid, code.guid, me.guid, value, evidence.get(guid), version)
                with _naming(document):
                    rated[guid] = _rated(project, action, code, wanted)
    return [rated[one.guid] for one in documents]


def unrate_all(project: Project, code: Code, documents: Sequence[Document]) -> list[Rating]:
    """Take one's own values of a code away from these documents; gives those that went."""
    there = {one.guid: _rating(project, code, one.guid) for one in documents}
    ratings = [one for one in there.values() if one is not None]
    if ratings:
        rated = [one for one in documents if there[one.guid] is not None]
        what = f"take back the value of {code.id}: {_named(rated)}"
        with project.action(what, scope=scope_of(one.document for one in ratings)) as action:
            for rating in ratings:
                project.file.ratings.remove(action, rating)
    return ratings


def _coded(project: Project, action: Action, coding: Coding) -> Coding:
    twin = project.file.codings.twin(coding)  # the same words may have been named twice
    if twin is not None:
        return twin
    made = replace(coding, at=action.at)
    project.file.codings.add(action, made)
    levels.drop_absent(project, action, made)
    return made


def _rated(project: Project, action: Action, code: Code, wanted: Rating) -> Rating:
    there = _rating(project, code, wanted.document)
    rating = replace(wanted, at=action.at, guid=there.guid if there else wanted.guid)
    if code.kind is CodeKind.PRESENCE:
        rating = replace(rating, span=_words(project, code, wanted, there))
        levels.give_words(project, action, code, rating)
    project.file.ratings.save(action, rating)
    return rating


def _words(project: Project, code: Code, wanted: Rating, there: Rating | None) -> Span | None:
    """The words that show a level: new ones only where nothing of the code is coded yet."""
    if wanted.value == ABSENT_LEVEL:
        return None
    me = project.me()
    if levels.segments_of(project, code, document=wanted.document, coder=me):
        return there.span if there else None
    return wanted.span


def _rating(project: Project, code: Code, document: str) -> Rating | None:
    """One's own rating of a code in a document (a guid)."""
    return project.file.ratings.of(document, code=code.guid, coder=project.me().guid)


@contextmanager
def _naming(document: Document) -> Iterator[None]:
    """Let a refusal inside name the document: it may be one of many."""
    try:
        yield
    except CodingRefusedError as error:
        if document.name in str(error):
            raise
        raise CodingRefusedError(f"{document.name}: {error}") from error


def _named(documents: Sequence[Document]) -> str:
    names = list(dict.fromkeys(one.name for one in documents))
    return names[0] if len(names) == 1 else f"{len(names)} documents"
