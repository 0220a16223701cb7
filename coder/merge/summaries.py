"""Two summaries of one cell as one: what both people wrote stands in it, each under their name."""

import re
from collections.abc import Iterator, Mapping

from coder.merge.content import Row

_HEAD = re.compile(r"^\[(.+), (\d{4}-\d\d-\d\d)\]$", re.MULTILINE)
_DAY = 10  # characters of a time that tell the day

_Part = tuple[str, str, str]
"""The day, the writer's name, and what they wrote."""


def together(one: Row, other: Row, coders: Mapping[str, Row]) -> Row:
    """The row that holds what both rows say, the older part first; words that are the same, once.

    The same comes of it in whichever order rows are joined, and however often: what is in it
    already is not put in again. So who wrote last is told by the day, and then by the name.
    """
    there = sorted((*_parts(one, coders), *_parts(other, coders)))
    told = {text: (day, name, text) for day, name, text in there}
    last = max((one, other), key=lambda row: (row["at"][:_DAY], coders[row["coder"]]["name"]))
    return {
        **last,
        "guid": min(one["guid"], other["guid"]),
        "text": _joined(sorted(told.values())),
        "made": min(one["made"], other["made"]),
        "at": max(one["at"], other["at"]),
    }


def _joined(parts: list[_Part]) -> str:
    if len(parts) == 1:
        return parts[0][2]
    return "\n\n".join(f"[{name}, {day}]\n{text}" for day, name, text in parts)


def _parts(row: Row, coders: Mapping[str, Row]) -> Iterator[_Part]:
    """What a row says: its text, or the parts of one that was put together before."""
    text = row["text"]
    heads = list(_HEAD.finditer(text))
    if not heads or heads[0].start():
        yield row["at"][:_DAY], coders[row["coder"]]["name"], text
        return
    stops = [*(head.start() for head in heads[1:]), len(text)]
    for head, stop in zip(heads, stops, strict=True):
        yield head[2], head[1], text[head.end() : stop].strip()
