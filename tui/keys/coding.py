"""The keys of the coding screen, apart from those that move."""

from tui.keys.model import Key, Layer

CODING = (
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
)  # fmt: skip
