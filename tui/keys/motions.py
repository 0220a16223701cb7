"""The keys that move in the transcript, and those that select on the way."""

from tui.keys.model import Key

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


MOTIONS = _motion_keys()
