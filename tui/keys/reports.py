"""The keys of the screens that show results."""

from tui.keys.model import Key, Layer

_ALSO_MARKED = (Layer.COMMAND, Layer.CODE)

REPORTS = (
    Key("themes.open", "enter", "open", "the coded words behind a number", "Themes", "themes",
        hint="coded words"),
    Key("themes.by", "b", "split(1)", "split by the next attribute or field", "Themes", "themes",
        hint="split by"),
    Key("themes.by-back", "B", "split(-1)", "split by the one before", "Themes", "themes"),
    Key("themes.where", "w", "where", "choose who is counted: time=T2 borough=…", "Themes",
        "themes", hint="choose who"),
    Key("themes.again", "r", "again", "count again, with what others have done since", "Themes",
        "themes"),
    Key("themes.leave", "q,escape", "leave", "back", "Themes", "themes", hint="back"),
    Key("excerpts.open", "enter", "open", "read it in its document; marked: find another code",
        "Excerpts", "excerpts", hint="open", layers=_ALSO_MARKED),
    Key("excerpts.mark", "space", "mark", "mark it, or take the mark away", "Excerpts",
        "excerpts", hint="mark", layers=_ALSO_MARKED),
    Key("excerpts.all", "asterisk", "mark_all", "mark all, or none", "Excerpts", "excerpts",
        hint="all", layers=_ALSO_MARKED),
    Key("excerpts.recode", "c", "recode", "another code for what is marked, or this one",
        "Excerpts", "excerpts", hint="recode"),
    Key("excerpts.uncode", "x,X", "uncode", "take away what is marked, or this one", "Excerpts",
        "excerpts", hint="uncode", layers=_ALSO_MARKED),
    Key("excerpts.undo", "u,ctrl+z", "undo", "undo", "Excerpts", "excerpts"),
    Key("excerpts.again", "r", "again", "take in what others have done since", "Excerpts",
        "excerpts"),
    Key("excerpts.leave", "q,escape", "leave", "let go of the marks; then back", "Excerpts",
        "excerpts", hint="back", layers=_ALSO_MARKED),
    Key("segments.filter", "slash", "filter", "choose: time=T2 coder=ana since=2026-03 text=…",
        "Excerpts", "segments", hint="choose"),
    Key("segments.everybody", "W", "everybody", "yours, or other coders', too", "Excerpts",
        "segments", hint="whose"),
    Key("segments.order", "o", "order", "by case, by document, or the latest first", "Excerpts",
        "segments", hint="order"),
    Key("segments.children", "C", "children", "with codes below it, or without", "Excerpts",
        "segments"),
)  # fmt: skip
