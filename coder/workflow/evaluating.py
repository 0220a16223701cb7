"""Try suggestions on what a team has coded itself."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from codebook.model import Code, CodeKind
from coder.errors import InvalidRequestError
from coder.workflow.browsing import code as code_of
from coder.workflow.decided import decided
from coder.workflow.policy import check_on
from coder.workflow.project import Project
from coder.workflow.voting import ballots

if TYPE_CHECKING:
    from coder.suggest.evaluation import Asked, Evaluation
    from coder.suggest.lessons import Decided
    from coder.suggest.protocol import Material, Suggester
    from coder.units import UnitKind
    from coder.workflow import learning
    from transcripts.model import Voice

Tell = Callable[[str], object]
BESIDE = ("rules", "chance")
WORDS = "words"
"""The usual suggester without its sentence vectors."""
_NAMED = 3  # coders in a sentence
_ORDERS = 3  # readings from different beginnings that are averaged


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to try: codes by their ids (all if none are named), in which units, and in what order.

    Without a `kind` the units are those that are usually coded. To read in `order` takes longest.
    """

    codes: Sequence[str] = ()
    kind: "UnitKind | None" = None
    order: bool = True


@dataclass(frozen=True, slots=True)
class Read:
    """Which share of all units was read, in a method's order, when so many of a code were found."""

    method: str
    code: Code
    to80: float
    to95: float


@dataclass(frozen=True, slots=True)
class Rare:
    """A code that could not be tried, and how many units have it (`coded`) or were left."""

    code: Code
    coded: int
    left: int


@dataclass(frozen=True, slots=True)
class Tried:
    """An evaluation, the codes that it is of, in what units, and what reading in order saves.

    `others` are the voices, besides respondents, whose words were coded and therefore tried;
    `rare` are the codes that stand on too few units to be tried; `voted` counts the documents in
    which more than half of the coders had to agree, since nothing is settled.
    """

    evaluation: "Evaluation"
    codes: Sequence[Code]
    kind: "UnitKind"
    read: Sequence[Read]
    others: "Sequence[Voice]" = ()
    rare: "Sequence[Rare]" = ()
    voted: int = 0


def evaluate(
    project: Project,
    asked: "Asked",
    wanted: Wanted | None = None,
    tell: Tell = lambda _sentence: None,
) -> Tried:
    """How good suggestions are on what was decided here; whole documents are held out.

    Of what the coder who works here has decided; of the codings that count where nobody does, and
    of what most coders gave where none of them counts. Raises UnknownCodeError,
    InvalidRequestError.
    """
    from coder.suggest.evaluation import evaluate as tried

    wanted = wanted or Wanted()
    tell("Reading the text")
    there = tried_on(project, wanted)
    methods = dict(_methods(there.material))

    def count(done: int, of: int) -> None:
        tell(f"Tried {done} of {of} splits")

    try:
        found = tried(there.material, there.lessons, methods, asked, count)
    except ValueError:
        raise InvalidRequestError(_too_little(project, there, asked)) from None
    used = [there.codes[there.material.codes.index(guid)] for guid in found.codes]
    rare = [one for one in _counts(there) if one.code.guid not in found.codes]
    read = list(_read(there, used, methods, (asked, tell))) if wanted.order else []
    return Tried(found, used, there.kind, read, there.others, rare, there.voted)


@dataclass(frozen=True, slots=True)
class Ground:
    """The units and what was decided on them, for the codes that are tried."""

    material: "Material"
    lessons: Any
    codes: Sequence[Code]
    kind: "UnitKind"
    others: "Sequence[Voice]"
    voted: int


def tried_on(project: Project, wanted: Wanted) -> Ground:
    """The units and what was decided on them, for the codes that are wanted.

    A table that was coded elsewhere may have codes on an interviewer's words, which count nowhere
    here. They can be tried all the same: then that voice is heard as a respondent's.
    """
    from coder.suggest.heard import heard, others_coded
    from coder.suggest.lessons import usual_kind
    from coder.suggest.protocol import Material
    from coder.workflow.learning import ground

    check_on(project)
    named = [code_of(project, one) for one in wanted.codes]
    for one in named:
        if one.kind is not CodeKind.PRESENCE or one.retired:
            why = "it is retired." if one.retired else "only codes on words are."
            raise InvalidRequestError(f"{one.id} is never suggested: {why}")
    documents, told = tuple(project.file.documents.all()), decided(project)
    votes = [] if project.coder else ballots(project, told.finished)
    marks = [mark for one in (told, *votes) for mark in one.coded]
    others = others_coded(documents, marks)
    documents = heard(documents, others)
    kind = wanted.kind or usual_kind(documents, marks)
    whole = ground(project, documents, kind, "rules")
    places = [
        place
        for place, one in enumerate(whole.codes)
        if not named or one.guid in {code.guid for code in named}
    ]
    learned = _lessons(whole, told, votes)
    return Ground(
        Material(
            whole.material.units,
            tuple(whole.codes[place].guid for place in places),
            whole.material.hits[:, places],
            whole.material.vectors,
        ),
        learned[:, places],
        [whole.codes[place] for place in places],
        kind,
        others,
        len({document for one in votes for document in one.finished}),
    )


def _lessons(whole: "learning.Ground", told: "Decided", votes: "Sequence[Decided]") -> Any:
    """What was decided; where nothing counts, what more than half of the coders gave."""
    import numpy as np

    from coder.suggest.learning import UNKNOWN
    from coder.suggest.lessons import lessons
    from coder.suggest.votes import majority

    counted, *each = (
        lessons(whole.rows, whole.material.codes, whole.families, whole.allowed, one)
        for one in (told, *votes)
    )
    return np.where(counted == UNKNOWN, majority(each), counted) if each else counted


def _methods(material: "Material") -> "Iterator[tuple[str, Suggester]]":
    """What is tried: the program's own suggester first, and what it has to beat."""
    from coder.suggest.registry import USUAL, suggester

    yield USUAL, suggester(USUAL)(material)
    if material.vectors is not None:
        yield WORDS, suggester(USUAL)(replace(material, vectors=None))
    for name in BESIDE:
        yield name, suggester(name)(material)


def _read(
    there: Ground,
    used: Sequence[Code],
    methods: "Mapping[str, Suggester]",
    seeded: "tuple[Asked, Tell]",
) -> Iterator[Read]:
    from coder.suggest.simulation import RECALLS, reading

    asked, tell = seeded
    for place, code in enumerate(used, 1):
        tell(f"Reading in order, code {place} of {len(used)}: {code.id}")
        column = there.material.codes.index(code.guid)
        for name, one in methods.items():
            runs = [
                reading(one, there.lessons, column, [asked.seed, number])
                for number in range(min(_ORDERS, asked.seeds))
            ]
            shares = (sum(run[recall] for run in runs) / len(runs) for recall in RECALLS)
            yield Read(name, code, *shares)


def _counts(there: Ground) -> Iterator[Rare]:
    """On how many units each code stands, and how many were left without it."""
    from coder.suggest.learning import CODED, LEFT

    for code, lessons in zip(there.codes, there.lessons.T, strict=True):
        yield Rare(code, int((lessons == CODED).sum()), int((lessons == LEFT).sum()))


def _too_little(project: Project, there: Ground, asked: "Asked") -> str:
    reviewed = int((there.lessons != -1).any(axis=1).sum())
    units = "1 unit is" if reviewed == 1 else f"{reviewed} units are"
    most = max(_counts(there), key=attrgetter("coded"), default=None)
    widest = f", {most.code.id} stands on {most.coded} of them" if most and reviewed else ""
    return (
        f"There is too little to try: {units} reviewed{widest}. Beyond those held out there must "
        f"be {min(asked.sizes)} to learn from, and a code on at least five of those held out in "
        f"every split. Finish more documents, or ask for smaller --sizes.{_whose(project)}"
    )


def _whose(project: Project) -> str:
    """Whose coding might be tried instead, in a sentence; nothing to tell where it is one's own."""
    names = {one.guid: one.name for one in project.file.coders.all()}
    finished = Counter(one.coder for one in project.file.finishes.all())
    most = [names[guid] for guid, _ in finished.most_common(_NAMED)]
    if most and project.coder and project.coder.guid not in finished:
        return f" {project.coder.name} has finished no document, but {', '.join(most)} did."
    return ""
