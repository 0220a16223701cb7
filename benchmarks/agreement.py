"""How much faster agreement is than its peers, on the same ratings in the same run.

Run it with: uv run python benchmarks/agreement.py

A peer that is not installed is passed over. Bring them in with
  uv run --with krippendorff,statsmodels,nltk,simpledorff python benchmarks/agreement.py
and irrCAC, which needs an old scipy, into an environment of its own with
  PYTHONPATH=. uv run --no-project --with irrCAC python benchmarks/agreement.py

Ours and the peer take turns five times, their values are compared, and the median of the ratios
must reach the floor. Seconds are aims, not gates.
"""

import importlib
import os
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from coder.agreement.bootstrap import Resampling, bootstrap
from coder.agreement.jackknives import jackknifed
from coder.agreement.measures import measures
from coder.agreement.patterns import patterns
from coder.agreement.reliability import MISSING, Ints, Reliability, Scale

SIZE, ROUNDS, LOOPS, REPLICATES = 10, 5, 20, 1000
FIVE = ("percent_agreement", "fleiss_kappa", "gwet_ac1", "brennan_prediger", "alpha_nominal")


class Case(NamedTuple):
    """Two ways to one number; ours must be `floor` times faster.

    A peer's bootstrap is timed for 20 replicates and counted for 1,000. Its resamples are not
    ours, so their means agree only roughly.
    """

    name: str
    ours: Callable[[], float]
    peer: Callable[[], float]
    floor: float
    resampled: bool = False


def ratings(coders: int, units: int, gaps: float = 0) -> Reliability:
    """Invented ratings in ten categories; most are the unit's own."""
    dice = np.random.default_rng(1)
    truth = dice.integers(0, SIZE, units)
    guesses = dice.integers(0, SIZE, (coders, units))
    codes = np.where(dice.random((coders, units)) < 0.7, truth, guesses)
    codes[dice.random((coders, units)) < gaps] = MISSING
    names = tuple(f"coder {number}" for number in range(coders))
    return Reliability(codes, tuple(range(SIZE)), names, Scale.RATIO)


def points(data: Reliability, *names: str) -> float:
    """All named measures, from the ratings on; the last one's value."""
    seen = patterns(data.ratings, SIZE)
    return [one.point(one.seen(seen)) for one in measures(data) if one.name in names][-1]


def replicates(data: Reliability, *names: str) -> float:
    """The mean of a thousand replicates of the last of the named measures."""
    named = [one for one in measures(data) if one.name in names]
    drawn = bootstrap(data, named, Resampling(REPLICATES))
    return float(np.mean(drawn.values[names[-1]]))


def looped(measure: Callable[[Ints], float], units: int) -> float:
    """The mean of a peer's measure over resamples of units, one by one."""
    dice = np.random.default_rng(1)
    return float(np.mean([measure(dice.integers(0, units, units)) for _ in range(LOOPS)]))


def with_sklearn(peer: Any) -> Iterator[Case]:
    two, small = ratings(2, 100_000), ratings(2, 5_000)
    kappa = peer.cohen_kappa_score
    for weights, suffix, floor in ((None, "", 10), ("quadratic", "_quadratic", 8)):
        yield Case(
            f"Cohen{suffix}, 2 x 100,000, v scikit-learn",
            partial(points, two, f"cohen_kappa{suffix}"),
            partial(kappa, *two.ratings, weights=weights),
            floor,
        )
    yield Case(
        "1,000 replicates of Cohen, 2 x 5,000, v scikit-learn in a loop",
        partial(replicates, small, "cohen_kappa"),
        partial(looped, lambda units: kappa(*small.ratings[:, units]), 5_000),
        50,
        resampled=True,
    )


def with_krippendorff(peer: Any) -> Iterator[Case]:
    for coders, gaps, floor, loop_floor in ((2, 0.0, 20, 100), (5, 0.2, 8, 50)):
        large, small = ratings(coders, 100_000, gaps), ratings(coders, 5_000, gaps)
        for level in ("nominal", "ordinal", "interval"):
            yield Case(
                f"{level} alpha, {coders} x 100,000, v krippendorff",
                partial(points, large, f"alpha_{level}"),
                partial(peer.alpha, with_nan(large), level_of_measurement=level),
                floor,
            )
        yield Case(
            f"five measures, {coders} x 100,000, v krippendorff's nominal alpha",
            partial(points, large, *FIVE),
            partial(peer.alpha, with_nan(large), level_of_measurement="nominal"),
            5,
        )
        yield Case(
            f"1,000 replicates of alpha, {coders} x 5,000, v krippendorff in a loop",
            partial(replicates, small, "alpha_nominal"),
            partial(looped, partial(_resampled_alpha, peer, with_nan(small)), 5_000),
            loop_floor,
            resampled=True,
        )


def _resampled_alpha(peer: Any, table: Any, units: Ints) -> float:
    return float(peer.alpha(table[:, units], level_of_measurement="nominal"))


def with_statsmodels(peer: Any) -> Iterator[Case]:
    two = ratings(2, 100_000)

    def fleiss() -> float:
        return float(peer.fleiss_kappa(peer.aggregate_raters(two.ratings.T)[0]))

    yield Case(
        "percent and Fleiss, 2 x 100,000, v statsmodels' Fleiss",
        partial(points, two, "percent_agreement", "fleiss_kappa"),
        fleiss,
        20,
    )


def with_irrcac(peer: Any) -> Iterator[Case]:
    """The peer computes one measure with its error; ours all five, by leaving out one unit."""
    import pandas as pd

    warnings.simplefilter("ignore", pd.errors.SettingWithCopyWarning)  # the peer's own
    for coders, gaps, floor in ((2, 0.0, 30), (5, 0.2, 5)):
        data = ratings(coders, 100_000, gaps)
        table = pd.DataFrame(with_nan(data).T)
        names = {"gwet": "gwet_ac1", "fleiss": "fleiss_kappa", "krippendorff": "alpha_nominal"}
        for theirs, name in names.items():
            yield Case(
                f"five measures with jackknife, {coders} x 100,000, v irrCAC's {theirs} alone",
                partial(with_errors, data, name),
                partial(_of_irrcac, peer, table, theirs),
                floor,
            )
    yield Case(
        "Conger, 5 x 100,000, v irrCAC",
        partial(points, data, "conger_kappa"),
        partial(_of_irrcac, peer, table, "conger"),
        20,
    )


def with_errors(data: Reliability, name: str) -> float:
    """Five measures, each with its jackknife; the value of the named one."""
    five = [one for one in measures(data) if one.name in FIVE]
    return float(jackknifed(data, five)[name].value or np.nan)


def _of_irrcac(peer: Any, table: Any, name: str) -> float:
    found = getattr(peer.CAC(table, digits=12), name)()
    return float(found["est"]["coefficient_value"])


def with_nltk(peer: Any) -> Iterator[Case]:
    two = ratings(2, 100_000)
    yield Case(
        "nominal alpha, 2 x 100,000, v NLTK",
        partial(points, two, "alpha_nominal"),
        lambda: peer.AnnotationTask(data=triples(two)).alpha(),
        100,
    )


def with_simpledorff(peer: Any) -> Iterator[Case]:
    import pandas as pd

    two = ratings(2, 100_000)
    table = pd.DataFrame(triples(two), columns=["coder", "unit", "code"])
    named = {"experiment_col": "unit", "annotator_col": "coder", "class_col": "code"}
    yield Case(
        "nominal alpha, 2 x 100,000, v simpledorff",
        partial(points, two, "alpha_nominal"),
        partial(peer.calculate_krippendorffs_alpha_for_df, table, **named),
        1000,
    )


def triples(data: Reliability) -> list[tuple[str, int, int]]:
    """Coder, unit and category, as peers for long tables like it."""
    return [
        (str(coder), unit, int(given))
        for coder, row in enumerate(data.ratings)
        for unit, given in enumerate(row)
    ]


def with_nan(data: Reliability) -> Any:
    return np.where(data.ratings == MISSING, np.nan, data.ratings)


PEERS: dict[str, Callable[[Any], Iterator[Case]]] = {
    "sklearn.metrics": with_sklearn,
    "krippendorff": with_krippendorff,
    "statsmodels.stats.inter_rater": with_statsmodels,
    "irrCAC.raw": with_irrcac,
    "nltk.metrics.agreement": with_nltk,
    "simpledorff": with_simpledorff,
}


def timed(work: Callable[[], float]) -> tuple[float, float]:
    start = time.perf_counter()
    value = float(work())
    return time.perf_counter() - start, value


def ratio(case: Case) -> float:
    """How many times faster ours is: the median of five turns, with equal values."""
    found = []
    for _ in range(ROUNDS):
        peer_seconds, expected = timed(case.peer)
        our_seconds, value = timed(case.ours)
        if abs(value - expected) > (0.02 if case.resampled else 1e-9):
            sys.exit(f"{case.name}: {value} is not the peer's {expected}")
        found.append(peer_seconds * (REPLICATES / LOOPS if case.resampled else 1) / our_seconds)
    return statistics.median(found)


def aims() -> None:
    """Seconds without a peer: they depend on the machine and gate nothing."""
    for coders, gaps, aim in ((2, 0.0, 0.1), (5, 0.2, 1.5)):
        data = ratings(coders, 100_000, gaps)
        seconds, _ = timed(partial(replicates, data, *FIVE))
        print(
            f"{seconds:8.3f} s  1,000 replicates of five measures, {coders} x 100,000 (aim {aim} s)"
        )


def main() -> int:
    load = os.getloadavg()[0]
    print(f"numpy {np.__version__}, {os.cpu_count()} cores, load {load:.1f}")
    missed = 0
    for name, cases in PEERS.items():
        try:
            peer = importlib.import_module(name)
        except ImportError:
            print(f"     -    {name} is not installed")
            continue
        for case in cases(peer):
            faster = ratio(case)
            missed += faster < case.floor
            print(f"{faster:8.1f} x  {case.name} (floor {case.floor:g})")
    aims()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
