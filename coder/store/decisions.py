"""Decisions: how the disagreements of coders were settled."""

import json
from dataclasses import replace

from coder.model import Decision, Said, Verdict
from coder.store.connection import Database, Row, fetch
from coder.store.history import Action
from transcripts.model import Span


class Decisions:
    """Decisions, in the order in which they were taken; one on a code in a unit."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, action: Action, decision: Decision) -> None:
        """Put the decision in place; an earlier one on the same code and unit gives way."""
        there = self.of(decision.document, decision.code, decision.span)
        kept = decision if there is None else replace(decision, guid=there.guid)
        action.put("decisions", kept.guid, _row(kept))

    def remove(self, action: Action, decision: Decision) -> None:
        action.put("decisions", decision.guid, None)

    def all(self) -> list[Decision]:
        return self._found("", {})

    def of_document(self, document: str) -> list[Decision]:
        return self._found("WHERE document = :document", {"document": document})

    def of_code(self, code: str) -> list[Decision]:
        return self._found("WHERE code = :code", {"code": code})

    def of(self, document: str, code: str, span: Span) -> Decision | None:
        found = self._found(
            "WHERE document = :document AND code = :code AND start = :start AND stop = :stop",
            {"document": document, "code": code, "start": span.start, "stop": span.stop},
        )
        return found[0] if found else None

    def hand_over(self, action: Action, old: str, new: str) -> None:
        """Move the decisions on one code to another; where both have one, the other's stays."""
        for decision in self.of_code(old):
            if self.of(decision.document, new, decision.span) is None:
                action.put("decisions", decision.guid, _row(replace(decision, code=new)))
            else:
                self.remove(action, decision)

    def drop(self, action: Action, code: str) -> None:
        """Take away the decisions on a code that goes; undo brings both back."""
        for decision in self.of_code(code):
            self.remove(action, decision)

    def _found(self, where: str, parameters: Row) -> list[Decision]:
        sql = f"SELECT * FROM decisions {where} ORDER BY at, guid"
        return [_decision(row) for row in fetch(self._db, sql, parameters)]


def _row(decision: Decision) -> Row:
    said = {
        coder: {"said": one.said, "spans": [[span.start, span.stop] for span in one.spans]}
        for coder, one in decision.said.items()
    }
    return {
        "guid": decision.guid,
        "document": decision.document,
        "code": decision.code,
        "start": decision.span.start,
        "stop": decision.span.stop,
        "said": json.dumps(said, ensure_ascii=False, sort_keys=True),
        "verdict": str(decision.verdict),
        "taken": json.dumps(sorted(decision.taken)),
        "value": decision.value,
        "settled": decision.settled,
        "reason": decision.reason,
        "by": decision.by,
        "at": decision.at,
    }


def _decision(row: Row) -> Decision:
    said = {
        coder: Said(one["said"], tuple(Span(*ends) for ends in one["spans"]))
        for coder, one in json.loads(row["said"]).items()
    }
    return Decision(
        document=row["document"],
        code=row["code"],
        span=Span(row["start"], row["stop"]),
        said=said,
        verdict=Verdict(row["verdict"]),
        taken=tuple(json.loads(row["taken"])),
        value=row["value"],
        settled=row["settled"],
        reason=row["reason"],
        by=row["by"],
        at=row["at"],
        guid=row["guid"],
    )
