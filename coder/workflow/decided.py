"""What was decided on words so far: what a suggester may learn from.

A coder's suggester learns from this coder's decisions alone, so that coders stay independent of
one another. For the consensus, and where nobody is named, it learns from the codings that count.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from coder.model import Coder, CoderKind, Coding
from coder.suggest.lessons import Decided, Mark
from coder.workflow.policy import learn_from_accepted
from coder.workflow.project import Project
from coder.workflow.suggestion_log import accepted, rejected


def decided(project: Project) -> Decided:
    """What who works here has decided; for the consensus and for nobody, what counts."""
    me, file = project.coder, project.file
    if me is None or me.kind is CoderKind.CONSENSUS:
        return _counted(project)
    return Decided(
        coded=_marks(one for one in file.codings.all() if one.coder == me.guid),
        left=[*rejected(project), *_reviewed(project, me)],
        finished=file.finishes.of_coder(me.guid),
        unheard=() if learn_from_accepted(project) else accepted(project),
    )


def _reviewed(project: Project, me: Coder) -> Iterator[Mark]:
    """What the coder has read and left without a code, or without one."""
    return ((one.document, one.code, one.span) for one in project.file.reviews.of_coder(me.guid))


def _counted(project: Project) -> Decided:
    """Per document the consensus coder's work, where finished; else the only finished coder's."""
    file = project.file
    kinds = {one.guid: one.kind for one in file.coders.all()}
    finished: dict[str, list[str]] = defaultdict(list)
    for finish in file.finishes.all():
        if kinds[finish.coder] is not CoderKind.EXERCISE:
            finished[finish.document].append(finish.coder)
    whose = dict(_whose(finished, kinds))
    return Decided(
        coded=_marks(one for one in file.codings.all() if whose.get(one.document) == one.coder),
        finished=whose.keys(),
    )


def _whose(
    finished: dict[str, list[str]], kinds: dict[str, CoderKind]
) -> Iterator[tuple[str, str]]:
    for document, coders in finished.items():
        settled = [one for one in coders if kinds[one] is CoderKind.CONSENSUS] or coders
        if len(settled) == 1:  # where two differ and nothing is settled, there is nothing to learn
            yield document, settled[0]


def _marks(codings: Iterable[Coding]) -> list[Mark]:
    return [(one.document, one.code, one.span) for one in codings]
