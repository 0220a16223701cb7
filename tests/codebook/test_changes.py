"""What two versions of a codebook have in common, and what not."""

from dataclasses import replace

from codebook.changes import What, carried, changes
from codebook.checks import checked
from codebook.files import shipped
from codebook.model import Code


def test_a_code_of_the_same_id_stays_the_same_code() -> None:
    old, new = checked([Code("A", "Alpha")]), checked([Code("a", "Anew"), Code("B", "Beta")])
    kept = carried(old, new)
    assert kept.codes[0].guid == old.codes[0].guid
    assert kept.codes[1].guid == new.codes[1].guid


def test_a_codebook_does_not_differ_from_itself() -> None:
    assert changes(shipped("practice"), shipped("practice")) == []


def test_each_difference_is_told_in_plain_words() -> None:
    same = Code("A", "Alpha", colour="#111111")
    child = Code("A1", "One", parent="A")
    old = checked([same, child, Code("B", "Beta", hotkey="b"), Code("C", "Gamma")])
    bravo = Code("B", "Bravo", brief="x", example="y")
    new = checked(
        [
            same,
            replace(child, parent=""),
            bravo,
            Code("D", "D"),
        ]
    )
    found = changes(old, new)
    assert [str(change) for change in found if change.what is not What.REDRESSED] == [
        "A1 moved from A to the top.",
        "B was called “Beta” and is now “Bravo”.",
        "B is defined anew: brief definition, example.",
        "D (D) is new.",
        "C (Gamma) was removed.",
    ]
    assert "B looks different: colour, hotkey." in [str(change) for change in found]


def test_a_code_that_moves_under_another_is_told() -> None:
    old = checked([Code("A", "Alpha"), Code("B", "Beta", colour="#222222")])
    new = checked([Code("A", "Alpha"), Code("B", "Beta", parent="A", colour="#222222")])
    assert [change.text for change in changes(old, new)] == ["B moved from the top to A."]


def test_what_is_retired_and_what_comes_back_is_told() -> None:
    used, retired = checked([Code("A", "Alpha")]), checked([Code("A", "Alpha", retired=True)])
    assert [str(change) for change in changes(used, retired)] == [
        "A is retired: it is given no more."
    ]
    assert [str(change) for change in changes(retired, used)] == [
        "A is back: it may be given again."
    ]
