import subprocess
import sys

import numpy as np
import pytest

from coder.suggest.blend import Blend, Rules
from coder.suggest.features import wording
from coder.suggest.protocol import Material, Opinion, Suggester
from coder.suggest.recipe import BLEND, PLAIN
from coder.suggest.units import Unit
from tests.coder.suggest.corpus import material, shown
from transcripts.model import Span


@pytest.fixture(scope="module")
def learned() -> tuple[Material, np.ndarray, Opinion]:
    there, lessons = material()
    return there, lessons, Blend(there).learn(shown(lessons, range(48)))


def rank(opinion: Opinion, code: int, rows: range) -> list[int]:
    return sorted(rows, key=lambda row: -opinion.scores[row, code])


def test_what_was_learned_finds_what_no_keyword_finds(
    learned: tuple[Material, np.ndarray, Opinion],
) -> None:
    there, lessons, opinion = learned
    rest = range(48, len(lessons))
    coded = int(lessons[48:, 0].sum())
    assert all(lessons[row, 0] for row in rank(opinion, 0, rest)[:coded])
    rules = Rules(there).learn(shown(lessons, range(48)))
    silent = [row for row in rest if lessons[row, 0] and not there.hits[row, 0]]
    assert silent
    assert max(rules.scores[row, 0] for row in silent) == 0
    assert min(opinion.scores[row, 0] for row in silent) > np.median(opinion.scores[48:, 0])


def test_chances_are_probabilities_and_told_where_enough_was_reviewed(
    learned: tuple[Material, np.ndarray, Opinion],
) -> None:
    _, lessons, opinion = learned
    assert ((opinion.chances > 0) & (opinion.chances < 1)).all()
    assert opinion.told.tolist() == [True, True]
    assert (opinion.reviewed, opinion.taught.tolist()) == (48, [True, True])
    dogs = opinion.chances[lessons[:, 0] == 1, 0].mean()
    assert dogs - opinion.chances[lessons[:, 0] == 0, 0].mean() > 0.4


def test_the_words_that_speak_for_a_code_are_told(
    learned: tuple[Material, np.ndarray, Opinion],
) -> None:
    there, _, opinion = learned
    row = next(row for row, one in enumerate(there.units) if one.text == "The puppy barked.")
    favour, against = opinion.because(row, 0)
    assert {"puppy", "barked", "puppy barked"} & set(favour)
    assert opinion.because(row, 1)[1] != ()
    assert not {"the", "the puppy"} & {*favour, *against} - {"the puppy"}


def test_a_code_without_an_example_is_ranked_by_keywords_alone() -> None:
    there, lessons = material()
    seen = shown(lessons, range(48))
    seen[:, 1] = np.where(seen[:, 1] == 1, 0, seen[:, 1])
    opinion = Blend(there).learn(seen)
    assert opinion.taught.tolist() == [True, False]
    boats = there.hits[:, 1] > 0
    assert opinion.scores[boats, 1].min() > opinion.scores[~boats, 1].max()
    assert not opinion.told[1]
    assert len(set(opinion.chances[:, 1])) == 1  # nothing but the share that was coded so far


def test_before_anything_is_reviewed_there_are_keywords_and_no_chance() -> None:
    there, lessons = material()
    opinion = Blend(there).learn(shown(lessons, []))
    assert np.isnan(opinion.chances).all()
    assert opinion.because(0, 0) == ((), ())
    dogs = there.hits[:, 0] > 0
    assert opinion.scores[dogs, 0].min() > opinion.scores[~dogs, 0].max()


def test_a_code_whose_examples_lie_together_still_has_a_chance() -> None:
    there, lessons = material()
    seen = shown(lessons, range(48))
    seen[:, 0] = -1
    seen[:30, 0] = 0
    seen[30:34, 0] = 1
    opinion = Blend(there).learn(seen)
    assert ((opinion.chances[:, 0] > 0) & (opinion.chances[:, 0] < 1)).all()
    assert opinion.told.tolist() == [False, True]


def test_rules_fade_as_more_is_reviewed() -> None:
    weights = [BLEND.rules_at(reviewed) for reviewed in (0, 200, 2000)]
    assert weights == sorted(weights, reverse=True)
    assert weights[1] == weights[0] / 2
    assert BLEND.echo_at(100) == BLEND.echo_at(0) / 2


def test_the_same_lessons_give_the_same_scores_in_another_process() -> None:
    told = (
        "import numpy as np\n"
        "from coder.suggest.blend import Blend\n"
        "from tests.coder.suggest.corpus import material, shown\n"
        "there, lessons = material()\n"
        "one = Blend(there)\n"
        "print(one.fingerprint, np.round(one.learn(shown(lessons, range(40))).scores, 9).tolist())"
    )
    runs = {
        subprocess.run([sys.executable, "-c", told], capture_output=True, check=True).stdout
        for _ in range(2)
    }
    assert len(runs) == 1


def test_fingerprints_tell_texts_recipes_and_methods_apart() -> None:
    there, _ = material()
    other = Material(there.units[:-1], there.codes, there.hits[:-1])
    marks: list[Suggester] = [Blend(there), Blend(other), Blend(there, PLAIN), Rules(there)]
    assert len({one.fingerprint for one in marks}) == 4
    assert all(isinstance(one, Suggester) for one in marks)


def test_the_plainer_recipe_learns_too() -> None:
    there, lessons = material()
    opinion = Blend(there, PLAIN).learn(shown(lessons, range(48)))
    assert (
        opinion.scores[lessons[:, 0] == 1, 0].mean() > opinion.scores[lessons[:, 0] == 0, 0].mean()
    )


def units(*said: tuple[str, str, str]) -> list[Unit]:
    return [Unit(name, Span(0, 1), who, text) for name, who, text in said]


def test_a_part_that_is_played_in_several_documents_is_a_feature_and_a_person_is_none() -> None:
    parts = wording(
        units(("a", "worker", "x y"), ("a", "parent", "x"), ("b", "worker", "x"),
              ("b", "parent", "y"), ("b", "Jo", "y")), BLEND
    )  # fmt: skip
    assert parts.speakers.shape == (5, 2)
    assert parts.speakers.toarray()[4].tolist() == [0, 0]
    people = wording(units(("a", "Jo", "x"), ("b", "Kim", "x y")), BLEND)
    assert people.speakers.shape == (2, 0)


def test_one_part_beside_persons_is_a_feature_and_one_that_all_play_is_none() -> None:
    beside = wording(
        units(("a", "worker", "x y"), ("a", "Jo", "x"), ("b", "worker", "x"), ("b", "Kim", "y")),
        BLEND,
    )
    assert beside.speakers.toarray().tolist() == [[1], [0], [1], [0]]
    alone = wording(units(("a", "worker", "x y"), ("b", "worker", "x")), BLEND)
    assert alone.speakers.shape == (2, 0)


def test_a_text_too_small_for_topics_and_one_in_which_no_word_comes_twice_can_be_read() -> None:
    few = wording(units(("a", "R", "x y z"), ("b", "R", "x y")), BLEND)
    assert few.topics is None
    none = wording(units(("a", "R", "one"), ("b", "R", "two")), BLEND)
    assert (none.terms, none.words.shape) == ((), (2, 0))
    there = Material(
        tuple(units(("a", "R", "one"), ("b", "R", "two"))), ("c",), np.array([[1], [0]])
    )
    opinion = Blend(there).learn(np.array([[1], [0]], dtype=np.int8))
    assert opinion.scores[0, 0] > opinion.scores[1, 0]
