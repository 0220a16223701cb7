"""The keys of the workshop of a code's keywords."""

from tui.keys.model import Key

KEYWORDS = (
    Key("keywords.switch", "tab,shift+tab", "switch", "to the other list: forms, candidates",
        "Keywords", "keywords", hint="other list"),
    Key("keywords.add", "a", "add", "make the candidate a keyword", "Keywords", "keywords",
        hint="add"),
    Key("keywords.drop", "d", "drop", "drop the form; the keyword's other forms stay", "Keywords",
        "keywords", hint="drop form"),
    Key("keywords.drop-whole", "D", "drop_whole", "drop the keyword with all its forms",
        "Keywords", "keywords", hint="drop keyword"),
    Key("keywords.avoid", "v", "avoid", "let these words silence the code in their sentence",
        "Keywords", "keywords", hint="avoid"),
    Key("keywords.own", "w", "own", "a keyword of one's own", "Keywords", "keywords",
        hint="own words"),
    Key("keywords.next", "n", "read(1)", "the next sentence with these words", "Keywords",
        "keywords", hint="next sentence"),
    Key("keywords.previous", "p", "read(-1)", "the sentence before", "Keywords", "keywords"),
    Key("keywords.again", "r", "again", "match again, with what others have done since",
        "Keywords", "keywords"),
    Key("keywords.undo", "u,ctrl+z", "undo", "undo the last change of the codebook", "Keywords",
        "keywords", hint="undo"),
    Key("keywords.redo", "ctrl+r", "redo", "redo it", "Keywords", "keywords"),
    Key("keywords.leave", "q,escape", "leave", "back", "Keywords", "keywords", hint="back"),
)  # fmt: skip
