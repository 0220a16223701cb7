"""The program's own suggesters: keywords alone, and keywords blended with what was learned."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from coder.suggest.features import Features, Wording, features, rule_scores, wording
from coder.suggest.learning import UNKNOWN, learn
from coder.suggest.protocol import Material, Opinion
from coder.suggest.reasons import strongest
from coder.suggest.recipe import BLEND, Recipe

_DESIGN = "1"


@dataclass(frozen=True, eq=False)
class Blend:
    """Keywords lead at first; what was learned takes over as more units are reviewed."""

    material: Material
    recipe: Recipe = BLEND
    said: Wording | None = None

    name = "blend"

    @cached_property
    def fingerprint(self) -> str:
        constants = [getattr(self.recipe, one.name) for one in fields(self.recipe)]
        return fingerprint(self.material, f"blend {_DESIGN} {constants}")

    def learn(self, lessons: Any) -> Opinion:
        with _alone():
            known = self.known
            found = learn(known, lessons, self.recipe)

        def reckon() -> Any:
            with _alone():
                return found.chances()

        return Opinion(
            scores=found.scores,
            reckon=reckon,
            told=found.told,
            taught=found.taught,
            reviewed=found.reviewed,
            because=lambda unit, code: strongest(
                known.terms, known.matrix[[unit]], found.weights[:, code]
            ),
        )

    @cached_property
    def known(self) -> Features:
        said = self.said or wording(self.material.units, self.recipe)
        vectors = self.material.vectors
        return features(
            said, self.material.hits, self.recipe, None if vectors is None else vectors.values
        )


@dataclass(frozen=True, eq=False)
class Rules:
    """Ranks by the keywords and learns nothing, however much was reviewed."""

    material: Material

    name = "rules"

    @cached_property
    def fingerprint(self) -> str:
        return fingerprint(self.material, "rules")

    def learn(self, lessons: Any) -> Opinion:
        import numpy as np

        rules = self.scores
        return Opinion(
            scores=rules,
            reckon=lambda: np.full(rules.shape, np.nan),
            told=np.zeros(rules.shape[1], dtype=bool),
            taught=np.zeros(rules.shape[1], dtype=bool),
            reviewed=int((lessons != UNKNOWN).any(axis=1).sum()),
            because=lambda _unit, _code: ((), ()),
        )

    @cached_property
    def scores(self) -> Any:
        """How strongly keywords speak for each code in each unit; the same whatever is learned."""
        import numpy as np

        lengths = [len(unit.text.split()) for unit in self.material.units]
        return rule_scores(self.material.hits, np.array(lengths))


@contextmanager
def _alone() -> Iterator[None]:
    """Compute in one thread: matrices are so small that more would only wait for one another.

    They are our own, too, and are not looked through for faults.
    """
    from sklearn import config_context
    from threadpoolctl import threadpool_limits

    ours = config_context(assume_finite=True, skip_parameter_validation=True)
    with threadpool_limits(1, user_api="blas"), ours:
        yield


def fingerprint(material: Material, design: str) -> str:
    """A hash of a design and of all the words and hits that it sees (hex)."""
    found = hashlib.sha256(design.encode())
    for unit in material.units:
        found.update(f"{unit.document} {unit.span} {unit.speaker} {unit.text}".encode())
    found.update(" ".join(material.codes).encode())
    found.update(material.hits.tobytes())
    if material.vectors is not None:
        found.update(material.vectors.model.encode())
    return found.hexdigest()
