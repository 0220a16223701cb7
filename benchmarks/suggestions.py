"""How quickly suggestions learn, beside scikit-learn's own calibrated models in the same run.

Run it with: uv run python benchmarks/suggestions.py
On what a team has coded: uv run python benchmarks/suggestions.py STUDY.coder --as NAME

Ten invented codes in 10,000 units, of which 500 are reviewed: every code is refitted with its
chances and all units are scored, twenty times. The peer fits and calibrates a logistic regression
for each code on the words alone, with scikit-learn's CalibratedClassifierCV. Ours may take no
longer than twice as long: it also knows topics, keywords and reasons. Milliseconds are aims.
On a project the two recipes of `coder.suggest.recipe` are tried on the same splits.
"""

import random
import statistics
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from coder.suggest.blend import Blend
from coder.suggest.evaluation import Asked, evaluate
from coder.suggest.protocol import Material
from coder.suggest.recipe import PLAIN
from coder.suggest.units import Unit
from coder.workflow.evaluating import Wanted, tried_on
from coder.workflow.project import open_project
from transcripts.model import Span

UNITS, CODES, REVIEWED, RUNS, WORDS = 10_000, 10, 500, 20, 16
MOST = 2.0  # times as long as the peer


def invented() -> tuple[Material, Any]:
    """Units of common words, and of words that come with a code; every tenth word is a keyword."""
    chance = random.Random(7)  # noqa: S311 - no secret
    common = [f"word{number}" for number in range(3000)]
    own = [[f"topic{code}x{number}" for number in range(40)] for code in range(CODES)]
    units, truth, hits = [], [], []
    for place in range(UNITS):
        codes = [code for code in range(CODES) if chance.random() < 0.1]
        words = [chance.choice(common) for _ in range(WORDS)]
        for code in codes:
            words += chance.sample(own[code], 3)
        units.append(Unit(f"d{place // 50}", Span(place, place + 1), "R", " ".join(words)))
        truth.append([code in codes for code in range(CODES)])
        hits.append([sum(word in own[code][:4] for word in words) for code in range(CODES)])
    material = Material(tuple(units), tuple(map(str, range(CODES))), np.array(hits))
    return material, np.array(truth, dtype=np.int8)


def milliseconds(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return 1000 * (time.perf_counter() - start)


def peer(words: Any, truth: Any) -> None:
    """Fit and calibrate a model of the words for each code, and score every unit."""
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.linear_model import LogisticRegression

    for code in range(CODES):
        one = LogisticRegression(C=4, class_weight="balanced", solver="liblinear")
        model = CalibratedClassifierCV(one, cv=3).fit(words[:REVIEWED], truth[:REVIEWED, code])
        model.predict_proba(words)


def speed() -> bool:
    material, truth = invented()
    suggester = Blend(material)
    made = milliseconds(lambda: suggester.known)
    known = suggester.known
    lessons = np.full_like(truth, -1)
    lessons[:REVIEWED] = truth[:REVIEWED]
    words = known.matrix[:, : len(known.terms)].tocsr()
    weights = np.random.default_rng(1).random((known.matrix.shape[1], CODES))
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(milliseconds(lambda: suggester.learn(lessons).chances))
        theirs.append(milliseconds(lambda: peer(words, truth)))
    scoring = [milliseconds(lambda: known.matrix @ weights) for _ in range(RUNS)]
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"Words, topics and hits of {UNITS} units: {made / 1000:.1f} s, once.")
    print(
        f"Refit of {CODES} codes on {REVIEWED} units, with chances and scores: median "
        f"{statistics.median(ours):.0f} ms, p95 {statistics.quantiles(ours, n=20)[-1]:.0f} ms "
        f"(aim 200); peer {statistics.median(theirs):.0f} ms, {ratio:.2f} x (at most {MOST})."
    )
    print(f"Scoring all units anew: median {statistics.median(scoring):.1f} ms (aim 20).")
    return ratio <= MOST


def quality(path: Path, name: str) -> bool:
    """Both recipes on the same splits of a project."""
    asked = Asked()
    with open_project(path, coder=name) as project:
        there = tried_on(project, Wanted())
    recipes = {"blend": Blend(there.material), "plain": Blend(there.material, PLAIN)}
    found = evaluate(there.material, there.lessons, recipes, asked)
    for one in found.methods:
        figures = " ".join(f"{value:.3f}" for value in one.macro["ap"])
        print(f"{one.name:6} average precision after {list(found.sizes)} units: {figures}")
    return True


if __name__ == "__main__":
    parser = ArgumentParser()
    parser.add_argument("project", nargs="?", type=Path)
    parser.add_argument("--as", dest="name", default="")
    given = parser.parse_args()
    sys.exit(0 if (quality(given.project, given.name) if given.project else speed()) else 1)
