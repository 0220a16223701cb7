"""The keys of reading in order; letters are codes there."""

from tui.keys.model import Key

QUEUE = (
    Key("queue.done", "space", "done", "on to the next; what was not coded has none of the codes",
        "Reading order", "queue", hint="none of them, next"),
    Key("queue.next", "down,right,tab", "step(1)", "the next, without a decision",
        "Reading order", "queue", hint="skip"),
    Key("queue.back", "up,left,shift+tab", "step(-1)", "back to what was shown before",
        "Reading order", "queue", hint="back"),
    Key("queue.open", "enter", "open", "read on in the document", "Reading order", "queue",
        hint="its document"),
    Key("queue.undo", "U,ctrl+z", "undo", "undo, and back to where it was done",
        "Reading order", "queue", hint="undo"),
    Key("queue.begin", "B", "begin", "begin another order: choose a code", "Reading order",
        "queue", hint="another code"),
    Key("queue.leave", "escape", "leave", "leave; the order stays", "Reading order", "queue",
        hint="leave"),
)  # fmt: skip
