"""The tree of codes with the windows that its keys open: every change is saved at once."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from codebook.model import Code
from coder.workflow import revising, undoing
from coder.workflow.memo_subjects import on_code, on_project
from coder.workflow.merging import Merged, merge
from coder.workflow.project import Project
from transcripts.text import visible
from tui.dialogs.code_form import CodeForm
from tui.dialogs.code_picker import CodePicker
from tui.dialogs.hues import Hues
from tui.dialogs.memo_editor import MemoEditor
from tui.dialogs.naming import Named, Naming
from tui.page.tree import place_before, sibling_above, sibling_below
from tui.widgets.code_tree import CodeTree
from tui.widgets.messages import OpenKeywords

if TYPE_CHECKING:
    from tui.widgets.patient import Patient


class TreeEditor(CodeTree):
    """A tree in which the project's codebook is revised.

    `revised` is called with a sentence when the codebook has changed; whoever shows the tree then
    shows it anew. It stands on a patient screen, in whose turn all is done.
    """

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.revised: Callable[[str], None] = lambda _: None

    @property
    def desk(self) -> "Patient[Any]":
        """The screen that the tree stands on."""
        return cast("Patient[Any]", self.screen)

    # New codes

    async def action_new(self) -> None:
        await self._name_new(self.here.parent if self.here else "", after=self.here)

    async def action_new_below(self) -> None:
        await self._name_new(self.here.id if self.here else "")

    async def action_split(self) -> None:
        if code := self.here:
            start = replace(code, label="", id="", hotkey="", example="")
            await self.app.push_screen(
                Naming(
                    self.project,
                    start,
                    lambda named: self._split(code, named),
                    title=f"Split {code.id}: a second code with the same definition",
                    fresh=True,
                ),
                self._shown("is beside it; both can be narrowed with d"),
            )

    # Changes of one code

    async def action_rename(self) -> None:
        if code := self.here:
            naming = Naming(
                self.project,
                code,
                lambda named: self._rename(code, named),
                title=f"Rename {code.id}",
            )
            await self.app.push_screen(naming, self._shown("saved"))

    async def action_define(self) -> None:
        if code := self.here:
            form = CodeForm(
                self.project,
                code,
                lambda texts, keywords: revising.redefine(
                    self.project, code, texts, keywords=keywords
                ),
            )
            await self.app.push_screen(form, self._shown("saved"))

    def action_keywords(self) -> None:
        if code := self.here:
            self.desk.post_message(OpenKeywords(code))

    async def action_memo(self) -> None:
        if code := self.here:
            subjects = [on_code(code), on_project()]
            await self.app.push_screen(
                MemoEditor(self.project, subjects),
                self.desk.in_turn("the memo", self._noted),
            )

    async def action_recolour(self) -> None:
        if code := self.here:
            recolour = self.desk.in_turn("the colour", partial(self._recolour, code))
            await self.app.push_screen(Hues(code), recolour)

    def action_retire(self) -> None:
        code = self.here
        if code is None:
            return
        if code.retired:
            self._do(lambda: revising.revive(self.project, code), "is back in use")
        else:
            said = "is retired: its codings stay, and it is given no more"
            self._do(lambda: revising.retire(self.project, code), said)

    # Order and level

    def action_shift(self, step: int) -> None:
        code = self.here
        if code is None:
            return
        can, before = place_before(self.codebook, code, step)
        if can:
            self._move(code, code.parent, before)
        else:
            self.said(f"{code.id} is the {'first' if step < 0 else 'last'} there.")

    def action_move_in(self) -> None:
        code = self.here
        above = sibling_above(self.codebook, code) if code else None
        if code and above:
            self._move(code, above.id, None)
        elif code:
            self.said(f"Nothing stands before {code.id} that it could go below.")

    def action_move_out(self) -> None:
        code = self.here
        parent = self.codebook.find(code.parent) if code and code.parent else None
        if code and parent:
            self._move(code, parent.parent, sibling_below(self.codebook, parent))
        elif code:
            self.said(f"{code.id} is at the top already.")

    # Two codes

    async def action_merge(self) -> None:
        if code := self.here:
            picker = CodePicker(
                self.project.codebook(), title=f"Merge {code.id} {code.label} into …"
            )
            merge_into = self.desk.in_turn("the merge", partial(self._merge, code))
            await self.app.push_screen(picker, merge_into)

    # The way back

    def action_undo(self) -> None:
        self._turn_back("Undone", undoing.undo_codebook)

    def action_redo(self) -> None:
        self._turn_back("Done again", undoing.redo_codebook)

    # How it is done

    async def _name_new(self, parent: str, *, after: Code | None = None) -> None:
        start = revising.drafted(self.project, "", parent=parent)
        naming = Naming(
            self.project,
            start,
            lambda named: self._add(start, named, after),
            title="New code",
            fresh=True,
        )
        await self.app.push_screen(naming, self._shown("is in the codebook"))

    def _add(self, start: Code, named: Named, after: Code | None) -> Code:
        beside = after if after and after.parent == named.parent else None
        return revising.add(self.project, new_code(self.project, start, named), after=beside)

    def _split(self, code: Code, named: Named) -> Code:
        return revising.split(self.project, code, label=named.label, new_id=named.id)

    def _rename(self, code: Code, named: Named) -> Code:
        return revising.rename(
            self.project, code, label=named.label, new_id=named.id, hotkey=named.hotkey
        )

    def _recolour(self, code: Code, colour: str | None) -> None:
        if colour is not None:
            self._do(lambda: revising.recolour(self.project, code, colour), "has another colour")

    def _move(self, code: Code, parent: str, before: Code | None) -> None:
        def act() -> Code:
            return revising.move(self.project, code, parent=parent, before=before)

        self._do(act, f"stands below {parent} now" if parent else "stands at the top now")

    def _merge(self, code: Code, target: Code | None) -> None:
        done: list[Merged] = []

        def act() -> Code:
            done.append(merge(self.project, code, target or code))
            return done[0].code

        if target is not None and (kept := self.desk.attempt(act)):
            self.revised(f"{code.id} is one with {kept.id} now: {told(done[0])}.")
            self.go_to(kept)

    def _shown(self, said: str) -> Callable[[Code | None], Awaitable[None]]:
        """Shows the code that a window has made or changed."""
        return self.desk.in_turn("the change", partial(self._show, said))

    def _show(self, said: str, made: Code | None) -> None:
        if made is not None:
            self.revised(f"{made.id} {visible(made.label)}: {said}.")
            self.go_to(made)

    def _noted(self, has_changed: bool | None) -> None:  # noqa: FBT001 - Textual gives it so
        if has_changed:
            self.revised("Memo: saved.")

    def _do(self, act: Callable[[], Code], said: str) -> None:
        if made := self.desk.attempt(act):
            self.revised(f"{made.id} {said}.")
            self.go_to(made)

    def _turn_back(self, word: str, act: Callable[[Project], str]) -> None:
        if what := self.desk.attempt(lambda: act(self.project)):
            self.revised(f"{word}: {visible(what)}.")


def new_code(project: Project, start: Code, named: Named) -> Code:
    """The code that was named, of its parent's unit, else of the unit that it started with."""
    above = project.codebook().find(named.parent) if named.parent else None
    return replace(
        start,
        label=named.label,
        id=named.id,
        hotkey=named.hotkey,
        parent=named.parent,
        unit=above.unit if above else start.unit,
        colour="",
    )


def told(done: Merged) -> str:
    """What a merge moved, in words."""
    parts = [
        f"{count} {word}{'s' * (count != 1)}"
        for count, word in ((done.codings, "coding"), (done.values, "value"))
        if count
    ]
    twins = f"{done.twins} said the same already" if done.twins else ""
    return ", ".join(part for part in (*parts, twins) if part) or "nothing was coded with it"
