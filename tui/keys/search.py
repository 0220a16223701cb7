"""The keys of searching: in the text that is open, and across the project."""

from tui.keys.model import Key, Layer

_ALSO_MARKED = (Layer.COMMAND, Layer.CODE)

FIND = (
    Key("find.keep", "enter", "keep", "go on from this hit in the text", "Search",
        "find", hint="keep"),
    Key("find.next", "down", "step(1)", "the next hit", "Search", "find", hint="next hit"),
    Key("find.previous", "up", "step(-1)", "the hit before", "Search", "find"),
    Key("find.kind", "ctrl+t", "turn",
        "plain, whole word, all forms of the word, regular expression", "Search", "find",
        hint="kind"),
    Key("find.rub-out", "backspace", "rub_out", "take the last sign away", "Search", "find"),
    Key("find.clear", "ctrl+u", "clear", "take all signs away", "Search", "find"),
    Key("find.drop", "escape", "drop", "back to where you were", "Search", "find", hint="back"),
)  # fmt: skip

SEARCH = (
    Key("hits.up", "up,k", "step(-1)", "one hit up", "Move", "search"),
    Key("hits.down", "down,j", "step(1)", "one hit down", "Move", "search"),
    Key("hits.page-up", "pageup", "page(-1)", "one page up", "Move", "search"),
    Key("hits.page-down", "pagedown", "page(1)", "one page down", "Move", "search"),
    Key("hits.first", "home,g", "first", "to the first hit", "Move", "search"),
    Key("hits.last", "end,G", "last", "to the last hit", "Move", "search"),
    Key("search.open", "enter", "open", "read it in its document; marked hits: find a code",
        "Search", "search", hint="open", layers=_ALSO_MARKED),
    Key("search.mark", "space", "mark", "mark it, or take the mark away", "Search", "search",
        hint="mark", layers=_ALSO_MARKED),
    Key("search.mark-on", "plus", "answer(True)", "mark it and go to the next", "Search",
        "search", hint="and next", layers=_ALSO_MARKED),
    Key("search.skip", "minus", "answer(False)", "no mark, and go to the next", "Search",
        "search", layers=_ALSO_MARKED),
    Key("search.all", "asterisk", "mark_all", "mark all, or none", "Search", "search",
        hint="all", layers=_ALSO_MARKED),
    Key("search.code", "c", "code", "give what is marked, or this hit, a code", "Search",
        "search", hint="code"),
    Key("search.scope", "S", "scope", "code the sentences, or the words alone", "Search",
        "search", hint="what"),
    Key("search.words", "slash", "ask", "search for something else", "Search", "search",
        hint="search"),
    Key("search.kind", "ctrl+t", "turn",
        "plain, whole word, all forms of the word, regular expression", "Search", "search",
        hint="kind"),
    Key("search.everyone", "ctrl+o", "everyone", "respondents only, or everybody", "Search",
        "search", hint="who"),
    Key("search.again", "r", "again", "search again, in the documents as they are now", "Search",
        "search"),
    Key("search.undo", "u,ctrl+z", "undo", "undo", "Search", "search"),
    Key("search.leave", "q,escape", "leave", "let go of the marks; then back", "Search", "search",
        hint="back", layers=_ALSO_MARKED),
)  # fmt: skip
