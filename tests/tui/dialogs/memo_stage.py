"""A small study with memos in it, and the editor of memos on its own."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from coder.model import Coding, Memo, MemoAbout, Subject
from coder.workflow import browsing, coding
from coder.workflow.project import Project
from transcripts.model import Span
from tui.dialogs.memo_editor import MemoEditor
from tui.widgets.key_line import KeyLine

NAME = "FSW 01 T2 S1"
FIRST = "I'd read the file first."
SECOND = "Then I'd ring the school."
DAY = "2026-03-02T12:00:00Z"


class EditorApp(KeyLine):
    """Opens the editor at once; `closed` is what it gave, None while it is open."""

    def __init__(self, project: Project, subjects: Sequence[Subject]) -> None:
        super().__init__()
        self.editor = MemoEditor(project, subjects)
        self.closed: bool | None = None

    def on_mount(self) -> None:
        self.push_screen(self.editor, self._close)

    def _close(self, has_changed: bool | None) -> None:  # noqa: FBT001 - Textual gives it so
        self.closed = has_changed


@asynccontextmanager
async def memo_editor(
    project: Project, subjects: Sequence[Subject], *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[EditorApp, Pilot[None]]]:
    app = EditorApp(project, subjects)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def coded(project: Project, said: str = FIRST, code: str = "PL") -> Coding:
    document = browsing.document(project, NAME)
    start = document.text.index(said)
    span = Span(start, start + len(said))
    return coding.apply_code(project, browsing.code(project, code), document=document, span=span)


def note(project: Project, subject: Subject, text: str, *, at: str = DAY) -> None:
    """Write a memo on a fixed day."""
    me = project.me()
    with project.action("note", scope=subject.scope) as action:
        project.file.coders.ensure(action, me)
        memo = Memo(subject.about, subject.guid, me.guid, text, at, at)
        project.file.memos.save(action, memo)


def written(project: Project) -> dict[MemoAbout, str]:
    """The texts of the coder's memos, as the project file has them."""
    me = project.me().guid
    return {memo.about: memo.text for memo in project.file.memos.all() if memo.coder == me}
