"""Rounds, and the passes that were frozen in them."""

import json
from collections import defaultdict

from coder.model import Coding, Pass, Rating, Round, RoundKind
from coder.store.connection import Database, Row, fetch
from coder.store.history import Action
from transcripts.model import Span, new_guid


class Rounds:
    """The rounds of a project, by number."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, action: Action, made: Round) -> None:
        """Add a round; its documents and coders must be there."""
        action.put("rounds", made.guid, _round_row(made))
        for position, document in enumerate(made.documents):
            row = {"guid": new_guid(), "round": made.guid, "document": document}
            action.put("round_documents", row["guid"], row | {"position": position})
        for coder in made.coders:
            row = {"guid": new_guid(), "round": made.guid, "coder": coder}
            action.put("round_coders", row["guid"], row)

    def change(self, action: Action, changed: Round) -> None:
        """Set what a round says of itself; its documents and coders stay."""
        action.put("rounds", changed.guid, _round_row(changed))

    def all(self) -> list[Round]:
        rows = fetch(self._db, "SELECT * FROM rounds ORDER BY number")
        if not rows:  # as in most projects: then nothing else need be asked
            return []
        documents = self._within("document", "round_documents", "position")
        coders = self._within(
            "coder", "round_coders JOIN coders ON coders.guid = coder", "coders.name"
        )
        return [_round(row, documents[row["guid"]], coders[row["guid"]]) for row in rows]

    def _within(self, what: str, tables: str, order: str) -> dict[str, tuple[str, ...]]:
        """Round → what it holds, in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in fetch(self._db, f"SELECT round, {what} AS held FROM {tables} ORDER BY {order}"):
            found[row["round"]].append(row["held"])
        return defaultdict(tuple, {guid: tuple(held) for guid, held in found.items()})


class Passes:
    """What coders had coded in rounds when they finished, the oldest first."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, action: Action, frozen: Pass) -> None:
        action.put("passes", frozen.guid, _pass_row(frozen))

    def remove(self, action: Action, guid: str) -> None:
        action.put("passes", guid, None)

    def all(self) -> list[Pass]:
        rows = fetch(self._db, "SELECT * FROM passes ORDER BY at, guid")
        return [_pass(row) for row in rows]

    def guids(self) -> dict[tuple[str, str, str], str]:
        """(round, document, coder) → guid of the pass: who has finished what, without the work."""
        rows = fetch(self._db, "SELECT guid, round, document, coder FROM passes")
        return {(row["round"], row["document"], row["coder"]): row["guid"] for row in rows}


def _round_row(made: Round) -> Row:
    return {
        "guid": made.guid,
        "number": made.number,
        "kind": str(made.kind),
        "seed": made.seed,
        "share": made.share,
        "pool": made.pool,
        "narrowed": json.dumps({name: list(made.narrowed[name]) for name in made.narrowed}),
        "strata": json.dumps(made.strata),
        "masks": json.dumps(made.masks),
        "blind": int(made.blind),
        "gold": made.gold or None,
        "made_by": made.made_by,
        "at": made.at,
        "closed": made.closed,
    }


def _round(row: Row, documents: tuple[str, ...], coders: tuple[str, ...]) -> Round:
    return Round(
        number=row["number"],
        documents=documents,
        coders=coders,
        kind=RoundKind(row["kind"]),
        seed=row["seed"],
        share=row["share"],
        pool=row["pool"],
        narrowed=json.loads(row["narrowed"]),
        strata=tuple(json.loads(row["strata"])),
        masks=tuple(json.loads(row["masks"])),
        blind=bool(row["blind"]),
        gold=row["gold"] or "",
        made_by=row["made_by"],
        at=row["at"],
        closed=row["closed"],
        guid=row["guid"],
    )


def _pass_row(frozen: Pass) -> Row:
    work = {
        "codings": [_work(one, one.span) for one in frozen.codings],
        "ratings": [_work(one, one.span) | {"value": one.value} for one in frozen.ratings],
    }
    return {
        "guid": frozen.guid,
        "round": frozen.round,
        "document": frozen.document,
        "coder": frozen.coder,
        "version": frozen.version,
        "work": json.dumps(work),
        "at": frozen.at,
    }


def _work(one: Coding | Rating, span: Span | None) -> Row:
    """What a coding and a rating have in common, apart from where and by whom."""
    ends = [span.start, span.stop] if span else None
    return {"guid": one.guid, "code": one.code, "span": ends, "version": one.version, "at": one.at}


def _pass(row: Row) -> Pass:
    document, coder, work = row["document"], row["coder"], json.loads(row["work"])
    codings = (
        Coding(document, it["code"], coder, Span(*it["span"]), it["version"], it["at"], it["guid"])
        for it in work["codings"]
    )
    ratings = (_rating(document, coder, it) for it in work["ratings"])
    return Pass(
        row["round"],
        document,
        coder,
        row["version"],
        tuple(codings),
        tuple(ratings),
        row["at"],
        row["guid"],
    )


def _rating(document: str, coder: str, kept: Row) -> Rating:
    return Rating(
        document=document,
        code=kept["code"],
        coder=coder,
        value=kept["value"],
        span=Span(*kept["span"]) if kept["span"] else None,
        version=kept["version"],
        at=kept["at"],
        guid=kept["guid"],
    )
