from typing import Any

import numpy as np
import pytest

from coder.suggest.blend import Blend, Rules
from coder.suggest.chance import Chance
from coder.suggest.evaluation import Asked, Evaluation, evaluate
from coder.suggest.protocol import Opinion, Suggester
from coder.suggest.scoring import Figures, figures
from coder.suggest.simulation import order, reading
from tests.coder.suggest.corpus import material

ASKED = Asked(sizes=(10, 30, 900), seeds=2)


class Knowing:
    """Knows the truth, and remembers which lessons it was given."""

    name = "knowing"
    fingerprint = ""

    def __init__(self, truth: np.ndarray) -> None:
        self.truth = truth
        self.given: list[np.ndarray] = []

    def learn(self, lessons: np.ndarray) -> Opinion:
        self.given.append(lessons)
        nothing = np.zeros(self.truth.shape[1], dtype=bool)
        chances = np.clip(self.truth.astype(float), 0, 1)
        return Opinion(chances, lambda: chances, nothing, nothing, 0, lambda *_: ((), ()))


def tried(asked: Asked = ASKED, **methods: Suggester) -> Evaluation:
    there, lessons = material(documents=8)
    own: list[Suggester] = [Blend(there), Rules(there), Chance(there)]
    return evaluate(there, lessons, methods or {one.name: one for one in own}, asked)


def test_what_was_learned_beats_the_rules_and_the_rules_beat_chance() -> None:
    found = tried()
    blend, rules, chance = (one.macro["ap"][-1] for one in found.methods)
    assert blend > rules > chance
    assert (found.sizes, found.codes) == ([10, 30], ["d", "b"])  # 900 are not there to learn from
    assert (found.units, found.documents, found.blocks) == (72, 8, True)
    assert found.positives == [24, 24]
    assert found.left == [48, 48]


def test_the_same_seed_gives_the_same_figures_and_another_gives_others() -> None:
    assert repr(tried().methods) == repr(tried().methods)
    other = Asked(sizes=(10, 30), seeds=2, seed=9)
    assert repr(tried(other).methods) != repr(tried().methods)


def test_what_is_held_out_is_never_learned_from_and_documents_stay_whole() -> None:
    there, lessons = material(times=12, documents=12)
    one = Knowing(lessons)
    found = evaluate(there, lessons, {"one": one}, Asked(sizes=(40,), seeds=3))
    assert found.methods[0].macro["ap"] == [1.0]
    assert not found.blocks
    for given in one.given:
        known = (given != -1).any(axis=1)
        assert known.sum() == 40
        names = [unit.document for unit in there.units]
        cut = [
            name
            for name in dict.fromkeys(names)
            if 0 < sum(known[row] for row, other in enumerate(names) if other == name) < 12
        ]
        assert len(cut) <= 1  # the last document to learn from may be learned from in part


def test_the_share_that_is_called_coded_is_that_of_units_reviewed_for_the_code() -> None:
    there, lessons = material(times=50, documents=20)
    part = lessons.copy()
    part[[unit.document < "doc 15" for unit in there.units], 0] = -1  # it is for others only
    found = evaluate(there, part, {"one": Knowing(part)}, Asked(sizes=(300,), seeds=3))
    assert found.codes[0] == "d"
    assert found.methods[0].codes[0]["f1"][0] > 0.9


def test_a_single_document_is_held_out_in_parts() -> None:
    there, lessons = material(documents=1)
    found = evaluate(there, lessons, {"rules": Rules(there)}, Asked(sizes=(20,), seeds=1))
    assert (found.documents, found.blocks) == (1, True)
    assert np.isnan(found.methods[0].spread[0])


def test_progress_is_told_split_by_split() -> None:
    there, lessons = material()
    told: list[tuple[int, int]] = []
    evaluate(there, lessons, {"r": Rules(there)}, ASKED, lambda *now: told.append(now))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("keep", [0, 6])
def test_too_little_to_try_is_refused(keep: int) -> None:
    there, lessons = material()
    lessons[keep:] = -1
    with pytest.raises(ValueError, match="nothing to try"):
        evaluate(there, lessons, {"rules": Rules(there)}, Asked(sizes=(2,), seeds=1))


def test_reading_in_a_perfect_order_saves_all_that_can_be_saved() -> None:
    _, lessons = material()
    read = reading(Knowing(lessons), lessons, 0, [1])
    first = 20  # read in any order before anything is learned
    assert read[0.8] <= read[0.95] <= (first + 24) / 72
    rest = reading(Chance(material()[0]), lessons, 0, [1])
    assert rest[0.95] > read[0.95]


def test_a_perfect_order_that_is_learned_at_once_reads_only_what_is_coded() -> None:
    _, lessons = material(times=100)
    read = reading(Knowing(lessons), lessons, 0, [1])
    coded = 400 / 1200
    assert read[0.95] == pytest.approx(0.95 * coded, abs=20 / 1200)  # 20 are read in any order


def test_guesses_that_are_all_alike_are_read_as_the_text_goes() -> None:
    _, lessons = material()
    alike = Knowing(np.zeros_like(lessons))
    found = list(order(alike, lessons, 0, [1]))
    assert found[20:] == sorted(found[20:])


def test_the_precision_of_chance_is_about_the_share_that_is_coded() -> None:
    there, lessons = material(times=100, documents=40)
    found = evaluate(there, lessons, {"c": Chance(there)}, Asked(sizes=(50,), seeds=5))
    assert found.methods[0].macro["ap"] == pytest.approx([400 / 1200], abs=0.05)


def test_no_document_is_both_learned_from_and_held_out(monkeypatch: pytest.MonkeyPatch) -> None:
    there, lessons = material(times=12, documents=12)
    seen: list[int] = []

    def watched(truth: np.ndarray, *rest: Any) -> Figures:
        seen.append(len(truth))
        return figures(truth, *rest)

    monkeypatch.setattr("coder.suggest.evaluation.figures", watched)
    one = Knowing(lessons)
    evaluate(there, lessons, {"one": one}, Asked(sizes=(96,), seeds=3))
    names = np.array([unit.document for unit in there.units])
    for given, held in zip(one.given, seen, strict=True):
        learned = set(names[(given != -1).any(axis=1)])
        assert len(learned) == 8  # twelve units each
        assert held == np.isin(names, list(learned), invert=True).sum()


def test_only_what_was_decided_is_read() -> None:
    _, lessons = material()
    lessons[40:, 0] = -1
    assert sorted(order(Knowing(lessons), lessons, 0, [1])) == list(range(40))


def test_chance_knows_nothing_and_says_the_same_twice() -> None:
    there, lessons = material()
    one = Chance(there)
    first, again = one.learn(lessons), one.learn(lessons)
    assert (first.scores == again.scores).all()
    assert first.because(0, 0) == ((), ())
    assert (one.fingerprint, first.reviewed) == ("chance", 72)
