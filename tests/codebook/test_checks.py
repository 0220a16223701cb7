"""What must hold in a codebook, whoever builds it."""

from dataclasses import replace

import pytest

from codebook.checks import MOST_CODES, advice, checked, tidy
from codebook.errors import InvalidCodebookError
from codebook.model import Code, CodeKind, CodeUnit, Keywords, Level, Value

CHOICE = Code("C", "Choice", kind=CodeKind.CHOICE, values=(Value("x", "X"), Value("y", "")))
BOTH = (Level(0, "absent"), Level(1, "there"))


def test_codes_stand_in_reading_order_each_parent_before_its_children() -> None:
    book = checked([Code("B1", "b1", parent="B"), Code("A", "a"), Code("B", "b"), CHOICE])
    assert [code.id for code in book] == ["A", "B", "B1", "C"]


def test_texts_are_kept_tidy() -> None:
    (code,) = checked([Code(" A ", "e\u0301\r\nx \0", keywords=Keywords((" go ", "go", " ")))])
    assert (code.id, code.label, code.keywords.seek) == ("A", "é\nx \ufffd", ("go",))
    assert tidy("\ud800") == "\ufffd"


def test_a_value_without_a_label_is_shown_by_its_id() -> None:
    assert checked([CHOICE]).codes[0].values[1] == Value("y", "y")


def test_a_code_without_a_colour_gets_one_from_its_place() -> None:
    first, below, second = checked(
        [Code("A", "a", colour="#000000"), Code("A1", "a1", parent="A"), Code("B", "b")]
    )
    assert first.colour == "#000000"
    assert below.colour == "#262626"
    assert second.colour == "#e69f00"


@pytest.mark.parametrize(
    ("codes", "what"),
    [
        ([Code("A b", "x")], "A b, id: an id is made of letters"),
        ([Code("A", " ")], "A, label: there is none"),
        ([Code("A", "x", hotkey="P")], "hotkey: 'P' is not one small letter"),
        ([Code("A", "x"), Code("a", "y")], "a, id: 'a' is also that of A"),
        ([Code("A", "x"), Code("B", "X")], "B, label: 'X' is also that of A"),
        ([Code("A", "x", hotkey="p"), Code("B", "y", hotkey="p")], "B, hotkey: 'p' is also that"),
        ([Code("A", "x", values=CHOICE.values)], "only a choice has values"),
        ([replace(CHOICE, values=CHOICE.values[:1])], "a choice needs two values"),
        ([replace(CHOICE, values=CHOICE.values * 2)], "values: 'x' is there twice"),
        ([replace(CHOICE, values=(Value("a b", ""), Value("c", "")))], "'a b' must be one word"),
        ([replace(CHOICE, levels=BOTH)], "it cannot have levels too"),
        ([Code("A", "x", levels=BOTH[1:])], "levels count up from 0"),
        ([Code("A", "x", levels=(Level(0, ""), Level(1, "b")))], "a level has no name"),
        ([Code("A", "x", levels=(Level(0, "b"), Level(1, "B")))], "levels: 'b' is there twice"),
        ([CHOICE, Code("C1", "x", parent="C")], "C is a choice; no code can stand below it"),
        ([Code("A", "x", parent="A")], "round in a circle: A < A"),
        (
            [Code("A", "x"), Code("B", "y", parent="A", unit=CodeUnit.INTERVIEW)],
            "B, unit: A above it is coded in responses.*cannot be interview",
        ),
        (
            [Code("C0", "c"), *(Code(f"C{n}", str(n), parent=f"C{n - 1}") for n in range(1, 14))],
            "the tree is deeper than 12",
        ),
        ([Code(f"C{n}", str(n)) for n in range(MOST_CODES + 1)], "2001 codes are more than"),
    ],
)
def test_a_mistake_is_told_with_code_and_field(codes: list[Code], what: str) -> None:
    with pytest.raises(InvalidCodebookError, match=what):
        checked(codes)


def test_advice_names_what_a_careful_team_would_still_add() -> None:
    book = checked([Code("A", "a", brief="x"), Code("B", "b")])
    assert advice(book)[:2] == [
        "Without a brief definition: B.",
        "No code has a rule when to use it.",
    ]


def test_no_code_needs_no_advice() -> None:
    assert advice(checked([])) == []
