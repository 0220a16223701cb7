import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.suggest.forms import (
    completed,
    exactly,
    is_wildcard,
    keywords_for,
    plain,
    written_out,
)


def test_one_word_stands_for_its_inflections_in_every_part_of_speech() -> None:
    assert written_out("plan") == ("plan", "plans", "planned", "planning")


def test_irregular_verbs_keep_their_own_forms() -> None:
    assert {"think", "thought", "thinking"} <= set(written_out("think"))


def test_an_inflected_word_stands_for_itself_alone() -> None:
    assert written_out("planned") == ("planned",)


def test_several_words_match_as_they_are_typed() -> None:
    assert written_out("Before  I go") == ("before i go",)


@pytest.mark.parametrize("word", ["be", "might", "go", "that"])
def test_stop_words_are_never_expanded(word: str) -> None:
    assert written_out(word) == (word,)


def test_a_thing_people_do_is_expanded_though_spacy_calls_it_a_stop_word() -> None:
    assert "called" in written_out("call")


@pytest.mark.parametrize(
    ("british", "american"),
    [("organise", "organizing"), ("analyze", "analysed"), ("mentalise", "mentalized")],
)
def test_british_and_american_spellings_meet(british: str, american: str) -> None:
    assert american in written_out(british)


def test_words_that_only_look_like_twins_are_left_alone() -> None:
    assert not {"prise", "prised", "sise"} & {*written_out("prize"), *written_out("size")}


def test_a_word_no_dictionary_knows_is_inflected_by_rule() -> None:
    assert "genograms" in written_out("Genogram")


def test_a_word_with_a_hyphen_stands_for_itself() -> None:
    assert written_out("self-reflect") == ("self-reflect",)


def test_an_empty_keyword_stands_for_nothing() -> None:
    assert written_out(" ") == ()


def test_a_wildcard_is_completed_by_the_words_of_the_text() -> None:
    text = "Reflected, then reflect; self-reflective, but no inflection."
    assert completed("reflect*", text) == ("reflect", "reflected", "reflective")


def test_a_wildcard_works_inside_a_phrase_and_across_a_line() -> None:
    assert completed("think* again", "I was thinking\nagain.") == ("thinking again",)


def test_a_lone_star_stands_for_nothing() -> None:
    assert completed("*", "anything at all") == ()
    assert is_wildcard("*")
    assert not is_wildcard("plan")


def test_curly_and_straight_apostrophes_are_one() -> None:
    assert written_out("what’s working") == written_out("what's working")
    assert completed("what’s work*", "what's working") == completed(
        "what's work*", "what’s working"
    )


@given(st.text())
def test_plain_text_keeps_every_character_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize("keyword", ['"plan"', "“Plan”", exactly("plan")])
def test_a_word_in_quotation_marks_stands_for_itself_alone(keyword: str) -> None:
    assert written_out(keyword) == ("plan",)


def test_a_star_in_quotation_marks_is_a_star() -> None:
    assert not is_wildcard('"reflect*"')


def test_a_word_is_found_by_its_lemmas_and_by_itself() -> None:
    assert keywords_for("rang") == ("rang", "ring")
    assert keywords_for("genogram") == ("genogram",)


def test_what_a_keyword_asks_its_words_to_be_changes_none_of_its_forms() -> None:
    assert written_out("plan (verb)") == written_out("plan")
    assert written_out('"plan" (noun)') == ("plan",)
    assert completed("reflect* (noun)", "my reflection") == ("reflection",)
    assert is_wildcard("reflect* (noun)")
    assert not is_wildcard('"reflect*" (noun)')


def test_one_form_alone_asks_for_what_its_keyword_asks() -> None:
    assert exactly("plan") == exactly("plan", "plans") == '"plan"'
    assert exactly("plan", "plans (verb)") == '"plan" (verb)'
