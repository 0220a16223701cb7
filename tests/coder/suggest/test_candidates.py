import math

from hypothesis import given
from hypothesis import strategies as st

from coder.suggest.candidates import Sentences, candidates

RING = ["I ring the school first.", "She rang the school.", "I would ring school."]
OTHER = ["The family eats dinner.", "The school is far.", "Dinner was late.", "Nobody came."]


def ranked(coded: list[str], others: list[str], cases: list[str] | None = None) -> Sentences:
    said = [*coded, *others]
    whose = cases or [f"case {number}" for number in range(len(said))]
    return Sentences(said, whose, [True] * len(coded) + [False] * len(others))


def test_words_that_coded_sentences_hold_more_often_come_first_with_their_inflections() -> None:
    first, *_ = candidates(ranked(RING, OTHER))
    assert (first.words, first.forms) == ("ring", ("ring", "rang"))
    assert (first.coded, first.elsewhere) == ((0, 1, 2), ())
    assert first.cases == 3
    assert first.share == 1
    assert not first.from_one_case


def test_the_ranking_is_the_log_odds_with_a_prior_in_standard_deviations() -> None:
    said = ranked(["ring ring", "ring"], ["dinner", "dinner"])
    [one] = candidates(said)
    prior = 2 * 2 / 4  # as many words as are coded, in their share of all words
    ratio = math.log(3 / (4 + 1 - 3)) - math.log(1 / (4 + 1 - 1))
    assert math.isclose(one.log_odds, ratio)
    assert math.isclose(one.z, ratio / math.sqrt(1 / (2 + prior) + 1 / (0 + prior)))


def test_stop_words_contractions_and_short_words_are_no_candidates() -> None:
    said = ranked(["I'd be there, she's up.", "I'd be there, she's up."], ["Dinner.", "Late."])
    assert candidates(said) == ()


def test_a_phrase_is_listed_where_it_tells_more_than_its_words() -> None:
    coded = ["I find out more.", "They find out.", "We find out."]
    others = ["I find my keys.", "We find it.", "Out we go.", *OTHER, *OTHER]
    found = {one.words: one for one in candidates(ranked(coded, others))}
    assert found["find out"].share == 1
    assert "find" not in found or found["find"].share < 1


def test_no_phrase_reaches_over_a_sign() -> None:
    coded = ["I knock; doors close.", "I knock; doors close."]
    words = {one.words for one in candidates(ranked(coded, ["Dinner.", "Late."]))}
    assert "knock doors" not in words
    assert "doors close" not in words  # its words tell as much


def test_what_one_person_alone_says_is_marked() -> None:
    [one] = candidates(ranked(["knock"] * 2, ["dinner"] * 2, ["ana", "ana", "ben", "cas"]))
    assert one.from_one_case


def test_of_keywords_that_share_a_form_only_the_best_is_listed() -> None:
    coded = ["My notes are thin.", "Where are those notes?", "One note a visit."]
    found = candidates(ranked(coded, [*OTHER, *OTHER]))
    assert [one.words for one in found] == ["note"]


def test_there_is_none_before_something_is_coded_and_where_everything_is() -> None:
    assert candidates(ranked([], OTHER)) == ()
    assert candidates(ranked(RING, [])) == ()


words = st.sampled_from(["ring", "rang", "school", "dinner", "the", "late", "notes", "out", "—"])
texts = st.lists(st.lists(words, max_size=6).map(" ".join), min_size=1, max_size=12)


@given(texts, texts)
def test_every_candidate_counts_the_sentences_that_hold_one_of_its_forms(
    coded: list[str], others: list[str]
) -> None:
    said = ranked(coded, others)
    for one in candidates(said):
        rows = {
            row
            for row, sentence in enumerate(said.said)
            if any(f" {form} " in f" {sentence} " for form in one.forms)
        }
        assert rows == {*one.coded, *one.elsewhere}
        assert all(said.is_coded[row] for row in one.coded)
        assert not any(said.is_coded[row] for row in one.elsewhere)
        assert one.z >= 1
