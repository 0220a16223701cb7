from itertools import permutations

from codebook.joining import mended, same
from codebook.model import Code, CodeKind, CodeUnit, Value


def code(guid: str, id_: str, label: str, *, parent: str = "", hotkey: str = "") -> Code:
    """A code whose parent is a guid."""
    return Code(id_, label, parent=parent, hotkey=hotkey, guid=guid)


def test_codes_that_can_stand_together_stay_as_they_are() -> None:
    found = mended([code("1", "A", "One"), code("2", "B", "Two", parent="1")], {})
    assert [(one.id, one.parent) for one in found.codes] == [("A", ""), ("B", "A")]
    assert found.remarks == ()


def test_the_older_of_two_keeps_its_id_name_and_key_whatever_their_order() -> None:
    three = [
        code("1111", "A", "One", hotkey="a"),
        code("2222", "a", "Two", hotkey="a"),
        code("3333", "B", "one"),
    ]
    made = {"1111": "2026-02", "2222": "2026-01", "3333": "2026-03"}
    for order in permutations(three):
        found = mended(order, made)
        told = {one.guid: (one.id, one.label, one.hotkey) for one in found.codes}
        assert told == {
            "1111": ("A-1111", "One", ""),
            "2222": ("a", "Two", "a"),
            "3333": ("B", "one (B)", ""),
        }
        assert set(found.remarks) == {
            "Two codes have the id A: “One” has the id A-1111 now.",
            "Two codes have the key a: A-1111 has none now.",
            "Two codes are called “one”: B is called “one (B)” now.",
        }


def test_what_cannot_stay_below_another_goes_to_the_top() -> None:
    choice = Code("C", "Choice", kind=CodeKind.CHOICE, values=(Value("a", "a"), Value("b", "b")))
    codes = [
        code("1", "A", "One", parent="2"),
        code("2", "B", "Two", parent="1"),
        code("3", "D", "Lost", parent="nobody"),
        code("4", "E", "Below a choice", parent=choice.guid),
        choice,
        Code("F", "Of interviews", unit=CodeUnit.INTERVIEW, parent="1", guid="5"),
    ]
    found = mended(codes, {})
    assert {one.id: one.parent for one in found.codes if one.parent} == {"B": "A"}
    assert len(found.codes) == 6
    assert found.remarks[0] == "A could not stay below another code: it is at the top."


def test_a_tree_that_has_become_too_deep_is_cut() -> None:
    codes = [code(f"{n:02}", f"C{n}", f"Code {n}", parent=f"{n - 1:02}") for n in range(1, 14)]
    found = mended([code("00", "C0", "Code 0"), *codes], {})
    assert [one.id for one in found.codes if not one.parent] == ["C0", "C12"]


def test_codes_begun_apart_are_one_where_id_and_name_are_the_same() -> None:
    assert same(Code("PL", "Planning"), Code("pl", "planning"))
    assert not same(Code("PL", "Planning"), Code("PL", "Plants"))
