"""Whatever is settled in any order, and taken back: originals stay, and the file stays whole."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from codebook.model import Code, Codebook, Level
from coder.agreement.points import Point, PointKind
from coder.agreement.queueing import Asked, Standing
from coder.agreement.ruling import Ruling
from coder.errors import CoderError
from coder.model import CONSENSUS, Verdict
from coder.workflow import browsing, coding, reporting, settling
from coder.workflow.adjudicating import take_over
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.standing import contradictions
from coder.workflow.undoing import redo, undo
from tests.coder.agreement.worlds import spoken
from transcripts.model import Span

LEVELS = (Level(0, "absent"), Level(1, "emerging"), Level(2, "embedded"))
BOOK = Codebook(
    (
        Code("PL", "Planning", levels=LEVELS),
        Code("PL1", "Purpose", parent="PL"),
        Code("PL2", "Reading first", parent="PL"),
        Code("EN", "Engaging", levels=LEVELS),
    )
)
ASKED, SAID = "What would you do?", "I would read. I would ring. I would ask them."
WORDS = [(0, 13), (14, 27), (28, 45), (2, 20)]
EVERY = Asked(unopposed=True)


def coded_by_chance(path: Path, chance: Random) -> None:
    """Two answers that three coders code, rate and finish."""
    create_project(path, BOOK)
    answers = [spoken(f"FSW 0{one}", ASKED, SAID) for one in (1, 2)]
    for name in ("ana", "ben", "cem"):
        with open_project(path, coder=name) as project:
            if name == "ana":
                with project.file.action("import", "x") as action:
                    for answer in answers:
                        project.file.documents.add(action, answer)
            for answer in answers:
                code_by_chance(project, answer.name, chance)
            coding.finish(project, answers)


def code_by_chance(project: Project, name: str, chance: Random) -> None:
    answer = browsing.document(project, name)
    start = answer.text.index(SAID)
    for code in chance.sample(tuple(project.codebook()), 2):
        first, last = chance.choice(WORDS)
        span = Span(start + first, start + last)
        coding.apply_code(project, code, document=answer, span=span)
        if code.levels:
            coding.rate(project, code, document=answer, value=chance.choice("12"))


def some_ruling(point: Point, chance: Random) -> Ruling:
    """Any ruling that could be asked for, be it one that is refused."""
    side = chance.choice(point.sides())
    spans = [span for said in point.said.values() for span in said.spans]
    value = chance.choice(["", "", "1", "2"])
    if point.kind is PointKind.PRESENCE:
        return chance.choice(
            [
                Ruling(Verdict.ONE, side.coders, value=value, reason="Because."),
                Ruling(Verdict.BOTH, value=value, settled="lead"),
                Ruling(Verdict.NEITHER),
                Ruling(Verdict.TRIMMED, trim=chance.choice(spans)),
            ]
        )
    others = [Ruling(Verdict.ONE, side.coders), Ruling(Verdict.NEITHER)]
    return chance.choice([Ruling(Verdict.VALUE, value=chance.choice("012")), *others])


def everything(project: Project) -> tuple[object, ...]:
    file = project.file
    ratings = sorted(file.ratings.all(), key=lambda one: one.guid)
    return file.codings.all(), ratings, file.finishes.all(), file.decisions.all()


def originals(project: Project) -> list[object]:
    """What everybody but the consensus has done."""
    file = project.file
    consensus = file.coders.named(CONSENSUS)
    guid = consensus.guid if consensus else ""
    parts = (file.codings.all(), file.ratings.all(), file.finishes.all())
    return [one for part in parts for one in part if one.coder != guid]


@given(seed=st.integers(0, 10_000))
@settings(max_examples=12)
def test_any_settling_goes_back_and_nothing_of_the_coders_changes(seed: int) -> None:
    chance = Random(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "study.coder"
        coded_by_chance(path, chance)
        with open_project(path, coder="lead") as lead:
            there, before = settling.differences(lead), everything(lead)
            theirs, states = originals(lead), [before]
            for _ in range(12):
                queue = settling.queued(lead, there, EVERY)
                if not queue:
                    break
                point = chance.choice(queue).point
                try:
                    settling.settle_one(lead, point, some_ruling(point, chance))
                except CoderError:
                    assert everything(lead) == states[-1]
                    continue
                if everything(lead) != states[-1]:
                    states.append(everything(lead))
                assert originals(lead) == theirs
                assert contradictions(lead) == []
            for state in reversed(states[:-1]):
                undo(lead)
                assert everything(lead) == state
            if len(states) > 1:
                redo(lead)
                assert everything(lead) == states[1]


@given(seed=st.integers(0, 10_000))
@settings(max_examples=8)
def test_when_all_is_settled_the_consensus_is_finished_and_themes_count_it(seed: int) -> None:
    chance = Random(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "study.coder"
        coded_by_chance(path, chance)
        with open_project(path, coder="lead") as lead:
            there = settling.differences(lead)
            for one in settling.queued(lead, there):
                if one.point.kind is PointKind.PRESENCE:
                    settling.settle_one(lead, one.point, Ruling(Verdict.BOTH))
                else:
                    settling.settle_one(
                        lead, one.point, Ruling(Verdict.ONE, one.point.sides()[0].coders)
                    )
            settling.take_unopposed(lead, settling.queued(lead, there, EVERY))
            queue = settling.queued(lead, there, EVERY)
            assert all(one.standing is Standing.SETTLED for one in queue)
            take_over(lead)  # where there was nothing to settle
            found = reporting.themes(lead).codes
            assert [one.open for one in found] == [0] * len(found)
            assert found == reporting.themes(lead, coder=CONSENSUS).codes
            family = {"PL": {"PL", "PL1", "PL2"}, "EN": {"EN"}}
            for count in found:
                if count.code.id in family:
                    assert count.documents == len(coded_as(lead, family[count.code.id]))


def coded_as(project: Project, codes: set[str]) -> set[str]:
    """The documents (guids) in which the consensus has any of these codes (ids)."""
    ids = {code.guid: code.id for code in project.codebook()}
    consensus = project.file.coders.named(CONSENSUS)
    codings = project.file.codings.all()
    mine = [one for one in codings if consensus and one.coder == consensus.guid]
    return {one.document for one in mine if ids[one.code] in codes}
