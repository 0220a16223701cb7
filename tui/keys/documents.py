"""The keys of the list of documents."""

from tui.keys.model import Key

DOCUMENTS = (
    Key("documents.filter", "slash", "filter", "show only what has these words", "Documents",
        "documents", hint="filter"),
    Key("documents.unfilter", "escape", "unfilter", "show all again", "Documents", "documents"),
    Key("documents.finish", "f", "finish", "mark the document finished, or reopen it",
        "Documents", "documents", hint="finish"),
    Key("documents.undo", "u,ctrl+z", "undo", "undo", "Documents", "documents", hint="undo"),
    Key("documents.redo", "ctrl+r", "redo", "redo", "Documents", "documents"),
    Key("documents.round", "r", "round", "only your round, and again all documents", "Documents",
        "documents", hint="round"),
    Key("documents.agreement", "A", "open('agreement')", "how far the coders agree", "Study",
        "documents", hint="agreement"),
    Key("documents.disagreements", "D", "open('adjudication')",
        "settle what the coders differ on", "Study", "documents"),
    Key("documents.themes", "T", "open('themes')", "how many respondents each code was found for",
        "Study", "documents", hint="themes"),
    Key("documents.measures", "N", "open('measures')", "numbers beside the words", "Study",
        "documents"),
    Key("documents.responses", "R", "responses", "everybody's answers to one prompt", "Study",
        "documents", hint="responses"),
    Key("documents.search", "F", "search", "search all documents", "Study", "documents",
        hint="search"),
    Key("documents.excerpts", "E", "app.excerpts", "the coded words of a code", "Study",
        "documents", hint="excerpts"),
    Key("documents.memo", "m", "memo", "the memo on this document", "Documents", "documents",
        hint="memo"),
    Key("documents.memos", "M", "memos", "all memos of the project", "Study", "documents",
        hint="memos"),
)  # fmt: skip
