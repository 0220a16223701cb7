"""Copies that are merged in any order give the same project."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from itertools import permutations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from codebook.errors import CodebookError
from codebook.model import Code, Codebook, Level
from coder.errors import CoderError
from coder.workflow.project import create_project, open_project
from coder.workflow.standing import contradictions
from tests.coder.workflow.copies_world import Hands, content, copied, merged
from transcripts.model import Case, Document, Kind, Turn, Voice

Act = Callable[[Hands], object]

CODES = st.sampled_from(["PL", "PL2", "RR"])
SPANS = st.sampled_from([(0, 6), (0, 12), (7, 12), (13, 20)])
LABELS = st.sampled_from(["Waiting", "Planning", "Another name", "Looking back"])
SUMMARIES = st.sampled_from(["Reads first.", "Rings the school.", ""])
ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(lambda c, s: lambda hands: hands.code(c, *s), CODES, SPANS),
    st.builds(lambda n: lambda hands: hands.uncode(n), st.integers(0, 5)),
    st.builds(
        lambda c, v, s: lambda hands: hands.rate(c, v, *s),
        st.sampled_from(["PL", "RR"]),
        st.sampled_from("012"),
        SPANS,
    ),
    st.builds(lambda t: lambda hands: hands.memo(t), st.sampled_from(["one", "two", ""])),
    st.builds(lambda c, t: lambda hands: hands.summarise(c, t), CODES, SUMMARIES),
    st.just(Hands.finish),
    st.just(Hands.reopen),
    st.builds(lambda c, t: lambda hands: hands.rename(c, t), CODES, LABELS),
    st.builds(lambda c, t: lambda hands: hands.redefine(c, t), CODES, LABELS),
    st.builds(lambda t: lambda hands: hands.new_code(t), LABELS),
    st.builds(lambda c: lambda hands: hands.drop(c), CODES),
)


@cache
def begun() -> bytes:
    """A study in which ana and ben have begun, as a file's bytes."""
    with tempfile.TemporaryDirectory() as name:
        return base(Path(name)).read_bytes()


def base(folder: Path) -> Path:
    """A study in which ana and ben have begun."""
    levels = (Level(0, "absent"), Level(1, "emerging"), Level(2, "embedded"))
    codes = (
        Code("PL", "Planning", levels=levels),
        Code("PL2", "Reading first", parent="PL"),
        Code("RR", "Reflection", levels=levels),
    )
    path = folder / "study.coder"
    create_project(path, Codebook(codes))
    text = "I read what is there."
    turn = Turn(0, 0, len(text), "FSW 01", Voice.RESPONDENT)
    with open_project(path, coder="lead") as project, project.action("import") as action:
        project.file.cases.save(action, Case("FSW 01"))
        project.file.documents.add(action, Document("FSW 01", text, (turn,), Kind.RESPONSE))
    for name in ("ana", "ben"):
        with open_project(path, coder=name) as project:
            Hands(project).code("PL2", 0, 6)
            Hands(project).rate("PL", "1", 0, 6)
    return path


def done(path: Path, name: str, acts: list[Act]) -> None:
    with open_project(path, coder=name) as project:
        for act in acts:
            with suppress(CoderError, CodebookError):
                act(Hands(project))


@settings(max_examples=4)
@given(st.lists(st.lists(ACTS, max_size=5), min_size=3, max_size=3))
def test_any_order_gives_the_same_project(acts: list[list[Act]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        study = folder / "study.coder"
        study.write_bytes(begun())
        aways = [
            copied(study, "ana"),
            copied(study, "ben"),
            copied(study, "ben", to="ben at home"),
        ]
        for path, who, these in zip(aways, ("ana", "ben", "ben"), acts, strict=True):
            done(path, who, these)
        found = []
        for place, order in enumerate(permutations(aways)):
            home = Path(shutil.copy(study, folder / f"{place}.coder"))
            merged(home, *order)
            found.append(content(home))
            with open_project(home) as project:
                assert contradictions(project) == []
                assert project.codebook() == project.file.codes.newest()
            assert not merged(home, aways[place % 3]).anything
        assert all(one == found[0] for one in found)
