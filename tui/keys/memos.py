"""The keys of memos: in the editor, and in the list of them."""

from tui.keys.model import Key

MEMOS = (
    Key("memo.close", "escape,ctrl+s", "close", "close; what you wrote is kept", "Memo",
        "memo_editor"),
    Key("memo.next", "tab", "switch(1)", "the memo on what stands next: document, case …", "Memo",
        "memo_editor"),
    Key("memo.previous", "shift+tab", "switch(-1)", "the memo on what stands before", "Memo",
        "memo_editor"),
    Key("memos.open", "enter", "open", "go to the words that a memo is about", "Memos", "memos",
        hint="its place"),
    Key("memos.edit", "e", "edit", "write in the memo", "Memos", "memos", hint="edit"),
    Key("memos.filter", "slash", "filter", "show only memos with these words", "Memos", "memos",
        hint="filter"),
    Key("memos.sort", "s", "sort", "by what they are about, or the last written first", "Memos",
        "memos", hint="order"),
    Key("memos.undo", "u,ctrl+z", "undo", "undo", "Memos", "memos", hint="undo"),
    Key("memos.redo", "ctrl+r", "redo", "redo", "Memos", "memos"),
    Key("memos.leave", "q,escape", "leave", "show all again, then back", "Memos", "memos",
        hint="back"),
)  # fmt: skip
