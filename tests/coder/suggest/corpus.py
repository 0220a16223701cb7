"""A small corpus with planted answers: what is said of dogs, of boats, and of neither."""

from collections.abc import Sequence

import numpy as np

from coder.suggest.protocol import Material
from coder.suggest.units import Unit
from transcripts.model import Span

DOGS = ("The dog barked at me.", "Our puppy barked and ran.", "A dog ran to the puppy.",
        "The puppy barked.")  # fmt: skip
BOATS = ("The boat sailed out.", "A ship sailed past us.", "The ship and the boat sank.",
         "That boat sank.")  # fmt: skip
NEITHER = ("It was raining all day.", "We had tea and cake.", "Nobody said a word.",
           "All day we had cake.")  # fmt: skip


def material(times: int = 6, documents: int = 6) -> tuple[Material, np.ndarray]:
    """Units with their lessons: dogs are code `d`, boats `b`; "dog" and "boat" are keywords.

    Half of what is said of a code holds no keyword of it.
    """
    units, lessons, hits = [], [], []
    rows = [(text, kind) for kind, texts in enumerate((DOGS, BOATS, NEITHER)) for text in texts]
    for place in range(times * len(rows)):
        text, kind = rows[(place * 5) % len(rows)]
        units.append(Unit(f"doc {place % documents}", Span(place, place + 1), "R", text))
        lessons.append((kind == 0, kind == 1))
        hits.append((text.lower().count("dog"), text.lower().count("boat")))
    order = sorted(range(len(units)), key=lambda place: units[place].document)
    return (
        Material(tuple(units[place] for place in order), ("d", "b"), np.array(hits)[order]),
        np.array(lessons, dtype=np.int8)[order],
    )


def shown(lessons: np.ndarray, rows: Sequence[int]) -> np.ndarray:
    """The lessons of some rows; nothing is known of the others."""
    found = np.full_like(lessons, -1)
    found[list(rows)] = lessons[list(rows)]
    return found
