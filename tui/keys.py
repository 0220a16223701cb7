"""Every key of the program in one table: bindings, hint bar and help are made from it."""

from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding


class Layer(StrEnum):
    """What the letters mean at the moment."""

    COMMAND = "COMMAND"
    CODE = "CODE"
    EXTEND = "EXTEND"


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that a key does.

    `id` names it in a user's keymap, `owner` is the screen or widget that binds it, `text` stands
    in the help and `hint`, if there is one, in the hint bar while one of `layers` is on.
    """

    id: str
    keys: str
    action: str
    text: str
    group: str
    owner: str = "coding"
    hint: str = ""
    layers: tuple[Layer, ...] = (Layer.COMMAND,)


# name of the motion, keys that move, keys that select as well, text
_MOTIONS = (
    ("left", "left,h", "shift+left", "one character back"),
    ("right", "right,l", "shift+right", "one character on"),
    ("up", "up,k", "shift+up", "one line up"),
    ("down", "down,j", "shift+down", "one line down"),
    ("word_left", "ctrl+left,b", "ctrl+shift+left", "to the start of the word, or the one before"),
    ("word_right", "ctrl+right,w", "ctrl+shift+right", "to the next word"),
    ("sentence_left", "left_parenthesis", "", "to the start of the sentence, or the one before"),
    ("sentence_right", "right_parenthesis", "", "to the next sentence"),
    ("turn_left", "left_curly_bracket,ctrl+up", "ctrl+shift+up", "to this turn, or the one before"),
    ("turn_right", "right_curly_bracket,ctrl+down", "ctrl+shift+down", "to the next turn"),
    ("page_up", "pageup", "shift+pageup", "one page up"),
    ("page_down", "pagedown,space", "shift+pagedown", "one page down"),
    ("line_start", "home", "shift+home", "to the start of the line"),
    ("line_end", "end", "shift+end", "to the end of the line"),
    ("document_start", "ctrl+home", "ctrl+shift+home", "to the start of the document"),
    ("document_end", "ctrl+end", "ctrl+shift+end", "to the end of the document"),
)


def _motion_keys() -> tuple[Key, ...]:
    moves = [
        Key(f"move.{name.replace('_', '-')}", keys, f"move('{name}')", text, "Move", "transcript")
        for name, keys, _, text in _MOTIONS
    ]
    selects = [
        Key(
            f"select.{name.replace('_', '-')}",
            keys,
            f"select('{name}')",
            f"select {text}",
            "Select",
            "transcript",
        )
        for name, _, keys, text in _MOTIONS
        if keys
    ]
    return (*moves, *selects)


_LISTS = (
    Key("table.up", "up,k", "cursor_up", "one row up", "Move", "table"),
    Key("table.down", "down,j", "cursor_down", "one row down", "Move", "table"),
    Key("table.left", "left,h", "cursor_left", "one column back", "Move", "table"),
    Key("table.right", "right,l", "cursor_right", "one column on", "Move", "table"),
    Key("table.page-up", "pageup", "page_up", "one page up", "Move", "table"),
    Key("table.page-down", "pagedown,space", "page_down", "one page down", "Move", "table"),
    Key("table.line-start", "home", "scroll_home", "to the first column", "Move", "table"),
    Key("table.line-end", "end", "scroll_end", "to the last column", "Move", "table"),
    Key("table.first", "ctrl+home,g", "scroll_top", "to the first row", "Move", "table"),
    Key("table.last", "ctrl+end,G", "scroll_bottom", "to the last row", "Move", "table"),
    Key("list.up", "up,k", "cursor_up", "the one before", "Move", "list"),
    Key("list.down", "down,j", "cursor_down", "the next one", "Move", "list"),
    Key("list.page-up", "pageup", "page_up", "one page up", "Move", "list"),
    Key("list.page-down", "pagedown,space", "page_down", "one page down", "Move", "list"),
    Key("list.first", "home,g", "first", "to the first one", "Move", "list"),
    Key("list.last", "end,G", "last", "to the last one", "Move", "list"),
)  # fmt: skip

_REPORTS = (
    Key("agreement.open", "enter", "open", "a code's disagreements; then the words of one",
        "Agreement", "agreement", hint="disagreements"),
    Key("agreement.turn", "tab", "turn", "from the codes to the disagreements, and back",
        "Agreement", "agreement", hint="other list"),
    Key("agreement.order", "o", "order", "lowest α first, or in the codebook's order",
        "Agreement", "agreement", hint="order"),
    Key("agreement.leave", "q,escape", "leave", "back", "Agreement", "agreement", hint="back"),
    Key("themes.open", "enter", "open", "the coded words behind a number", "Themes", "themes",
        hint="coded words"),
    Key("themes.by", "b", "split(1)", "split by the next attribute or field", "Themes", "themes",
        hint="split by"),
    Key("themes.by-back", "B", "split(-1)", "split by the one before", "Themes", "themes"),
    Key("themes.where", "w", "where", "choose who is counted: time=T2 borough=…", "Themes",
        "themes", hint="choose who"),
    Key("themes.leave", "q,escape", "leave", "back", "Themes", "themes", hint="back"),
    Key("excerpts.open", "enter", "open", "read it in its document", "Excerpts", "excerpts",
        hint="in its document"),
    Key("excerpts.leave", "q,escape", "leave", "back", "Excerpts", "excerpts", hint="back"),
)  # fmt: skip

KEYS: tuple[Key, ...] = (
    *_motion_keys(),
    Key("select.sentence", "s", "select_sentence", "the sentence", "Select", hint="sentence"),
    Key("select.turn", "S", "select_turn", "the whole turn", "Select", hint="turn"),
    Key("select.extend", "v", "extend", "start or end extending by motions", "Select",
        hint="extend"),
    Key("code.pick", "enter", "pick", "find a code by its name", "Code", hint="find a code",
        layers=(Layer.COMMAND, Layer.CODE)),
    # Textual tells an escape that has a letter hard behind it as ^ and the letter
    Key("select.drop", "escape,circumflex_accent", "drop", "let go of the selection", "Select",
        hint="let go", layers=(Layer.CODE,)),
    Key("code.quick", "apostrophe", "quick", "then a code's letter: code this sentence", "Code",
        hint="quick code"),
    Key("code.repeat", "full_stop", "repeat", "the last code again, on the selection or sentence",
        "Code", hint="again"),
    Key("code.remove", "x", "uncode", "take away the code at the cursor", "Code", hint="uncode"),
    Key("code.level", "L", "level", "give the last code, or the one here, a level", "Code",
        hint="level"),
    Key("edit.undo", "u,ctrl+z", "undo", "undo", "Code", hint="undo"),
    Key("edit.redo", "ctrl+r", "redo", "redo", "Code"),
    Key("move.coded-next", "right_square_bracket", "coded(1)", "to the next coded words", "Move"),
    Key("move.coded-previous", "left_square_bracket", "coded(-1)", "to the coded words before",
        "Move"),
    Key("suggest.show", "g", "suggestions", "show or hide suggestions", "Suggestions",
        hint="suggestions"),
    Key("suggest.accept", "a", "decide('accept')", "accept the suggestion here", "Suggestions"),
    Key("suggest.reject", "r", "decide('reject')", "reject the suggestion here", "Suggestions"),
    Key("suggest.next", "tab", "next_suggestion", "to the next suggestion", "Suggestions"),
    Key("view.codebook", "t", "codebook", "show or hide the codebook", "View", hint="codebook"),
    Key("view.inspector", "i", "inspector", "show or hide what is at the cursor", "View",
        hint="inspector"),
    Key("document.finish", "f", "finish", "mark the document finished, or reopen it", "Document",
        hint="finish"),
    Key("document.leave", "q", "leave", "back to the list of documents", "Document", hint="back"),
    Key("rows.up", "up,k", "step(-1)", "one row up", "Move", "rows"),
    Key("rows.down", "down,j", "step(1)", "one row down", "Move", "rows"),
    Key("rows.page-up", "pageup", "page(-1)", "one page up", "Move", "rows"),
    Key("rows.page-down", "pagedown,space", "page(1)", "one page down", "Move", "rows"),
    Key("rows.first", "home,g", "first", "to the first row", "Move", "rows"),
    Key("rows.last", "end,G", "last", "to the last row", "Move", "rows"),
    Key("rows.choose", "enter,l,right", "choose", "open", "Move", "rows"),
    Key("documents.filter", "slash", "filter", "show only what has these words", "Documents",
        "documents", hint="filter"),
    Key("documents.unfilter", "escape", "unfilter", "show all again", "Documents", "documents"),
    Key("documents.finish", "f", "finish", "mark the document finished, or reopen it",
        "Documents", "documents", hint="finish"),
    Key("documents.undo", "u,ctrl+z", "undo", "undo", "Documents", "documents", hint="undo"),
    Key("documents.redo", "ctrl+r", "redo", "redo", "Documents", "documents"),
    Key("documents.agreement", "A", "open('agreement')", "how far the coders agree", "Study",
        "documents", hint="agreement"),
    Key("documents.themes", "T", "open('themes')", "how many respondents each code was found for",
        "Study", "documents", hint="themes"),
    Key("documents.excerpts", "E", "excerpts", "the coded words of a code", "Study", "documents",
        hint="excerpts"),
    Key("picker.up", "up,ctrl+p", "step(-1)", "the code above", "Choose", "code_picker"),
    Key("picker.down", "down,ctrl+n", "step(1)", "the code below", "Choose", "code_picker"),
    Key("picker.page-up", "pageup", "step(-10)", "ten codes up", "Choose", "code_picker"),
    Key("picker.page-down", "pagedown", "step(10)", "ten codes down", "Choose", "code_picker"),
    Key("picker.leave", "escape", "leave", "no code", "Choose", "code_picker"),
    Key("help.leave", "escape,q,question_mark", "leave", "close", "Help", "help"),
    Key("app.help", "question_mark", "help", "what the keys do", "Program", "app", hint="keys"),
    Key("app.quit", "ctrl+q", "quit", "leave the program", "Program", "app", hint="leave"),
    *_LISTS,
    *_REPORTS,
)  # fmt: skip


def bindings(owner: str) -> list[Binding]:
    """The bindings of a screen or widget, each with its id, so that users can change the keys."""
    return [
        Binding(key.keys, key.action, key.text, show=False, id=key.id)
        for key in KEYS
        if key.owner == owner
    ]


def hints(owner: str, layer: Layer) -> list[tuple[str, str]]:
    """Key and word for the hint bar while a layer is on."""
    return [
        (display(key.keys.split(",")[0]), key.hint)
        for key in KEYS
        if key.owner == owner and key.hint and layer in key.layers
    ]


_SIGNS = {
    "apostrophe": "'", "full_stop": ".", "left_parenthesis": "(", "right_parenthesis": ")",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "left_square_bracket": "[",
    "right_square_bracket": "]", "question_mark": "?", "circumflex_accent": "^", "slash": "/",
    "escape": "Esc",
    "enter": "Enter", "pageup": "PgUp", "pagedown": "PgDn", "left": "←", "right": "→", "up": "↑",
    "down": "↓", "home": "Home", "end": "End", "tab": "Tab",
}  # fmt: skip


def display(keys: str) -> str:
    """Keys as people read them: `ctrl+right,w` becomes `ctrl+→ w`."""
    shown = []
    for key in keys.split(","):
        *held, last = key.split("+")
        shown.append("+".join([*held, _SIGNS.get(last, last)]))
    return " ".join(shown)
