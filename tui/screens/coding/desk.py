"""What stands on the coding screen, and how it is kept in step with the session."""

from collections import Counter

from codebook.model import Code
from coder.workflow.project import Project
from tui.dialogs.tree_editor import TreeEditor
from tui.keys import Layer, hints, legend, sign
from tui.page.lanes import Mark
from tui.page.palette import DARK, colours
from tui.page.values import value_label
from tui.screens.coding.asking import Asking
from tui.screens.coding.keying import Keying
from tui.screens.coding.offers import Offer
from tui.widgets.bars import HintBar, Part, StatusLine
from tui.widgets.codebook_pane import CodebookPane
from tui.widgets.ink import Look
from tui.widgets.panes import Card, Inspector
from tui.widgets.themes import palette_of
from tui.widgets.transcript import TranscriptView

_DECIDING = {"suggest.accept": "accept", "suggest.reject": "reject"}


class Desk(Keying):
    """The widgets of the coding screen; it shows what the session holds.

    Two classes, -codebook and -inspector, turn about what is shown by default at this width.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide"), (170, "-roomy")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    Desk { background: $background; }
    Desk Horizontal { height: 1fr; }
    Desk CodebookPane { display: none; width: 28; border-right: vkey $panel; }
    Desk Inspector { display: none; width: 28; border-left: vkey $panel; }
    Desk.-wide CodebookPane, Desk.-wide Inspector { display: block; }
    Desk.-roomy CodebookPane, Desk.-roomy Inspector { display: block; }
    Desk.-roomy CodebookPane { width: 36; }
    Desk.-roomy Inspector { width: 44; }
    Desk.-wide.-codebook CodebookPane, Desk.-wide.-inspector Inspector { display: none; }
    Desk.-roomy.-codebook CodebookPane, Desk.-roomy.-inspector Inspector { display: none; }
    Desk.-narrow Inspector { dock: bottom; width: 100%; height: 9; border-left: none;
                             border-top: hkey $panel; }
    Desk.-narrow.-codebook CodebookPane, Desk.-narrow.-inspector Inspector { display: block; }
    Desk.-narrow.-tree CodebookPane { display: block; width: 50%; }
    Desk.-tree CodebookPane Definition { display: block; }
    Desk.-wide.-codebook.-tree CodebookPane { display: block; }
    Desk.-roomy.-codebook.-tree CodebookPane { display: block; }
    """

    def __init__(self, project: Project, document_name: str) -> None:
        super().__init__(project, document_name)
        self.where = ""  # the document's place in the list
        self.chosen = ""  # the key of the mark that comes first among those at the cursor
        self.offers: dict[str, Offer] = {}
        self.looks: dict[str, Look] = {}
        self.status = StatusLine()
        self.hint_bar = HintBar()
        self.codes = TreeEditor(project)
        self.codebook_pane = CodebookPane(self.codes)
        self.inspector = Inspector()
        self._carded: object = None
        self._tally = Counter[str]()
        self._hinted: object = None
        self._looked: tuple[object, object] = (None, None)
        self._look_anew()
        self.view = TranscriptView(
            self.session.document, looks=self.looks, marks=self.session.marks
        )
        self.view.take_key, self.view.moved = self.on_key, self.follow
        self.view.fitted = self.show_status  # and no more: what was just said stays

    @property
    def place(self) -> int:
        """Where the cursor stands; with a selection, where the selection starts."""
        selection = self.view.selection
        return selection.start if selection else self.view.cursor.offset

    @property
    def key_layer(self) -> Layer:
        """What letters mean now."""
        if self.view.extending:
            return Layer.EXTEND
        return Layer.COMMAND if self.view.cursor.anchor is None else Layer.CODE

    def marks_here(self) -> list[Mark]:
        """What lies at the cursor: the chosen mark first, else the shortest."""
        here = self.view.marks.at(self.place)
        first = next((place for place, mark in enumerate(here) if mark.key == self.chosen), 0)
        return here[first:] + here[:first]

    def offer_here(self) -> Offer | None:
        """The offer at the cursor, the first of `marks_here` if there are more."""
        guesses = [mark for mark in self.marks_here() if mark.guess]
        return self.offers.get(guesses[0].key) if guesses else None

    def takes(self, typed: str) -> bool:
        """Whether a character is for `type_letter`, not a command."""
        return self.view.takes(typed)

    # What is said

    def say(self, sentence: str) -> None:
        self.hint_bar.say(sentence)
        self._hinted = None

    def ask(self, asking: Asking | None) -> None:
        """Wait for a letter or a digit; None stops waiting."""
        self.asking = asking
        self.view.wants_letters = asking is not None
        self.show_hints()

    def show_hints(self) -> None:
        if self.asking is not None:
            self.hint_bar.ask(self.asking.title, self.asking.hints())
        else:
            self.hint_bar.show(self.key_layer, self.hints_now())
        self._hinted = (self.key_layer, self.marks_here())

    def follow(self) -> None:
        """Show what belongs to the place of the cursor, which has moved."""
        self.show_status()
        self._show_cards()
        if self.asking is None and self._hinted != (self.key_layer, self.marks_here()):
            self.show_hints()

    # What is shown

    def redraw(self) -> None:
        """Show everything as the session has it now."""
        self._look_anew()
        if self.view.document != self.session.document:  # a mask was lifted, or came
            self.view.document = self.session.document
            self.view.on_resize()
        self.offers = {offer.key: offer for offer in self.session.offers()}
        changed = self.session.changed_marks()
        if changed is None:
            self.view.show_marks(self.session.marks)
        else:
            self.view.change_marks(changed)
        self._carded = None
        self.show_status()
        self._show_cards()

    def show_status(self) -> None:
        session, cursor = self.session, self.view.cursor
        document, page = session.document, self.view.page
        share = cursor.offset / max(page.last, 1)
        coder = session.project.coder
        self.status.show(
            [
                Part(document.name, 0),
                Part(self.where, 4),
                Part("finished" if session.finished else "", 2),
                Part(f"turn {cursor.turn(page)}/{len(document.turns)}", 3),
                Part(f"{share:.0%}", 5),
                Part(f"{len(self.offers)} to decide" if self.offers else "", 4),
                Part(self._names_here() or ("no code" if session.is_left(self.place) else ""), 3),
                Part(f"coder {coder.name}" if coder else "reading only", 1),
                Part("saved", 6),
            ]
        )

    def action_codebook(self) -> None:
        self.toggle_class("-codebook")

    def action_inspector(self) -> None:
        self.toggle_class("-inspector")

    def value_label(self, code: Code, value: str) -> str:
        return value_label(code, value)

    def on_screen_resume(self) -> None:
        (self.codes if self.has_class("-tree") else self.view).focus()

    # How it is put together

    def _show_cards(self) -> None:
        """The panes change only when what is at the cursor has changed: a key must be quick."""
        here = self.marks_here()
        if self._carded == here:
            return
        if self._carded is None:
            self._tally = self.session.counts
            self.codebook_pane.show(self.session.codebook, self.looks, self._tally)
        self._carded = here
        values = [f"{code.id} {code.label}: {value}" for code, value in self.session.values()]
        counts = self._tally.most_common()
        self.inspector.show([self._card(mark) for mark in here], values, counts, self.looks)

    def _card(self, mark: Mark) -> Card:
        code = self.session.code(mark.code)
        if mark.guess and mark.key in self.offers:
            return Card(code, f"{self.offers[mark.key].reason}   {legend(_DECIDING)}", guess=True)
        coder = self.session.project.coder
        return Card(code, coder.name if coder else "")

    def _names_here(self) -> str:
        """The codes at the cursor, where there is no right lane to name them."""
        here = self.marks_here()
        if self.view.has_names and len({mark.code for mark in here}) <= 1:
            return ""
        return " ".join(dict.fromkeys(self.session.code(mark.code).id for mark in here))

    def hints_now(self) -> list[tuple[str, str]]:
        """What keys do now; the last of them is the way out, or the way to help."""
        known = hints("coding", self.key_layer)
        match self.key_layer:
            case Layer.COMMAND:
                return [*(self.foremost_hints() or known), (sign("app.help"), "keys")]
            case Layer.CODE:
                known.sort(key=lambda hint: hint[1] == "let go")  # the way out stands last
                return [known[0], *self._code_hints(), *known[1:]]
            case Layer.EXTEND | Layer.EDIT:
                codes = (f"{sign('select.extend')} {sign('code.pick')}", "then a code")
                other = (sign("segment.next-here"), "other end")
                return [("motions", "select"), codes, other, (sign("select.drop"), "let go")]

    def foremost_hints(self) -> list[tuple[str, str]]:
        """At a suggestion: its code, the reason for it, and how to decide."""
        offer = self.offer_here()
        if offer is None:
            return []
        decide = [(sign("suggest.accept"), "accept"), (sign("suggest.reject"), "reject")]
        code = f"?{self.session.code(offer.code).id}"
        beside = [(code, ""), *decide, (sign("app.help"), "keys")]
        reason = (code, self.hint_bar.shortened(offer.reason, beside))
        return [reason, *decide, (sign("segment.edit"), "trim"), (sign("suggest.next"), "next")]

    def _code_hints(self) -> list[tuple[str, str]]:
        recent = [(str(place), code.id) for place, code in enumerate(self.session.recent, 1)]
        unit = str(self.session.document.kind)
        letters = self.session.letters.items()
        return recent + [(letter, code.id) for letter, code in letters if str(code.unit) == unit]

    def _look_anew(self) -> None:
        """Colours and names of the codes, unless the codebook and the theme are as they were."""
        palette = palette_of(self.app) if self.is_attached else DARK
        looked, self._looked = self._looked, (self.session.codebook, palette)
        if all(one is other for one, other in zip(looked, self._looked, strict=True)):
            return
        shades = colours(self.session.codebook, palette)
        looks = {
            code.guid: Look(code.hotkey, code.label, shades[code.guid])
            for code in self.session.codebook
        }
        if looks != self.looks:
            self.looks = looks
            if self.is_attached:
                self.view.repaint(looks)
