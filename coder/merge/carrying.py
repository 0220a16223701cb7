"""Their work on other versions of our texts, carried to ours; what is lost is kept in a memo."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

from coder.merge.content import Content, Row
from transcripts.model import Span
from transcripts.versions import Carried, Fate, carried

_ON_WORDS = ("codings", "ratings", "decisions", "reviews")


@dataclass(frozen=True, slots=True)
class Moved:
    """A row whose words are others now, or are lost (`now` is None); `words` are the old ones."""

    kind: str
    row: Row
    words: str
    now: str | None


@dataclass(frozen=True, slots=True)
class Texts:
    """A document's text in both files."""

    ours: str
    theirs: str


def edited(ours: Content, theirs: Content) -> list[str]:
    """The documents (guids) that are in both with different words."""
    return [
        guid
        for guid, row in theirs["documents"].items()
        if guid in ours["documents"]
        and row["words"]["fingerprint"] != ours["documents"][guid]["words"]["fingerprint"]
    ]


def brought_over(theirs: Content, ours: Content, texts: Mapping[str, Texts]) -> list[Moved]:
    """Give their documents our words, and their work the places of its words in ours, in place.

    `texts` are those of the documents that differ, by guid. What is lost is taken out.
    """
    told: list[Moved] = []
    for guid, both in texts.items():
        if guid in theirs["documents"]:
            theirs["documents"][guid]["words"] = ours["documents"][guid]["words"]
        rows = [
            (kind, row)
            for kind in _ON_WORDS
            for row in theirs[kind].values()
            if row["document"] == guid and row["start"] is not None
        ]
        spans = [Span(row["start"], row["stop"]) for _, row in rows]
        for (kind, row), one in zip(rows, carried(both.theirs, both.ours, spans), strict=True):
            told += _moved(theirs, kind, row, one, both)
    return told


def _moved(theirs: Content, kind: str, row: Row, one: Carried, both: Texts) -> list[Moved]:
    words = one.old.of(both.theirs)
    if one.new is None and kind == "ratings":
        row["start"] = row["stop"] = None
    elif one.new is None:
        del theirs[kind][row["guid"]]
    else:
        row["start"], row["stop"] = one.new.start, one.new.stop
    if one.fate is Fate.KEPT:
        return []
    return [Moved(kind, dict(row), words, one.new.of(both.ours) if one.new else None)]


def remember(theirs: Content, lost: list[Moved], source: str) -> None:
    """Keep the words of lost codings in their coder's memo on the document, in place.

    Memos on those codings move there too.
    """
    lines: dict[tuple[str, str], list[str]] = defaultdict(list)
    at: dict[tuple[str, str], str] = defaultdict(str)
    for one in lost:
        code = theirs["codes"][one.row["code"]]["id"]
        if one.kind == "codings":
            place = one.row["document"], one.row["coder"]
            at[place] = max(at[place], one.row["at"])
            lines[place].append(f"Coded {code} in {source}, words that are not here: “{one.words}”")
            lines[place] += _memos_of(theirs, one.row["guid"])
    for place, told in lines.items():
        _write(theirs, place, told, at[place])


def _memos_of(theirs: Content, coding: str) -> list[str]:
    memos = [row for row in theirs["memos"].values() if row["subject"] == coding]
    for row in memos:
        del theirs["memos"][row["guid"]]
    return [row["text"] for row in memos]


def _write(theirs: Content, place: tuple[str, str], told: list[str], at: str) -> None:
    document, coder = place
    there = next(
        (
            row
            for row in theirs["memos"].values()
            if (row["about"], row["subject"], row["coder"]) == ("document", document, coder)
        ),
        None,
    )
    text = "\n".join(told)
    if there is not None:
        there["text"] = f"{there['text']}\n\n{text}"
        return
    guid = str(uuid5(NAMESPACE_OID, json.dumps([document, coder, "lost words"])))
    theirs["memos"][guid] = {
        "guid": guid,
        "about": "document",
        "subject": document,
        "coder": coder,
        "text": text,
        "made": at,
        "at": at,
    }
