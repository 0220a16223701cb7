"""Documents with their texts and turns: rows in, frozen documents out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from coder.store.connection import Database, Row, fetch
from coder.store.history import Action
from transcripts.model import Document, Kind, State, Turn, Voice, new_guid
from transcripts.text import fingerprint, natural

_SELECT = """
SELECT documents.*, texts.text AS text, COALESCE(cases.id, '') AS case_id
FROM documents JOIN texts USING (fingerprint) LEFT JOIN cases ON cases.guid = documents."case"
"""


@dataclass(frozen=True, slots=True)
class Head:
    """A document without its words."""

    guid: str
    name: str
    state: State
    kind: Kind


class Documents:
    """The documents of a project, in the order of their names."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, action: Action, document: Document) -> None:
        """Add a document with its turns; its case, if it names one, must be there already."""
        action.keep_text(fingerprint(document.text), document.text)
        action.put("documents", document.guid, self._to_row(document))
        for position, turn in enumerate(document.turns):
            guid = new_guid()
            action.put("turns", guid, _turn_row(guid, document.guid, position, turn))

    def change(self, action: Action, document: Document) -> None:
        """Set the document's fields (name, kind, case, scenario, time, state); not its words."""
        action.put("documents", document.guid, self._to_row(document))

    def all(self) -> list[Document]:
        turns = self._turns("SELECT * FROM turns ORDER BY document, position", {})
        rows = fetch(self._db, _SELECT)
        return [_from_row(row, turns[row["guid"]]) for row in _in_order(rows)]

    def named(self, name: str) -> Document | None:
        """The document of that name, or None; upper and lower case are the same."""
        return self._one("documents.name = :name", {"name": name})

    def of(self, guid: str) -> Document | None:
        """The document of that guid, or None."""
        return self._one("documents.guid = :guid", {"guid": guid})

    def names(self) -> list[str]:
        rows = fetch(self._db, "SELECT name FROM documents")
        return [row["name"] for row in _in_order(rows)]

    def heads(self) -> list[Head]:
        """Every document without its words: quick, however long they are."""
        rows = fetch(self._db, "SELECT guid, name, state, kind FROM documents")
        return [
            Head(row["guid"], row["name"], State(row["state"]), Kind(row["kind"]))
            for row in _in_order(rows)
        ]

    def cases(self) -> dict[str, str]:
        """Guid → id of the document's case, of every document that has one."""
        sql = 'SELECT documents.guid, id FROM documents JOIN cases ON cases.guid = "case"'
        return {row["guid"]: row["id"] for row in fetch(self._db, sql)}

    def fingerprints(self) -> dict[str, str]:
        """Guid → fingerprint of every document's text; their words are not read."""
        rows = fetch(self._db, "SELECT guid, fingerprint FROM documents")
        return {row["guid"]: row["fingerprint"] for row in rows}

    def fingerprint(self, guid: str) -> str | None:
        """The fingerprint of one document's text, or None if the document has gone."""
        sql = "SELECT fingerprint FROM documents WHERE guid = :guid"
        rows = fetch(self._db, sql, {"guid": guid})
        return rows[0]["fingerprint"] if rows else None

    def with_text(self, text: str) -> list[str]:
        """The names of the documents that hold exactly this text."""
        sql = "SELECT name FROM documents WHERE fingerprint = :fingerprint ORDER BY name"
        return [row["name"] for row in fetch(self._db, sql, {"fingerprint": fingerprint(text)})]

    def _one(self, where: str, parameters: Row) -> Document | None:
        rows = fetch(self._db, f"{_SELECT} WHERE {where}", parameters)
        if not rows:
            return None
        sql = "SELECT * FROM turns WHERE document = :guid ORDER BY position"
        guid = rows[0]["guid"]
        return _from_row(rows[0], self._turns(sql, {"guid": guid})[guid])

    def _turns(self, sql: str, parameters: Row) -> dict[str, tuple[Turn, ...]]:
        turns: dict[str, tuple[Turn, ...]] = defaultdict(tuple)
        gathered: dict[str, list[Turn]] = defaultdict(list)
        for row in fetch(self._db, sql, parameters):
            gathered[row["document"]].append(_turn(row))
        turns.update({guid: tuple(found) for guid, found in gathered.items()})
        return turns

    def _to_row(self, document: Document) -> Row:
        return {
            "guid": document.guid,
            "name": document.name,
            "kind": str(document.kind),
            "case": self._case_guid(document.case),
            "scenario": document.scenario,
            "time": document.time,
            "state": str(document.state),
            "fingerprint": fingerprint(document.text),
            "source": document.source,
        }

    def _case_guid(self, id: str) -> str | None:  # noqa: A002 - a case's id is what it is
        if not id:
            return None
        [row] = fetch(self._db, "SELECT guid FROM cases WHERE id = :id", {"id": id})
        return str(row["guid"])


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: natural(row["name"]))


def _from_row(row: Row, turns: tuple[Turn, ...]) -> Document:
    return Document(
        guid=row["guid"],
        name=row["name"],
        text=row["text"],
        turns=turns,
        kind=Kind(row["kind"]),
        case=row["case_id"],
        scenario=row["scenario"],
        time=row["time"],
        state=State(row["state"]),
        source=row["source"],
    )


def _turn(row: Row) -> Turn:
    return Turn(row["start"], row["speech"], row["stop"], row["speaker"], Voice(row["voice"]))


def _turn_row(guid: str, document: str, position: int, turn: Turn) -> Row:
    return {
        "guid": guid,
        "document": document,
        "position": position,
        "start": turn.start,
        "speech": turn.speech,
        "stop": turn.stop,
        "speaker": turn.speaker,
        "voice": str(turn.voice),
    }
