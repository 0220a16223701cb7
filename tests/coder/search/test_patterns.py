"""What typed words find, whole or not, in any case and in all their forms."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.errors import InvalidRequestError
from coder.search.patterns import Query, SearchKind, compiled, pattern
from transcripts.text import canonical


def found(text: str, words: str, kind: SearchKind = SearchKind.PLAIN, **more: object) -> list[str]:
    sought = compiled(Query(words, kind, **more))  # type: ignore[arg-type] # options of a Query
    assert sought is not None
    return [match[0] for match in sought.finditer(text)]


def test_plain_words_are_found_inside_others_in_any_case() -> None:
    assert found("Plan. We planned a PLAN.", "plan") == ["Plan", "plan", "PLAN"]


def test_case_can_matter() -> None:
    assert found("Plan. We planned.", "Plan", case_sensitive=True) == ["Plan"]


def test_a_whole_word_is_not_found_inside_another() -> None:
    assert found("Plan. We planned a plan-B.", "plan", SearchKind.WORD) == ["Plan", "plan"]


def test_a_blank_stands_for_a_line_break_too() -> None:
    assert found("knock on\n  the door", "on the") == ["on\n  the"]


def test_signs_that_look_alike_are_the_same() -> None:
    assert found("I don’t, “never”, co–work", "don't") == ["don’t"]
    assert found("I don’t, “never”, co–work", '"never"') == ["“never”"]
    assert found("I don’t, “never”, co–work", "co-work") == ["co–work"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("sss", "sß"),
        ("ssssssssss", "SSssssssss"),
        ("office", "oﬃce"),
        ("office", "oﬀice"),
        ("strasse", "Straße"),
        ("STRASSE", "Straße"),
        ("straße", "STRASSE"),
        ("Straße", "Straße"),
        ("istanbul", "İstanbul"),
        ("İstanbul", "İstanbul"),
        ("file", "ﬁle"),
        ("ΌΔΟΣ", "όδος"),
        ("cafe\u0301", "café"),
    ],
)
def test_letters_that_fold_into_several_are_found_where_they_stand(words: str, text: str) -> None:
    around = f"ẞß {text} İß"
    sought = compiled(Query(words))
    assert sought is not None
    match = sought.search(around, 2)
    assert match is not None
    assert around[slice(*match.span())] == text


def test_letters_that_fold_into_one_are_looked_for_as_they_are() -> None:
    assert pattern(Query("plan")).startswith("plan(?!")
    assert pattern(Query("glass")).startswith("gla(?:ss|[ßẞ])(?!")


def test_a_letter_is_not_parted_from_the_mark_above_it() -> None:
    text = "x\u0302 and x"
    assert [one.start() for one in re.finditer("x", text)] == [0, 7]
    sought = compiled(Query("x"))
    assert sought is not None
    assert [one.start() for one in sought.finditer(text)] == [7]
    assert found(text, "x", SearchKind.WORD) == ["x"]


def test_a_regular_expression_is_taken_as_typed() -> None:
    assert found("Plan, plot and play", r"\bpl(an|ot)\b", SearchKind.REGEX) == ["Plan", "plot"]
    assert found("one\ntwo", "^t", SearchKind.REGEX) == ["t"]
    assert found("[[x", "[[]", SearchKind.REGEX) == ["[", "["]


@pytest.mark.parametrize("words", ["(", "a**", "a{99999999999999}", "(" * 5000])
def test_a_wrong_pattern_is_refused_in_a_sentence(words: str) -> None:
    with pytest.raises(InvalidRequestError, match="cannot be read"):
        compiled(Query(words, SearchKind.REGEX))


def test_forms_are_whole_words_and_the_longest_is_meant() -> None:
    forms = ("plan", "planned", "plan ahead", "reflect*")
    text = "We plan ahead. Planned, planner, reflecting, reflect, unreflected."
    asked = found(text, "plan", SearchKind.FORMS, forms=forms)
    assert asked == ["plan ahead", "Planned", "reflecting", "reflect"]


@pytest.mark.parametrize("kind", SearchKind)
def test_nothing_typed_finds_nothing(kind: SearchKind) -> None:
    assert compiled(Query("", kind, forms=("", " "))) is None


words_of_any_kind = st.text(st.sampled_from("aAsSßẞİifﬁ é\u0301'’-x\u0302\nΣσς.*+(["), min_size=1)


@pytest.mark.parametrize("case_sensitive", [True, False])
@given(before=words_of_any_kind, words=words_of_any_kind, after=words_of_any_kind)
def test_what_is_typed_is_found_where_it_stands(
    *, before: str, words: str, after: str, case_sensitive: bool
) -> None:
    words = canonical(words)
    text = canonical(f"{before} {words} {after}")
    sought = compiled(Query(words, case_sensitive=case_sensitive))
    if sought is None:
        assert not words.split()
        return
    wanted = " ".join(words.split())
    matches = [match.span() for match in sought.finditer(text)]
    assert any(_same(text[slice(*span)], wanted) for span in matches) or text.count(wanted) == 0
    for start, stop in matches:
        assert sought.fullmatch(text, start, stop)
    assert all(one[1] <= two[0] for one, two in pairwise(matches))


def _same(one: str, other: str) -> bool:
    straight = str.maketrans("’", "'")
    return (
        " ".join(one.split()).translate(straight).casefold() == other.translate(straight).casefold()
    )
