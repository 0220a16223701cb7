"""What is chosen for the report comes home from copies, and goes where its words have gone."""

from pathlib import Path

from coder.workflow import quotations
from coder.workflow.coding import unrate
from coder.workflow.copying import copy_for
from coder.workflow.project import open_project
from coder.workflow.undoing import undo
from tests.coder.workflow.copies_world import Hands, copied, merged, two

__all__ = ["two"]


def choose(path: Path, name: str, *, used: str | None = None) -> None:
    with open_project(path, coder=name) as project:
        [coding, *_] = project.file.codings.all()
        quotations.choose(project, [coding.guid], used=used)


def chosen(path: Path) -> list[tuple[str, str]]:
    """Who has chosen, and where it is used."""
    with open_project(path) as project:
        names = {one.guid: one.name for one in project.file.coders.all()}
        return [(names[one.coder], one.used) for one in project.file.quotations.all()]


def test_a_choice_comes_home(two: tuple[Path, Path]) -> None:
    home, away = two
    choose(away, "ben", used="p. 3")
    told = merged(home, away)
    assert [(one.what, one.new) for one in told.tallies] == [("chosen quotations", 1)]
    assert chosen(home) == [("ben", "p. 3")]
    assert not merged(home, away).anything
    with open_project(home, coder="lead") as project:
        undo(project)
    assert chosen(home) == []


def test_what_two_people_have_chosen_is_chosen_once(two: tuple[Path, Path]) -> None:
    home, away = two
    choose(home, "ana")
    choose(away, "ben")
    assert merged(home, away).conflicts == ()
    assert len(chosen(home)) == 1


def test_two_places_in_the_report_are_a_conflict_and_the_later_stands(
    two: tuple[Path, Path],
) -> None:
    home, away = two
    choose(home, "ana", used="p. 3")
    choose(away, "ben", used="p. 5")
    [line] = merged(home, away).conflicts
    assert line.startswith("the quotation PL2 in FSW 01 T2 S1 33–57 by ben, chosen by ")
    assert chosen(home) == [("ben", "p. 5")]


def test_the_choice_of_words_that_the_other_has_taken_away_goes_and_is_told(
    two: tuple[Path, Path],
) -> None:
    home, away = two
    choose(home, "ana")
    with open_project(away, coder="ben") as project:
        [rating] = project.file.ratings.all()
        unrate(project, rating)
        Hands(project).uncode()
    [line] = merged(home, away).conflicts
    assert line == (
        "the quotation PL2 in FSW 01 T2 S1 33–57 by ben, chosen by ana: its words are not coded "
        "any more; it went."
    )
    assert chosen(home) == []
    assert not merged(home, away).anything


def test_the_same_words_coded_apart_keep_the_choice(study_path: Path) -> None:
    away = copied(study_path, "ben")
    for path in (study_path, away):
        with open_project(path, coder="ben") as project:
            Hands(project).code("PL2")
    choose(study_path, "lead")
    assert merged(study_path, away).conflicts == ()
    assert chosen(study_path) == [("lead", "")]


def test_a_copy_holds_what_its_coder_has_chosen_of_their_own(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    home, _ = two
    choose(home, "ben")
    for name in ("ben", "ana"):
        with open_project(home, coder=name) as project:
            copy_for(project, tmp_path / f"{name}.coder")
    assert chosen(tmp_path / "ben.coder") == [("ben", "")]
    assert chosen(tmp_path / "ana.coder") == []


def test_ones_choice_of_anothers_words_stays_at_home(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    home, _ = two
    choose(home, "ana")
    with open_project(home, coder="ana") as project:
        copy_for(project, tmp_path / "ana.coder")
    assert chosen(tmp_path / "ana.coder") == []
    assert not merged(home, tmp_path / "ana.coder").anything
    assert chosen(home) == [("ana", "")]


def test_a_choice_whose_words_undo_has_taken_goes_with_the_next_merge(
    study_path: Path,
) -> None:
    away = copied(study_path, "ana")
    with open_project(study_path, coder="ben") as project:
        Hands(project).code("PL2")
    choose(study_path, "lead")
    with open_project(study_path, coder="ben") as project:
        undo(project)
    with open_project(away, coder="ana") as project:
        Hands(project).code("RR")
    [line] = merged(study_path, away).conflicts
    assert line == "the quotation chosen by lead: its words are not coded any more; it went."
    assert chosen(study_path) == []
