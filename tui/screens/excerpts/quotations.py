"""The coded words behind a number, each with who said it; Enter leads into the document."""

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from codebook.model import Codebook
from coder.themes.excerpts import CONTEXT, Excerpt
from coder.workflow.project import Project
from transcripts.text import visible
from tui.keys import Layer, bindings, hints
from tui.widgets.bars import HintBar, Part, StatusLine
from tui.widgets.messages import OpenDocument


class Quotations(OptionList, inherit_bindings=False):
    """Quotations one under the other. It moves only: what Enter does is for the screen to say."""

    BINDINGS = [*bindings("list")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    Quotations { height: 1fr; width: 1fr; max-width: 100; border: none; padding: 0;
                 background: $background; scrollbar-size-vertical: 1; }
    Quotations:focus { border: none; background-tint: $background 0%; }
    Quotations > .option-list--option { padding: 0 1; }
    Quotations > .option-list--option-highlighted,
    Quotations:focus > .option-list--option-highlighted {
        background: $panel; color: $foreground; text-style: none; }
    """


class ExcerptsScreen(Screen[None]):
    """Excerpts to be read, collected by whoever opened the screen. Closes with `dismiss`."""

    BINDINGS = [*bindings("excerpts")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = "ExcerptsScreen { background: $background; }"

    def __init__(self, project: Project, excerpts: Sequence[Excerpt], title: str) -> None:
        super().__init__()
        self.project = project
        self.excerpts = excerpts
        self.title_words = title
        self.status = StatusLine()
        self.hint_bar = HintBar()
        self.quotations = Quotations()

    def compose(self) -> ComposeResult:
        yield self.status
        yield self.quotations
        yield self.hint_bar

    def on_mount(self) -> None:
        codebook = self.project.codebook()
        self.quotations.add_options(Option(_quotation(one, codebook)) for one in self.excerpts)
        self.quotations.highlighted = 0 if self.excerpts else None
        self.hint_bar.show("EXCERPTS", hints("excerpts", Layer.COMMAND))
        if not self.excerpts:
            self.hint_bar.say("No coded words stand behind this number.")
        self._show_place(0)
        self.quotations.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self._show_place(event.option_index)

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        at = self.quotations.highlighted
        if at is not None:
            one = self.excerpts[at]
            self.post_message(OpenDocument(one.document, one.span.start if one.span else 0))

    def action_leave(self) -> None:
        self.dismiss()

    def _show_place(self, at: int) -> None:
        number = len(self.excerpts)
        people = len({one.case or one.document for one in self.excerpts})
        self.status.show(
            [
                Part(visible(self.title_words), 0),
                Part(f"{at + 1} of {number} excerpts" if number else "no excerpts", 1),
                Part(f"{people} respondent{'' if people == 1 else 's'}" if number else "", 2),
                Part(visible(self.excerpts[at].document) if number else "", 3),
            ]
        )


def _quotation(one: Excerpt, codebook: Codebook) -> Text:
    """Who and which code, what is known of them, and the words with a little of what is around."""
    coder = one.coder if one.finished else f"{one.coder}, not finished"
    known = "  ".join(f"{name}: {it}" for name, it in one.attributes.items() if it)
    quotation = Text(visible(one.attribution), "bold", end="")
    quotation = Text.assemble(quotation, f"  {visible(_code(one, codebook))}  ({visible(coder)})\n")
    if known:
        quotation.append(f"{visible(known)}\n", "dim")
    if not one.text:
        return quotation.append("(no words were marked as evidence)\n", "italic")
    quotation.append(visible(_line(_ends(one.before))), "dim")
    quotation.append(f"“{visible(one.text.strip())}”")
    return quotation.append(f"{visible(_line(_begins(one.after)))}\n", "dim")


def _code(one: Excerpt, codebook: Codebook) -> str:
    """The code by id and label, with the chosen value's label."""
    code = codebook.find(one.code)
    label = f" {code.label}" if code else ""
    values = {value.id: value.label for value in code.values} if code else {}
    return f"{one.code}{label}{': ' if one.value else ''}{values.get(one.value, one.value)}"


def _ends(before: str) -> str:
    """What stands before, from a whole word on."""
    return f"…{before.partition(' ')[2]}" if len(before) >= CONTEXT else before


def _begins(after: str) -> str:
    """What stands after, up to a whole word."""
    return f"{after.rpartition(' ')[0]}…" if len(after) >= CONTEXT else after


def _line(words: str) -> str:
    return words.replace("\n", " ")
