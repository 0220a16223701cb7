"""How the disagreements of the invented study were settled, as its lead recorded it."""

from collections.abc import Iterable
from pathlib import Path

from coder.agreement.points import Point
from coder.agreement.ruling import Ruling
from coder.demo import coders
from coder.model import Verdict
from coder.workflow import settling
from coder.workflow.project import open_project

LEAD = "lead"
_HOW = {"talk": "discussion", "lead": "lead"}


def settle_all(path: Path) -> int:
    """Record how each planted disagreement was settled, and why; gives how many there are.

    The consensus has its codings by then: they stay as they are where the ruling comes to them.
    """
    with open_project(path, coder=LEAD) as project:
        there = settling.differences(project, (coders.ANA, coders.BEN)).points
        found = coders.disagreements()
        for one in found:
            settling.settle_one(project, _point(there, one), _ruling(one))
        return len(found)


def _point(there: Iterable[Point], one: coders.Disagreement) -> Point:
    """The point of the answer on which the two differ through the outcome."""
    return next(
        point
        for point in there
        if point.document.name == one.response and point.top.id == one.outcome
    )


def _ruling(one: coders.Disagreement) -> Ruling:
    has = {name: one.has(name) for name in (coders.ANA, coders.BEN)}
    taken = tuple(name for name, coded in has.items() if coded is one.holds)
    return Ruling(Verdict.ONE, taken, reason=one.why, settled=_HOW[one.settled])
