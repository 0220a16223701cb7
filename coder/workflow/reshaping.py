"""Change coded segments: the words they lie on, their code; split them and join them.

Each is one action. What a coder has changed is theirs anew: it carries the version of the codebook
as it is now. Two codings that would say the same become one, which keeps the memos of both.
"""

from collections.abc import Sequence
from dataclasses import replace

from codebook.model import Code
from coder.errors import CodingRefusedError
from coder.model import Coding
from coder.store.history import Action, scope_of
from coder.workflow import levels
from coder.workflow.coding import check_code, check_own, check_words, known
from coder.workflow.project import Project
from transcripts.model import Document, Span, new_guid


def reshape(project: Project, coding: Coding, span: Span) -> Coding:
    """Let one's own coding lie on other words of its document; gives it as it is then.

    Where the code lies on these words already, that coding is given and this one goes.
    Raises CodingRefusedError for another's coding and for words that are not a respondent's.
    """
    [there] = _mine(project, [coding])
    if there.span == span:
        return there
    check_words(_document(project, there), span)
    with project.action(f"move the ends of {_id(project, there)}", scope=there.document) as action:
        return _put(project, action, replace(there, span=span))


def recode(project: Project, codings: Sequence[Coding], code: Code) -> list[Coding]:
    """Give one's own codings another code; gives each as it is then, in their order.

    Levels go by the rule: those that lose their last words go, and a level 0 that words of the new
    code prove wrong. Raises CodingRefusedError, and then none is changed.
    """
    there, code = _mine(project, codings), known(project, code)
    for coding in {one.document: one for one in there}.values():
        check_code(code, _document(project, coding))
    if all(one.code == code.guid for one in there):
        return there
    scope = scope_of(one.document for one in there)
    with project.action(_recoding(project, there, code), scope=scope) as action:
        recoded = [_recoded(project, action, one, code) for one in there]
        for before in there:
            levels.drop_baseless(project, action, before)
    return recoded


def split(project: Project, coding: Coding, at: int) -> tuple[Coding, Coding]:
    """Cut one's own coding in two at an offset; blanks and labels at the cut belong to neither.

    Raises CodingRefusedError where one side would hold no words of a respondent.
    """
    [there] = _mine(project, [coding])
    document = _document(project, there)
    left = _said(document, there.span.start, at)
    right = _said(document, at, there.span.stop)
    if left is None or right is None:
        raise CodingRefusedError("There are words on one side only: go into the segment to cut it.")
    check_words(document, left)
    check_words(document, right)
    with project.action(f"split {_id(project, there)}", scope=there.document) as action:
        first = _put(project, action, replace(there, span=left))
        return first, _put(project, action, replace(there, span=right, guid=new_guid()))


def join(project: Project, codings: Sequence[Coding]) -> Coding:
    """Make one coding of several of one code in one document, with all words in between.

    Raises CodingRefusedError for fewer than two, for different codes or documents, and where
    somebody else speaks in between.
    """
    there = sorted(_mine(project, codings), key=lambda one: one.span)
    if len({one.guid for one in there}) < 2:  # noqa: PLR2004 - two make one
        raise CodingRefusedError("Joining takes two segments or more.")
    if len({(one.document, one.code) for one in there}) > 1:
        raise CodingRefusedError("Only segments of one code in one document can be joined.")
    first, *others = there
    whole = Span(first.span.start, max(one.span.stop for one in there))
    check_words(_document(project, first), whole)
    what = f"join {len(there)} segments of {_id(project, first)}"
    with project.action(what, scope=first.document) as action:
        for one in others:
            project.file.codings.remove(action, one, heir=first)
        return _put(project, action, replace(first, span=whole))


def _mine(project: Project, codings: Sequence[Coding]) -> list[Coding]:
    """The codings as the project has them now; refuses another's, and any that has gone."""
    for coding in codings:
        check_own(project, coding)
    there = [project.file.codings.of(coding.guid) for coding in codings]
    if any(one is None for one in there):
        raise CodingRefusedError("This segment is not there any more: it went in another window.")
    return [one for one in there if one is not None]


def _put(project: Project, action: Action, coding: Coding) -> Coding:
    """Save a coding as it is now; where another says the same already, that one stays instead."""
    twin = project.file.codings.twin(coding)
    if twin is not None and twin.guid != coding.guid:
        project.file.codings.remove(action, coding, heir=twin)
        return twin
    made = replace(coding, version=project.file.codes.latest(), at=action.at)
    project.file.codings.add(action, made)
    return made


def _recoded(project: Project, action: Action, coding: Coding, code: Code) -> Coding:
    if coding.code == code.guid:
        return coding
    made = _put(project, action, replace(coding, code=code.guid))
    levels.drop_absent(project, action, made)
    return made


def _recoding(project: Project, codings: Sequence[Coding], code: Code) -> str:
    """What the change of codes is called."""
    before = " and ".join(dict.fromkeys(_id(project, one) for one in codings))
    many = f" in {len(codings)} segments" if len(codings) > 1 else ""
    return f"change {before} to {code.id}{many}"


def _said(document: Document, start: int, stop: int) -> Span | None:
    """What is said between two offsets, without blanks and labels at its ends; None: nothing."""
    words = [
        place
        for turn in document.turns
        for place in range(max(start, turn.speech), min(stop, turn.stop))
        if not document.text[place].isspace()
    ]
    return Span(words[0], words[-1] + 1) if words else None


def _document(project: Project, coding: Coding) -> Document:
    """The document of a coding; it is in the project, or the file would not hold the coding."""
    return next(one for one in [project.file.documents.of(coding.document)] if one is not None)


def _id(project: Project, coding: Coding) -> str:
    return levels.code_of(project.codebook(), coding.code).id
