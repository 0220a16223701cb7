from dataclasses import replace

import numpy as np

from coder.suggest.blend import Blend
from coder.suggest.protocol import Material
from coder.suggest.vectors import Vectors
from tests.coder.suggest.corpus import material, shown

HALF = range(36)


def knowing(there: Material, lessons: np.ndarray, model: str = "one") -> Material:
    """A sentence model that knows what is said of dogs, whatever the words are."""
    dogs = lessons[:, 0].astype(float)
    return replace(there, vectors=Vectors(model, np.column_stack([dogs, 1 - dogs])))


def mute() -> tuple[Material, np.ndarray]:
    """The corpus in a tongue of which no word comes twice."""
    there, lessons = material()
    units = tuple(replace(one, text=f"w{place}") for place, one in enumerate(there.units))
    return replace(there, units=units, hits=np.zeros_like(there.hits)), lessons


def test_vectors_tell_what_words_do_not() -> None:
    there, lessons = mute()
    dogs = lessons[len(HALF) :, 0] == 1
    blind = Blend(there).learn(shown(lessons, HALF)).scores[len(HALF) :, 0]
    seeing = Blend(knowing(there, lessons)).learn(shown(lessons, HALF)).scores[len(HALF) :, 0]
    assert np.ptp(blind) == 0
    assert seeing[dogs].min() > seeing[~dogs].max()


def test_reasons_are_words_and_never_numbers_of_a_vector() -> None:
    there, lessons = material()
    opinion = Blend(knowing(there, lessons)).learn(shown(lessons, HALF))
    told = {word for row in range(72) for words in opinion.because(row, 0) for word in words}
    assert told
    assert told <= set(Blend(there).known.terms)


def test_another_model_is_another_suggester() -> None:
    there, lessons = material()
    marks = {
        Blend(one).fingerprint
        for one in (there, knowing(there, lessons), knowing(there, lessons, "two"))
    }
    assert len(marks) == 3
