"""A suggester that knows nothing: what any other has to beat."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from coder.suggest.learning import UNKNOWN
from coder.suggest.protocol import Material, Opinion


@dataclass(frozen=True, eq=False)
class Chance:
    """Ranks at random, anew after every lesson; the same lessons give the same order."""

    material: Material

    name = "chance"

    @property
    def fingerprint(self) -> str:
        return self.name

    def learn(self, lessons: Any) -> Opinion:
        import numpy as np

        seed = int.from_bytes(sha256(lessons.tobytes()).digest()[:8])
        nothing = np.zeros(lessons.shape[1], dtype=bool)
        return Opinion(
            scores=np.random.default_rng(seed).random(lessons.shape),
            reckon=lambda: np.full(lessons.shape, np.nan),
            told=nothing,
            taught=nothing,
            reviewed=int((lessons != UNKNOWN).any(axis=1).sum()),
            because=lambda _unit, _code: ((), ()),
        )
