"""How good suggestions are on what a team has coded: learned on some documents, tried on others."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coder.suggest.learning import CODED, LEFT, UNKNOWN
from coder.suggest.protocol import Material, Suggester
from coder.suggest.scoring import Figures, figures

SIZES = (25, 50, 100, 200, 500)
SEEDS = 5
HELD_OUT = 0.3
_FEWEST = 5  # held-out units with a code; with fewer its figures are noise
_PARTS = 10  # a document of more than a tenth of the units is cut into parts, held out singly

Progress = Callable[[int, int], object]
"""Told how many trials are done, of how many."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How to try: after how many reviewed units, and in how many random splits from which seed."""

    sizes: Sequence[int] = SIZES
    seeds: int = SEEDS
    seed: int = 1
    held_out: float = HELD_OUT


@dataclass(frozen=True, slots=True)
class Method:
    """One method's figures: `macro` and each of `codes` by size; the mean of all splits.

    `spread` is the standard deviation of the macro average precision between the splits.
    """

    name: str
    macro: Mapping[str, Sequence[float]]
    codes: Sequence[Mapping[str, Sequence[float]]]
    spread: Sequence[float]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was tried, and how it went.

    `codes` are those of the material that could be tried; `positives` and `left` count the units
    with and without them. `sizes` are those for which there was enough to learn from.
    """

    asked: Asked
    sizes: Sequence[int]
    codes: Sequence[str]
    positives: Sequence[int]
    left: Sequence[int]
    units: int
    documents: int
    blocks: bool
    methods: Sequence[Method]


def evaluate(
    material: Material,
    lessons: Any,
    suggesters: Mapping[str, Suggester],
    asked: Asked,
    progress: Progress | None = None,
) -> Evaluation:
    """Try each suggester on the same splits.

    Whole documents are held out, or parts of large ones. A suggester sees the text of all, and the
    lessons of the first so many units of the others, in a random order of documents. Raises
    ValueError where nothing can be tried: too few units reviewed, or no code on enough of them.
    """
    ground = _Ground.of(material, lessons)
    splits = [_split(ground, asked, number) for number in range(asked.seeds)]
    sizes = [size for size in asked.sizes if all(size <= len(learn) for learn, _ in splits)]
    codes = _tried(lessons, splits)
    if not sizes or not codes:
        raise ValueError("nothing to try")
    found: dict[str, list[list[Figures]]] = {name: [] for name in suggesters}
    for number, (learn, rest) in enumerate(splits, 1):
        for name, one in suggesters.items():
            trials = (_trial(one, lessons, learn[:size], rest) for size in sizes)
            found[name].append([figures(*trial, codes) for trial in trials])
        if progress:
            progress(number, asked.seeds)
    return Evaluation(
        asked=asked,
        sizes=sizes,
        codes=[material.codes[code] for code in codes],
        positives=[int((lessons[:, code] == CODED).sum()) for code in codes],
        left=[int((lessons[:, code] == LEFT).sum()) for code in codes],
        units=len(ground.rows),
        documents=ground.documents,
        blocks=ground.blocks,
        methods=[_method(name, trials, len(codes)) for name, trials in found.items()],
    )


@dataclass(frozen=True, slots=True)
class _Ground:
    """The units with a lesson, by document; of a large document, by its parts."""

    rows: Sequence[int]
    groups: Sequence[Sequence[int]]
    documents: int
    blocks: bool

    @classmethod
    def of(cls, material: Material, lessons: Any) -> "_Ground":
        import numpy as np

        rows = np.flatnonzero((lessons != UNKNOWN).any(axis=1)).tolist()
        by_document: dict[str, list[int]] = {}
        for row in rows:
            by_document.setdefault(material.units[row].document, []).append(row)
        most = max(1.0, len(rows) / _PARTS)
        cut = [np.array_split(one, math.ceil(len(one) / most)) for one in by_document.values()]
        groups = [part.tolist() for parts in cut for part in parts]
        return cls(rows, groups, len(by_document), blocks=len(groups) > len(by_document))


def _split(ground: _Ground, asked: Asked, number: int) -> tuple[list[int], list[int]]:
    """The rows to learn from, in order, and the rows held out."""
    import numpy as np

    order = np.random.default_rng([asked.seed, number]).permutation(len(ground.groups))
    wanted = asked.held_out * len(ground.rows)
    rest: list[int] = []
    learn: list[int] = []
    for place in order:
        (rest if len(rest) < wanted else learn).extend(ground.groups[place])
    return learn, sorted(rest)


def _tried(lessons: Any, splits: Sequence[tuple[Sequence[int], Sequence[int]]]) -> list[int]:
    """The codes that stand on enough held-out units in every split."""
    return [
        code
        for code in range(lessons.shape[1])
        if all((lessons[rest, code] == CODED).sum() >= _FEWEST for _, rest in splits)
    ]


def _trial(
    one: Suggester, lessons: Any, learn: Sequence[int], rest: Sequence[int]
) -> tuple[Any, Any, Any, Any]:
    """The truth of the held-out units, their scores and chances, and the rates of the learned."""
    import numpy as np

    shown = np.full_like(lessons, UNKNOWN)
    shown[learn] = lessons[learn]
    opinion = one.learn(shown)
    learned = lessons[learn]
    rates = (learned == CODED).sum(axis=0) / np.maximum(1, (learned != UNKNOWN).sum(axis=0))
    return lessons[rest], opinion.scores[rest], opinion.chances[rest], rates


def _method(name: str, trials: Sequence[Sequence[Figures]], codes: int) -> Method:
    """The means over the splits; `trials` are by split and size."""
    by_size = list(zip(*trials, strict=True))
    return Method(
        name,
        macro={key: [_mean(one.macro[key] for one in row) for row in by_size] for key in MACRO},
        codes=[
            {key: [_mean(one.codes[key][code] for one in row) for row in by_size] for key in EACH}
            for code in range(codes)
        ],
        spread=[_spread([one.macro["ap"] for one in row]) for row in by_size],
    )


MACRO = ("ap", "f1", "hit3", "ece")
EACH = ("ap", "f1", "ece")


def _mean(values: Iterator[float]) -> float:
    import numpy as np

    told = [value for value in values if not np.isnan(value)]
    return float(np.mean(told)) if told else float("nan")


def _spread(values: Sequence[float]) -> float:
    import numpy as np

    return float(np.std(values, ddof=1)) if len(values) > 1 else float("nan")
