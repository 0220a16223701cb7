"""Memos on what is read: written over the text, listed, and shown beside the code."""

from dataclasses import replace

from coder.workflow.memo_subjects import around
from tui.dialogs.memo_editor import MemoEditor
from tui.page.lanes import Mark
from tui.screens.coding.desk import Desk
from tui.widgets.messages import OpenMemos
from tui.widgets.panes import Card


class Noting(Desk):
    """What the keys do that belong to memos."""

    async def action_memo(self) -> None:
        """Write on the coded words at the cursor; where none are, on the document."""
        codings = [self.session.coding(mark.key) for mark in self.marks_here()]
        meant = next((coding for coding in codings if coding is not None), None)
        subjects = around(self.project, self.session.document, meant)
        await self.app.push_screen(
            MemoEditor(self.project, subjects), self.in_turn("the memo", self._noted)
        )

    def action_memos(self) -> None:
        go = self.in_turn("the memo", self._go_to_memo)
        self.post_message(OpenMemos(self.session.document.name, go))

    def _noted(self, has_changed: bool | None) -> None:  # noqa: FBT001 - Textual gives it so
        self._read_again()
        if has_changed:
            self.say("Memo: saved.")

    def _go_to_memo(self, offset: int | None) -> None:
        self._read_again()
        if offset is not None:
            self.view.go(offset)

    def _read_again(self) -> None:
        self.session.refresh()
        self.redraw()

    def _card(self, mark: Mark) -> Card:
        return replace(super()._card(mark), memo=self.session.memo(mark.key))

    def _names_here(self) -> str:
        """The codes at the cursor, and whether a memo is on one, where no lane has room for it."""
        names = super()._names_here()
        noted = any(mark.memo for mark in self.view.marks.at(self.place))
        return f"{names} + memo" if names and noted else names
