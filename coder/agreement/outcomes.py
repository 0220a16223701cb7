"""What became of the disagreements, code by code: for the text on methods."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coder.agreement.queueing import Queued, Standing

DISCUSSION, LEAD = "discussion", "lead"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the points on one code (on all, where `code` is empty).

    `discussion`, `lead` and `untold` tell how the settled ones were; `unrecorded` stand in
    documents that the consensus has finished without a word on them. `taken` counts, by the name
    of a coder, how often the consensus came to that coder's version.
    """

    code: str
    disagreed: int
    discussion: int
    lead: int
    untold: int
    unrecorded: int
    open: int
    taken: Mapping[str, int]

    @property
    def settled(self) -> int:
        return self.discussion + self.lead + self.untold


def outcomes(found: Sequence[Queued], names: Mapping[str, str]) -> list[Outcome]:
    """One for each code on which coders differ, in the queue's order, and one for all together.

    A point counts under its code and under those above it on which the coders differ as well, so
    the codes do not add up to the whole. `names` maps the guids of coders to their names.
    """
    by_code: dict[str, list[Queued]] = {}
    for one in found:
        for code in reversed(one.point.codes):
            by_code.setdefault(code.id, []).append(one)
    each = [_outcome(code, ones, names) for code, ones in by_code.items()]
    return [*each, _outcome("", found, names)]


def _outcome(code: str, found: Sequence[Queued], names: Mapping[str, str]) -> Outcome:
    decisions = [one.decision for one in found if one.decision]
    how = Counter(one.settled for one in decisions)
    standings = Counter(one.standing for one in found)
    taken = Counter(names[guid] for one in decisions for guid in one.taken if guid in names)
    return Outcome(
        code=code,
        disagreed=len(found),
        discussion=how[DISCUSSION],
        lead=how[LEAD],
        untold=how[""],
        unrecorded=standings[Standing.UNRECORDED],
        open=standings[Standing.OPEN],
        taken=dict(sorted(taken.items())),
    )
