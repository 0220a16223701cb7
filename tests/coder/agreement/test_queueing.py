"""The queue of disagreements: its order, its numbers, what is asked for, what is settled."""

from dataclasses import replace

from codebook.model import Code
from coder.agreement.outcomes import outcomes
from coder.agreement.points import Point, PointKind
from coder.agreement.queueing import (
    Asked,
    Order,
    Progress,
    Queued,
    Record,
    Standing,
    asked_for,
    progress,
    queue,
)
from coder.model import Decision, Said, Verdict
from tests.coder.agreement.worlds import ANA, BEN, PLANNING, PRIDE, READING, response
from transcripts.model import Span

NAMES = {ANA.guid: "ana", BEN.guid: "ben"}
SAID = {"ana": Said("present", (Span(27, 31),)), "ben": Said("absent")}


def point(document: str, code: Code, *above: Code) -> Point:
    kind = PointKind.PRESENCE
    return Point(response(document), code, Span(19, 46), kind, SAID, above)


def decision(of: Point, *, taken: str = "", settled: str = "discussion") -> Decision:
    said = {ANA.guid: SAID["ana"], BEN.guid: SAID["ben"]}
    whose = tuple(guid for guid, name in NAMES.items() if name == taken)
    return Decision(*of.key, said=said, verdict=Verdict.ONE, taken=whose, settled=settled)


PL_2, PL_1 = point("FSW 02", READING, PLANNING), point("FSW 01", PLANNING)
PR_1, PR_2 = point("FSW 01", PRIDE), point("FSW 02", PRIDE)
READ = point("FSW 03", READING)
LEVEL = replace(PL_1, kind=PointKind.UNOPPOSED, said={"ana": Said("1"), "ben": Said("not rated")})
POINTS = [READ, LEVEL, PR_2, PL_2, PR_1, PL_1]


def queued(points: list[Point], *decisions: Decision, finished: str = "") -> list[Queued]:
    found = {(one.document, one.code, one.span): one for one in decisions}
    record = Record(found, frozenset({finished}), NAMES)
    return queue(points, record, lows={"PL": 0.4, "PR": 0.2, "PL2": 0.1})


def told(found: list[Queued]) -> list[tuple[int, str, str]]:
    return [(one.number, one.point.document.name, one.point.code.id) for one in found]


def test_the_codes_with_most_disagreements_come_first_and_of_these_the_weakest() -> None:
    assert told(queued(POINTS)) == [
        (1, "FSW 01", "PR"),
        (2, "FSW 02", "PR"),
        (3, "FSW 01", "PL"),
        (4, "FSW 02", "PL2"),
        (5, "FSW 03", "PL2"),
        (6, "FSW 01", "PL"),
    ]


def test_a_code_without_an_interval_comes_before_its_equals() -> None:
    found = queue([PL_1, PR_1], Record(), lows={"PL": None, "PR": -0.5})
    assert told(found) == [(1, "FSW 01", "PL"), (2, "FSW 01", "PR")]


def test_unopposed_values_are_listed_only_where_they_are_asked_for() -> None:
    assert len(asked_for(queued(POINTS), Asked())) == 5
    assert len(asked_for(queued(POINTS), Asked(unopposed=True))) == 6


def test_a_code_is_met_where_they_differ_on_it_through_a_code_below() -> None:
    found = asked_for(queued(POINTS), Asked(codes=("pl",)))
    assert told(found) == [(3, "FSW 01", "PL"), (4, "FSW 02", "PL2")]


def test_documents_and_coders_narrow_the_queue() -> None:
    assert told(asked_for(queued(POINTS), Asked(documents=("fsw 03",)))) == [(5, "FSW 03", "PL2")]
    assert asked_for(queued(POINTS), Asked(coders=("Cem",))) == []
    assert len(asked_for(queued(POINTS), Asked(coders=("Ana",)))) == 5


def test_by_document_the_numbers_stay_with_their_points() -> None:
    found = asked_for(queued(POINTS), Asked(order=Order.DOCUMENT))
    assert [(number, name) for number, name, _ in told(found)] == [
        (3, "FSW 01"),
        (1, "FSW 01"),
        (4, "FSW 02"),
        (2, "FSW 02"),
        (5, "FSW 03"),
    ]


def test_a_point_stands_open_settled_or_finished_without_a_record() -> None:
    found = queued([PR_1, PR_2, READ], decision(PR_1), finished="FSW 03")
    standings = [one.standing for one in found]
    assert standings == [Standing.SETTLED, Standing.OPEN, Standing.UNRECORDED]
    assert [one.decided for one in standings] == [True, False, False]
    assert progress(found) == Progress(2, 3)
    assert str(progress(found)) == "2 of 3 settled"


def test_what_a_coder_changed_after_the_decision_is_told() -> None:
    now = replace(PR_1, said={**SAID, "ana": Said("present", (Span(25, 31),))})
    [found] = queued([now], decision(PR_1))
    assert (found.standing, found.standing.decided) == (Standing.CHANGED, True)


def test_outcomes_count_under_each_code_above_and_in_all_together() -> None:
    made = [decision(PL_2, taken="ana"), decision(PR_1, taken="ben", settled="lead")]
    found = outcomes(queued([PL_2, PR_1, PR_2], *made, finished="FSW 02"), NAMES)
    told = {one.code: one for one in found}
    assert list(told) == ["PR", "PL", "PL2", ""]
    whole = told[""]
    assert (whole.disagreed, whole.discussion, whole.lead, whole.settled) == (3, 1, 1, 2)
    assert (whole.unrecorded, whole.open, whole.untold) == (1, 0, 0)
    assert whole.taken == {"ana": 1, "ben": 1}
    assert (told["PL"].disagreed, told["PL"].taken) == (1, {"ana": 1})
