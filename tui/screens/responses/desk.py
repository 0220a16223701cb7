"""What stands on the screen of answers, how keys reach it, and what is said about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input

from codebook.model import Code, CodeUnit
from coder.themes.answer_order import RESPONDENT
from coder.themes.answers import Answer, Asked, Collected
from coder.workflow.project import Project
from transcripts.text import visible
from tui.keys import Layer, hints, sign
from tui.page.answer_grid import Legend, attributes
from tui.page.answers import Sheet, unnamed
from tui.page.palette import DARK, colours
from tui.page.values import choices
from tui.screens.responses.card import AnswerCard
from tui.screens.responses.grid import AnswerGrid
from tui.widgets.bars import HintBar, Part, StatusLine
from tui.widgets.ink import Look
from tui.widgets.patient import Patient
from tui.widgets.themes import palette_of

_LEAST = 99  # the rank of what is told only where there is room for all


@dataclass(frozen=True, slots=True)
class Wish:
    """A question in the hint bar: the code of the key that is pressed next is done something to."""

    title: str
    codes: Mapping[str, Code]
    act: Callable[[Code], None]


class AnswersDesk(Patient[None]):
    """The widgets, showing what the sheet holds. Letters are codes while answers are selected."""

    AS_BEFORE = ("wish", "selecting", "going_on")
    AUTO_FOCUS: ClassVar[str | None] = ""  # the keys come to the screen itself
    DEFAULT_CSS = """
    AnswersDesk { background: $background; }
    AnswersDesk AnswerCard { display: none; }
    AnswersDesk.-cards AnswerCard { display: block; }
    AnswersDesk.-cards AnswerGrid { display: none; }
    AnswersDesk Input, AnswersDesk Input:focus { dock: bottom; display: none; height: 1;
        border: none; padding: 0 1; background: $panel; }
    AnswersDesk.-typing Input, AnswersDesk.-typing Input:focus { display: block; }
    """

    def __init__(self, project: Project, asked: Asked) -> None:
        super().__init__(project)
        self.sheet = Sheet(Collected(asked, "", ()))
        self.status = StatusLine()
        self.grid = AnswerGrid(self.sheet)
        self.card = AnswerCard(self.sheet)
        self.hint_bar = HintBar()
        self.typed = Input()
        self.selecting = False
        self.going_on = False
        self.wish: Wish | None = None
        self.narrowed = ""
        self.look_anew()

    def compose(self) -> ComposeResult:
        yield self.status
        yield self.grid
        yield self.card
        yield self.hint_bar
        yield self.typed

    @property
    def key_layer(self) -> Layer:
        """Letters are codes while answers are selected: by marks, or one after the other."""
        selected = self.selecting or self.sheet.marks
        return Layer.CODE if selected else Layer.COMMAND

    @property
    def has_cards(self) -> bool:
        """Whether cards are shown, not the grid."""
        return self.has_class("-cards")

    # Keys

    def allows(self, command: str) -> bool:
        """A command ends a question; the one that lets go does no more than that."""
        was_asked = self.wish is not None
        self.ask(None)
        return not (was_asked and command == "answers.drop")

    def takes(self, typed: str) -> bool:
        """Whether a character is for `type_letter`, not a command."""
        if self.wish is not None:
            return typed in self.wish.codes
        is_letter = typed.isalpha() and typed.islower()
        return typed.isdecimal() or (is_letter and self.key_layer is Layer.CODE)

    def ask(self, wish: Wish | None) -> None:
        """Wait for a code's key; None stops waiting."""
        changed, self.wish = wish is not self.wish, wish
        if changed:
            self.show_hints()

    # What is said

    def say(self, sentence: str) -> None:
        """Say a sentence; while masked, it names nobody."""
        told = unnamed(sentence, self.sheet.all()) if self.sheet.masked else sentence
        self.hint_bar.show(self._title(), ())
        self.hint_bar.say(visible(told))

    def show_hints(self) -> None:
        """The layer, the levels that the digits give, and what the keys do."""
        if self.wish is not None:
            answers = [(key, code.id) for key, code in self.wish.codes.items()]
            self.hint_bar.ask(self.wish.title, [*answers, (sign("answers.drop"), "none")])
            return
        known = hints("responses", self.key_layer)
        if self.key_layer is Layer.CODE:
            letters = [(letter, code.id) for letter, code in self.letters.items()]
            known = [*letters, *known]
        else:
            known.append(*hints("app", Layer.COMMAND)[:1])
        self.hint_bar.show(self._title(), [*self._scale_hints(), *known])

    def _title(self) -> str:
        """The layer, what a code is for, and what the digits give."""
        on = " AND ON" if self.going_on and not self.sheet.marks else ""
        many = f" {len(self.sheet.marks)} MARKED" if self.sheet.marks else ""
        scale = self.sheet.scale
        digits = [digit for digit, _ in choices(scale)] if scale else []
        known = f" · {scale.id} {digits[0]}–{digits[-1]}" if scale and digits else ""
        return f"{'CODE' if self.key_layer is Layer.CODE else 'ANSWERS'}{many}{on}{known}"

    def _scale_hints(self) -> list[tuple[str, str]]:
        scale = self.sheet.scale
        if scale is None:
            return []
        return choices(scale)

    # What is shown

    def redraw(self) -> None:
        """Show everything as the sheet has it now."""
        self.grid.show(self.legend)
        self.follow()

    def follow(self) -> None:
        """Show where the cursor has gone."""
        self.grid.follow()
        if self.has_cards:
            self.card.show(self.legend, self.looks)
        self.show_status()

    def show_status(self) -> None:
        sheet = self.sheet
        place = f"{sheet.cursor + 1} of {len(sheet)}" if sheet.shown else "no answers"
        waiting = f"without {sheet.scale.id}" if sheet.scale else "uncoded"
        coder = self.project.coder
        order = f"by {sheet.by}" if sheet.by != RESPONDENT else ""
        self.status.show(
            [
                Part(visible(sheet.asked.name), 0),
                Part(place, 1),
                Part(f"{sheet.waiting} {waiting}", 1),
                Part("masked: no names, shuffled" if sheet.masked else "", 2),
                Part(f"“{visible(sheet.words)}”" if sheet.words else "", 2),
                Part(visible(self.narrowed), 3),
                *self._who(sheet.here),
                Part(order, 4),
                Part(f"coder {coder.name}" if coder else "reading only", _LEAST),
            ]
        )

    def _who(self, answer: Answer | None) -> Sequence[Part]:
        """Who a card is from, each attribute as there is room; nothing of it while masked."""
        if answer is None or not self.has_cards or self.sheet.masked:
            return []
        facts = [value for value in attributes(answer).values() if value]
        told = [Part(visible(one), 5 + place) for place, one in enumerate(facts)]
        return [Part(visible(answer.respondent), 3), Part(answer.state, 4), *told]

    def look_anew(self) -> None:
        """Take the codebook and the colours as they are now."""
        book = self.project.codebook()
        shades = colours(book, palette_of(self.app) if self.is_attached else DARK)
        self.card.recolour()
        self.codebook = book
        self.legend = Legend(book)
        self.looks = {
            code.guid: Look(code.hotkey, f"{code.id} {code.label}", shades[code.guid])
            for code in book
        }
        usable = [one for one in book if one.unit is CodeUnit.RESPONSE and not one.retired]
        self.letters = {one.hotkey: one for one in usable if one.hotkey}
