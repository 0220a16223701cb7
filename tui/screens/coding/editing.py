"""Moving the ends of a segment, or of what is suggested, with every step in sight."""

from dataclasses import dataclass, replace
from functools import partial

from coder.model import Coding
from coder.workflow import suggesting
from coder.workflow.coding import apply_code
from coder.workflow.project import Project
from transcripts.model import Span
from tui.keys import KEYS, Layer, sign
from tui.page.lanes import Mark
from tui.screens.coding.changing import NO_SEGMENT, Changing
from tui.screens.coding.offers import Offer

_ALLOWED = {key.id for key in KEYS if key.owner == "transcript" or Layer.EDIT in key.layers}


@dataclass(frozen=True, slots=True)
class Edited:
    """A segment or an offer whose ends are being moved, and where the cursor was before."""

    mark: Mark
    source: Coding | Offer
    cursor: int


class Editing(Changing):
    """While it is on, motions move one end of a segment, and each step is drawn at once.

    The words are the selection, within a fence: what the respondent says there. Nothing is saved
    before Enter; then it is one action.
    """

    def __init__(self, project: Project, document_name: str) -> None:
        super().__init__(project, document_name)
        self.edited: Edited | None = None
        self._drawn: Span | None = None

    @property
    def key_layer(self) -> Layer:
        return super().key_layer if self.edited is None else Layer.EDIT

    def allows(self, command: str) -> bool:
        if self.edited is None or command in _ALLOWED:
            return super().allows(command)
        keeps, back = sign("code.pick"), sign("select.drop")
        self.say(f"{keeps} keeps the new ends, {back} puts the old ones back.")
        return False

    def action_edit(self) -> None:
        sources: dict[str, Coding | Offer] = {**self.offers, **self.session.codings}
        mark = next((one for one in self.marks_here() if one.key in sources), None)
        if mark is None:
            self.say(NO_SEGMENT)
        else:
            self._start_moving(Edited(mark, sources[mark.key], self.view.cursor.offset))

    async def action_pick(self) -> None:
        if self.edited is None:
            await super().action_pick()
        else:
            self._keep(self.edited)

    def action_drop(self) -> None:
        if self.edited is None:
            super().action_drop()
        else:
            self._end(self.edited.cursor)
            self.redraw()
            self.show_hints()

    def action_next_here(self) -> None:
        if not self.view.extending:
            super().action_next_here()
            return
        self.view.turn()
        self.show_hints()

    def action_next_suggestion(self) -> None:
        if self.view.extending:
            self.action_next_here()
        else:
            super().action_next_suggestion()

    def follow(self) -> None:
        super().follow()
        if self.edited is None:
            return
        if self._drawn == self.view.selection:
            self.say(f"This end goes no farther; {sign('suggest.next')} moves the other end.")
        else:
            self._draw(self.edited)
            self.show_hints()

    def redraw(self) -> None:
        super().redraw()
        if self.edited is not None:
            self._draw(self.edited)

    def hints_now(self) -> list[tuple[str, str]]:
        span = self.view.selection
        if self.edited is None or span is None:
            return super().hints_now()
        end, other = ("start", "end") if self.view.at_start else ("end", "start")
        more_less = f"{sign('select.grow')} {sign('select.shrink')}"
        return [
            (self.session.code(self.edited.mark.code).id, self.counted_words(span)),
            *[("motions", f"move {end}"), (sign("code.pick"), "keep")],
            *[(sign("suggest.next"), other), (more_less, "more, less")],
            (sign("select.drop"), "put back"),
        ]

    def _start_moving(self, edited: Edited) -> None:
        span, document = edited.mark.span, self.session.document
        if isinstance(edited.source, Offer) and not isinstance(edited.source.source, Coding):
            span = suggesting.sentence_of(edited.source.source, document)
        self._grown.clear()
        self.edited = edited
        self.view.fence = self.view.units.answer_around(span)
        self.view.extending = True
        self.view.select(span)

    def _keep(self, edited: Edited) -> None:
        span = self.view.selection or edited.mark.span
        made = self.attempt(partial(self._saved, edited.source, span))
        if made is None:
            return
        self.chosen = made.guid
        self._end(made.span.start)
        self.session.refresh()
        self.redraw()
        code = self.session.code(made.code)
        self.say(f"{code.id} {code.label}: {self.counted_words(made.span)} now.")

    def _saved(self, source: Coding | Offer, span: Span) -> Coding:
        """What is coded with its new ends; an offer is accepted with them."""
        if isinstance(source, Coding):
            return self.session.reshape(source, span)
        if isinstance(source.source, Coding):
            code = self.session.code(source.code)
            return apply_code(self.project, code, document=self.session.document, span=span)
        return suggesting.accept(self.project, source.source, span=span)

    def _end(self, offset: int) -> None:
        if self.edited is not None:
            self.session.touch(self.edited.mark.key)  # it was drawn with other ends
        self.edited = self.view.fence = self._drawn = None
        self.view.drop()
        self.view.go(offset)

    def _draw(self, edited: Edited) -> None:
        """Show the segment with the ends that it has at the moment."""
        self._drawn = self.view.selection
        if edited.mark.key in self.view.marks:
            self.view.erase_mark(edited.mark.key)
        self.view.draw_mark(replace(edited.mark, span=self._drawn or edited.mark.span))
