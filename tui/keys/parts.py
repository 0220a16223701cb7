"""The parts of the program that have keys: what people call them, and which stand in which."""

from typing import NamedTuple


class Part(NamedTuple):
    """A screen, window or widget that owns keys.

    `within` are the owners whose keys work while this part's do: a widget that stands in it, or
    the screen that it is a kind of. A pane that takes all keys while one is in it is not meant:
    there a key may well do something else.
    """

    title: str
    within: tuple[str, ...] = ()


# By owner, those first that everybody meets first.
PARTS = {
    "app": Part("Everywhere"),
    "documents": Part("The list of documents", ("rows",)),
    "rows": Part("Moving in lists"),
    "coding": Part("Coding a document", ("transcript",)),
    "transcript": Part("Moving and selecting in the text"),
    "code_picker": Part("Finding a code"),
    "find": Part("Searching in the text"),
    "code_tree": Part("The tree of codes"),
    "keywords": Part("The keywords of a code", ("rows",)),
    "naming": Part("Naming a code"),
    "code_form": Part("Defining a code"),
    "hues": Part("Choosing a colour"),
    "responses": Part("Answers to one prompt"),
    "queue": Part("Reading in order"),
    "questions": Part("Choosing a prompt", ("rows",)),
    "search": Part("Searching all documents"),
    "memo_editor": Part("Writing a memo"),
    "memos": Part("Memos", ("rows",)),
    "agreement": Part("Agreement", ("table",)),
    "settle": Part("Settling disagreements"),
    "trim": Part("Trimming the words of a disagreement", ("transcript",)),
    "themes": Part("Theme counts", ("table",)),
    "measures": Part("Numbers beside the words", ("table",)),
    "matrix": Part("The framework matrix", ("table",)),
    "table": Part("Moving in tables of numbers"),
    "excerpts": Part("Excerpts", ("quotations",)),
    "segments": Part("Segments of a code", ("excerpts", "quotations")),
    "quotations": Part("Moving in excerpts"),
    "help": Part("This help"),
}


def meet(one: str, other: str) -> bool:
    """Whether the keys of two owners work at the same time."""
    if one == other or "app" in {one, other}:
        return True
    return one in PARTS[other].within or other in PARTS[one].within
