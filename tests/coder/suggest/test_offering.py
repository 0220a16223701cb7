from dataclasses import dataclass, field

import numpy as np

from coder.model import Suggestion
from coder.suggest.offering import Offering, band, without
from coder.suggest.protocol import Material, Opinion
from coder.suggest.units import Rows, Unit
from transcripts.model import Span

UNITS = tuple(Unit("d", Span(at, at + 10), "", "") for at in (0, 10, 20))
CODES = ("top", "child")


@dataclass
class World:
    """Three units and two codes, the second under the first."""

    chances: list[list[float]] = field(default_factory=lambda: [[0.0, 0.0]] * 3)
    lessons: list[list[int]] = field(default_factory=lambda: [[-1, -1]] * 3)
    told: tuple[bool, bool] = (True, True)
    taught: tuple[bool, bool] = (True, True)

    def offering(self) -> Offering:
        chances = np.array(self.chances)
        opinion = Opinion(
            chances, lambda: chances, np.array(self.told), np.array(self.taught), 50,
            lambda _unit, code: (("yes",), ("no",)) if code else ((), ()),
        )  # fmt: skip
        material = Material(UNITS, CODES, np.zeros((3, 2)))
        allowed, lessons = np.ones((3, 2), dtype=bool), np.array(self.lessons, dtype=np.int8)
        below = {"top": ("child",), "child": ()}
        return Offering(material, Rows(UNITS), opinion, allowed, lessons, below, "blend", "f00")


def hit(code: str, start: int) -> Suggestion:
    return Suggestion("d", code, Span(start, start + 4), "planned", "plan")


def places(found: list[Suggestion]) -> list[tuple[str, int]]:
    return [(one.code, one.span.start) for one in found]


def test_a_code_that_is_as_likely_everywhere_is_suggested_nowhere() -> None:
    alike = World([[0.4, 0.4], [0.1, 0.4], [0.0, 0.4]]).offering()
    assert places(alike.of("d", [])) == [("top", 0)]


def test_a_likely_unit_is_suggested_without_a_keyword_and_an_unlikely_one_is_not() -> None:
    [found] = World([[0.1, 0.4], [0.1, 0.2], [0.0, 0.0]]).offering().of("d", [])
    assert (found.code, found.span, found.band) == ("child", Span(0, 10), "medium")
    assert found.reason == "medium; learned: “yes” (+), “no” (−)"
    assert (found.method, found.fingerprint, found.learned_from) == ("blend", "f00", 50)


def test_of_a_code_and_one_below_it_only_the_lower_is_suggested() -> None:
    likely = World([[0.9, 0.6], [0.9, 0.0], [0.0, 0.0]])
    assert places(likely.offering().of("d", [])) == [("child", 0), ("top", 10)]


def test_where_a_keyword_stands_nothing_is_suggested_twice() -> None:
    likely = World([[0.9, 0.0], [0.9, 0.0], [0.0, 0.9]])
    found = likely.offering().of("d", [hit("child", 2), hit("top", 12)])
    assert places(found) == [("child", 2), ("top", 12), ("child", 20)]


def test_what_somebody_has_decided_is_left_alone() -> None:
    likely = World([[0.9, 0.0], [0.9, 0.0], [0.8, 0.0]], [[0, -1], [1, -1], [-1, -1]])
    assert places(likely.offering().of("d", [])) == [("top", 20)]


def test_a_keyword_gets_its_band_where_enough_was_reviewed() -> None:
    [one] = World([[0.6, 0.0]] * 3, [[0, 0]] * 3).offering().of("d", [hit("top", 2)])
    assert (one.reason, one.score) == ('"planned" ← plan; high', 0.6)
    [one] = World(told=(False, False)).offering().of("d", [hit("child", 2)])
    assert one.reason == '"planned" ← plan; learned: “yes” (+), “no” (−)'


def test_a_code_without_an_example_is_keyword_only() -> None:
    [one] = World(told=(False, False), taught=(False, False)).offering().of("d", [hit("child", 2)])
    assert one.reason == '"planned" ← plan; keyword only'


def test_a_code_that_nothing_is_known_of_and_words_of_no_unit_stay_as_they_are() -> None:
    strange, outside = hit("choice", 2), hit("top", 40)
    assert World().offering().of("d", [strange, outside]) == [strange, outside]


def test_bands_are_cut_at_three_and_five_tenths() -> None:
    assert [band(one) for one in (0.5, 0.49, 0.3, 0.29)] == ["high", "medium", "medium", "low"]


def test_lessons_of_a_document_can_be_left_out() -> None:
    lessons = np.array([[1, 0], [0, 1]], dtype=np.int8)
    assert without(lessons, range(1, 2)).tolist() == [[1, 0], [-1, -1]]
    assert lessons.tolist() == [[1, 0], [0, 1]]
