"""The keys that change coded segments, and those that choose among several."""

from tui.keys.model import Key, Layer

SEGMENTS = (
    Key("select.grow", "plus", "grow",
        "the word here; from words to the sentence, from the sentence to the turn", "Select",
        layers=(Layer.COMMAND, Layer.CODE, Layer.EXTEND, Layer.EDIT)),
    Key("select.shrink", "minus", "shrink", "less: what it grew from, or a word less",
        "Select", layers=(Layer.CODE, Layer.EXTEND, Layer.EDIT)),
    Key("segment.next-here", "o", "next_here",
        "the next of several segments here; while extending, the other end", "Segments",
        layers=(Layer.COMMAND, Layer.EXTEND, Layer.EDIT)),
    Key("segment.edit", "e", "edit", "move the ends of the segment or suggestion here",
        "Segments"),
    Key("segment.recode", "c", "recode", "give the segment here another code", "Segments"),
    Key("segment.split", "vertical_line", "split", "cut the segment in two at the cursor",
        "Segments"),
    Key("segment.join", "J", "join", "join the segment with the next of its code", "Segments"),
    Key("segment.copy", "y,ctrl+c", "copy",
        "copy the selection or segment (some terminals do not let a program copy)", "Segments",
        layers=(Layer.COMMAND, Layer.EXTEND)),
)  # fmt: skip
