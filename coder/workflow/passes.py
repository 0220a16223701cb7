"""Passes: what coders had coded apart from each other, frozen when they finished.

Agreement is computed on them, for what a coder changes after seeing another's work agrees by talk.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from codebook.model import Codebook
from coder.errors import CodingRefusedError, InvalidRequestError
from coder.model import Coder, CoderKind, Coding, Finish, Pass, Rating, Round, RoundKind, Study
from coder.store.history import Action
from coder.workflow.project import Project
from coder.workflow.sight import reported
from transcripts.model import Document


def independent(project: Project, study: Study) -> Study:
    """The study in which, where there are passes of independent rounds, they stand.

    For every document and coder with such a pass, its codings, ratings and finish take the place
    of today's; the others are as they are today. Where a coder has several, the first stands:
    before the second they may have seen what others made of the document. What is hidden from
    who works here is left out (`coder.workflow.sight.reported`).
    """
    rounds = {one.guid for one in project.file.rounds.all() if one.kind is RoundKind.INDEPENDENT}
    first: dict[tuple[str, str], Pass] = {}
    for one in project.file.passes.all() if rounds else ():
        if one.round in rounds:
            first.setdefault((one.document, one.coder), one)
    return reported(project, _standing(project, study, first.values()) if first else study)


def of_round(project: Project, study: Study, number: int) -> Study:
    """The study of one round alone: its documents, with nothing but its passes.

    Of a round in which somebody codes again, or learns, the earlier work and the gold are passes
    too. What is hidden from who works here is left out. Raises InvalidRequestError for a number
    that is no round's.
    """
    chosen = numbered(project, number)
    there = set(chosen.documents)
    documents = tuple(one for one in study.documents if one.guid in there)
    bare = replace(study, documents=documents, codings=(), ratings=(), finishes=())
    bare = replace(bare, coders=tuple(project.file.coders.all()))
    frozen = (one for one in project.file.passes.all() if one.round == chosen.guid)
    return reported(project, _standing(project, bare, frozen))


def independent_rounds(project: Project) -> list[int]:
    """The numbers of the rounds of several coders in which two of them have finished something."""
    frozen = project.file.passes.guids()
    worked = {(key, coder) for key, _, coder in frozen}
    return [
        one.number
        for one in project.file.rounds.all()
        if one.kind is RoundKind.INDEPENDENT
        and sum((one.guid, coder) in worked for coder in one.coders) > 1
    ]


def round_of(project: Project, places: Collection[tuple[str, str]]) -> Round | None:
    """The independent round in which all of this (document, coder guids) was frozen, if any was.

    What somebody else coded, or who finished only after the round was closed, is of no round:
    nobody can tell whether it was coded apart.
    """
    frozen = project.file.passes.guids() if places else {}
    return next(
        (
            one
            for one in (project.file.rounds.all() if frozen else ())
            if one.kind is RoundKind.INDEPENDENT
            and all((one.guid, *place) in frozen for place in places)
        ),
        None,
    )


def numbered(project: Project, number: int) -> Round:
    """The round of that number. Raises InvalidRequestError."""
    rounds = project.file.rounds.all()
    found = next((one for one in rounds if one.number == number), None)
    if found is None:
        there = ", ".join(str(one.number) for one in rounds)
        hint = f"There are: {there}." if there else "There is none: coder round new --help"
        raise InvalidRequestError(f"There is no round {number}. {hint}")
    return found


def compared(project: Project, number: int) -> tuple[Coder, ...]:
    """Who is compared in a round: its coders; before them, whom exercises are compared with."""
    chosen = numbered(project, number)
    coders = {one.guid: one for one in project.file.coders.all()}
    mine = [coders[guid] for guid in chosen.coders]
    measures = [chosen.gold or one.person for one in mine if one.person]
    return tuple(coders[guid] for guid in dict.fromkeys(measures)) + tuple(mine)


def freeze(project: Project, action: Action, documents: Iterable[Document]) -> None:
    """Keep what the coder has coded in documents, in every open round that they are in.

    It belongs to the action that marks them finished. What was frozen stays.
    """
    me, rounds = project.me().guid, _open(project)
    there = project.file.passes.guids() if rounds else {}
    for one, document in _worked_in(rounds, me, documents):
        if (one.guid, document, me) not in there:
            keep(project, action, taken(project, one, document, me))


def thaw(project: Project, action: Action, documents: Iterable[Document]) -> None:
    """Take the coder's passes in reopened documents back, where nobody could have seen them.

    While the round is open and others of it have not finished the document, it is hidden from all
    of them; from then on a pass stays whatever the coder changes.
    """
    me, rounds = project.me().guid, _open(project)
    there = project.file.passes.guids() if rounds else {}
    for one, document in _worked_in(rounds, me, documents):
        guid = there.get((one.guid, document, me))
        if guid is not None and not is_shown(one, document, there):
            project.file.passes.remove(action, guid)


def check_task(project: Project, documents: Iterable[Document]) -> None:
    """Refuse documents that are not those of the coder's exercise. Raises CodingRefusedError."""
    me = project.me()
    if me.kind is not CoderKind.EXERCISE:
        return
    mine = {guid for one in _open(project) if me.guid in one.coders for guid in one.documents}
    other = next((one for one in documents if one.guid not in mine), None)
    if other is not None:
        raise CodingRefusedError(
            f"{other.name} is not in an open round of {me.name}, who codes as an exercise."
        )


@contextmanager
def shown_kept(project: Project) -> Iterator[None]:
    """Refuse to take back a pass that others could have seen; to stand in an action.

    Raises CodingRefusedError.
    """
    before = _shown(project)
    yield
    if before and not before <= set(project.file.passes.guids().values()):
        raise CodingRefusedError(
            "All coders of the round have finished this document, so what you had coded then "
            "stands for agreement. Reopen the document to change what counts in themes."
        )


def is_shown(one: Round, document: str, passes: Iterable[tuple[str, str, str]]) -> bool:
    """Whether all coders of a round have finished one of its documents."""
    done = {coder for key, place, coder in passes if (key, place) == (one.guid, document)}
    return done.issuperset(one.coders)


def _shown(project: Project) -> set[str]:
    """The guids of the passes that stay, since others could have seen what is in them."""
    there = project.file.passes.guids()
    rounds = {one.guid: one for one in project.file.rounds.all()} if there else {}
    return {
        guid
        for (key, document, _), guid in there.items()
        if rounds[key].closed or is_shown(rounds[key], document, there)
    }


def _open(project: Project) -> list[Round]:
    return [one for one in project.file.rounds.all() if not one.closed]


def _worked_in(
    rounds: Iterable[Round], coder: str, documents: Iterable[Document]
) -> Iterator[tuple[Round, str]]:
    """The rounds in which the coder codes any of the documents, with its guid."""
    chosen = {one.guid for one in documents}
    for one in rounds:
        if coder in one.coders:
            yield from ((one, document) for document in one.documents if document in chosen)


def taken(project: Project, one: Round, document: str, coder: str) -> Pass:
    """What a coder has coded in a document by now, as a pass of the round."""
    file = project.file
    return Pass(
        round=one.guid,
        document=document,
        coder=coder,
        version=file.codes.latest(),
        codings=tuple(it for it in file.codings.of_document(document) if it.coder == coder),
        ratings=tuple(it for it in file.ratings.of_document(document) if it.coder == coder),
    )


def keep(project: Project, action: Action, frozen: Pass) -> None:
    """Write a pass, with the time of the action."""
    project.file.passes.add(action, replace(frozen, at=action.at))


def _standing(project: Project, study: Study, passes: Iterable[Pass]) -> Study:
    """The study with these passes in the place of what their coders have there today."""
    frozen = list(passes)
    places = {(one.document, one.coder) for one in frozen}
    codings = [one for one in study.codings if (one.document, one.coder) not in places]
    ratings = [one for one in study.ratings if (one.document, one.coder) not in places]
    finishes = [one for one in study.finishes if (one.document, one.coder) not in places]
    heirs = _Heirs(project, study.codebook)
    for one in frozen:
        codings += heirs.codings(one)
        ratings += heirs.ratings(one)
        finishes.append(Finish(one.document, one.coder, one.at))
    return replace(study, codings=tuple(codings), ratings=tuple(ratings), finishes=tuple(finishes))


class _Heirs:
    """Which code of today a code of a pass is."""

    def __init__(self, project: Project, today: Codebook) -> None:
        self._project = project
        self._today = today
        self._then: dict[int, Codebook] = {}

    def codings(self, frozen: Pass) -> Iterator[Coding]:
        """The codings; of a code that has gone since, as one of the code that stood above it."""
        for one in frozen.codings:
            heir = self._heir(one.code, frozen.version)
            if heir:
                yield replace(one, code=heir)

    def ratings(self, frozen: Pass) -> Iterator[Rating]:
        """The ratings; without those of a code that has gone since, whose values mean nothing."""
        return (one for one in frozen.ratings if self._today.of_guid(one.code))

    def _heir(self, guid: str, version: int) -> str:
        if self._today.of_guid(guid):
            return guid
        if version not in self._then:
            self._then[version] = self._book(version)
        book = self._then[version]
        code = book.of_guid(guid)
        above = book.find(code.parent) if code and code.parent else None
        return self._heir(above.guid, version) if above else ""

    def _book(self, version: int) -> Codebook:
        """The codebook of that version; an empty one where somebody has undone the version."""
        try:
            return self._project.file.codes.version(version)
        except KeyError:
            return Codebook(version=0)
