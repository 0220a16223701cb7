"""What a suggester makes of a text or a codebook that hardly teaches anything."""

import numpy as np
import pytest

from coder.suggest.blend import Blend
from coder.suggest.protocol import Material
from coder.suggest.units import Unit
from tests.coder.suggest.corpus import material, shown
from transcripts.model import Span


def text(*said: str) -> tuple[Unit, ...]:
    return tuple(Unit("a", Span(at, at + 1), "", one) for at, one in enumerate(said))


def test_a_codebook_without_a_code_to_suggest_has_an_empty_opinion() -> None:
    there, lessons = material()
    opinion = Blend(Material(there.units, (), there.hits[:, :0])).learn(lessons[:, :0])
    assert opinion.scores.shape == opinion.chances.shape == (len(lessons), 0)


@pytest.mark.parametrize("codes", [0, 2])
def test_a_project_without_a_text_has_an_empty_opinion(codes: int) -> None:
    there, lessons = material()
    empty = Material((), there.codes[:codes], there.hits[:0, :codes])
    assert Blend(empty).learn(lessons[:0, :codes]).scores.shape == (0, codes)


def test_units_that_are_all_alike_are_ranked_alike() -> None:
    same = Material(text(*["Yes we did."] * 40), ("c",), np.zeros((40, 1), dtype=int))
    opinion = Blend(same).learn(np.array([[1], [0]] * 20, dtype=np.int8))
    assert np.isfinite(opinion.scores).all()
    assert np.ptp(opinion.scores) < 1e-6
    assert ((opinion.chances > 0) & (opinion.chances < 1)).all()


def test_units_without_a_word_are_ranked_by_their_keywords() -> None:
    dots = Material(text("...", "-", "*"), ("c",), np.array([[0], [2], [0]]))
    opinion = Blend(dots).learn(np.full((3, 1), -1, dtype=np.int8))
    assert opinion.scores.argmax() == 1


@pytest.mark.parametrize("seed", range(6))
def test_a_chance_never_falls_while_the_score_rises(seed: int) -> None:
    there, lessons = material()
    silent = Material(there.units, there.codes, np.zeros_like(there.hits))
    guesses = np.random.default_rng(seed).random(lessons.shape) < 0.3
    opinion = Blend(silent).learn(guesses.astype(np.int8))  # nothing in the words tells
    assert ((opinion.chances > 0) & (opinion.chances < 1)).all()
    for code in range(2):
        chances = opinion.chances[np.argsort(opinion.scores[:, code]), code]
        assert (np.diff(chances) >= -1e-9).all()


def test_rules_lead_at_first_and_what_was_learned_later() -> None:
    there, lessons = material(times=30)
    silent = there.hits.sum(axis=1) == 0
    misled = Material(there.units, there.codes, (silent[:, None] * [1, 1]).astype(int))

    def lead(seen: range) -> float:
        scores = Blend(misled).learn(shown(lessons, seen)).scores[:, 0]
        return float(scores[lessons[:, 0] == 0].mean() - scores[lessons[:, 0] == 1].mean())

    first = [row for row in range(len(lessons)) if lessons[row, 0] == 0][:1]
    assert lead(range(first[0], first[0] + 1)) > 0
    assert lead(range(300)) < 0
