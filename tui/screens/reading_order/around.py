"""A unit in its surroundings: the turns before and after it, and its own turn."""

from rich.text import Text

from coder.workflow.queueing import Offered
from transcripts.model import Turn
from transcripts.text import visible

_QUIET = "not bold dim"


def surroundings(one: Offered, room: int) -> Text:
    """The unit marked in its turn, with the turns around it.

    At most `room` characters stand before the unit, behind it, and in each turn around.
    """
    said, span, turns = one.document.text, one.unit.span, one.document.turns
    at = next(place for place, turn in enumerate(turns) if span.start < turn.stop)
    here, text = turns[at], Text()
    if at:
        before = turns[at - 1]
        text.append(_name(before), _QUIET)
        text.append(_end(said[before.speech : before.stop], room) + "\n\n", _QUIET)
    text.append(_name(here), "bold")
    text.append(_end(said[here.speech : span.start], room))
    text.append(_plain(said[span.start : span.stop]), "reverse")
    text.append(_begin(said[span.stop : here.stop], room))
    if at + 1 < len(turns):
        after = turns[at + 1]
        text.append(f"\n\n{_name(after)}", _QUIET)
        text.append(_begin(said[after.speech : after.stop], room), _QUIET)
    return text


def _name(turn: Turn) -> str:
    return f"{visible(turn.speaker)}: " if turn.speaker else ""


def _end(words: str, room: int) -> str:
    """The last words, from a whole one on."""
    return _plain(words if len(words) <= room else f"…{words[-room:].partition(' ')[2]}")


def _begin(words: str, room: int) -> str:
    """The first words, up to a whole one."""
    return _plain(words if len(words) <= room else f"{words[:room].rpartition(' ')[0]}…")


def _plain(words: str) -> str:
    return visible(words.replace("\n", " "))
