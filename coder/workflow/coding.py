"""Apply and remove codes, rate documents, mark them finished: each one action, saved at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import attrgetter

from codebook.model import Code, CodeKind
from coder.errors import CodingRefusedError
from coder.model import Coding, Finish, FirstPass, Rating
from coder.store.history import Action, scope_of
from coder.workflow import levels, passes
from coder.workflow.project import Project
from transcripts.model import Document, Span, State, Voice


def apply_code(
    project: Project,
    code: Code,
    *,
    document: Document,
    span: Span,
    also: Callable[[Action], None] | None = None,
) -> Coding:
    """Put a code on a respondent's words; a coding that is there already is given back.

    A level 0 of the code (or of one above it) goes, since presence and "absent" exclude each
    other. `also` writes what belongs to the same action. Raises CodingRefusedError for words or
    codes that cannot be coded so.
    """
    me, code = project.me(), known(project, code)
    check_code(code, document)
    check_words(document, span)
    passes.check_task(project, [document])
    version = project.file.codes.latest()
    coding = Coding(document.guid, code.guid, me.guid, span, version)
    twin = project.file.codings.twin(coding)
    if twin is not None and also is None:
        return twin
    with project.action(f"{_called(code)} in {document.name}", scope=document.guid) as action:
        project.file.coders.ensure(action, me)
        if twin is None:
            coding = replace(coding, at=action.at)
            project.file.codings.add(action, coding)
            levels.drop_absent(project, action, coding)
        if also is not None:
            also(action)
    return twin or coding


def remove_coding(project: Project, coding: Coding) -> None:
    """Take one's own coding away; a level above 0 goes with the last segment that bore it.

    Raises CodingRefusedError for another coder's coding.
    """
    check_own(project, coding)
    code = levels.code_of(project.codebook(), coding.code)
    with project.action(f"the removal of {_called(code)}", scope=coding.document) as action:
        project.file.codings.remove(action, coding)
        levels.drop_baseless(project, action, coding)


def rate(
    project: Project, code: Code, *, document: Document, value: str, span: Span | None = None
) -> Rating:
    """Give a document one value of a choice code, or a level; `span` is the evidence.

    A level above 0 needs coded words: those that are there, or `span`, which is then coded too.
    Level 0 is refused while words are coded. Raises CodingRefusedError.
    """
    me, code = project.me(), known(project, code)
    check_unit(code, document)
    check_value(code, value)
    if span is not None:
        check_words(document, span)
    passes.check_task(project, [document])
    rating = Rating(document.guid, code.guid, me.guid, value, span, project.file.codes.latest())
    what = f"{_value_called(code, value)} of {_called(code)} in {document.name}"
    with project.action(what, scope=document.guid) as action:
        rating = replace(rating, at=action.at)
        project.file.coders.ensure(action, me)
        if code.kind is CodeKind.PRESENCE:
            levels.give_words(project, action, code, rating)
        there = project.file.ratings.of(document.guid, code=code.guid, coder=me.guid)
        if there is not None:
            rating = replace(rating, guid=there.guid)
        project.file.ratings.save(action, rating)
    return rating


def unrate(project: Project, rating: Rating) -> None:
    """Take one's own rating away."""
    if rating.coder != project.me().guid:
        raise CodingRefusedError("This value was given by somebody else; it stays as it is.")
    code = levels.code_of(project.codebook(), rating.code)
    what = f"the removal of {_value_called(code, rating.value)} of {_called(code)}"
    with project.action(what, scope=rating.document) as action:
        project.file.ratings.remove(action, rating)


def finish(project: Project, documents: Iterable[Document]) -> list[Document]:
    """Mark documents as coded to the end; gives those that were not so before.

    In a round, what is coded is frozen as the coder's pass (`coder.workflow.passes`).
    """
    me, file = project.me(), project.file
    due = [one for one in documents if file.finishes.of(one.guid, me.guid) is None]
    passes.check_task(project, due)
    if due:
        scope = scope_of(one.guid for one in due)
        with project.action(_about("finishing", due), scope=scope) as action:
            file.coders.ensure(action, me)
            for document in due:
                file.finishes.add(action, Finish(document.guid, me.guid, action.at))
            passes.freeze(project, action, due)
    return due


def reopen(project: Project, documents: Iterable[Document]) -> list[Document]:
    """Take the finished mark away; gives the documents that had it. They stay read through."""
    me, file = project.me(), project.file
    read = file.first_passes.of_coder(me.guid)
    marks = [(one, file.finishes.of(one.guid, me.guid)) for one in documents]
    due = [(document, mark) for document, mark in marks if mark is not None]
    reopened = [document for document, _ in due]
    if due:
        scope = scope_of(one.guid for one in reopened)
        with project.action(_about("reopening", reopened), scope=scope) as action:
            for _, mark in due:
                file.finishes.remove(action, mark)
                if mark.document not in read:
                    file.first_passes.add(action, FirstPass(mark.document, me.guid, action.at))
            passes.thaw(project, action, reopened)
    return reopened


def known(project: Project, code: Code) -> Code:
    """The code as it is now: another program may have retired it, or merged it into another."""
    found = project.codebook().of_guid(code.guid)
    if found is None:
        raise CodingRefusedError(f"{code.id} is not in the codebook any more.")
    return found


def check_code(code: Code, document: Document) -> None:
    """Refuse a code that is not put on words like those of the document."""
    check_unit(code, document)
    if code.kind is CodeKind.CHOICE:
        raise CodingRefusedError(
            f"{code.id} is a single choice: give the document one of its values instead."
        )


def check_unit(code: Code, document: Document) -> None:
    """Refuse a retired code, and all that `check_kind` refuses."""
    if code.retired:
        raise CodingRefusedError(
            f"{code.id} is retired: it keeps its codings and is given no more."
        )
    check_kind(code, document)


def refusal(code: Code, documents: Iterable[Document]) -> str:
    """Why none of these documents takes a code or its values; empty where one does."""
    said = ""
    for document in documents:
        try:
            check_unit(code, document)
        except CodingRefusedError as error:
            said = said or str(error)
        else:
            return ""
    return said


def check_kind(code: Code, document: Document) -> None:
    """Refuse a code of the other kind of document, and a document without words to count."""
    if str(code.unit) != str(document.kind):
        raise CodingRefusedError(
            f"{code.id} is for {code.unit}s only, and {document.name} is none."
        )
    if document.state is not State.PRESENT:
        raise CodingRefusedError(f"{document.name} is marked {document.state} and is not coded.")


def check_own(project: Project, coding: Coding) -> None:
    """Refuse what another coder has coded."""
    if coding.coder != project.me().guid:
        raise CodingRefusedError("This segment was coded by somebody else; it stays as it is.")


def check_words(document: Document, span: Span) -> None:
    """Refuse words that are not all a respondent's, blanks between turns aside."""
    if span.stop > len(document.text):
        raise CodingRefusedError(
            f"{document.name} ends at {len(document.text)}; {span.start}–{span.stop} lies outside."
        )
    first = bisect_right(document.turns, span.start, key=attrgetter("stop"))
    after = bisect_left(document.turns, span.stop, lo=first, key=attrgetter("start"))
    touched = [turn for turn in document.turns[first:after] if turn.span.overlaps(span)]
    others = {turn.voice for turn in touched} - {Voice.RESPONDENT}
    if others:
        whose = " and ".join(sorted(f"{voice}" for voice in others))
        raise CodingRefusedError(f"Only a respondent's words are coded, not the {whose}'s.")
    if not touched:
        raise CodingRefusedError("Nobody says these words; select some of a respondent's.")


def check_value(code: Code, value: str) -> None:
    """Refuse a value or level that the code does not have."""
    known = [one.id for one in code.values] or [str(level.rank) for level in code.levels]
    if not known:
        raise CodingRefusedError(f"{code.id} has neither values nor levels; apply it to words.")
    if value not in known:
        raise CodingRefusedError(f"{code.id} has no value {value!r}; it has {', '.join(known)}.")


def _called(code: Code) -> str:
    return f"{code.id} {code.label}"


def _value_called(code: Code, value: str) -> str:
    """A value or a level as people say it; the trail keeps it so."""
    labels = {one.id: f"the value {one.label}" for one in code.values}
    labels |= {str(level.rank): f"level {level.rank} {level.label}" for level in code.levels}
    return labels.get(value, f"the value {value}")


def _about(verb: str, documents: list[Document]) -> str:
    if len(documents) == 1:
        return f"{verb} {documents[0].name}"
    return f"{verb} {len(documents)} documents"
