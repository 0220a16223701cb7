"""Whatever two coders do: agreement is of what they coded apart, and that never changes."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coder.errors import CoderError
from coder.model import Coder, Pass
from coder.store.connection import memory
from coder.store.project_file import ProjectFile
from coder.store.schema import migrations
from coder.workflow import browsing, passes, rounds
from coder.workflow.coding import apply_code, finish, remove_coding, reopen
from coder.workflow.drawing import Plan
from coder.workflow.project import Project
from coder.workflow.sight import sight
from coder.workflow.undoing import redo, undo
from tests.coder.workflow.test_many_undone import BOOK, response
from transcripts.model import Document, Span

Step = tuple[int, str, int, int]
ACTS = ("code", "remove", "finish", "reopen", "undo", "redo")
STEPS: st.SearchStrategy[list[Step]] = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(ACTS), st.integers(0, 1), st.integers(6, 16)),
    max_size=20,
)


@dataclass
class World:
    """Ana and ben in one file, with two answers that they code apart; `stands` is what stays."""

    coders: tuple[Project, Project]
    documents: tuple[Document, ...]
    stands: dict[str, Pass] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        who, act, which, place = step
        project, document = self.coders[who], self.documents[which]
        with suppress(CoderError):
            self.act(project, act, document, Span(place, place + 2))

    def act(self, project: Project, act: str, document: Document, span: Span) -> None:
        mine = [one for one in project.file.codings.all() if one.coder == project.me().guid]
        if act == "code":
            apply_code(project, browsing.code(project, "PL1"), document=document, span=span)
        elif act == "remove" and mine:
            remove_coding(project, mine[0])
        elif act in {"finish", "reopen"}:
            {"finish": finish, "reopen": reopen}[act](project, [document])
        elif act in {"undo", "redo"}:
            {"undo": undo, "redo": redo}[act](project)

    def check(self) -> None:
        kept = {one.guid: one for one in self.coders[0].file.passes.all()}
        assert self.stands.items() <= kept.items()
        for document in self.documents:
            here = [one for one in kept.values() if one.document == document.guid]
            assert len({one.coder for one in here}) == len(here)
            if len(here) == len(self.coders):
                self.stands |= {one.guid: one for one in here}
            else:
                self.check_apart(document, here)

    def check_apart(self, document: Document, here: list[Pass]) -> None:
        """Before both have finished, nobody sees, and a pass goes with the finished mark."""
        assert not any(sight(one).sees_others(document.guid) for one in self.coders)
        done = browsing.finished_by(self.coders[0], document)
        assert done == {one.coder for one in here}


@contextmanager
def world() -> Iterator[World]:
    db = memory()
    migrations.apply(db)
    file = ProjectFile(db)
    documents = (response("R1"), response("R2"))
    with file.action("the study", "lead") as action:
        file.codes.save(action, BOOK)
        for document in documents:
            file.documents.add(action, document)
    lead = Project(Path("memory"), file, Coder("lead"))
    rounds.begin(lead, Plan(("ana", "ben"), documents=["R1", "R2"]))
    ana, ben = (Project(Path("memory"), file, one) for one in file.coders.all())
    yield World((ana, ben), documents)
    db.close()


@given(STEPS)
def test_what_was_coded_apart_stays_whatever_two_coders_do(steps: list[Step]) -> None:
    with world() as two:
        for step in steps:
            two.take(step)
            two.check()
        ana = two.coders[0]
        nobody = Project(ana.path, ana.file, None)
        study = passes.independent(nobody, browsing.study(nobody))
        for one in ana.file.passes.all():
            there = [
                it for it in study.codings if (it.document, it.coder) == (one.document, one.coder)
            ]
            assert tuple(there) == one.codings
