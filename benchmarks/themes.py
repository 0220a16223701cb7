"""How fast a million codings are counted, beside the same done in plain pandas in the same run.

Run it with: uv run python benchmarks/themes.py

A million invented codings of 100 codes lie over 2,000 cases. Both begin with their columns: a
study keeps its own once they are made, and how long that takes is told apart. Both leave out what
is not by the coder who counts and what touches no respondent's words, and count a code wherever
one below it is. Their numbers are compared, they take turns five times, and ours may not be
slower. Seconds are aims, not gates; memory is a gate.
"""

import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from codebook.model import Code, Codebook
from coder.model import Coder, Coding, Finish, Study
from coder.themes.cooccurrence import cooccurrence
from coder.themes.incidence import incidence
from coder.themes.selection import Question
from coder.themes.table import theme_table
from transcripts.model import Case, Document, Kind, Span, Turn, Voice

CODINGS, CASES, CODES, ROUNDS = 1_000_000, 2_000, 100, 5
BOROUGHS = "ABCDE"
MOST_MEMORY = 1_000  # MB, the frame of pandas included
TEXT = f"Interviewer: What would you do? Worker: {'word ' * 400}"
TURNS = (
    Turn(0, 13, 32, "Interviewer", Voice.INTERVIEWER),
    Turn(32, 40, len(TEXT), "Worker", Voice.RESPONDENT),
)
ANA, BEN = Coder("ana"), Coder("ben")


class Contest(NamedTuple):
    """Two ways to the same numbers, and the seconds that ours should need at most."""

    name: str
    ours: Callable[[], Any]
    peer: Callable[[], Any]
    aim: float


def study() -> Study:
    """Every tenth code stands above the nine behind it; one coding in fifty is ben's."""
    dice = random.Random(1)  # noqa: S311 - no secret
    codes = Codebook(
        tuple(
            Code(f"C{n}", f"Code {n}", parent=f"C{n // 10 * 10}" if n % 10 else "")
            for n in range(CODES)
        )
    )
    documents = tuple(
        Document(f"D{n}", TEXT, TURNS, kind=Kind.RESPONSE, case=f"P{n}") for n in range(CASES)
    )
    guids = [code.guid for code in codes]
    spans = [Span(start, start + 9) for start in range(len(TEXT) - 9)]
    return Study(
        codebook=codes,
        documents=documents,
        cases={f"P{n}": Case(f"P{n}", {"borough": BOROUGHS[n % 5]}) for n in range(CASES)},
        coders=(ANA, BEN),
        codings=tuple(
            Coding(
                dice.choice(documents).guid,
                dice.choice(guids[: 1 + dice.randrange(CODES)]),
                (ANA if dice.random() > 0.02 else BEN).guid,
                dice.choice(spans),
            )
            for _ in range(CODINGS)
        ),
        finishes=tuple(Finish(one.guid, ANA.guid) for one in documents),
    )


class Frames:
    """The study as somebody who works in pandas has it."""

    def __init__(self, found: Study) -> None:
        self.codings = pd.DataFrame(
            {
                "document": [one.document for one in found.codings],
                "code": [one.code for one in found.codings],
                "coder": [one.coder for one in found.codings],
                "start": [one.span.start for one in found.codings],
                "stop": [one.span.stop for one in found.codings],
            }
        )
        self.documents = pd.DataFrame(
            {
                "document": [one.guid for one in found.documents],
                "case": [one.case for one in found.documents],
                "borough": [found.cases[one.case].attributes["borough"] for one in found.documents],
                "counted": ANA.guid,
                "first": TURNS[1].speech,
                "last": TURNS[1].stop,
            }
        )
        pairs = [
            (code.guid, above.id)
            for code in found.codebook
            for above in (code, found.codebook.find(code.parent))
            if above is not None
        ]
        self.above = pd.DataFrame(pairs, columns=["code", "id"])

    def present(self) -> pd.DataFrame:
        """One row for each case and code that is there."""
        whole = self.codings.merge(self.documents, on="document")
        kept = whole[
            (whole.coder == whole.counted)
            & (whole.start < whole["last"])
            & (whole.stop > whole["first"])
        ]
        once = kept.drop_duplicates(["case", "code"])
        return once.merge(self.above, on="code").drop_duplicates(["case", "id"])

    def by_group(self) -> dict[tuple[str, str], int]:
        counts = self.present().groupby(["id", "borough"]).size()
        return dict(zip(counts.index, counts.tolist(), strict=True))

    def together(self) -> dict[tuple[str, str], int]:
        """Of every two codes of which none stands above the other, the cases with both."""
        there = pd.crosstab(self.present()["case"], self.present()["id"])
        names = [f"C{number}" for number in range(CODES)]
        both = (there.T @ there).loc[names, names].to_numpy()
        return {
            (names[one], names[other]): int(both[one, other])
            for one, other in combinations(range(CODES), 2)
            if not _is_above(one, other)
        }

    def matrix(self) -> "np.ndarray[Any, Any]":
        there = pd.crosstab(self.present()["case"], self.present()["id"])
        return there.to_numpy()


def _is_above(one: int, other: int) -> bool:
    return one % 10 == 0 and other // 10 * 10 == one


def contests(found: Study, frames: Frames) -> list[Contest]:
    return [
        Contest("counts by group", partial(_by_group, found), frames.by_group, 1),
        Contest("case x code matrix", partial(_matrix, found), frames.matrix, 1),
        Contest("co-occurrence", partial(_together, found), frames.together, 2),
    ]


def _by_group(found: Study) -> dict[tuple[str, str], int]:
    counts = theme_table(found, Question(by="borough")).codes
    return {
        (one.code.id, group.name): group.share.n
        for one in counts
        for group in one.groups
        if group.share.n
    }


def _matrix(found: Study) -> "np.ndarray[Any, Any]":
    return incidence(found, Question()).present


def _together(found: Study) -> dict[tuple[str, str], int]:
    everything = Question(codes=[code.id for code in found.codebook])
    return {
        (one.first.id, one.second.id): one.both.n for one in cooccurrence(found, everything).pairs
    }


def _seconds(job: Callable[[], Any]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def _told(one: Contest) -> bool:
    """Print one contest; whether ours was not slower."""
    turns = [(_seconds(one.ours), _seconds(one.peer)) for _ in range(ROUNDS)]
    ours, peer = (statistics.median(column) for column in zip(*turns, strict=True))
    ratio = statistics.median(theirs / mine for mine, theirs in turns)
    verdict = "" if ratio >= 1 else "  SLOWER THAN PANDAS"
    aim = "" if ours <= one.aim else f"  (aim {one.aim:.0f} s)"
    print(f"{one.name:24} {ours:6.2f} s   pandas {peer:6.2f} s   {ratio:5.1f} x{verdict}{aim}")
    return not verdict


def main() -> int:
    found = study()
    print(f"columns of the study: {_seconds(lambda: found.columns):.2f} s")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    frames = Frames(found)
    fair = []
    for one in contests(found, frames):
        assert _plain(one.ours()) == _plain(one.peer()), one.name  # noqa: S101 - it is its point
        fair.append(_told(one))
    print(f"memory: {own:.0f} MB with the study alone")
    return 0 if all(fair) and own <= MOST_MEMORY else 1


def _plain(answer: Any) -> Any:
    """To be compared: the rows and columns of a matrix stand in another order in pandas."""
    return sorted(answer.sum(axis=0)) if isinstance(answer, np.ndarray) else answer


if __name__ == "__main__":
    sys.exit(main())
