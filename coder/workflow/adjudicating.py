"""From two coders' work to the consensus: take over what they agree on, list the rest."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from coder.agreement.consensus import Settlement, settle
from coder.agreement.disagreements import Disagreement
from coder.model import CONSENSUS, Coder, CoderKind, Coding, Finish, Rating, Study
from coder.store.history import Action
from coder.units import PAIR, CodedStudy
from coder.workflow import browsing
from coder.workflow.agreeing import compared_coders
from coder.workflow.project import Project
from coder.workflow.ready import ready
from transcripts.model import Document


@dataclass(frozen=True, slots=True)
class Consensus:
    """What was taken over for the consensus coder, and what is left to settle.

    `documents` are those newly taken over, `finished` those of them without a disagreement, now
    marked finished. `disagreements` are those of all documents that the consensus has not
    finished, also of those taken over before.
    """

    coder: Coder
    documents: tuple[Document, ...]
    codings: tuple[Coding, ...]
    ratings: tuple[Rating, ...]
    finished: tuple[Document, ...]
    disagreements: tuple[Disagreement, ...]


def take_over(project: Project, coders: Collection[str] | None = None) -> Consensus:
    """Write what `foreseen` tells, in one action of whoever works here, else of the consensus."""
    plan = foreseen(project, coders)
    if plan.documents:
        what = f"take over what coders agree on in {len(plan.documents)} documents"
        who = project.coder or plan.coder
        with project.file.action(what, who.name) as action:
            _write(project, action, plan)
    return plan


def foreseen(project: Project, coders: Collection[str] | None = None) -> Consensus:
    """What `take_over` would do, without doing it.

    Documents count that two or more of the coders have finished (all persons by default) and the
    consensus has not. What is agreed on is told by `coder.agreement.consensus.settle`. A document
    without a disagreement is marked finished; others stay open until somebody finishes them as
    consensus. Where the consensus has coded or rated already, nothing is added: so running this
    twice adds nothing, and what a team has settled stays as it is.
    """
    whole = browsing.study(project)
    study, compared = ready(project, whole), compared_coders(project, whole, coders)
    consensus = project.file.coders.named(CONSENSUS) or Coder(CONSENSUS, CoderKind.CONSENSUS)
    settlements = list(_settlements(study, compared, consensus))
    begun = {one.document for one in study.codings if one.coder == consensus.guid}
    begun |= {one.document for one in study.ratings if one.coder == consensus.guid}
    new = [one for one in settlements if one.document.guid not in begun]
    agreed = [one for one in new if one.spans or one.values or not one.differing]
    version = project.file.codes.latest()
    return Consensus(
        coder=consensus,
        documents=tuple(one.document for one in agreed),
        codings=tuple(coding for one in agreed for coding in codings_of(one, consensus, version)),
        ratings=tuple(rating for one in agreed for rating in ratings_of(one, consensus, version)),
        finished=tuple(one.document for one in agreed if not one.differing),
        disagreements=tuple(difference for one in settlements for difference in one.differing),
    )


def codings_of(settlement: Settlement, coder: Coder, version: int) -> list[Coding]:
    """What is agreed on in a document, as codings of the consensus."""
    document = settlement.document.guid
    return [
        Coding(document, code.guid, coder.guid, span, version) for code, span in settlement.spans
    ]


def ratings_of(settlement: Settlement, coder: Coder, version: int) -> list[Rating]:
    """The values and levels that are agreed on in a document, as the consensus gives them."""
    document = settlement.document.guid
    return [
        Rating(document, code.guid, coder.guid, value, version=version)
        for code, value in settlement.values
    ]


def _settlements(study: Study, coders: Sequence[Coder], consensus: Coder) -> Iterator[Settlement]:
    """The documents that two or more finished and the consensus has not."""
    coded = CodedStudy(study)
    for document in study.documents:
        ready = [one for one in coders if coded.finished(document, one)]
        if len(ready) >= PAIR and not coded.finished(document, consensus):
            yield settle(coded, document, ready)


def _write(project: Project, action: Action, plan: Consensus) -> None:
    file = project.file
    file.coders.ensure(action, plan.coder)
    for coding in plan.codings:
        file.codings.add(action, replace(coding, at=action.at))
    for rating in plan.ratings:
        file.ratings.save(action, replace(rating, at=action.at))
    for document in plan.finished:
        file.finishes.add(action, Finish(document.guid, plan.coder.guid, action.at))
