"""What the consensus comes to by a ruling, and which rulings a point does not admit."""

import pytest

from coder.agreement.points import Point, PointKind
from coder.agreement.ruling import Result, Ruling, result, united
from coder.errors import CodingRefusedError
from coder.model import Said, Verdict
from tests.coder.agreement.worlds import PLANNING, READING, response
from transcripts.model import Span

ANSWER = response("FSW 01")
UNIT = Span(19, 46)
WORDS = [UNIT]
READ, RING = Span(27, 31), Span(41, 45)
PRESENCE = Point(
    ANSWER,
    READING,
    UNIT,
    PointKind.PRESENCE,
    {
        "ana": Said("present", (READ,)),
        "ben": Said("absent"),
        "cem": Said("present", (Span(25, 31), RING)),
    },
    (PLANNING,),
)
LEVEL = Point(
    ANSWER,
    PLANNING,
    UNIT,
    PointKind.VALUE,
    {"ana": Said("1"), "ben": Said("2"), "cem": Said("not rated")},
)


def came_to(point: Point, verdict: Verdict, *taken: str, trim: Span | None = None) -> Result:
    return result(point, Ruling(verdict, taken, trim), WORDS)


def test_one_coders_version_is_their_very_words() -> None:
    assert came_to(PRESENCE, Verdict.ONE, "cem") == Result((Span(25, 31), RING), ("cem",))


def test_a_sides_version_is_what_all_of_it_coded() -> None:
    assert came_to(PRESENCE, Verdict.ONE, "ana", "cem").spans == (READ,)


def test_the_version_of_who_found_nothing_has_no_words() -> None:
    assert came_to(PRESENCE, Verdict.ONE, "ben") == Result((), ("ben",))


def test_both_are_all_words_that_anybody_coded() -> None:
    assert came_to(PRESENCE, Verdict.BOTH) == Result((Span(25, 31), RING), ("ana", "cem"))


def test_neither_is_the_version_of_who_found_nothing() -> None:
    assert came_to(PRESENCE, Verdict.NEITHER) == Result((), ("ben",))
    assert came_to(LEVEL, Verdict.NEITHER) == Result((), ("cem",))


def test_words_of_ones_own_are_nobodys_version() -> None:
    assert came_to(PRESENCE, Verdict.TRIMMED, trim=RING) == Result((RING,))


def test_a_value_is_taken_from_a_coder_or_given() -> None:
    assert came_to(LEVEL, Verdict.ONE, "ben") == Result((), ("ben",), "2")
    assert result(LEVEL, Ruling(Verdict.VALUE, value="1"), WORDS) == Result((), ("ana",), "1")
    assert result(LEVEL, Ruling(Verdict.VALUE, value="0"), WORDS) == Result((), (), "0")
    assert came_to(LEVEL, Verdict.ONE, "cem") == Result((), ("cem",), "")


@pytest.mark.parametrize(
    ("point", "ruling", "says"),
    [
        (PRESENCE, Ruling(Verdict.ONE, ("eve",)), "eve said nothing of this"),
        (PRESENCE, Ruling(Verdict.ONE, ("ana", "ben")), "one side"),
        (PRESENCE, Ruling(Verdict.VALUE, value="1"), "take one of them, both, or none"),
        (PRESENCE, Ruling(Verdict.TRIMMED), "Choose words between 19 and 46"),
        (PRESENCE, Ruling(Verdict.TRIMMED, trim=Span(0, 22)), "Choose words between 19 and 46"),
        (PRESENCE, Ruling(Verdict.NEITHER, value="1"), "Level 1 of PL does not go with"),
        (PRESENCE, Ruling(Verdict.BOTH, value="0"), "Level 0 of PL does not go with"),
        (LEVEL, Ruling(Verdict.ONE, ("ana", "ben")), "one side"),
        (LEVEL, Ruling(Verdict.BOTH), "PL has one value"),
    ],
)
def test_a_ruling_that_the_point_does_not_admit_is_refused(
    point: Point, ruling: Ruling, says: str
) -> None:
    with pytest.raises(CodingRefusedError, match=says):
        result(point, ruling, WORDS)


def test_words_that_touch_become_one_stretch() -> None:
    assert united([Span(5, 9), Span(0, 3), Span(2, 5), Span(12, 14)]) == (Span(0, 9), Span(12, 14))
