import numpy as np

from coder.suggest.lessons import Decided, lessons, usual_kind
from coder.suggest.units import Rows, Unit
from coder.units import UnitKind
from transcripts.model import Document, Span, Turn, Voice

CODES = ["top", "child", "other"]
FAMILIES = {"top": ("top",), "child": ("child", "top"), "other": ("other",), "choice": ("choice",)}
UNITS = [Unit(name, Span(at, at + 10), "", "") for name in "ab" for at in (0, 10)]


def found(decided: Decided, allowed: object = None) -> list[list[int]]:
    every = np.ones((4, 3), dtype=bool) if allowed is None else np.array(allowed, dtype=bool)
    return lessons(Rows(UNITS), CODES, FAMILIES, every, decided).tolist()  # type: ignore[no-any-return]


def test_what_nobody_has_decided_is_unknown() -> None:
    assert found(Decided()) == [[-1, -1, -1]] * 4


def test_a_coding_counts_for_the_codes_above_and_a_finished_document_is_reviewed() -> None:
    coded = [("a", "child", Span(0, 10)), ("b", "choice", Span(0, 10)), ("b", "gone", Span(0, 3))]
    assert found(Decided(coded=coded, finished={"a"})) == [
        [1, 1, 0],
        [0, 0, 0],
        [-1, -1, -1],
        [-1, -1, -1],
    ]


def test_words_left_without_any_code_or_without_one_are_reviewed() -> None:
    left = [("a", "", Span(0, 10)), ("b", "top", Span(0, 4)), ("b", "gone", Span(0, 4))]
    assert found(Decided(left=left)) == [[0, 0, 0], [-1, -1, -1], [0, -1, -1], [-1, -1, -1]]


def test_a_coding_outweighs_a_mark_and_what_is_unheard_is_unknown_again() -> None:
    coded = [("a", "top", Span(0, 10)), ("a", "other", Span(0, 10))]
    decided = Decided(coded, [("a", "", Span(0, 10))], unheard=[("a", "other", Span(0, 10))])
    assert found(decided)[0] == [1, 0, -1]


def test_a_code_for_other_documents_is_never_decided() -> None:
    allowed = [[False, True, True]] * 4
    assert found(Decided(finished={"a"}), allowed)[0] == [-1, 0, 0]


def talk() -> Document:
    text = "One. Two. Three.\nFour.\nFive. Six."
    turns = [(0, 16), (17, 22), (23, 33)]
    return Document(
        "t", text, tuple(Turn(a, a, b, "R", Voice.RESPONDENT) for a, b in turns), guid="t"
    )


def test_where_whole_turns_are_coded_turns_are_the_units() -> None:
    assert usual_kind([talk()], []) is UnitKind.SENTENCE
    whole, part = ("t", "x", Span(0, 16)), ("t", "x", Span(23, 28))
    assert usual_kind([talk()], [whole]) is UnitKind.TURN
    assert usual_kind([talk()], [whole, part]) is UnitKind.SENTENCE
    assert usual_kind([talk()], [("t", "x", Span(17, 22))]) is UnitKind.SENTENCE
    assert usual_kind([talk()], [("other", "x", Span(0, 16))]) is UnitKind.SENTENCE
