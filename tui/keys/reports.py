"""The keys of the screens that show results."""

from tui.keys.model import Key

REPORTS = (
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
