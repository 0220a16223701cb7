import re
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Codebook, new_guid
from coder.errors import CoderError, DamagedCopyError, InvalidRequestError, NotAProjectError
from coder.workflow import browsing, joining
from coder.workflow.joining import foreseen, merge
from coder.workflow.project import create_project, open_project
from coder.workflow.undoing import undo
from tests.coder.workflow.copies_world import Hands, content, copied, merged
from transcripts.model import Document


@pytest.fixture
def both(study_path: Path) -> tuple[Path, Path]:
    """A project in which ana has coded, and ben's copy of it."""
    with open_project(study_path, coder="ana") as project:
        Hands(project).code("PL2")
        Hands(project).memo("ana thinks")
    return study_path, copied(study_path, "ben")


def test_what_was_done_in_a_copy_comes_home(both: tuple[Path, Path]) -> None:
    home, away = both
    with open_project(away, coder="ben") as project:
        hands = Hands(project)
        hands.code("RR")
        hands.rate("PL", "2")
        hands.memo("ben thinks")
        hands.finish()
    with open_project(home, coder="lead") as project:
        before = content(home)
        told = foreseen(project, away)
        assert content(home) == before
        assert merge(project, away) == told
    assert [(one.coder, one.what, one.new, one.changed, one.removed) for one in told.tallies] == [
        ("ben", "codings", 2, 0, 0),
        ("ben", "values", 1, 0, 0),
        ("ben", "memos", 1, 0, 0),
        ("ben", "finished documents", 1, 0, 0),
    ]
    assert told.conflicts == told.documents == told.codebook == ()


def test_work_in_copies_is_the_same_as_work_in_one_file(study_path: Path, tmp_path: Path) -> None:
    one = Path(shutil.copy(study_path, tmp_path / "one.coder"))
    aways = {name: copied(study_path, name) for name in ("ana", "ben")}
    for name, away in aways.items():
        for path in (one, away):
            with open_project(path, coder=name) as project:
                hands = Hands(project)
                hands.code("PL2" if name == "ana" else "PL")
                hands.rate("RR", "1")
                hands.finish()
    merged(study_path, aways["ben"], aways["ana"])

    def without_times(path: Path) -> str:
        plain = str(content(path))
        return re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "then", plain)

    assert without_times(study_path) == without_times(one)


def test_merging_twice_changes_nothing(both: tuple[Path, Path]) -> None:
    home, away = both
    with open_project(away, coder="ben") as project:
        Hands(project).code("RR")
        Hands(project).rename("RR", "Thinking back")
    merged(home, away)
    before = home.read_bytes()
    told = merged(home, away)
    assert not told.anything
    assert (told.tallies, told.codebook, told.conflicts) == ((), (), ())
    assert home.read_bytes() == before


def test_a_copy_can_be_merged_again_after_more_work(both: tuple[Path, Path]) -> None:
    home, away = both
    with open_project(away, coder="ben") as project:
        Hands(project).code("RR")
        Hands(project).code("PL")
    merged(home, away)
    with open_project(away, coder="ben") as project:
        Hands(project).uncode()
        Hands(project).rate("RR", "0")
    told = merged(home, away)
    assert ("codings", 0, 1) in [(one.what, one.new, one.removed) for one in told.tallies]
    assert told.conflicts == ()


def test_a_merge_is_undone_as_one(both: tuple[Path, Path]) -> None:
    home, away = both
    before = content(home)
    with open_project(away, coder="ben") as project:
        hands = Hands(project)
        hands.code("RR")
        hands.finish()
        hands.rename("RR", "Thinking back")
        hands.new_code("Waiting")
    merged(home, away)
    after = content(home)
    assert after != before
    with open_project(home, coder="lead") as project:
        assert undo(project) == "merged ben.coder"
    assert content(home)["codings"] == before["codings"]
    assert content(home)["codes"] == before["codes"]
    merged(home, away)
    assert content(home) == after


def test_of_two_changes_of_a_code_each_field_is_taken_and_the_later_of_two(
    both: tuple[Path, Path],
) -> None:
    home, away = both
    with open_project(away, coder="ben") as project:
        Hands(project).rename("RR", "Thinking back")
        Hands(project).redefine("RR", "ben's words")
    with open_project(home, coder="lead") as project:
        Hands(project).rename("RR", "Looking back")
    told = merged(home, away)
    with open_project(home) as project:
        code = browsing.code(project, "RR")
    assert (code.label, code.brief) == ("Looking back", "ben's words")
    assert told.conflicts == (
        "code RR: label changed in both; kept “Looking back”, not “Thinking back”.",
    )
    with open_project(home) as project:
        [kept] = joining.conflicts_kept(project)
    assert (kept["kept"], kept["lost"]) == ("Looking back", "Thinking back")
    with open_project(home, coder="lead") as project:
        codes = tuple(code for code in project.codebook() if code.id != "RR")
        with project.action("drop RR") as action:
            project.save_codebook(action, replace(project.codebook(), codes=codes))
        [gone] = joining.conflicts_kept(project)
    assert gone["conflict"].startswith("code that has gone since: label changed in both; kept")


def test_what_gave_way_is_kept_where_nothing_else_came_and_is_told_once(
    both: tuple[Path, Path],
) -> None:
    home, away = both
    with open_project(away, coder="ben") as project:
        Hands(project).rename("RR", "Thinking back")
    with open_project(home, coder="lead") as project:
        Hands(project).rename("RR", "Looking back")
    assert merged(home, away).anything
    with open_project(home) as project:
        [kept] = joining.conflicts_kept(project)
    assert (kept["kept"], kept["lost"]) == ("Looking back", "Thinking back")
    again = merged(home, away)
    assert (again.anything, again.conflicts) == (False, ())


def test_what_was_taken_away_in_one_and_used_in_the_other_stays(both: tuple[Path, Path]) -> None:
    home, away = both
    with open_project(away, coder="ben") as project:
        Hands(project).code("RR")
    with open_project(home, coder="lead") as project:
        codes = tuple(code for code in project.codebook() if code.id != "RR")
        with project.action("drop RR") as action:
            project.save_codebook(action, replace(project.codebook(), codes=codes))
    told = merged(home, away)
    with open_project(home) as project:
        assert browsing.code(project, "RR")
        assert len(project.file.codings.all()) == 2
    assert told.conflicts == ("code RR: taken away in one file and used in the other; it stays.",)


def test_two_codes_of_one_id_are_told_apart(both: tuple[Path, Path]) -> None:
    home, away = both
    with open_project(home, coder="lead") as project:
        Hands(project).new_code("Waiting")
        first = browsing.code(project, project.codebook().codes[-1].id)
    with open_project(away, coder="ben") as project:
        Hands(project).new_code("Waiting")
        Hands(project).rename(first.id, "Watching")
        Hands(project).code(first.id)
    told = merged(home, away)
    with open_project(home) as project:
        ids = [code.id for code in project.codebook()]
    assert first.id in ids
    assert len(ids) == 6
    assert any("Two codes have the id" in line for line in told.conflicts)


def test_a_plain_copy_of_the_file_is_merged_too(study_path: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(study_path, tmp_path / "other.coder"))
    with open_project(study_path, coder="ana") as project:
        Hands(project).code("PL2")
    with open_project(other, coder="ben") as project:
        Hands(project).code("RR")
    told = merged(study_path, other)
    assert [(one.coder, one.new) for one in told.tallies] == [("ben", 1)]
    with open_project(study_path) as project:
        assert len(project.file.codings.all()) == 2


def test_files_begun_apart_meet_by_words_names_and_ids(
    study_path: Path, tmp_path: Path, codebook: Codebook, response: Document
) -> None:
    apart = tmp_path / "apart.coder"
    codes = tuple(replace(code, guid=new_guid()) for code in codebook)
    create_project(apart, replace(codebook, codes=codes))
    twin = replace(response, guid=new_guid(), name="Another name")
    with open_project(apart, coder="ben") as project:
        with project.action("import") as action:
            project.file.documents.add(action, twin)
        Hands(project).code("RR")
    told = merged(study_path, apart)
    assert (told.documents, told.codebook) == ((), ())
    assert [(one.coder, one.what, one.new) for one in told.tallies] == [("ben", "codings", 1)]
    assert not merged(study_path, apart).anything


def test_edited_words_keep_their_codings_and_lost_ones_are_written_down(
    study_path: Path, tmp_path: Path, codebook: Codebook, response: Document
) -> None:
    apart = tmp_path / "apart.coder"
    create_project(apart, codebook)
    text = response.text.replace("read the file", "read the whole file") + " Nobody told me."
    turns = (response.turns[0], replace(response.turns[1], stop=len(text)))
    twin = replace(response, guid=new_guid(), text=text, turns=turns)
    gone = text.index("Nobody")
    with open_project(apart, coder="ben") as project:
        with project.action("import") as action:
            project.file.documents.add(action, twin)
        Hands(project).code("RR", 33, 63)
        Hands(project).code("PL2", gone, len(text))
    told = merged(study_path, apart)
    with open_project(study_path) as project:
        [coding] = project.file.codings.all()
        [memo] = project.file.memos.all()
    assert coding.span.of(response.text) == "I'd read the file first."
    assert "“Nobody told me.”" in memo.text
    assert len(told.moved) == 2
    assert not merged(study_path, apart).anything


def test_another_study_is_not_poured_in_by_mistake(study_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.coder"
    create_project(other, Codebook())
    with open_project(other, coder="x") as project, project.action("import") as action:
        project.file.documents.add(action, Document("Elsewhere", "Other words.", ()))
    before = study_path.read_bytes()
    with pytest.raises(InvalidRequestError, match="no document and no code in common"):
        merged(study_path, other)
    assert study_path.read_bytes() == before
    with open_project(study_path) as project:
        assert not foreseen(project, other).in_common
        told = merge(project, other, from_another_study=True)
    assert told.documents == ("Elsewhere",)


def test_a_copy_takes_nothing_in(both: tuple[Path, Path]) -> None:
    home, away = both
    with (
        open_project(away, coder="ben") as project,
        pytest.raises(InvalidRequestError, match="is a copy for one coder"),
    ):
        merge(project, home)


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        ("DROP TABLE codings", DamagedCopyError),
        ("PRAGMA application_id = 7", NotAProjectError),
        ("ALTER TABLE codings ADD COLUMN more TEXT", DamagedCopyError),
        ("PRAGMA foreign_keys = OFF; DELETE FROM codes WHERE id = 'PL'", DamagedCopyError),
    ],
)
def test_a_file_that_is_not_sound_is_refused(
    both: tuple[Path, Path], spoil: str, error: type[CoderError]
) -> None:
    home, away = both
    connection = sqlite3.connect(away)
    connection.executescript(spoil)
    connection.close()
    before = home.read_bytes(), away.read_bytes()
    with pytest.raises(error):
        merged(home, away)
    assert (home.read_bytes(), away.read_bytes()) == before
