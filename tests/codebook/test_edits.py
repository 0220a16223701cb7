"""Edits of a codebook: what each leaves behind, and what is refused."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from codebook import edits
from codebook.checks import checked
from codebook.errors import CodebookError, InvalidCodebookError
from codebook.model import Code, Codebook, CodeKind, CodeUnit, Keywords, Value

YES_NO = (Value("yes", "Yes"), Value("no", "No"))
BOOK = checked(
    [
        Code("PL", "Planning", hotkey="p", keywords=Keywords(("plan",))),
        Code("PL1", "Purpose", parent="PL"),
        Code("PL2", "Reading first", parent="PL", keywords=Keywords(("read",), ("red",))),
        Code("RR", "Reflection"),
        Code("SUP", "Supervision", kind=CodeKind.CHOICE, unit=CodeUnit.INTERVIEW, values=YES_NO),
    ],
    title="Small",
    label="two",
)


def code(name: str, book: Codebook = BOOK) -> Code:
    found = book.find(name)
    assert found is not None
    return found


def tree(book: Codebook) -> str:
    return " ".join(f"{one.parent}>{one.id}" for one in book)


def test_a_new_id_goes_to_the_children_too() -> None:
    after = edits.renamed(BOOK, code("PL"), label="Planning ahead", new_id="PA")
    assert tree(after) == ">PA PA>PL1 PA>PL2 >RR >SUP"
    assert after.codes[0].guid == BOOK.codes[0].guid
    assert (after.title, after.label, after.version) == ("Small", "two", 1)
    assert edits.renamed(BOOK, code("PL")) == BOOK


def test_a_code_is_defined_anew_in_the_fields_that_are_given() -> None:
    after = edits.redefined(BOOK, code("RR"), {"brief": "Asks why."}, keywords=Keywords(("why",)))
    assert (code("RR", after).brief, code("RR", after).keywords.seek) == ("Asks why.", ("why",))
    assert code("RR", edits.redefined(after, code("RR"), {"full": "x"})).keywords.seek == ("why",)
    with pytest.raises(InvalidCodebookError, match="a code has no text colour"):
        edits.redefined(BOOK, code("RR"), {"colour": "x"})


def test_a_key_is_given_and_taken() -> None:
    assert code("RR", edits.lettered(BOOK, code("RR"), "e")).hotkey == "e"
    assert code("PL", edits.lettered(BOOK, code("PL"), "")).hotkey == ""
    with pytest.raises(InvalidCodebookError, match="RR, hotkey: 'p' is also that of PL"):
        edits.lettered(BOOK, code("RR"), "p")


def test_children_follow_the_colour_of_their_parent_unless_they_have_their_own() -> None:
    own = edits.recoloured(BOOK, code("PL2"), "#123456")
    after = edits.recoloured(own, code("PL"), "4")
    assert code("PL", after).colour == "#d55e00"
    assert code("PL1", after).colour != code("PL1").colour
    assert code("PL2", after).colour == "#123456"


def test_a_code_moves_with_its_family_among_siblings_and_to_another_parent() -> None:
    up = edits.moved(BOOK, code("RR"), parent="", before=code("PL"))
    assert tree(up) == ">RR >PL PL>PL1 PL>PL2 >SUP"
    assert code("RR", up).colour == code("RR").colour
    below = edits.moved(BOOK, code("PL"), parent="RR")
    assert tree(below) == ">RR RR>PL PL>PL1 PL>PL2 >SUP"
    assert code("PL", below).colour != code("PL").colour


@pytest.mark.parametrize(
    ("name", "parent", "what"),
    [
        ("PL", "PL2", "PL cannot stand below PL2"),
        ("RR", "SUP", "SUP is a choice"),
        ("RR", "ZZ", "there is no code 'ZZ'"),
        ("SUP", "PL", "PL above it is coded in responses"),
    ],
)
def test_a_move_that_does_not_fit_is_refused(name: str, parent: str, what: str) -> None:
    with pytest.raises(InvalidCodebookError, match=what):
        edits.moved(BOOK, code(name), parent=parent)


def test_a_new_code_stands_behind_its_sibling_in_a_colour_of_its_own() -> None:
    after = edits.added(BOOK, Code("PL3", "Asking", parent="PL"), after=code("PL1"))
    assert tree(after) == ">PL PL>PL1 PL>PL3 PL>PL2 >RR >SUP"
    assert len({one.colour for one in after}) == len(after)
    last = edits.added(BOOK, Code("N", "New", colour="#112233"))
    assert (last.codes[-1].id, last.codes[-1].colour) == ("N", "#112233")


def test_a_merged_code_leaves_its_keywords_and_children() -> None:
    after = edits.merged(BOOK, code("PL"), code("RR"))
    assert tree(after) == ">RR RR>PL1 RR>PL2 >SUP"
    assert code("RR", after).keywords.seek == ("plan",)


def test_a_code_merged_into_one_below_it_leaves_it_its_place() -> None:
    assert tree(edits.merged(BOOK, code("PL"), code("PL2"))) == ">PL2 PL2>PL1 >RR >SUP"


def test_codes_that_do_not_go_together_are_not_merged() -> None:
    for source, target, what in (
        ("PL", "PL", "cannot be merged into itself"),
        ("PL", "SUP", "only codes of one kind can be merged"),
    ):
        with pytest.raises(InvalidCodebookError, match=what):
            edits.merged(BOOK, code(source), code(target))
    resting = edits.retired(BOOK, code("RR"))
    with pytest.raises(InvalidCodebookError, match="RR is retired and is given no more"):
        edits.merged(resting, code("PL"), code("RR"))


def test_a_split_code_stands_twice_with_one_definition() -> None:
    book = edits.redefined(BOOK, code("PL2"), {"use_when": "Reads."})
    after = edits.split(book, code("PL2"), label="Reading later")
    twin = after.codes[3]
    assert (twin.id, twin.label, twin.use_when, twin.keywords) == (
        "PL3", "Reading later", "Reads.", Keywords(),
    )  # fmt: skip
    assert twin.guid not in {one.guid for one in BOOK}


def test_a_retired_code_frees_its_key_and_comes_back_with_one() -> None:
    resting = edits.retired(BOOK, code("PL"))
    assert (code("PL", resting).retired, code("PL", resting).hotkey) == (True, "")
    back = edits.revived(resting, code("PL"))
    assert (code("PL", back).retired, code("PL", back).hotkey) == (False, "p")


def test_labels_that_are_nearly_the_same_are_found_before_they_are_used() -> None:
    resting = edits.retired(BOOK, code("RR"))
    assert [one.id for one in edits.alike(resting, " REFLECTIONS ")] == ["RR"]
    assert edits.alike(BOOK, "Reflection", but=code("RR")) == []
    assert edits.alike(BOOK, "Something else") == []


@pytest.mark.parametrize(
    ("label", "parent", "suggested"),
    [
        ("Naming a worry", "", "NAW"),
        ("Worry", "", "WOR"),
        ("", "", "C"),
        ("— …", "", "C"),
        ("Plan L", "", "PL3"),
        ("Anything", "PL", "PL3"),
        ("Anything", "PL1", "PL1.1"),
    ],
)
def test_a_free_id_is_suggested(label: str, parent: str, suggested: str) -> None:
    assert edits.suggested_id(BOOK, label, parent=parent) == suggested


def test_a_free_key_is_suggested_until_there_is_none() -> None:
    assert edits.suggested_hotkey(BOOK, "Planning") == "l"
    assert edits.suggested_hotkey(BOOK, "漢字") == "a"
    full = checked(
        Code(f"C{one}", f"Code {one}", hotkey=one) for one in "abcdefghijklmnopqrstuvwxyz"
    )
    assert edits.suggested_hotkey(full, "Any") == ""


def test_a_code_that_somebody_else_removed_is_told() -> None:
    with pytest.raises(InvalidCodebookError, match="X is not in the codebook any more"):
        edits.retired(BOOK, Code("X", "X"))


Edit = Callable[[Codebook, Code, Code], Codebook]
EDITS: dict[str, Edit] = {
    "rename": lambda book, one, two: edits.renamed(book, one, label=f"{two.label} too"),
    "new id": lambda book, one, _: edits.renamed(book, one, new_id=f"{one.id}x"),
    "define": lambda book, one, two: edits.redefined(book, one, {"brief": two.label}),
    "colour": lambda book, one, two: edits.recoloured(book, one, two.colour),
    "below": lambda book, one, two: edits.moved(book, one, parent=two.id),
    "beside": lambda book, one, two: edits.moved(book, one, parent=two.parent, before=two),
    "merge": edits.merged,
    "split": lambda book, one, _: edits.split(book, one, label=f"{one.label} anew"),
    "retire": lambda book, one, _: edits.retired(book, one),
    "revive": lambda book, one, _: edits.revived(book, one),
}
steps = some.lists(
    some.tuples(some.sampled_from(sorted(EDITS)), some.integers(0, 99), some.integers(0, 99)),
    max_size=12,
)


@given(steps)
def test_any_edits_in_a_row_leave_a_codebook_in_which_everything_holds(
    steps: list[tuple[str, int, int]],
) -> None:
    book = BOOK
    for name, one, two in steps:
        try:
            book = EDITS[name](book, book.codes[one % len(book)], book.codes[two % len(book)])
        except CodebookError:
            continue
        assert checked(book, title=book.title, label=book.label) == book
        assert [one.guid for one in checked(book)] == [one.guid for one in book]


def test_labels_become_codes_at_the_top_with_ids_and_keys_that_are_free() -> None:
    after = edits.with_labels(BOOK, ["Planning it", "Pause", "pi", "?"], unit=CodeUnit.INTERVIEW)
    assert tree(after) == ">PL PL>PL1 PL>PL2 >RR >SUP >PI >PAU >PI1 >C"
    *_, first, second, third, last = after
    assert [one.hotkey for one in (first, second, third, last)] == ["l", "a", "i", "b"]
    assert {one.unit for one in (first, second, third, last)} == {CodeUnit.INTERVIEW}
    assert (after.title, after.label, after.version) == (BOOK.title, BOOK.label, BOOK.version)
    assert all(one.colour for one in after)
