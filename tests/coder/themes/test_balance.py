"""A report that quotes few people is told so."""

from coder.themes.balance import balances, warnings
from coder.themes.excerpts import Excerpt


def said(case: str, code: str = "PL", *, text: str = "words") -> Excerpt:
    document = f"{case or 'talk'} {code}"
    return Excerpt(case, document, code, "ana", None, text, case, guid=f"{case} {code}")


def test_who_supplies_more_than_a_fifth_is_told_in_all_and_by_code() -> None:
    given = [said("A"), said("A", "EN"), said("A", "EN"), *map(said, "BCDEFG")]
    assert list(warnings(balances(given))) == [
        "A supplies 3 of 9 quotations, more than a fifth.",
        "EN: A supplies 2 of 2 quotations, more than a fifth.",
    ]


def test_a_fifth_is_not_more_than_a_fifth_and_one_quotation_is_no_pattern() -> None:
    assert list(warnings(balances([said("A"), said("A"), *map(said, "BCDEFGHI")]))) == []
    assert list(warnings(balances([said("A"), said("B")]))) == []


def test_respondents_are_counted_most_often_first() -> None:
    [all_] = balances([said("B"), said("A"), said("C"), said("C"), said("", "PL")])
    assert list(all_.people.items()) == [("C", 2), ("A", 1), ("B", 1), ("talk PL", 1)]
    assert all_.quotations == 5


def test_a_choice_without_words_is_no_quotation() -> None:
    [none] = balances([said("A", text="")])
    assert none.people == {}


def test_a_group_in_which_nobody_is_quoted_is_told() -> None:
    given = [said("A"), said("B", "EN")]
    groups = {given[0].guid: "north", given[1].guid: "south"}
    found = balances(given, groups, ["north", "south", "west"])
    assert list(warnings(found, "borough")) == [
        "no quotation of borough west.",
        "EN: no quotation of borough north, west.",
        "PL: no quotation of borough south, west.",
    ]
