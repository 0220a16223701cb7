import pytest

from codebook.model import Code, Keywords
from coder.errors import InvalidRequestError
from coder.suggest.rewording import with_avoided, with_keyword, without, without_form

PLAN = Code(
    "PL", "Planning", keywords=Keywords(("plan", "before I go", "reflect*"), ("care plan",))
)


def test_a_keyword_stands_behind_those_that_are_there() -> None:
    assert with_keyword(PLAN, "  find   out ").keywords.seek[-1] == "find out"


def test_who_adds_a_form_of_a_keyword_is_told_that_it_is_there() -> None:
    with pytest.raises(InvalidRequestError, match="“Planned” is a keyword of PL already, a form"):
        with_keyword(PLAN, "Planned")
    with pytest.raises(InvalidRequestError, match=r"“plan” is a keyword of PL already\."):
        with_keyword(PLAN, "plan")


def test_a_keyword_cannot_be_sought_and_avoided() -> None:
    sought = with_keyword(PLAN, "Care plan")
    assert sought.keywords.avoid == ()
    assert with_avoided(sought, "care plan").keywords == PLAN.keywords


def test_what_is_avoided_already_is_told() -> None:
    with pytest.raises(InvalidRequestError, match="avoided by PL already"):
        with_avoided(PLAN, "care plan")


@pytest.mark.parametrize("words", ["", "  ", "*", "“”"])
def test_a_keyword_is_a_word(words: str) -> None:
    with pytest.raises(InvalidRequestError, match="A keyword is a word or more"):
        with_keyword(PLAN, words)


def test_keywords_to_seek_and_to_avoid_are_dropped_by_their_words() -> None:
    assert without(PLAN, "Before I go", {}).keywords.seek == ("plan", "reflect*")
    assert without(PLAN, "care plan", {}).keywords.avoid == ()


def test_of_a_form_that_is_dropped_the_others_stay_each_for_itself() -> None:
    left = without(PLAN, "Planning", {}).keywords.seek
    assert left == ('"plan"', '"plans"', '"planned"', "before I go", "reflect*")
    assert without_form(PLAN, "plan", "plan", {}).keywords.seek[0] == '"plans"'


def test_of_a_wildcard_the_forms_stay_that_are_said() -> None:
    said = {"reflect*": ["reflects", "reflection"]}
    assert without(PLAN, "reflects", said).keywords.seek[-1] == '"reflection"'


def test_who_drops_what_is_not_there_is_told_what_is() -> None:
    with pytest.raises(InvalidRequestError, match="It has “plan”, “before I go”, “reflect"):
        without(PLAN, "ring", {})
    with pytest.raises(InvalidRequestError, match="It has none at all"):
        without(Code("A", "A"), "ring", {})


def asking(*seek: str) -> Code:
    return Code("PL", "Planning", keywords=Keywords(seek, ("visit (noun)",)))


def test_a_keyword_that_asks_for_a_part_of_speech_takes_the_place_of_one_that_does_not() -> None:
    narrowed = with_keyword(PLAN, "plan  (verb)")
    assert narrowed.keywords.seek == ("plan (verb)", "before I go", "reflect*")
    assert with_keyword(narrowed, "Plan").keywords.seek[0] == "Plan"


def test_the_same_words_may_ask_for_two_parts_of_speech() -> None:
    assert with_keyword(asking("plan (verb)"), "plan (noun)").keywords.seek == (
        "plan (verb)",
        "plan (noun)",
    )


def test_a_form_is_there_already_unless_its_keyword_asks_for_something_else() -> None:
    for seek, word in (("plan", "plans (verb)"), ("plan (verb)", "plans (verb)")):
        with pytest.raises(InvalidRequestError, match="is a keyword of PL already, a form of"):
            with_keyword(asking(seek), word)
    with pytest.raises(InvalidRequestError, match=r"“plan \(verb\)” is a keyword of PL already\."):
        with_keyword(asking("plan (verb)"), "plan (verb)")
    for word in ("plans", "plans (noun)"):
        assert with_keyword(asking("plan (verb)"), word).keywords.seek[-1] == word


def test_a_keyword_that_asks_for_a_part_of_speech_is_dropped_by_its_words_alone() -> None:
    both = asking("plan (verb)", "ring", "plan (noun)")
    assert without(both, "plan (verb)", {}).keywords.seek == ("ring", "plan (noun)")
    assert without(both, "Plan", {}).keywords.seek == ("ring",)
    assert without(both, "visit", {}).keywords.avoid == ()


def test_the_forms_that_stay_ask_for_the_same_part_of_speech() -> None:
    left = without(asking("plan (verb)"), "plans", {}).keywords.seek
    assert left == ('"plan" (verb)', '"planned" (verb)', '"planning" (verb)')
    said = {"plan* (noun)": ["plan", "planner"]}
    left = without_form(asking("plan* (noun)"), "plan* (noun)", "plan", said).keywords.seek
    assert left == ('"planner" (noun)',)


def test_a_part_of_speech_alone_is_no_keyword() -> None:
    with pytest.raises(InvalidRequestError, match="A keyword is a word or more"):
        with_keyword(PLAN, "* (verb)")
