"""Reading orders: which one a coder has begun. They stay in the file in which they were begun."""

import json
from collections.abc import Iterable
from typing import Any

from coder.model.reading import Place, ReadingOrder
from coder.store.connection import Database, Row, fetch
from coder.store.history import Action
from transcripts.model import Span


class ReadingOrders:
    """One order for each coder."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, action: Action, order: ReadingOrder) -> None:
        """Begin an order; the one that this coder had before gives way."""
        if there := self.of_coder(order.coder):
            action.put("reading_orders", there.guid, None)
        action.put("reading_orders", order.guid, _row(order))

    def of_coder(self, coder: str) -> ReadingOrder | None:
        sql = "SELECT * FROM reading_orders WHERE coder = :coder"
        rows = fetch(self._db, sql, {"coder": coder})
        return _order(rows[0]) if rows else None


def _row(order: ReadingOrder) -> Row:
    numbers = {guid: number for number, guid in enumerate(order.documents)}

    def placed(places: Iterable[Place]) -> str:
        return _json([[numbers[guid], span.start, span.stop] for guid, span in places])

    return {
        "guid": order.guid,
        "coder": order.coder,
        "codes": _json(order.codes),
        "seed": order.seed,
        "documents": _json(order.documents),
        "before": placed(order.before),
        "drawn": placed(order.drawn),
        "at": order.at,
    }


def _order(row: Row) -> ReadingOrder:
    documents = tuple(json.loads(row["documents"]))

    def places(told: str) -> tuple[Place, ...]:
        return tuple((documents[at], Span(start, stop)) for at, start, stop in json.loads(told))

    return ReadingOrder(
        coder=row["coder"],
        codes=tuple(json.loads(row["codes"])),
        seed=row["seed"],
        documents=documents,
        before=places(row["before"]),
        drawn=places(row["drawn"]),
        at=row["at"],
        guid=row["guid"],
    )


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))
