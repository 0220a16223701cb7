"""On what coders differ, told at the lowest code, with who stands on which side."""

from coder.agreement.points import Point, PointKind, points
from coder.model import Coder, Coding, Rating, Said, Study
from coder.units import CodedStudy
from tests.coder.agreement.worlds import (
    ANA,
    BEN,
    CEM,
    CODEBOOK,
    PLANNING,
    PRIDE,
    READING,
    SUPERVISION,
    coded,
    finished,
    interview,
    rated,
    response,
)
from transcripts.model import Document, Span

ANSWER = response("FSW 01")
TALK = interview("ASW 18")


def differing(*made: Coding | Rating, coders: tuple[Coder, ...] = (ANA, BEN)) -> list[Point]:
    documents = (ANSWER, TALK)
    study = Study(
        CODEBOOK,
        documents,
        coders=coders,
        codings=tuple(one for one in made if isinstance(one, Coding)),
        ratings=tuple(one for one in made if isinstance(one, Rating)),
        finishes=finished(documents, *coders),
    )
    return points(CodedStudy(study), coders)


def words(document: Document, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(document.text) for span in spans]


def test_a_point_tells_the_lowest_code_and_those_above_on_which_they_differ_as_well() -> None:
    [point] = differing(coded(ANSWER, READING, ANA, "read"))
    assert (point.code, point.above, point.top) == (READING, (PLANNING,), PLANNING)
    assert point.codes == (READING, PLANNING)


def test_a_code_above_that_both_found_is_none_of_the_point() -> None:
    [point] = differing(coded(ANSWER, READING, ANA, "read"), coded(ANSWER, PLANNING, BEN, "ring"))
    assert (point.code, point.above, point.top) == (READING, (), READING)


def test_who_has_it_stands_before_who_has_not_and_equal_versions_are_one_side() -> None:
    made = [coded(ANSWER, READING, one, "read") for one in (BEN, CEM)]
    [point] = differing(*made, coders=(ANA, BEN, CEM))
    first, second = point.sides()
    assert (first.names, first.said, second.names) == ("ben, cem", "present", "ana")
    assert words(ANSWER, first.spans) == ["read"]
    assert second.spans == ()


def test_only_the_part_of_a_span_that_lies_in_the_unit_is_told() -> None:
    found = differing(coded(TALK, PRIDE, ANA, TALK.text[10:]))
    assert [words(TALK, point.said["ana"].spans) for point in found] == [
        ["The Hughes family."],
        ["I sleep better. Truly."],
    ]


def test_different_levels_are_a_value_and_a_level_of_one_alone_is_unopposed() -> None:
    both = [coded(ANSWER, PLANNING, one, "read") for one in (ANA, BEN)]
    [point] = differing(*both, rated(ANSWER, PLANNING, ANA, "1"), rated(ANSWER, PLANNING, BEN, "2"))
    assert (point.kind, [side.said for side in point.sides()]) == (PointKind.VALUE, ["1", "2"])
    assert words(ANSWER, point.said["ana"].spans) == ["read"]
    [alone] = differing(*both, rated(ANSWER, PLANNING, ANA, "1"))
    assert (alone.kind, alone.sides()[0].said) == (PointKind.UNOPPOSED, "1")


def test_a_choice_comes_with_its_evidence() -> None:
    evidence = Span(TALK.text.index("better"), TALK.text.index("better") + 6)
    found = Rating(TALK.guid, SUPERVISION.guid, ANA.guid, "changed", evidence)
    [point] = differing(found, rated(TALK, SUPERVISION, BEN, "none"))
    assert point.said == {"ana": Said("changed", (evidence,)), "ben": Said("none")}


def test_what_fewer_than_two_have_finished_has_no_points() -> None:
    study = Study(
        CODEBOOK,
        (ANSWER,),
        codings=(coded(ANSWER, READING, ANA, "read"),),
        finishes=finished((ANSWER,), ANA),
    )
    assert points(CodedStudy(study), (ANA, BEN)) == []


def test_the_name_of_a_point_stays_as_long_as_its_unit() -> None:
    [one] = differing(coded(ANSWER, READING, ANA, "read"))
    [other] = differing(coded(ANSWER, READING, BEN, "I would ring"))
    assert one.id == other.id
    assert one.key == other.key
    assert len(one.id) == 10
