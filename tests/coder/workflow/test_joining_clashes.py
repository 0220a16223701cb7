"""What two files did differently, or twice."""

import shutil
from dataclasses import replace
from pathlib import Path

from coder.model import Decision, Rating, Round, Said, Verdict
from coder.store.events import SuggestionEvent
from coder.workflow import browsing, joining
from coder.workflow.first_passes import passed, read_through
from coder.workflow.joining import Foreseen
from coder.workflow.placing import keep_place, place
from coder.workflow.policy import blind_first, settle
from coder.workflow.project import Project, open_project
from coder.workflow.reviewing import leave, left
from coder.workflow.undoing import undo
from tests.coder.workflow.copies_world import Hands, copied, merged, two
from transcripts.model import Case, Document, Prompt, Scenario, Span

__all__ = ["two"]  # a fixture


def counted(told: Foreseen) -> list[tuple[str, int, int, int]]:
    return [(one.what, one.new, one.changed, one.removed) for one in told.tallies]


def test_the_same_coding_made_twice_is_one_with_the_later_memo(two: tuple[Path, Path]) -> None:
    for path, words in zip(two, ("at home", "away"), strict=True):
        with open_project(path, coder="ben") as project:
            Hands(project).uncode()
            Hands(project).code("RR")
            Hands(project).memo_on_coding(words)
    told = merged(*two)
    with open_project(two[0]) as project:
        assert len(project.file.codings.all()) == 1
        assert [memo.text for memo in project.file.memos.all()] == ["away"]
    [line] = told.conflicts
    assert line.startswith("the memo by ben on RR in FSW 01 T2 S1 33–57 by ben: changed in both")
    assert line.endswith("kept “away”, not “at home”.")


def test_of_two_values_the_later_stands(two: tuple[Path, Path]) -> None:
    home, away = two
    with open_project(away, coder="ben") as project:
        Hands(project).rate("PL", "2")
        Hands(project).rate("RR", "1")
    with open_project(home, coder="ben") as project:
        Hands(project).rate("RR", "2")
    told = merged(home, away)
    with open_project(home) as project:
        values = {one.code: one.value for one in project.file.ratings.all()}
        assert values[browsing.code(project, "PL").guid] == "2"
        assert values[browsing.code(project, "RR").guid] == "2"
        assert joining.conflicts_kept(project)[0]["lost"]["value"] == "1"
    assert told.conflicts == (
        "RR in FSW 01 T2 S1 33–57 by ben: changed in both; kept “2”, not “1”.",
    )


def test_words_are_stronger_than_a_level_that_says_absent(two: tuple[Path, Path]) -> None:
    home, away = two
    with open_project(away, coder="ben") as project:
        Hands(project).rate("RR", "0")
    with open_project(home, coder="ben") as project:
        Hands(project).code("RR")
    told = merged(home, away)
    with open_project(home) as project:
        assert [one.value for one in project.file.ratings.all()] == ["1"]
    assert told.conflicts == (
        "RR in FSW 01 T2 S1 by ben: the value 0 does not fit the words coded; it went.",
    )


def test_a_level_that_was_changed_gets_its_words_back(two: tuple[Path, Path]) -> None:
    home, away = two
    with open_project(away, coder="ben") as project:
        Hands(project).rate("PL", "2")
    with open_project(home, coder="ben") as project:
        Hands(project).uncode()
    told = merged(home, away)
    with open_project(home) as project:
        assert [one.value for one in project.file.ratings.all()] == ["2"]
        assert len(project.file.codings.all()) == 1
    assert len(told.conflicts) == 2


def test_a_memo_brings_the_coding_back_that_it_is_about(two: tuple[Path, Path]) -> None:
    home, away = two
    with open_project(away, coder="ben") as project:
        Hands(project).memo_on_coding("worth keeping")
    with open_project(home, coder="ben") as project:
        Hands(project).uncode()
    merged(home, away)
    with open_project(home) as project:
        [coding], [memo] = project.file.codings.all(), project.file.memos.all()
    assert memo.subject == coding.guid


def test_a_level_that_never_fitted_stays_as_it_is(two: tuple[Path, Path]) -> None:
    home, away = two
    with open_project(home, coder="ana") as project:
        me = project.me()
        [document] = project.file.documents.all()
        with project.action("by hand") as action:
            project.file.coders.ensure(action, me)
            code = browsing.code(project, "RR").guid
            rating = Rating(document.guid, code, me.guid, "2", at=action.at)
            project.file.ratings.save(action, rating)
    with open_project(away, coder="ben") as project:
        Hands(project).code("RR")
    assert merged(home, away).conflicts == ()
    with open_project(home) as project:
        assert "2" in {one.value for one in project.file.ratings.all()}


def test_the_study_itself_is_joined_too(two: tuple[Path, Path]) -> None:
    home, away = two
    scenario = Scenario("S1", "The call", "A nursery rings.", (Prompt("a", "What first?"),))
    case = Case("FSW 01", {"borough": "Ashmere", "role": "manager"})
    for path in two:
        with open_project(path, coder="lead") as project, project.action("load") as action:
            project.file.cases.save(action, Case("FSW 09", {"role": path.stem}))
    with open_project(away, coder="lead") as project:
        [document] = project.file.documents.all()
        with project.action("load") as action:
            project.file.scenarios.save(action, scenario, position=0)
            project.file.cases.save(action, case)
            project.file.documents.change(action, replace(document, case="FSW 01", time="T1"))
            newer = Document("Another", "Words.", ())
            project.file.documents.add(action, newer)
    told = merged(home, away)
    assert told.study == (
        "case FSW 09: changed",
        "case FSW 01: new",
        "scenario S1: new",
        "document FSW 01 T2 S1: changed",
    )
    assert told.documents == ("Another",)
    assert told.conflicts == ("case FSW 09: role changed in both; kept “other”, not “study”.",)
    with open_project(away, coder="lead") as project, project.action("load") as action:
        project.file.scenarios.save(action, replace(scenario, prompts=()), position=0)
        project.file.cases.save(action, replace(case, attributes={"borough": "Brackwell"}))
        project.file.documents.change(action, replace(document, time="T1"))
    told = merged(home, away)
    assert told.study == (
        "case FSW 01: changed",
        "scenario S1: changed",
        "document FSW 01 T2 S1: changed",
    )
    with open_project(home) as project:
        assert project.file.scenarios.all() == [replace(scenario, prompts=())]
        there = {one.id: one.attributes for one in project.file.cases.all()}
        assert there["FSW 01"] == {"borough": "Brackwell"}


def test_documents_that_were_taken_away_go_here_too(two: tuple[Path, Path]) -> None:
    home, away = two
    with open_project(home, coder="lead") as project, project.action("import") as action:
        project.file.cases.save(action, Case("FSW 02", {"borough": "Ashmere"}))
        document = Document("Short", "Words.", (), case="FSW 02")
        project.file.documents.add(action, document)
    shutil.copy(home, away)
    with open_project(away, coder="lead") as project:
        assert undo(project) == "import"
    told = merged(home, away)
    assert told.study == ("case FSW 02: removed", "document Short: removed")
    with open_project(home) as project:
        assert project.file.documents.names() == ["FSW 01 T2 S1"]


def test_rounds_of_one_number_are_both_kept(two: tuple[Path, Path]) -> None:
    for path in two:
        with open_project(path, coder="ben") as project, project.action("round") as action:
            [document] = project.file.documents.all()
            made = Round(1, (document.guid,), (project.me().guid,), made_by="lead", at=action.at)
            project.file.rounds.add(action, made)
    told = merged(*two)
    assert told.study == ("round 1: new",)
    with open_project(two[0]) as project:
        assert [one.number for one in project.file.rounds.all()] == [1, 2]
    assert not merged(*two).anything


def test_decisions_are_joined_and_the_later_one_stands(two: tuple[Path, Path]) -> None:
    for path, reason in zip(two, ("first", "second"), strict=True):
        with open_project(path, coder="ben") as project, project.action("settle") as action:
            [document] = project.file.documents.all()
            decision = Decision(
                document.guid,
                browsing.code(project, "RR").guid,
                Span(33, 57),
                {project.me().guid: Said("present")},
                Verdict.ONE,
                reason=reason,
                by="lead",
                at=action.at,
            )
            project.file.decisions.save(action, decision)
    told = merged(*two)
    assert counted(told) == [("decisions", 1, 0, 1)]
    with open_project(two[0]) as project:
        assert [one.reason for one in project.file.decisions.all()] == ["second"]


def test_logs_and_places_come_home_once(study_path: Path) -> None:
    with open_project(study_path, coder="ben") as project:
        Hands(project).code("RR")
        [document] = project.file.documents.all()
        log(project, document, "shown")
        keep_place(project, document, 35)
    with open_project(study_path, coder="ana") as project:
        keep_place(project, document, 36)
        log(project, document, "rejected")
    away = copied(study_path, "ben")
    with open_project(away, coder="ben") as project:
        assert [one.event for one in project.file.events.all()] == ["shown"]
        assert place(project, document) == 35
        log(project, document, "accepted")
        project.file.history.note("ben", [("looked at others' work", document.guid)])
        keep_place(project, document, 40)
    with open_project(study_path, coder="ana") as project:
        keep_place(project, document, 37)
    other = Path(shutil.copy(study_path, study_path.with_name("other.coder")))
    with open_project(other, coder="ana") as project:
        Hands(project).finish()
    assert merged(study_path, other, away).anything
    assert not merged(study_path, away).anything
    with open_project(study_path, coder="ben") as project:
        assert place(project, document) == 40
        events = [one.event for one in project.file.events.all()]
        assert events == ["shown", "rejected", "accepted"]
        assert "looked at others' work" in {one.name for one in project.file.history.past()}


def log(project: Project, document: Document, event: str) -> None:
    code, me = project.codebook().codes[0].guid, project.me().guid
    line = SuggestionEvent(
        *(event, me, document.guid, code, 33, 57, "read", "read", "why", 1.0, 1, "rules", "f00", 0),
        blind=False,
    )
    with project.action("suggest") as action:
        project.file.events.log(action, line)


def test_codes_that_change_ids_with_each_other_are_joined(two: tuple[Path, Path]) -> None:
    home, away = two
    with open_project(home, coder="lead") as project:
        Hands(project).new_code("Waiting")
        code = project.codebook().codes[-1]
    with open_project(away, coder="ben") as project:
        Hands(project).new_code("Watching")
        new = project.codebook().codes[-1]
        with project.action("rename") as action:
            codes = tuple(
                replace(one, id=code.id) if one.guid == new.guid else one
                for one in project.codebook()
            )
            project.save_codebook(action, replace(project.codebook(), codes=codes))
    merged(away, home)
    merged(home, away)
    with open_project(home) as project:
        ours = {one.guid: (one.id, one.label) for one in project.codebook()}
    with open_project(away) as project:
        assert ours == {one.guid: (one.id, one.label) for one in project.codebook()}


def test_of_two_settings_the_later_stands_and_it_is_told(two: tuple[Path, Path]) -> None:
    home, away = two
    with open_project(home) as project:
        settle(project, blind=False)
    with open_project(away) as project:
        settle(project, blind=False)
        settle(project, blind=True)
    told = merged(home, away)
    assert told.conflicts == ("the setting blind first: changed in both; kept “on”, not “off”.",)
    with open_project(home) as project:
        assert blind_first(project)


def test_what_was_read_and_left_comes_home(two: tuple[Path, Path]) -> None:
    home, away = two
    with open_project(away, coder="ben") as project:
        [document] = project.file.documents.all()
        leave(project, document, Span(58, 82))
        read_through(project, [document])
    told = merged(home, away)
    assert {("words without a code", 1, 0, 0), ("documents read through", 1, 0, 0)} <= set(
        counted(told)
    )
    with open_project(home, coder="ben") as project:
        assert [one.span for one in left(project, document)] == [Span(58, 82)]
        assert passed(project) == {document.guid}
