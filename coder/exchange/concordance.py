"""Search results as they leave the program: keywords in context, data, and a page to read."""

from collections.abc import Mapping, Sequence
from typing import Any

from coder.exchange.markdown_tables import plain
from coder.exchange.tables import Cell, Table
from coder.search.concordance import Hit

PLACE = ("document", "case", "time", "scenario", "speaker", "voice", "turn", "start", "stop")
WORDS = ("left", "match", "right", "codes")
_LONGEST = 24  # characters of a match that moves all others
_LEAST = 10  # characters of context

Ids = Mapping[str, str]


def concordance(found: Sequence[Hit], ids: Ids, *, width: int) -> str:
    """One line a hit, the matches flush below each other, in that many characters.

    A document's name stands before, the codes (`ids` maps guid to id) behind. Context that has
    no room is cut; the match never is.
    """
    named = max((len(one.document.name) for one in found), default=0)
    said = max((min(len(one.match), _LONGEST) for one in found), default=0)
    coded = max((len(_codes(one, ids)) for one in found), default=0)
    room = max((width - named - said - coded - 4) // 2, _LEAST)
    return "".join(
        f"{one.document.name:{named}}  {one.left[-room:]:>{room}}"
        f"{_match_and_right(one, said + room)}  {_codes(one, ids)}".rstrip()
        + "\n"
        for one in found
    )


def _match_and_right(one: Hit, room: int) -> str:
    return f"{one.match + one.right[: max(room - len(one.match), 0)]:{room}}"


def hit_table(found: Sequence[Hit], ids: Ids, *, title: str) -> Table:
    """One row a hit with all that is known of it; `turn` counts from 1, start and stop code points.

    Codes stand in one cell, with commas between.
    """
    rows = tuple((*_place(one), one.left, one.match, one.right, _codes(one, ids)) for one in found)
    return Table(title, (*PLACE, *WORDS), rows)


def hit_lines(found: Sequence[Hit], ids: Ids, *, title: str) -> Table:
    """One row a hit for people: where it is, who says it, and the words as they stand there."""
    rows = tuple(
        (
            one.document.name,
            one.turn,
            one.said_in.speaker,
            f"{one.left}{one.match}{one.right}",
            _codes(one, ids),
        )
        for one in found
    )
    return Table(title, ("Document", "Turn", "Speaker", "Words", "Codes"), rows)


def hit_payload(found: Sequence[Hit], ids: Ids) -> list[dict[str, Any]]:
    """The rows of `hit_table` as JSON data, the codes as a list, with the whole sentence."""
    return [
        dict(zip(PLACE, _place(one), strict=True))
        | {"left": one.left, "match": one.match, "right": one.right}
        | {"sentence": one.sentence.of(one.document.text), "codes": [ids[it] for it in one.codes]}
        for one in found
    ]


def hit_page(found: Sequence[Hit], ids: Ids, *, title: str) -> str:
    """The hits as a table in Markdown, the match in bold."""
    lines = [f"# {plain(title)}", "", "| Document | Turn | Speaker | Words | Codes |"]
    lines.append("|---|---:|---|---|---|")
    lines += [
        f"| {plain(one.document.name)} | {one.turn} | {plain(one.speaker)} "
        f"| {plain(one.left)}**{plain(one.match)}**{plain(one.right)} | {_codes(one, ids)} |"
        for one in found
    ]
    return "\n".join(lines) + "\n"


def _place(one: Hit) -> tuple[Cell, ...]:
    document = one.document
    facts = (document.name, document.case, document.time, document.scenario)
    said = one.said_in
    return (*facts, said.speaker, str(said.voice), one.turn, one.span.start, one.span.stop)


def _codes(one: Hit, ids: Ids) -> str:
    return ", ".join(ids[guid] for guid in one.codes)
