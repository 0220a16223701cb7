import numpy as np
from scipy import sparse

from coder.suggest.reasons import strongest

TERMS = ("plan", "next", "next week", "the", "had", "?", "week")


def told(**weights: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    named = {name.replace("_", " "): weight for name, weight in weights.items()}
    row = sparse.csr_matrix(np.ones((1, len(TERMS) + 1)))
    column = np.array([*(named.get(term, 0.0) for term in TERMS), 5.0])
    return strongest(TERMS, row, column)


def test_the_words_that_weigh_most_are_told_first() -> None:
    assert told(plan=0.2, had=-0.5, next_week=0.9) == (("next week", "plan"), ())
    assert told(plan=-0.2)[1] == ("plan",)


def test_words_that_another_has_said_already_are_left_out() -> None:
    assert told(next_week=0.9, week=0.5, plan=0.4)[0] == ("next week", "plan")


def test_words_that_say_nothing_by_themselves_and_tiny_weights_are_left_out() -> None:
    assert told(the=3.0, plan=0.001) == ((), ())


def test_words_that_are_drawn_together_with_others_say_nothing_either() -> None:
    row = sparse.csr_matrix(np.ones((1, 3)))
    favour, _ = strongest(("and i'd", "she's", "don't"), row, np.array([3.0, 2.0, 1.0]))
    assert favour == ("don't",)


def test_no_more_are_told_than_a_line_holds() -> None:
    row = sparse.csr_matrix(np.ones((1, 6)))
    favour, against = strongest(tuple("vwxyzq"), row, np.array([1.0, 2, 3, 4, -1, -2]))
    assert (favour, against) == (("y", "x", "w"), ("q",))
