"""Define a code: its six fields and its keywords, each in an editor."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static, TextArea

from codebook.model import Code, Keywords
from coder.errors import USER_ERRORS, ProjectBusyError
from coder.workflow.project import Project
from transcripts.text import visible
from tui.dialogs.writing import Writing
from tui.keys import bindings, legend, sign
from tui.widgets.patient import Window

FIELDS = {
    "label": "Label",
    "brief": "In brief",
    "full": "Definition",
    "use_when": "Use when",
    "not_when": "Not when",
    "example": "Example",
}
_KEYWORDS = {"seek": "Keywords, with commas between", "avoid": "Not with these words"}
_LONG = frozenset({"full", "use_when", "not_when", "example"})

Save = Callable[[Mapping[str, str], Keywords], Code]


class CodeForm(Window[Code | None]):
    """Gives the code as `save` has saved it; nothing is asked, and undo brings the old back."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("code_form")]
    DEFAULT_CSS = """
    CodeForm { align: center middle; }
    CodeForm > Vertical { width: 96%; max-width: 100; height: 94%; max-height: 46;
                          background: $surface; border: round $primary; }
    CodeForm VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    CodeForm Static { height: auto; text-style: bold; }
    CodeForm #label, CodeForm #label:focus { height: 1; }
    CodeForm TextArea, CodeForm TextArea:focus { height: 2; border: none; padding: 0 1;
                                                 background: $panel; margin: 0 0 1 0;
                                                 scrollbar-size-vertical: 1; }
    CodeForm TextArea.-long, CodeForm TextArea.-long:focus { height: 3; }
    CodeForm #said { padding: 0 1; }
    """

    def __init__(self, project: Project, code: Code, save: Save) -> None:
        super().__init__(project)
        self.code = code
        self.save = save
        words = {"seek": code.keywords.seek, "avoid": code.keywords.avoid}
        texts = {name: getattr(code, name) for name in FIELDS}
        texts |= {name: ", ".join(words[name]) for name in _KEYWORDS}
        self.editors = {name: Writing(text, id=name) for name, text in texts.items()}
        self._refused = False

    def compose(self) -> ComposeResult:
        with Vertical() as window:
            window.border_title = f"{visible(self.code.label)}  {self.code.id}"
            keys = legend({"code_form.keep": "keeps and closes"})
            window.border_subtitle = f"Tab next field · {keys}"
            with VerticalScroll(can_focus=False):
                for name, title in (FIELDS | _KEYWORDS).items():
                    yield Static(title)
                    yield self.editors[name]
            yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        for name, editor in self.editors.items():
            editor.set_class(name in _LONG, "-long")
        # Now: letters may be under way.
        self.set_focus(self.editors["brief"], scroll_visible=False)

    def action_keep(self) -> None:
        """Save and close; what cannot be saved twice is copied and left behind."""
        is_told = self._refused
        texts = {name: self.editors[name].text for name in FIELDS}
        seek, avoid = (self._words(name) for name in _KEYWORDS)
        try:
            saved = self.save(texts, Keywords(seek, avoid))
        except ProjectBusyError:
            if not is_told:
                raise  # the key waits
            self._leave()
        except USER_ERRORS as error:
            if is_told:
                self._leave()
            else:
                self.given_up(f"{visible(str(error))} Change it, or")
        else:
            self.dismiss(saved)

    def _leave(self) -> None:
        self.app.copy_to_clipboard("\n\n".join(one.text for one in self.editors.values()))
        self.dismiss(None)

    def given_up(self, sentence: str) -> None:
        """Say so, and that the key tries once more, and else leaves all as it was."""
        self._refused = True
        key = sign("code_form.keep")
        self.say(f"{sentence} press {key} again: what still fails is copied and left.")

    def say(self, sentence: str) -> None:
        self.query_one("#said", Static).update(sentence)

    def on_text_area_changed(self, _: TextArea.Changed) -> None:
        self._refused = False

    def _words(self, name: str) -> tuple[str, ...]:
        parts = self.editors[name].text.replace("\n", ",").split(",")
        return tuple(word for part in parts if (word := part.strip()))
