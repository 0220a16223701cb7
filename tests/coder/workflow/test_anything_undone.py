"""Whatever three coders do in any order, and take back in any scope, the project stays whole."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

import pytest

from codebook.errors import InvalidCodebookError
from codebook.model import Code, Codebook
from coder.errors import CoderError
from coder.model import CONSENSUS, Coder, CoderKind
from coder.store.connection import fetch, memory
from coder.store.project_file import ProjectFile
from coder.store.schema import migrations
from coder.workflow import coding, coding_many, memoing, placing, reshaping, revising, undoing
from coder.workflow.memo_subjects import on_code, on_document
from coder.workflow.merging import merge
from coder.workflow.project import Project
from coder.workflow.standing import contradictions
from tests.coder.workflow.test_many_undone import LEVELS, response
from transcripts.model import Document, Span

CODERS = (Coder("ana"), Coder("ben"), Coder(CONSENSUS, CoderKind.CONSENSUS))
BOOK = Codebook(
    (
        Code("PL", "Planning", levels=LEVELS),
        Code("PL1", "Purpose", parent="PL", levels=LEVELS),
        Code("PL2", "Reading first", parent="PL"),
        Code("EN", "Engaging", levels=LEVELS),
        Code("EN1", "Asking", parent="EN"),
    )
)
STEPS = 250
ANSWER = range(6, 18)  # where the respondent's words stand


@dataclass
class World:
    """The same project in three windows, and whatever chance does there."""

    projects: list[Project]
    documents: list[Document]
    chance: Random

    def step(self) -> None:
        """One act of one coder, or none where it is refused."""
        project, code = self.chance.choice(self.projects), self.chance.choice(self.book.codes)
        document = self.chance.choice(self.documents)
        often = (self._codes, self._codes, self._codes, self._undoes, self._undoes, self._segments)
        acts = (*often, self._revises, self._notes)
        act = self.chance.choice(self.chance.choice(acts)(project, code, document))
        with suppress(CoderError, InvalidCodebookError):
            act()

    @property
    def book(self) -> Codebook:
        return self.projects[0].codebook()

    def _span(self) -> Span:
        start, stop = sorted(self.chance.sample([*ANSWER, ANSWER.stop], 2))
        return Span(start, stop)

    def _codes(
        self, project: Project, code: Code, document: Document
    ) -> list[Callable[[], object]]:
        span, some = self._span(), self.chance.sample(self.documents, 2)
        rating = partial(coding.rate, project, code, document=document)
        evidence = {one.guid: span for one in some}
        return [
            partial(coding.apply_code, project, code, document=document, span=span),
            partial(rating, value=self.chance.choice("012")),
            partial(rating, value=self.chance.choice("12"), span=span),
            partial(coding_many.code_all, project, code, [(one, span) for one in some]),
            partial(coding_many.rate_all, project, code, some, value="2", evidence=evidence),
            partial(coding.finish, project, some),
        ]

    def _segments(
        self, project: Project, code: Code, document: Document
    ) -> list[Callable[[], object]]:
        mine = [one for one in project.file.codings.all() if one.coder == project.me().guid]
        if not mine:
            return self._codes(project, code, document)
        one = self.chance.choice(mine)
        alike = [two for two in mine if (two.document, two.code) == (one.document, one.code)]
        return [
            partial(coding.remove_coding, project, one),
            partial(coding_many.uncode_all, project, mine[:3]),
            partial(reshaping.reshape, project, one, self._span()),
            partial(reshaping.recode, project, alike, code),
            partial(reshaping.split, project, one, self.chance.choice(ANSWER)),
            partial(reshaping.join, project, alike),
        ]

    def _undoes(self, project: Project, _: Code, document: Document) -> list[Callable[[], object]]:
        acts = (undoing.undo, undoing.redo)
        return [
            *(partial(act, project) for act in acts),
            *(partial(act, project, document) for act in acts),
            *(partial(act, project) for act in (undoing.undo_codebook, undoing.redo_codebook)),
        ]

    def _revises(self, project: Project, code: Code, _: Document) -> list[Callable[[], object]]:
        other = self.chance.choice(self.book.codes)
        return [
            partial(merge, project, code, other),
            partial(revising.move, project, code, parent=self.chance.choice([other.id, ""])),
            partial(revising.rename, project, code, label="Another name"),
            partial(revising.retire, project, code),
            partial(revising.revive, project, code),
            partial(revising.add, project, Code(f"N{len(self.book)}", "New", levels=LEVELS)),
        ]

    def _notes(
        self, project: Project, code: Code, document: Document
    ) -> list[Callable[[], object]]:
        return [
            partial(memoing.write, project, on_document(document), self.chance.choice(["", "!"])),
            partial(memoing.write, project, on_code(code), "?"),
            partial(placing.keep_place, project, document, self.chance.choice(ANSWER)),
        ]


@pytest.mark.parametrize("seed", range(8))
def test_no_acts_in_any_order_leave_a_level_a_row_or_a_version_that_says_something_else(
    seed: int,
) -> None:
    db = memory()
    migrations.apply(db)
    file = ProjectFile(db)
    world = World(
        [Project(Path("x"), file, coder) for coder in CODERS],
        [response(f"R{number}") for number in range(3)],
        Random(seed),
    )
    with file.action("import", "lead") as action:
        file.codes.save(action, BOOK)
        for document in world.documents:
            file.documents.add(action, document)
    for _ in range(STEPS):
        world.step()
        assert contradictions(world.projects[0]) == []
        assert fetch(db, "PRAGMA foreign_key_check") == []
        assert file.codes.newest() == file.codes.current()
    assert fetch(db, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    db.close()
