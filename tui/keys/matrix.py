"""The keys of the framework matrix."""

from tui.keys.model import Key

MATRIX = (
    Key("matrix.edit", "enter,e", "edit", "write what the case says on the code", "Matrix",
        "matrix", hint="sum up"),
    Key("matrix.next", "n,tab", "quotation(1)", "the next quotation of the cell", "Matrix",
        "matrix", hint="quotation"),
    Key("matrix.previous", "N,shift+tab", "quotation(-1)", "the quotation before", "Matrix",
        "matrix"),
    Key("matrix.open", "o", "open", "read the quotation in its document", "Matrix", "matrix",
        hint="open"),
    Key("matrix.where", "w", "where", "choose who and which codes: borough=… code=PL", "Matrix",
        "matrix", hint="choose"),
    Key("matrix.sort", "s", "sort", "sort the cases by the next attribute", "Matrix", "matrix",
        hint="sort"),
    Key("matrix.undo", "u,ctrl+z", "undo", "undo", "Matrix", "matrix", hint="undo"),
    Key("matrix.redo", "ctrl+r", "redo", "redo", "Matrix", "matrix"),
    Key("matrix.again", "r", "again", "take in what others have done since", "Matrix", "matrix"),
    Key("matrix.leave", "q,escape", "leave", "back", "Matrix", "matrix", hint="back"),
)  # fmt: skip
