"""The keys of the screen of measures."""

from tui.keys.model import Key

MEASURES = (
    Key("measures.open", "enter", "open", "the scores, the joint display, the words", "Measures",
        "measures", hint="open"),
    Key("measures.list", "1", "look('measures')", "all measures", "Measures", "measures"),
    Key("measures.scores", "2", "look('scores')", "scores by case and time", "Measures",
        "measures"),
    Key("measures.joint", "3", "look('joint display')", "numbers beside a theme", "Measures",
        "measures"),
    Key("measures.next", "n", "measure(1)", "the next measure", "Measures", "measures",
        hint="next measure"),
    Key("measures.code", "c", "code(1)", "beside the next theme", "Measures", "measures",
        hint="theme"),
    Key("measures.code-back", "C", "code(-1)", "beside the theme before", "Measures", "measures"),
    Key("measures.by", "b", "by", "groups of the next attribute as rows", "Measures", "measures",
        hint="groups"),
    Key("measures.where", "w", "where", "choose whose words count: time=T2 code=PL1", "Measures",
        "measures", hint="choose who"),
    Key("measures.again", "r", "again", "read again, with what others have done since",
        "Measures", "measures"),
    Key("measures.leave", "q,escape", "leave", "back", "Measures", "measures", hint="back"),
)  # fmt: skip
