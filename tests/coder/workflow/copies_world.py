"""Copies of a small study, what is done in them, and what a project holds."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coder.model import MemoAbout, Subject
from coder.store.connection import Row
from coder.store.history import CODEBOOK
from coder.workflow import browsing, charting, memo_subjects, memoing, revising
from coder.workflow.coding import apply_code, finish, rate, remove_coding, reopen
from coder.workflow.copying import copy_for
from coder.workflow.joining import Foreseen, merge
from coder.workflow.project import Project, open_project
from transcripts.model import Span

LOCAL = {"guid", "position", "version", "number"}
"""What means something in one file only."""


@pytest.fixture
def two(study_path: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A project and a plain copy of its file; ben has coded before they parted."""
    with open_project(study_path, coder="ben") as project:
        hands = Hands(project)
        hands.code("PL2")
        hands.rate("PL", "1")
    return study_path, Path(shutil.copy(study_path, tmp_path / "other.coder"))


def copied(path: Path, name: str, *, to: str = "", **asked: Any) -> Path:
    """A copy for a coder, beside the project."""
    made = path.with_name(f"{to or name}.coder")
    with open_project(path, coder=name) as project:
        copy_for(project, made, **asked)
    return made


def merged(path: Path, *others: Path) -> Foreseen:
    """Merge files in this order; gives what the last one brought."""
    for other in others:
        with open_project(path, coder="lead") as project:
            told = merge(project, other)
    return told


def content(path: Path) -> dict[str, list[Any]]:
    """All that is in a project, in words of people, without what means something there only."""
    with open_project(path) as project:
        rows = project.file.contents.rows()
        names = _names(rows)
        events, places = project.file.contents.events(), project.file.contents.places()
        order = [code.id for code in project.codebook()]
    del rows["codebook_versions"], rows["merges"]
    tables = {**{table: list(there.values()) for table, there in rows.items()}}
    tables |= {"events": events, "places": places}
    said = {table: sorted(_said(row, names) for row in there) for table, there in tables.items()}
    return said | {"order": order}


def _names(rows: dict[str, dict[str, Row]]) -> dict[str, str]:
    tables = ("coders", "cases", "scenarios", "documents", "codes")
    found = {g: f"{t} {r.get('name', r.get('id'))}" for t in tables for g, r in rows[t].items()}
    for guid, row in rows["codings"].items():
        place = [row["document"], row["code"], row["coder"]]
        found[guid] = f"{[found[one] for one in place]} {row['start']} {row['stop']}"
    return found


def _said(row: Row, names: dict[str, str]) -> str:
    plain = {name: names.get(str(v), v) for name, v in row.items() if name not in LOCAL}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    for guid, name in names.items():
        text = text.replace(guid, name)
    return text


class Hands:
    """What somebody does in a file, one act at a time; an act that cannot be is left undone."""

    def __init__(self, project: Project) -> None:
        self.project = project
        [self.document] = project.file.documents.all()

    def code(self, code: str, start: int = 33, stop: int = 57) -> None:
        """Code words of the answer."""
        chosen = browsing.code(self.project, code)
        apply_code(self.project, chosen, document=self.document, span=Span(start, stop))

    def uncode(self, place: int = 0) -> None:
        """Take one of one's codings away."""
        mine = [one for one in self.project.file.codings.all() if self._is_mine(one.coder)]
        if mine:
            remove_coding(self.project, mine[place % len(mine)])

    def rate(self, code: str, value: str, start: int = 33, stop: int = 57) -> None:
        chosen = browsing.code(self.project, code)
        words = Span(start, stop) if value != "0" else None
        rate(self.project, chosen, document=self.document, value=value, span=words)

    def memo(self, text: str) -> None:
        subject = Subject(MemoAbout.DOCUMENT, self.document.guid, self.document.name)
        memoing.write(self.project, subject, text)

    def summarise(self, code: str, text: str) -> None:
        """Write what the case says on a code; nothing where there is no case."""
        for case in self.project.file.cases.all():
            charting.summarise(self.project, case, browsing.code(self.project, code), text)

    def memo_on_coding(self, text: str) -> None:
        """Write a memo on one's first coding."""
        [coding, *_] = [one for one in self.project.file.codings.all() if self._is_mine(one.coder)]
        subject = memo_subjects.coding_named(self.project, coding.guid)
        memoing.write(self.project, subject, text)

    def finish(self) -> None:
        finish(self.project, [self.document])

    def reopen(self) -> None:
        reopen(self.project, [self.document])

    def rename(self, code: str, label: str) -> None:
        revising.rename(self.project, browsing.code(self.project, code), label=label)

    def new_code(self, label: str) -> None:
        revising.add(self.project, revising.drafted(self.project, label))

    def redefine(self, code: str, brief: str) -> None:
        revising.redefine(self.project, browsing.code(self.project, code), {"brief": brief})

    def drop(self, code: str) -> None:
        """Take a code out of the codebook, if nothing hangs on it."""
        book = self.project.codebook()
        if self.project.file.codings.code_counts() or self.project.file.ratings.all():
            return
        with self.project.action(f"drop {code}", scope=CODEBOOK) as action:
            kept = tuple(one for one in book if code not in (one.id, one.parent))
            self.project.save_codebook(action, replace(book, codes=kept))

    def _is_mine(self, coder: str) -> bool:
        return coder == self.project.me().guid
