"""Memos: write them, read them, find words in them.

A coder has one memo on a subject and goes on writing in it; what others wrote stands beside it and
is theirs. To write is one action, and an empty text takes the memo away.

Whose memos are shown: one's own, always. Those of others on the project, a code or a case are the
team's talk about its work. Those on a document and on the segments in it go by the rule of `sight`,
and that somebody has seen them stands in the trail (`looking`).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from coder.errors import InvalidRequestError
from coder.model import Memo, MemoAbout, Noted, Subject
from coder.workflow import browsing, sitting
from coder.workflow.looking import saw_memos
from coder.workflow.memo_subjects import Subjects
from coder.workflow.project import Project
from coder.workflow.sight import sight
from transcripts.model import Document
from transcripts.text import canonical, natural

_OPEN_TO_ALL = {MemoAbout.PROJECT, MemoAbout.CODE, MemoAbout.CASE}
_ORDER = list(MemoAbout)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which memos are asked for; what is empty narrows nothing down.

    `document` and `by` (a coder) are names, `code` is an id: with a document the memos on its
    segments are meant as well, with a code those on segments of it or of codes below it. `words`
    must all stand in a memo, its title, the coded words or its coder's name.
    """

    about: MemoAbout | None = None
    document: str = ""
    code: str = ""
    by: str = ""
    words: str = ""


class Sitting:
    """A coder who writes a memo: however often the text is kept meanwhile, undo takes it as one."""

    def __init__(self, project: Project, subject: Subject) -> None:
        self._project = project
        self._subject = subject
        self._sitting = sitting.Sitting(project)

    def keep(self, text: str) -> Memo | None:
        """Save the memo as it is now; an empty text takes it away, and the same changes nothing.

        Raises NoCoderError, and InvalidRequestError where what it is about is gone.
        """
        project, subject, me = self._project, self._subject, self._project.me()
        words = canonical(text).strip()
        there = mine(project, subject)
        if (there.text if there else "") == words:
            return there
        if there is None:
            _check_there(project, subject)
        what = f"{'' if words else 'the removal of '}the memo on {subject.name}"
        with self._sitting.action(what, scope=subject.scope) as action:
            project.file.coders.ensure(action, me)
            there = mine(project, subject)
            new = Memo(subject.about, subject.guid, me.guid, words, made=action.at)
            memo = replace(there or new, text=words, at=action.at)
            if not words:
                project.file.memos.remove(action, memo)
                return None
            project.file.memos.save(action, memo)
        return memo


def write(project: Project, subject: Subject, text: str) -> Memo | None:
    """Write one's memo on a subject, in place of what one wrote before; an empty text removes it.

    Raises NoCoderError, and InvalidRequestError where what it is about is gone.
    """
    return Sitting(project, subject).keep(text)


def mine(project: Project, subject: Subject) -> Memo | None:
    """The memo that the coder who works here has on a subject, or None."""
    me = project.coder
    there = project.file.memos.on(subject.about, subject.guid)
    return next((memo for memo in there if me is not None and memo.coder == me.guid), None)


def others(project: Project, subject: Subject) -> list[Noted]:
    """What other coders wrote on a subject, as far as it is shown to the one who works here."""
    me = project.coder
    there = project.file.memos.on(subject.about, subject.guid)
    names = _names(project)
    shown = [memo for memo in there if me is None or memo.coder != me.guid]
    is_shown = _eyes(project)
    found = [Noted(memo, subject, names[memo.coder]) for memo in shown if is_shown(memo)]
    saw_memos(project, found)
    return found


def memos(project: Project, wanted: Wanted | None = None) -> list[Noted]:
    """The memos that are asked for, by what they are about, and there in the order of the text.

    Raises Unknown…Error for a document, code or coder that is not there.
    """
    wanted = wanted or Wanted()
    is_wanted, is_shown = _question(project, wanted), _eyes(project)
    subjects, names = Subjects(project), _names(project)
    found = [
        Noted(memo, subjects.of(memo.about, memo.subject), names[memo.coder])
        for memo in _candidates(project, wanted)
        if is_shown(memo)
    ]
    found = sorted((one for one in found if is_wanted(one)), key=_place)
    saw_memos(project, found)
    return found


def find(project: Project, words: str) -> list[Noted]:
    """The memos in which, or in whose title, all these words stand."""
    return memos(project, Wanted(words=words))


def on_codings(project: Project, document: Document) -> dict[str, list[Noted]]:
    """Guid → the memos on a coding, for each in a document that has some to be shown."""
    there = project.file.memos.in_document(document.guid)
    there = [memo for memo in there if memo.about is MemoAbout.CODING]
    if not there:  # as in most documents, and this is asked after each change
        return {}
    is_shown, names, subjects = _eyes(project), _names(project), Subjects(project)
    found: dict[str, list[Noted]] = {}
    for memo in filter(is_shown, there):
        noted = Noted(memo, subjects.of(memo.about, memo.subject), names[memo.coder])
        found.setdefault(memo.subject, []).append(noted)
    return found


def counts(project: Project) -> dict[str, int]:
    """Guid of a document → how many memos to be shown are on it and on the segments in it."""
    is_shown = _eyes(project)
    found = Counter(
        document for document, memo in project.file.memos.by_document() if is_shown(memo)
    )
    return dict(found)


def has_words(noted: Noted, words: Sequence[str]) -> bool:
    """Whether all words (casefolded) stand in the memo or in what tells of it."""
    text = f"{noted.memo.text}\n{noted.title}\n{noted.subject.words}".casefold()
    return all(word in text for word in words)


def _check_there(project: Project, subject: Subject) -> None:
    if not Subjects(project).of(subject.about, subject.guid).there:
        raise InvalidRequestError(
            f"The {subject.about} that this memo is about went in another window; "
            "write the memo on something else."
        )


def _candidates(project: Project, wanted: Wanted) -> list[Memo]:
    """All memos, or those of one document: the others need not be looked up."""
    if not wanted.document:
        return project.file.memos.all()
    document = browsing.document(project, wanted.document)
    return project.file.memos.in_document(document.guid)


def _question(project: Project, wanted: Wanted) -> Callable[[Noted], bool]:
    """Whether a memo is one of those that are asked for."""
    codes: set[str] = set()
    if wanted.code:
        code = browsing.code(project, wanted.code)
        codes = {one.id for one in project.codebook().family(code)}
    coder = browsing.coder(project, wanted.by).name if wanted.by else ""
    words = wanted.words.casefold().split()
    return lambda one: (
        wanted.about in (None, one.memo.about)
        and (not codes or one.subject.code in codes)
        and coder in ("", one.coder)
        and has_words(one, words)
    )


def _eyes(project: Project) -> Callable[[Memo], bool]:
    """Whether a memo is shown to the coder who works here."""
    mine = sight(project)
    places = {memo.guid: document for document, memo in project.file.memos.by_document()}
    return lambda memo: memo.about in _OPEN_TO_ALL or mine.sees(places[memo.guid], memo.coder)


def _names(project: Project) -> dict[str, str]:
    return {coder.guid: coder.name for coder in project.file.coders.all()}


def _place(one: Noted) -> tuple[object, ...]:
    about, subject = one.memo.about, one.subject
    start = subject.span.start if subject.span else -1
    name = subject.document or subject.case or subject.title
    return _ORDER.index(about), natural(name), start, subject.title, one.coder
