"""A codebook as rows: what is folded, what a name finds, and where a code can go."""

from codebook.checks import checked
from codebook.model import Code
from tui.page.tree import (
    HIDDEN,
    SHOWN,
    above,
    named,
    place_before,
    rows,
    sibling_above,
    sibling_below,
)

BOOK = checked(
    [
        Code("PL", "Planning"),
        Code("PL1", "Purpose", parent="PL"),
        Code("PL2", "Reading first", parent="PL"),
        Code("RR", "Reflection on planning"),
    ]
)
PL, PL1, PL2, RR = BOOK.codes


def test_what_is_below_a_folded_code_does_not_show() -> None:
    assert [(row.code.id, row.depth, row.sign) for row in rows(BOOK, ())] == [
        ("PL", 0, SHOWN), ("PL1", 1, ""), ("PL2", 1, ""), ("RR", 0, ""),
    ]  # fmt: skip
    assert [(row.code.id, row.sign) for row in rows(BOOK, {PL.guid})] == [
        ("PL", HIDDEN),
        ("RR", ""),
    ]
    assert above(BOOK, PL2) == [PL]


def test_a_name_finds_first_the_codes_that_begin_with_it() -> None:
    assert [code.id for code in named(BOOK, "plan")] == ["PL", "RR"]
    assert [code.id for code in named(BOOK, "pl")] == ["PL", "PL1", "PL2", "RR"]
    assert [code.id for code in named(BOOK, "first read")] == ["PL2"]
    assert [code.id for code in named(BOOK, "ing fi")] == ["PL2"]
    assert named(BOOK, " ") == named(BOOK, "xq") == []


def test_a_code_goes_up_and_down_among_its_siblings_and_no_further() -> None:
    assert place_before(BOOK, PL2, -1) == (True, PL1)
    assert place_before(BOOK, PL1, 1) == (True, None)
    assert place_before(BOOK, PL, 1) == (True, None)
    assert place_before(BOOK, PL1, -1) == place_before(BOOK, RR, 1) == (False, None)


def test_the_siblings_of_a_code_are_known() -> None:
    assert (sibling_above(BOOK, PL2), sibling_above(BOOK, PL)) == (PL1, None)
    assert (sibling_below(BOOK, PL), sibling_below(BOOK, RR)) == (RR, None)
