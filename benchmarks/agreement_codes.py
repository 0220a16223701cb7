"""How fast agreement is on a whole codebook, on free spans and on code sets.

Run it with: uv run python benchmarks/agreement_codes.py

There is no peer for these, so each is measured against plain numpy or plain Python that was written
here after the definition, in the same run, on the same data, with equal values. Ours and the plain
way take turns five times, and the median of the ratios must reach the floor. Seconds are aims.
"""

import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import permutations
from typing import NamedTuple

import numpy as np

from coder.agreement.bootstrap import Resampling
from coder.agreement.estimates import resampled
from coder.agreement.intervals import Interval
from coder.agreement.lines import Line
from coder.agreement.reliability import MISSING, Reliability
from coder.agreement.sets import set_alpha
from coder.agreement.unitizing import unitizing
from transcripts.model import Span

ROUNDS, REPLICATES = 5, 1000
CODES, CODERS, UNITS, DOCUMENTS = 60, 5, 20_000, 500
LENGTH, SPAN_CODES, SPAN_CODERS = 4_000, 50, 4
POINT = Interval(plan=Resampling(0))
NAMES = tuple("abcdefgh")


class Case(NamedTuple):
    """Two ways to one number. The plain way does a part of the work, `times` makes it the whole."""

    name: str
    ours: Callable[[], float]
    plain: Callable[[], float]
    times: float
    floor: float
    aim: float


# A codebook: 60 codes x 5 coders x 20,000 turns, 1,000 resamples of 500 documents ----------------


def codebook() -> list[Reliability]:
    """Codes that are there in some 5 to 30 % of the turns; one document in ten is unfinished."""
    dice = np.random.default_rng(1)
    document = np.arange(UNITS) * DOCUMENTS // UNITS
    unfinished = (dice.random((CODERS, DOCUMENTS)) < 0.1)[:, document]
    found = []
    for share in np.linspace(0.05, 0.3, CODES):
        truth = dice.random(UNITS) < share
        said = np.where(dice.random((CODERS, UNITS)) < 0.08, ~truth, truth).astype(np.int64)
        ratings = np.where(unfinished, MISSING, said)
        found.append(Reliability(ratings, ("absent", "present"), NAMES[:CODERS], clusters=document))
    return found


def whole_codebook(codes: Sequence[Reliability]) -> float:
    """Every nominal measure of every code with its interval; the last code's alpha."""
    every = [resampled(code, Resampling(REPLICATES)) for code in codes]
    return float(every[-1]["alpha_nominal"].value or np.nan)


def one_alpha(code: Reliability) -> float:
    """The nominal alpha of one code, once, from all units: what a loop over resamples repeats."""
    counts = np.stack([(code.ratings == one).sum(axis=0) for one in (0, 1)], axis=1)
    raters = counts.sum(axis=1)
    counts, raters = counts[raters > 1], raters[raters > 1]
    differ = (counts * (raters[:, None] - counts)).sum(axis=1) / (raters - 1)
    total = counts.sum(axis=0)
    expected = (total * (total.sum() - total)).sum()
    return float(1 - (total.sum() - 1) * differ.sum() / expected)


# Free spans: 500 documents x 50 codes x 4 coders -------------------------------------------------


def marked(seed: int) -> list[Line]:
    """One code's stretches: one or two in a document, their ends a little different."""
    dice = np.random.default_rng(seed)
    found = []
    for _ in range(DOCUMENTS):
        starts = dice.integers(0, LENGTH - 300, dice.integers(0, 3))
        coded = {
            coder: {
                "x": [
                    Span(int(start), int(start + width))
                    for start, width in zip(
                        starts, dice.integers(50, 300, len(starts)), strict=True
                    )
                ]
            }
            for coder in NAMES[:SPAN_CODERS]
        }
        found.append(Line(LENGTH, coded))
    return found


def all_unitizing(codes: Sequence[Sequence[Line]]) -> float:
    """The unitizing alphas of every code; the last code's."""
    return float([unitizing(lines, POINT).u_alpha.value for lines in codes][-1] or np.nan)


def by_characters(lines: Sequence[Line]) -> float:
    """The unitizing alpha of one code, counted character by character in numpy."""
    rows = np.zeros((SPAN_CODERS, DOCUMENTS * LENGTH), dtype=np.int8)
    squares = 0.0
    for number, line in enumerate(lines):
        for coder, name in enumerate(NAMES[:SPAN_CODERS]):
            offset = number * LENGTH
            for start, stop in joined(line.coded[name]["x"]):
                rows[coder, offset + start : offset + stop] = 1
                squares += (stop - start) ** 2
    coded = int(rows.sum(dtype=np.int64))
    whole = rows.size
    differ = sum(int((rows[a] != rows[b]).sum()) for a, b in permutations(range(SPAN_CODERS), 2))
    room = whole**2 - squares - (whole - coded)
    expected = whole * 2 * coded * (whole - coded) / room
    return float(1 - differ / (SPAN_CODERS - 1) / expected)


def joined(spans: Sequence[Span]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, stop in sorted((one.start, one.stop) for one in spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((start, stop))
    return found


# Code sets: 4 coders x 20,000 turns --------------------------------------------------------------


def code_sets() -> dict[str, list[frozenset[str]]]:
    dice = np.random.default_rng(2)
    has = dice.random((UNITS, len(NAMES))) < 0.15
    rows = {}
    for coder in NAMES[:4]:
        seen = np.where(dice.random(has.shape) < 0.05, ~has, has)
        rows[coder] = [frozenset(NAMES[one] for one in np.flatnonzero(row)) for row in seen]
    return rows


def with_interval(rows: dict[str, list[frozenset[str]]]) -> float:
    return float(set_alpha(rows).value or np.nan)


def pair_by_pair(rows: dict[str, list[frozenset[str]]]) -> float:
    """Alpha with MASI, once, from counted pairs of sets."""
    within: Counter[tuple[frozenset[str], frozenset[str]]] = Counter()
    for unit in zip(*rows.values(), strict=True):
        within.update(permutations(unit, 2))
    used = Counter(one for row in rows.values() for one in row)
    total = used.total()
    observed = sum(times * masi(*pair) for pair, times in within.items()) / (len(rows) - 1)
    expected = sum(used[a] * used[b] * masi(a, b) for a, b in permutations(used, 2))
    return float(1 - (total - 1) * observed / expected)


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    if one == other:
        return 0.0
    both = len(one & other)
    if not both:
        return 1.0
    factor = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1 - both / len(one | other) * factor


# -------------------------------------------------------------------------------------------------


def cases() -> list[Case]:
    codes, sets = codebook(), code_sets()
    spans = [marked(seed) for seed in range(SPAN_CODES)]
    return [
        Case(
            "all nominal measures of 60 codes x 5 coders x 20,000 turns, 1,000 resamples of 500 "
            "documents, v a loop in numpy over alpha alone",
            lambda: whole_codebook(codes),
            lambda: one_alpha(codes[-1]),
            CODES * REPLICATES,
            20,
            2.0,
        ),
        Case(
            "unitizing alphas of 500 documents x 50 codes x 4 coders, v counting characters in "
            "numpy",
            lambda: all_unitizing(spans),
            lambda: by_characters(spans[-1]),
            SPAN_CODES,
            1.5,
            2.0,
        ),
        Case(
            "alpha with MASI of 4 coders x 20,000 turns and 1,000 resamples, v counting pairs of "
            "sets in Python as often",
            lambda: with_interval(sets),
            lambda: pair_by_pair(sets),
            REPLICATES,
            50,
            2.0,
        ),
    ]


def timed(work: Callable[[], float]) -> tuple[float, float]:
    start = time.perf_counter()
    value = work()
    return time.perf_counter() - start, value


def measured(case: Case) -> tuple[float, float]:
    """How many times faster ours is, and its seconds: medians of five turns with equal values."""
    ratios, seconds = [], []
    for _ in range(ROUNDS):
        plain_seconds, expected = timed(case.plain)
        our_seconds, value = timed(case.ours)
        if abs(value - expected) > 1e-9:
            sys.exit(f"{case.name}: {value} is not {expected}")
        ratios.append(plain_seconds * case.times / our_seconds)
        seconds.append(our_seconds)
    return statistics.median(ratios), statistics.median(seconds)


def main() -> int:
    print(f"numpy {np.__version__}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    missed = 0
    for case in cases():
        faster, seconds = measured(case)
        missed += faster < case.floor
        print(
            f"{faster:8.1f} x  {seconds:6.2f} s (aim {case.aim} s)  {case.name} "
            f"(floor {case.floor:g})"
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
